import PlaintAnalysis
import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// One line a period.
struct TrendVerb: Answering {
  static let by = Clause(.by, Slots.column)
  static let declaration = Declaration(
    Word("trend", "趋势"), .answer,
    Message("Count period by period, with changes and the year before.", "逐期统计，附变化和去年同期。"),
    grammar: [
      .clauses(
        [Clauses.every.here, Clauses.on.here, by.here, Clauses.of.here, Clauses.where.here]
          + Clauses.style)
    ],
    discussion: Message(
      """
      Periods without rows are shown as 0. A period that is not over, or that the data do not \
      reach, is marked and left out of the changes. The same period a year before is shown where \
      the data reach back, also behind a filter on the time.
      """,
      """
      没有行的时段显示为 0。未结束的、或数据未到末尾的时段会标记，且不计算变化。数据够早时附上一年同期，\
      即使筛选了时间也会附上。
      """),
    example: ["trend every month on opened_at"])

  private let extra: [Step]
  private let time: TimeColumn
  private let unit: CalendarUnit
  private let across: KeyColumn?
  private let measures: Measures
  private let style: Style
  private let today: Day

  static func reach(_ call: Call) -> Reach { call[Clauses.on] == nil ? .times : .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    extra = try scope.rows(call)
    time = try scope.timeColumn(call)
    unit = Self.unit(call, scope.defaults, time)
    across = try call[Self.by].map { phrase throws(Diagnostic) in try scope.key(phrase) }
    measures = try scope.measures(call[Clauses.of])
    style = try scope.style(call)
    today = scope.today
  }

  private static func unit(_ call: Call, _ defaults: Defaults, _ time: TimeColumn) -> CalendarUnit {
    if let word = call[Clauses.every], let unit = CalendarUnit(word: word.english) { return unit }
    if case .period(let unit) = time.kind { return unit }
    return time.kind == .whole ? .year : defaults.every ?? .month
  }

  func answer(_ context: Context) throws(Diagnostic) -> Answer {
    let relation = context.relation(extra)
    let key = KeyColumn(
      expression: time.period(unit), kind: .period(unit), name: unit.english, top: nil,
      place: context.call.verbPlace)
    let keys = [key] + (across.map { [$0] } ?? [])
    var trend = Trend(
      unit.english, every: unit, by: across?.name, top: across?.top, measures: measures.columns,
      style: style)
    let groups = try relation.ask(keys, sets: trend.sets, measures, context.run)
    let extent = try time.extent(relation.source, context.run)
    trend.unfinished = unfinished(extent, context.defaults)
    let rests = try relation.ask(trend.rests(in: groups), keys, measures, context.run)
    var answer = trend.answer(
      groups, earlier: try earlier(relation, keys, trend.sets, context.run), rests: rests)
    answer.title = context.title
    answer.base =
      context.base(
        groups.seen, condition: context.condition, style: style,
        more: [time.span(extent)]) + answer.base
    return answer
  }

  /// The same question behind no condition on the time, for the figures of a year before.
  private func earlier(
    _ relation: Relation, _ keys: [KeyColumn], _ sets: [[Int]], _ run: Run
  ) throws(Diagnostic) -> Groups? {
    let steps = relation.steps.compactMap { $0.settingAside(time.expression).rest }
    guard across == nil, steps != relation.steps else { return nil }
    return try Relation(relation.source, steps: steps).ask(keys, sets: sets, measures, run)
  }

  private func unfinished(
    _ extent: (first: Day, last: Day)?, _ defaults: Defaults
  ) -> Set<Period> {
    guard let extent else { return [] }
    let complete = defaults.completeUntil ?? extent.last
    let first = Period.containing(extent.first, unit)
    let last = Period.containing(extent.last, unit)
    var marked: Set<Period> = []
    if extent.first > first.first, defaults.completeUntil == nil { marked.insert(first) }
    if complete < last.last { marked.insert(last) }
    if last.contains(today) { marked.insert(last) }
    return marked
  }
}

extension TimeColumn {
  /// The time column and what the loaded data span, for base lines.
  func span(_ extent: (first: Day, last: Day)?) -> Message {
    guard let extent else { return Message("by \(name)", "时间列 \(name)") }
    let words = "\(extent.first.text)..\(extent.last.text)"
    return Message("by \(name), loaded \(words)", "时间列 \(name)，数据 \(words)")
  }
}
