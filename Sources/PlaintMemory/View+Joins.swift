import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Other datasets beside or below this one.
extension View {
  /// The right side's columns beside the left's, by keys that are unique on the right.
  func joined(_ join: Join, _ run: Run, _ faults: inout Faults) throws(Diagnostic) -> View {
    let right = try Self.gathered(join.relation, run)
    let rightKeys = right.encode(join.right, &faults)
    var rowOf: [Value: Int32] = [:]
    for position in 0..<right.count {
      let key = rightKeys.values[Int(rightKeys.codes[position])]
      if key.isMissing { continue }
      if rowOf.updateValue(Int32(position), forKey: key) != nil {
        throw Diagnostic(
          Message(
            "“\(key.text)” stands more than once in \(join.relation.source.name), so rows would multiply",
            "\(join.relation.source.name)中“\(key.text)”不止一行，关联会使行数倍增"),
          hints: [Message("make its keys unique first: … | unique KEY", "请先使其键唯一：… | unique KEY")])
      }
    }
    let leftKeys = encode(join.left, &faults)
    let match = leftKeys.values.map { $0.isMissing ? -1 : rowOf[$0] ?? -1 }
    return beside(right, leftKeys.codes.map { match[Int($0)] }, join.kept, join.right)
  }

  private func beside(
    _ right: View, _ matches: [Int32], _ kept: Join.Kept, _ key: Expression
  ) -> View {
    let positions = matches.indices.filter { index in
      kept == .all || (matches[index] >= 0) == (kept == .matched)
    }
    var copy = keeping(positions.map { Int32($0) })
    if kept == .unmatched { return copy }
    var rows = [Int](repeating: -1, count: length)
    for (position, match) in matches.enumerated() { rows[row(position)] = Int(match) }
    for column in right.columns where key != .column(column.name) {
      copy.columns.append(column.spread(rows))
    }
    return copy
  }

  /// The rows of another dataset below, matched by column name.
  func appended(_ relation: Relation, _ run: Run) throws(Diagnostic) -> View {
    let other = try Self.gathered(relation, run)
    let names =
      columns.map(\.name)
      + other.columns.map(\.name).filter { name in
        !columns.contains { $0.name == name }
      }
    let total = count + other.count
    let made = names.map { name -> Column in
      let mine = columns.first { $0.name == name }
      let theirs = other.columns.first { $0.name == name }
      let kind = Self.common(mine?.kind, theirs?.kind)
      let top = (0..<count).map { mine?[row($0)] ?? .missing }
      let below = (0..<other.count).map { theirs?[$0] ?? .missing }
      return Column(name, kind, all: (top + below).map { $0.read(as: kind) })
    }
    return View(columns: made, length: total, rows: nil, weights: nil, seen: seen)
  }

  private static func common(_ a: Kind?, _ b: Kind?) -> Kind {
    guard let a, let b, a != b else { return a ?? b ?? .text }
    let numbers: Set<Kind> = [.whole, .decimal]
    return numbers.contains(a) && numbers.contains(b) ? .decimal : .text
  }

  /// All rows of another dataset as a view of their own.
  private static func gathered(_ relation: Relation, _ run: Run) throws(Diagnostic) -> View {
    let fields = relation.schema.fields
    var values = fields.map { _ in [Value]() }
    var count = 0
    try relation.source.scan(fields.map(\.name), over: relation.steps, run) {
      table throws(Diagnostic) in
      for (index, column) in table.columns.enumerated() {
        for row in 0..<table.count { values[index].append(column[row]) }
      }
      count += table.count
      return true
    }
    let columns = zip(fields, values).map { Column($0.name, $0.kind, all: $1) }
    return View(columns: columns, length: count, rows: nil, weights: nil, seen: [count])
  }
}

extension Column {
  fileprivate init(_ name: String, _ kind: Kind, all values: [Value]) {
    let encoded = Encoded(codes: (0..<Int32(values.count)).map { $0 }, values: values).merged()
    self = encoded.column(name, kind)
  }

  /// The cells of given rows, -1 being missing.
  fileprivate func spread(_ rows: [Int]) -> Column {
    Column(name, kind, all: rows.map { $0 < 0 ? .missing : self[$0] })
  }
}

extension Value {
  fileprivate func read(as kind: Kind) -> Value {
    kind == .text && !isMissing ? .text(text) : self
  }
}
