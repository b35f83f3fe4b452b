import PlaintQuery
import PlaintTable
import PlaintValue

extension Sheet {
  /// The answer to one question over the rows.
  func aggregated(_ aggregation: Aggregation) -> Groups {
    var sheet = self
    var values: [Expression: [Value]] = [:]
    for expression in aggregation.expressions { values[expression] = sheet.values(expression) }
    var keys: [[Value]] = aggregation.keys.map { _ in [] }
    var marks: [[Mark]] = aggregation.keys.map { _ in [] }
    var measures: [[Value]] = aggregation.measures.map { _ in [] }
    var sets: [Range<Int>] = []
    var faults = sheet.faults
    let counting = rows.indices.filter { rows[$0].weight > 0 }
    for set in aggregation.sets {
      let start = sets.last?.upperBound ?? 0
      var count = 0
      for (key, members) in Self.groups(counting, set.map { values[aggregation.keys[$0]] ?? [] }) {
        count += 1
        for index in aggregation.keys.indices {
          let place = set.firstIndex(of: index)
          let value = place.map { key[$0] } ?? .missing
          keys[index].append(value)
          marks[index].append(place == nil ? .all : value.isMissing ? .missing : .value)
        }
        for (index, measure) in aggregation.measures.enumerated() {
          let cells = cells(of: measure, members, values)
          let cell = cells.result(of: measure.of, kind: measure.of.kind(in: schema))
          if cell == nil { faults.overflows += 1 }
          measures[index].append(cell ?? .missing)
        }
      }
      sets.append(start..<start + count)
    }
    return Groups(
      keys: keys.map(Cells.values), marks: marks,
      measures: measures.map(Cells.values), sets: sets, seen: seen, faults: faults)
  }

  /// Rows by their keys; one group of all, also of none, when there is no key.
  private static func groups(_ rows: [Int], _ keys: [[Value]]) -> [([Value], [Int])] {
    if keys.isEmpty { return [([], rows)] }
    var order: [[Value]] = []
    var members: [[Value]: [Int]] = [:]
    for row in rows {
      let key = keys.map { $0[row] }
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(row)
    }
    return order.map { ($0, members[$0] ?? []) }
  }

  /// The cells a measure looks at, those of rows that meet its condition.
  private func cells(
    of measure: Measure, _ members: [Int], _ values: [Expression: [Value]]
  ) -> WeighedCells {
    let condition = measure.condition.flatMap { values[$0] }
    let operand = measure.of.operand.flatMap { values[$0] }
    let kept = members.filter { row in condition.map { $0[row].holds } ?? true }
    return WeighedCells(
      values: kept.map { operand?[$0] ?? .truth(true) }, weights: kept.map { rows[$0].weight })
  }
}

/// Values with how often each counts.
struct WeighedCells {
  var values: [Value]
  var weights: [Number]

  init(values: [Value], weights: [Number]) {
    let present = values.indices.filter { !values[$0].isMissing }
    self.values = present.map { values[$0] }
    self.weights = present.map { weights[$0] }
  }

  /// The aggregate of the cells; nil when it needs more than 38 digits.
  func result(of aggregate: Aggregate, kind: Kind) -> Value? {
    switch aggregate {
    case .count, .present: weights.sum.map(Value.number)
    case .distinct: .number(Number(Set(values).count))
    case .sum: sum(squared: false, kind)
    case .squares: sum(squared: true, kind)
    case .smallest: values.min { $0.precedes($1) } ?? .missing
    case .largest: values.max { $0.precedes($1) } ?? .missing
    case .first: values.first ?? .missing
    case .last: values.last ?? .missing
    case .quantile(_, let part): quantile(part, kind)
    }
  }

