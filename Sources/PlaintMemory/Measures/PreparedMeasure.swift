import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// A measure with its operand evaluated: knows which rows it reads and how to start counting.
struct PreparedMeasure: Sendable {
  /// Its place among the measures.
  let number: Int
  /// Its condition, an index into those of the question.
  let condition: Int
  /// Whether it is the count of all rows of a group, which is always taken.
  let isPresence: Bool
  /// States for so many groups and threads.
  let tally: @Sendable (_ groups: Int, _ threads: Int) -> any Tally

  /// Prepares measures one after another; equal conditions are shared.
  struct Preparing {
    private let evaluator: Evaluator
    private var view: View { evaluator.view }
    private(set) var conditions: [Bits?] = [nil]
    private var known: [Condition: Int] = [Condition(): 0]
    private var count = 0
    private var places: (places: Buffer<UInt32>, rows: Buffer<UInt32>)?

    private struct Condition: Hashable {
      var holds: Expression?
      var isPresent: Expression?
    }

    init(_ evaluator: Evaluator) { self.evaluator = evaluator }

    mutating func measure(_ measure: Measure) throws(Diagnostic) -> PreparedMeasure {
      let present = measure.of.readsPresentRows ? measure.of.operand : nil
      let condition = try condition(measure.condition, present: present)
      let tally = try tally(measure.of)
      count += 1
      let isPresence = measure.of.countsRows && condition == 0 && view.weight == nil
      return PreparedMeasure(
        number: count - 1, condition: condition, isPresence: isPresence, tally: tally)
    }

    private mutating func condition(
      _ holds: Expression?, present: Expression?
    ) throws(Diagnostic) -> Int {
      let condition = Condition(holds: holds, isPresent: present)
      if let number = known[condition] { return number }
      var bits: Bits?
      if let holds { bits = try evaluator.rows(where: holds).rows }
      if let present {
        let rows = try evaluator.present(present)
        if rows.ones < view.rows { bits = bits.map { $0.intersection(rows) } ?? rows }
      }
      guard bits != nil else {
        known[condition] = 0
        return 0
      }
      known[condition] = conditions.count
      conditions.append(bits)
      return conditions.count - 1
    }

    private mutating func tally(
      _ aggregate: Aggregate
    ) throws(Diagnostic) -> @Sendable (Int, Int) -> any Tally {
      guard let operand = aggregate.operand else { return counts }
      if case .present = aggregate { return counts }
      let kind = aggregate.kind(in: view.schema)
      if case .distinct = aggregate { return distinct(try evaluator.key(operand)) }
      let column = try evaluator.values(operand).column
      switch aggregate {
      case .sum: return sums(column, squared: false, kind)
      case .squares: return sums(column, squared: true, kind)
      case .smallest: return extremes(column, largest: false)
      case .largest: return extremes(column, largest: true)
      case .first: return positions(column, last: false)
      case .last: return positions(column, last: true)
      case .quantile(_, let part):
        return try quantiles(column, part, kind, evaluator.memo(operand))
      case .count, .distinct, .present: return counts
      }
    }

    private var counts: @Sendable (Int, Int) -> any Tally {
      guard let weight = view.weight else { return { CountTally(groups: $0, threads: $1) } }
      return { WeightTally(weight, groups: $0, threads: $1) }
    }

    private func distinct(_ key: GroupingKey) -> @Sendable (Int, Int) -> any Tally {
      { [rows = view.rows] groups, threads in
        guard DistinctTally.fits(key, groups: groups) else {
          return DistinctPairsTally(key, rows: rows, groups: groups, threads: threads)
        }
        return DistinctTally(key, groups: groups, threads: threads)
      }
    }

    private func sums(
      _ column: Column, squared: Bool, _ kind: Kind
    ) -> @Sendable (Int, Int) -> any Tally {
      let weight = view.weight
      if kind != .share, let loader = IntegerLoader(amountsOf: column) {
        return { SumTally(loader, squared: squared, weight, kind, groups: $0, threads: $1) }
      }
      if kind == .share {
        let (codes, values) = column.listedValues
        let terms = values.map { value -> Ratio? in
          guard case .share(let ratio) = value else { return nil }
          return squared ? ratio.product(with: ratio) : ratio
        }
        return { groups, _ in ShareTally(codes, terms, weight, groups: groups) }
      }
      let (codes, amounts) = column.listedAmounts
      let terms = amounts.map { amount -> NumberTally.Term in
        guard let amount else { return .nothing }
        guard squared else { return .amount(amount) }
        return amount.multiplied(by: amount).map { .amount($0) } ?? .lost
      }
      return { _, _ in NumberTally(codes, terms, weight, kind) }
    }

