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

  /// The first and last day that occur in the loaded data, whatever was filtered since.
  func extent(_ relation: Relation, _ run: Run) throws(Diagnostic) -> (first: Day, last: Day)? {
    let asked = [Measure(.smallest(expression)), Measure(.largest(expression))]
    let groups = try relation.source.aggregate(
      Aggregation(keys: [], sets: [[]], measures: asked), over: making(relation), run)
    let values = groups.measures.map { $0[0] }
    guard let first = Self.day(values[0], isLast: false),
      let last = Self.day(values[1], isLast: true)
    else {
      guard kind == .whole, let value = values.first(where: { !$0.isMissing }) else { return nil }
      throw Diagnostic(
        Message(
          "“\(name)” holds numbers such as \(value.text), not years",
          "“\(name)”是 \(value.text) 这样的数字，不是年份"),
        hints: [Message("on takes a date, a moment or a column of years", "时间列须为日期、时刻或年份")])
    }
    return (first, last)
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

  private static func day(_ value: Value, isLast: Bool) -> Day? {
    switch value {
    case .date(let day): day
    case .moment(let moment): moment.day
    case .period(let period): isLast ? period.last : period.first
    case .number(let number):
      number.asInt.flatMap { year in
        (1000...9999).contains(year)
          ? Day(year: year, month: isLast ? 12 : 1, day: isLast ? 31 : 1) : nil
      }
    default: nil
    }
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