  private func sum(squared: Bool, _ kind: Kind) -> Value? {
    if kind == .share {
      let terms = zip(values, weights).compactMap { value, weight -> Ratio? in
        guard case .share(let ratio) = value else { return nil }
        return (squared ? ratio.multiplied(by: ratio) : ratio)?.multiplied(by: Ratio(weight))
      }
      return terms.reduce(Ratio?.some(.zero)) { $0?.adding($1) }.map(Value.share)
    }
    var terms: [Number] = []
    for (value, weight) in zip(values, weights) {
      guard let amount = value.amount else { continue }
      guard let factor = squared ? amount.multiplied(by: amount) : amount,
        let term = factor.multiplied(by: weight)
      else { return nil }
      terms.append(term)
    }
    return terms.sum.flatMap { $0.measured(kind) }
  }

  /// Type 7 of Hyndman and Fan (1996) over the values, each as often as it counts.
  private func quantile(_ part: Ratio, _ kind: Kind) -> Value? {
    if kind == .share { return shareQuantile(part) }
    let cells = zip(values, weights).compactMap { value, weight in
      value.amount.map { (amount: $0, weight: weight) }
    }.sorted { $0.amount < $1.amount }
    guard !cells.isEmpty else { return .missing }
    guard let whole = cells.map(\.weight).sum?.subtracting(1) else { return nil }
    guard let position = Ratio(max(whole, 0)).multiplied(by: part) else { return nil }
    let floor = position.numerator / position.denominator
    let fraction = Ratio(position.numerator % position.denominator, position.denominator)
    let low = Self.element(floor, of: cells)
    let high = Self.element(floor + 1, of: cells)
    guard let step = high.subtracting(low), let share = Ratio(step).multiplied(by: fraction),
      let exact = Ratio(low).adding(share)
    else { return nil }
    let number = kind == .elapsed ? exact.kept(places: 0) : exact.decimal ?? exact.kept(places: 10)
    return number?.measured(kind)
  }

  /// The same of shares.
  private func shareQuantile(_ part: Ratio) -> Value? {
    let cells = zip(values, weights).compactMap {
      value, weight -> (share: Ratio, weight: Number)? in
      guard case .share(let ratio) = value else { return nil }
      return (ratio, weight)
    }.sorted { $0.share < $1.share }
    guard !cells.isEmpty else { return .missing }
    guard let whole = cells.map(\.weight).sum?.subtracting(1),
      let position = Ratio(max(whole, 0)).multiplied(by: part)
    else { return nil }
    let floor = position.numerator / position.denominator
    let fraction = Ratio(position.numerator % position.denominator, position.denominator)
    func element(_ position: Int128) -> Ratio {
      var above = Number(position)
      for cell in cells {
        if above < cell.weight { return cell.share }
        above = above.subtracting(cell.weight) ?? 0
      }
      return cells.last?.share ?? .zero
    }
    let (low, high) = (element(floor), element(floor + 1))
    return high.subtracting(low)?.multiplied(by: fraction)?.adding(low).map(Value.share)
  }

  /// The element at a position of the sorted cells, counted from 0, each as often as it weighs.
  private static func element(_ position: Int128, of cells: [(amount: Number, weight: Number)])
    -> Number
  {
    var above = Number(position)
    for cell in cells {
      if above < cell.weight { return cell.amount }
      above = above.subtracting(cell.weight) ?? 0
    }
    return cells.last?.amount ?? 0
  }
}

extension [Number] {
  /// The sum; nil beyond 38 digits.
  fileprivate var sum: Number? {
    var sum: Number? = 0
    for number in self { sum = sum?.adding(number) }
    return sum
  }
}

extension Value {
  /// The number, or a duration's microseconds.
  fileprivate var amount: Number? {
    switch self {
    case .number(let number): number
    case .elapsed(let elapsed): Number(elapsed.microseconds)
    default: nil
    }
  }
}

extension Number {
  /// The number as a value of the kind: a number, or so many microseconds.
  fileprivate func measured(_ kind: Kind) -> Value? {
    guard kind == .elapsed else { return .number(self) }
    return rounded(places: 0, .halfEven).asInt.map { .elapsed(Elapsed(microseconds: $0)) }
  }
}