    private func extremes(
      _ column: Column, largest: Bool
    ) -> @Sendable (Int, Int) -> any Tally {
      switch column.storage {
      case .fixed(let cells, let places):
        let (loader, kind) = (IntegerLoader(cells, places: places), column.kind)
        return { groups, threads in
          ExtremeTally(loader, largest: largest, groups: groups, threads: threads) {
            Column.value($0, kind, places)
          }
        }
      case .plain(let texts, _):
        return { TextExtremeTally(texts, largest: largest, groups: $0, threads: $1) }
      case .coded, .listed:
        guard let ranks = Ranks(column) else { return counts }
        return { groups, threads in
          ExtremeTally(ranks.loader, largest: largest, groups: groups, threads: threads) {
            ranks.values[Int($0)]
          }
        }
      }
    }

    private mutating func positions(
      _ column: Column, last: Bool
    ) -> @Sendable (Int, Int) -> any Tally {
      if places == nil, let rows = view.order {
        let inverse = Buffer<UInt32>(count: view.rows)
        for place in 0..<rows.count {
          inverse.base[Int(rows.base[place])] = UInt32(truncatingIfNeeded: place)
        }
        places = (inverse, rows)
      }
      return { [places] in
        PositionTally(column, last: last, order: places, groups: $0, threads: $1)
      }
    }

    private func quantiles(
      _ column: Column, _ part: Ratio, _ kind: Kind, _ memo: Memo?
    ) throws(Diagnostic) -> @Sendable (Int, Int) -> any Tally {
      if column.kind == .share, let ranks = Ranks(column) {
        let rule = QuantileRule(part: part, kind: kind, name: { _ in .zero }) {
          if case .share(let ratio) = ranks.values[Int($0)] { ratio } else { nil }
        }
        return quantiles(ranks.loader, rule, nil)
      }
      if let loader = IntegerLoader(amountsOf: column) {
        let rule = QuantileRule(part: part, kind: kind) {
          Number(Int128($0), places: loader.places)
        }
        let range = try column.span(memo, evaluator.run).flatMap { span in
          span.distance.map {
            CountedQuantileTally.Range(
              lowest: span.range.lowerBound, count: $0 + 1, rows: column.count)
          }
        }
        return quantiles(loader, rule, range)
      }
      let (codes, amounts) = column.listedAmounts
      let ranks = Ranks(codes, amounts.map { $0.map(Value.number) ?? .missing })
      let rule = QuantileRule(part: part, kind: kind) { ranks.values[Int($0)].amount ?? .zero }
      return quantiles(ranks.loader, rule, nil)
    }

    private func quantiles(
      _ loader: IntegerLoader, _ rule: QuantileRule, _ range: CountedQuantileTally.Range?
    ) -> @Sendable (Int, Int) -> any Tally {
      let (weight, rows) = (view.weight, view.rows)
      return { groups, threads in
        if let range, weight == nil, CountedQuantileTally.fits(range, groups: groups) {
          return CountedQuantileTally(loader, rule, range, groups: groups, threads: threads)
        }
        return QuantileTally(loader, rule, weight, rows: rows, groups: groups, threads: threads)
      }
    }
  }
}

extension Aggregate {
  /// Whether it counts the rows that meet its condition.
  fileprivate var countsRows: Bool {
    switch self {
    case .count, .present: true
    case .distinct, .sum, .squares, .smallest, .largest, .first, .last, .quantile: false
    }
  }

  /// Whether rows without a value of the operand must be kept away from it.
  fileprivate var readsPresentRows: Bool {
    switch self {
    case .present, .smallest, .largest, .first, .last: true
    case .count, .distinct, .sum, .squares, .quantile: false
    }
  }
}

extension Column {
  /// Codes and the value of each entry; of other storage, which holds no shares, none.
  fileprivate var listedValues: (Codes, [Value]) {
    guard case .listed(let codes, let values) = storage else {
      return (.narrow(Buffer(count: count)), [.missing])
    }
    return (codes, values)
  }

  /// Codes and the amount of each entry, for the columns whose amounts do not fit cells.
  fileprivate var listedAmounts: (Codes, [Number?]) {
    guard case .listed(let codes, let values) = storage else {
      preconditionFailure("only listed columns have amounts beyond cells")
    }
    return (codes, values.map(\.amount))
  }
}
