import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// One measure's rows: which of them count, how often, and what they hold.
struct MeasureRows {
  private let aggregate: Aggregate
  private let subject: Encoded?
  private let kept: [Bool]?
  private let weights: [Int64]?

  init(_ measure: Measure, _ view: View, _ faults: inout Faults) {
    aggregate = measure.of
    kept = measure.condition.map { view.test($0, &faults) }
    weights = view.weights
    subject = aggregate.subject.map { view.encode($0, &faults) }
  }

  /// The measure of each group.
  func values(_ ids: [Int32], groups: Int, _ faults: inout Faults) -> [Value] {
    switch aggregate {
    case .count: sums(ids, groups, each: nil).map { .number(Number($0)) }
    case .present: sums(ids, groups, each: present.map { $0 ? 1 : 0 }).map { .number(Number($0)) }
    case .sum: totals(ids, groups, squared: false, &faults)
    case .squares: totals(ids, groups, squared: true, &faults)
    case .distinct: distinct(ids, groups)
    case .smallest: extremes(ids, groups, largest: false)
    case .largest: extremes(ids, groups, largest: true)
    case .first: ends(ids, groups, last: false)
    case .last: ends(ids, groups, last: true)
    case .quantile(_, let at): quantiles(ids, groups, at)
    }
  }

  private var present: [Bool] { subject?.values.map { !$0.isMissing } ?? [] }

  private func counts(_ row: Int) -> Int128 {
    kept.map { $0[row] } == false ? 0 : Int128(weights?[row] ?? 1)
  }

  /// Sums of an integer a distinct value, weighted; nil adds 1 a row.
  private func sums(_ ids: [Int32], _ groups: Int, each: [Int128]?) -> [Int128] {
    var result = [Int128](repeating: 0, count: groups)
    for row in ids.indices {
      let times = counts(row)
      if times == 0 { continue }
      let one = each.flatMap { each in subject.map { each[Int($0.codes[row])] } } ?? 1
      result[Int(ids[row])] += one * times
    }
    return result
  }

  private func totals(
    _ ids: [Int32], _ groups: Int, squared: Bool, _ faults: inout Faults
  ) -> [Value] {
    let values = subject?.values ?? []
    var isElapsed = false
    let places = values.reduce(0) { most, value in
      if case .number(let number) = value { max(most, number.places) } else { most }
    }
    let each = values.map { value -> Int128 in
      switch value {
      case .number(let number):
        var digits = number.digits
        for _ in number.places..<places { digits *= 10 }
        return squared ? digits * digits : digits
      case .elapsed(let elapsed):
        isElapsed = true
        return Int128(elapsed.microseconds)
      default: return 0
      }
    }
    return sums(ids, groups, each: each).map { sum in
      isElapsed
        ? .elapsed(Elapsed(microseconds: Int(sum)))
        : .number(Number(sum, places: squared ? 2 * places : places))
    }
  }

  /// Calls `body` with group and code for each row that counts and is not missing.
  private func each(_ ids: [Int32], _ body: (_ group: Int, _ code: Int, _ row: Int) -> Void) {
    guard let subject else { return }
    let present = present
    for row in ids.indices where kept.map({ $0[row] }) != false {
      let code = Int(subject.codes[row])
      if present[code] { body(Int(ids[row]), code, row) }
    }
  }

  private func distinct(_ ids: [Int32], _ groups: Int) -> [Value] {
    var seen: Set<UInt64> = []
    var result = [Int](repeating: 0, count: groups)
    each(ids) { group, code, _ in
      if seen.insert(UInt64(group) << 32 | UInt64(code)).inserted { result[group] += 1 }
    }
    return result.map { .number(Number($0)) }
  }

  private func extremes(_ ids: [Int32], _ groups: Int, largest: Bool) -> [Value] {
    let values = subject?.values ?? []
    let ranks = View.ranks(values)
    var best = [Int](repeating: -1, count: groups)
    each(ids) { group, code, _ in
      let old = best[group]
      if old < 0 || (ranks[code] > ranks[old]) == largest && ranks[code] != ranks[old] {
        best[group] = code
      }
    }
    return best.map { $0 < 0 ? .missing : values[$0] }
  }

  private func ends(_ ids: [Int32], _ groups: Int, last: Bool) -> [Value] {
    let values = subject?.values ?? []
    var best = [Int](repeating: -1, count: groups)
    each(ids) { group, code, _ in if last || best[group] < 0 { best[group] = code } }
    return best.map { $0 < 0 ? .missing : values[$0] }
  }

  /// Type 7 of Hyndman and Fan (1996) over the rows, each as often as it weighs.
  private func quantiles(_ ids: [Int32], _ groups: Int, _ at: Ratio) -> [Value] {
    let values = subject?.values ?? []
    let ranks = View.ranks(values)
    var codes = [[Int]](repeating: [], count: groups)
    each(ids) { group, code, row in
      for _ in 0..<(weights?[row] ?? 1) { codes[group].append(code) }
    }
    return codes.map { codes in
      guard !codes.isEmpty else { return .missing }
      let sorted = codes.sorted { ranks[$0] < ranks[$1] }.map { values[$0] }
      return Self.quantile(sorted, at)
    }
  }

  private static func quantile(_ sorted: [Value], _ at: Ratio) -> Value {
    let position = at.numerator * Int128(sorted.count - 1)
    let low = Int(position / at.denominator)
    let part = Ratio(position % at.denominator, at.denominator)
    let high = min(low + 1, sorted.count - 1)
    return between(sorted[low], sorted[high], part)
  }

  private static func between(_ low: Value, _ high: Value, _ part: Ratio) -> Value {
    switch (low, high) {
    case (.number(let a), .number(let b)):
      let step = Ratio(b).subtracting(Ratio(a))?.multiplied(by: part)
      guard let sum = step?.adding(Ratio(a)),
        let number = sum.rounded(places: Number.placesOfQuotients, .halfEven)
      else { return .missing }
      return .number(number)
    case (.elapsed(let a), .elapsed(let b)):
      let step = Int128(b.microseconds - a.microseconds) * part.numerator / part.denominator
      return .elapsed(Elapsed(microseconds: a.microseconds + Int(step)))
    default: return low
    }
  }
}

extension Aggregate {
  /// The expression whose values are taken, if any.
  var subject: Expression? {
    switch self {
    case .count: nil
    case .distinct(let of), .sum(let of), .squares(let of), .present(let of), .smallest(let of),
      .largest(let of), .first(let of), .last(let of), .quantile(let of, _):
      of
    }
  }
}
