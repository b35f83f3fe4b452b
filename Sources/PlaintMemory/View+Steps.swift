import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// What each step makes of a view.
extension View {
  func after(_ step: Step, _ run: Run) throws(Diagnostic) -> View {
    var faults = Faults()
    switch step {
    case .filter(let condition):
      let kept = test(condition, &faults)
      return keeping(kept.indices.filter { kept[$0] }.map { Int32($0) })
    case .add(let name, let expression): return adding(name, expression, &faults)
    case .project(let names, let order): return projected(names, order)
    case .sort(let keys): return sorted(keys, &faults)
    case .take(let count): return keeping((0..<Int32(min(count, self.count))).map { $0 })
    case .sample(let count, let seed): return keeping(sampled(count, seed))
    case .unique(let keys): return keeping(firsts(keys, &faults))
    case .weight(let expression): return weighted(expression, &faults)
    case .join(let join): return try joined(join, run, &faults)
    case .append(let relation): return try appended(relation, run)
    }
  }

  /// A new column, computed for the rows left and missing elsewhere.
  private func adding(_ name: String, _ expression: Expression, _ faults: inout Faults) -> View {
    let schema = Schema(columns.map { Schema.Field($0.name, $0.kind) })
    let kind = expression.kind(in: schema) ?? .text
    let encoded = encode(expression, &faults)
    var copy = self
    guard let rows else {
      copy.columns.append(encoded.column(name, kind))
      return copy
    }
    var codes = [Int32](repeating: Int32(encoded.values.count), count: length)
    for (position, row) in rows.enumerated() { codes[Int(row)] = encoded.codes[position] }
    let spread = Encoded(codes: codes, values: encoded.values + [.missing])
    copy.columns.append(spread.column(name, kind))
    return copy
  }

  private func projected(_ names: [String: String], _ order: [String]) -> View {
    var copy = self
    copy.columns = order.map { column(names[$0] ?? $0).named($0) }
    return copy
  }

  private func sorted(_ keys: [Order], _ faults: inout Faults) -> View {
    let ranks = keys.map { key -> [Int32] in
      let encoded = encode(key.by, &faults)
      let rank = Self.ranks(encoded.values, descending: key.descending)
      return encoded.codes.map { rank[Int($0)] }
    }
    let order = (0..<Int32(count)).sorted { a, b in
      for rank in ranks where rank[Int(a)] != rank[Int(b)] { return rank[Int(a)] < rank[Int(b)] }
      return a < b
    }
    return keeping(order)
  }

  /// Where each value stands in order; missing last both ways.
  static func ranks(_ values: [Value], descending: Bool = false) -> [Int32] {
    let order = values.indices.sorted { a, b in
      if values[a].isMissing || values[b].isMissing {
        return !values[a].isMissing && values[b].isMissing
      }
      return descending ? values[b].precedes(values[a]) : values[a].precedes(values[b])
    }
    var ranks = [Int32](repeating: 0, count: values.count)
    for (rank, index) in order.enumerated() { ranks[index] = Int32(rank) }
    return ranks
  }

  /// The rows whose SplitMix64 numbers (Steele, Lea and Flood 2014) of seed and row are smallest.
  private func sampled(_ wanted: Int, _ seed: UInt64) -> [Int32] {
    let drawn = (0..<Int32(count)).map { (Self.draw(seed, UInt64(row(Int($0)))), $0) }
    return drawn.sorted { $0 < $1 }.prefix(wanted).map(\.1).sorted()
  }

  private static func draw(_ seed: UInt64, _ row: UInt64) -> UInt64 {
    var z = seed &+ (row &+ 1) &* 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private func firsts(_ keys: [Expression], _ faults: inout Faults) -> [Int32] {
    let wanted = keys.isEmpty ? columns.map { Expression.column($0.name) } : keys
    let codes = Encoded.combined(wanted.map { encode($0, &faults) }, rows: count).codes
    var seen: Set<Int32> = []
    return (0..<Int32(count)).filter { seen.insert(codes[Int($0)]).inserted }
  }

  private func weighted(_ expression: Expression, _ faults: inout Faults) -> View {
    let encoded = encode(expression, &faults)
    let weights = encoded.values.map { value -> Int64 in
      guard case .number(let number) = value else { return 0 }
      return max(0, number.asInt.map(Int64.init) ?? 0)
    }
    var copy = self
    copy.weights = encoded.codes.map { weights[Int($0)] }
    return copy
  }
}
