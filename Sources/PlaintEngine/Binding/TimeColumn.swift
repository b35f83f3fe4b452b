import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// The column that periods are taken from, and what the loaded data say of it.
package struct TimeColumn: Hashable, Sendable {
  package var expression: Expression
  package var kind: Kind
  package var name: String

  /// The period of each row.
  func period(_ unit: CalendarUnit) -> Expression {
    if case .period(unit) = kind { return expression }
    if kind == .whole { return expression }
    return .call(function(unit), [expression])
  }

  /// The function that gives the period of a size.
  func function(_ unit: CalendarUnit) -> Function {
    switch unit {
    case .day: .day
    case .week: .week
    case .month: .month
    case .quarter: .quarter
    case .half: .half
    case .year: .year
    }
  }

  /// The condition that a row lies inside a stretch.
  func inside(_ stretch: Stretch) -> Expression {
    guard kind != .whole else {
      let low = Value.number(Number(stretch.firstDay?.year ?? 0))
      let high = Value.number(Number(stretch.lastDay?.year ?? 9999))
      return .call(
        .and,
        [
          .call(.greaterEqual, [expression, .constant(low)]),
          .call(.lessEqual, [expression, .constant(high)]),
        ])
    }
    return Scope.test(.equal, Bound(expression, kind, Place(0, 0)), stretch)
  }

  /// What the loaded rows cover, whatever was filtered since; nil where no row has a time.
  ///
  /// - Complexity: one aggregation by day, which the source remembers.
  func loaded(
    _ relation: Relation, today: Day, _ defaults: Defaults, _ run: Run
  ) throws(Diagnostic) -> TimeRows? {
    let groups = try relation.source.aggregate(
      Aggregation(keys: [each], sets: [[0]], measures: [Measure(.count)]), over: making(relation),
      run)
    var rows: [Period: Int] = [:]
    for group in 0..<groups.count where groups.marks[0][group] == .value {
      if group & 0xFFF == 0 { try run.check() }
      let value = groups.keys[0][group]
      guard let period = Self.period(value) else { throw noYears(value) }
      rows[period] = groups.measures[0][group].number?.asInt
    }
    let coverage = Coverage(rowsIn: rows.keys.sorted(), today: today, said: defaults.complete)
    return coverage.map { TimeRows(coverage: $0, rows: rows) }
  }

  /// What tells how far the data go: the day of a moment, else the column itself.
  private var each: Expression { kind == .moment ? .call(.day, [expression]) : expression }

  private func noYears(_ value: Value) -> Diagnostic {
    Diagnostic(
      Message(
        "“\(name)” holds numbers such as \(value.text), not years",
        "“\(name)”是 \(value.text) 这样的数字，不是年份"),
      hints: [Message("on takes a date, a moment or a column of years", "时间列须为日期、时刻或年份")])
  }

  /// The steps that make the column: none when it is as loaded, else all that leave no row out.
  private func making(_ relation: Relation) -> [Step] {
    let isMade = relation.steps.contains { step in
      switch step {
      case .add, .project, .join, .append: true
      default: false
      }
    }
    return isMade ? relation.steps.filter { !$0.isFilter } : []
  }

  private static func period(_ value: Value) -> Period? {
    switch value {
    case .date(let day): Period(day)
    case .moment(let moment): Period(moment.day)
    case .period(let period): period
    case .number(let number):
      number.asInt.flatMap { (1000...9999).contains($0) ? Period(.year, ordinal: $0) : nil }
    default: nil
    }
  }
}

/// What the loaded rows of a time column cover.
struct TimeRows: Sendable {
  let coverage: Coverage
  /// How many rows lie in each day, or in each period of a column of periods.
  let rows: [Period: Int]

  /// What is said of rows far from all others.
  func strays(_ time: TimeColumn) -> [Message] {
    let strays = coverage.strays
    guard let first = strays.first else { return [] }
    let count = strays.reduce(0) { $0 + (rows[$1] ?? 0) }
    let name = quotedName(time.name)
    let isEarly = first.first < coverage.first
    let (sign, end) = isEarly ? (">=", coverage.first) : ("<=", coverage.last)
    let settling = "filter \(name) \(sign) \(time.text(end))"
    let chinese = "筛选 \(name) \(sign) \(time.text(end))"
    return [
      Message(
        "\(list(strays.map(\.text))) (\(counted(count, "row"))) \(strays.count == 1 ? "stands" : "stand") far from all other rows and \(strays.count == 1 ? "is" : "are") taken for no end of the data; to leave such rows out: \(settling)",
        "\(list(strays.map(\.text), in: .chinese))（\(grouped(count)) 行）远离其他行，不算作数据的起止；要去掉：\(chinese)"
      )
    ]
  }
}

extension Scope {
  /// The time column of a call: `on COL`, the default, or the only date or moment there is.
  mutating func timeColumn(_ call: Call) throws(Diagnostic) -> TimeColumn {
    if let phrase = call[Clauses.on] {
      let bound = try bind(phrase.phrase)
      return try timeColumn(bound, written(bound.place))
    }
    if let name = defaults.on, let bound = column(name, at: call.verbPlace) {
      return try timeColumn(bound, name)
    }
    let candidates = schema.fields.filter { $0.kind.isCalendar }
    guard let only = candidates.first, candidates.count == 1 else {
      throw ambiguous(candidates.map(\.name), call)
    }
    return TimeColumn(expression: .column(only.name), kind: only.kind, name: only.name)
  }

  private func timeColumn(_ bound: Bound, _ text: String) throws(Diagnostic) -> TimeColumn {
    let kind = bound.kind ?? .text
    if let why = bound.column.flatMap({ dataset?.undecided[$0] }) {
      throw Diagnostic(why, at: bound.place)
    }
    guard kind.isCalendar || kind == .whole else {
      throw Diagnostic(
        Message("“\(text)” is \(article(kind)), not a time", "“\(text)”是\(kind.chinese)，不是时间"),
        at: bound.place, hints: timeHints)
    }
    return TimeColumn(expression: bound.expression, kind: kind, name: bound.column ?? text)
  }

  /// The columns that are times.
  private var timeHints: [Message] {
    let names = schema.fields.filter(\.kind.isCalendar).map { quotedName($0.name) }
    return names.isEmpty
      ? []
      : [
        Message(
          "the times are \(list(names, limit: 6))", "时间列有\(list(names, limit: 6, in: .chinese))")
      ]
  }

  private func ambiguous(_ names: [String], _ call: Call) -> Diagnostic {
    guard !names.isEmpty else {
      let undecided = dataset?.undecided.sorted { $0.key < $1.key }.map(\.value) ?? []
      return Diagnostic(
        Message("\(datasetName) has no date or moment", "\(datasetName)没有日期或时刻列"),
        at: call.verbPlace, hints: undecided)
    }
    let list = names.map(quotedName).joined(separator: ", ")
    return Diagnostic(
      Message("which time? \(datasetName) has \(list)", "用哪个时间？\(datasetName)有 \(list)"),
      at: call.verbPlace,
      hints: [
        Message(
          "say on \(quotedName(names[0])) here, or defaults on \(quotedName(names[0])) for all that follows",
          "此处写“时间列 \(quotedName(names[0]))”，或用“默认 时间列 \(quotedName(names[0]))”")
      ])
  }
}
