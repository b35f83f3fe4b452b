import PlaintAnalysis
import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// One line a period.
struct TrendVerb: Answering {
  static let declaration = Declaration(
    Word("trend", "趋势"), .answer,
    Message("Count period by period, with changes and the year before.", "逐期统计，附变化和去年同期。"),
    grammar: [
      .clauses(
        [Clauses.every.here, Clauses.on.here, Clauses.by.here, Clauses.of.here, Clauses.where.here]
          + Clauses.style)
    ],
    discussion: Message(
      """
      Periods without rows are shown as 0, a run of more than 60 as one line. A period that is not \
      over, or that the data do not reach, is marked and left out of the changes; the line that \
      says why names what settles it. The same period a year before is shown where \
      the data reach back, also behind a filter on the time. by gives each value its own periods; \
      for values side by side: crosstab month(opened_at) by channel.
      """,
      """
      没有行的时段显示为 0，连续超过 60 个时合为一行。未结束的、或数据未到两端的时段会标记，且不计算变化，\
      并说明原因和如何设定。数据够早时附上一年同期，\
      即使筛选了时间也会附上。按 让每个取值各有一段；要横排：交叉 月(受理时间) 按 受理渠道。
      """),
    example: ["trend every month on opened_at"])

  private let time: TimeColumn
  private let unit: CalendarUnit
  private let by: [KeyColumn]
  private let measures: Measures
  private let style: Style
  private let today: Day

  static func reach(_ call: Call) -> Reach { call[Clauses.on] == nil ? .times : .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    time = try scope.timeColumn(call)
    unit = Self.unit(call, scope.defaults, time)
    try Self.refuse(unit, time, call)
    by = try scope.keys(call[Clauses.by])
    measures = try scope.measures(call[Clauses.of])
    style = try scope.style(call)
    today = scope.today
    if let refusal = trend(scope.defaults).refusal { throw Diagnostic(refusal, at: call.place) }
  }

  private static func unit(_ call: Call, _ defaults: Defaults, _ time: TimeColumn) -> CalendarUnit {
    if let word = call[Clauses.every], let unit = CalendarUnit(word: word.english) { return unit }
    if case .period(let unit) = time.kind { return unit }
    return time.kind == .whole ? .year : defaults.every ?? .month
  }

  /// Periods of a column cannot be cut into smaller ones, nor into others that lie across them.
  private static func refuse(
    _ unit: CalendarUnit, _ time: TimeColumn, _ call: Call
  ) throws(Diagnostic) {
    let own: CalendarUnit? =
      if case .period(let own) = time.kind { own } else { time.kind == .whole ? .year : nil }
    guard let own, own != unit else { return }
    if time.kind != .whole, case .kind = time.function(unit).result(of: [time.kind]) { return }
    throw Diagnostic(
      Message(
        "“\(time.name)” holds a \(own.english) in each cell: no \(unit.english) can be told",
        "“\(time.name)”每格是一个\(own.chinese)，分不出\(unit.chinese)"),
      at: call.place(of: Clauses.every) ?? call.verbPlace,
      hints: [Message("write every \(own.english)", "请写：每 \(own.chinese)")])
  }

  private func trend(_ defaults: Defaults) -> Trend {
    Trend(
      Message(unit.english, unit.chinese), every: unit, by: by.map(\.name),
      tops: by.map(\.top), measures: measures.columns, style: style)
  }

  func answer(_ context: Context) throws(Diagnostic) -> Answered {
    let input = context.rows
    let relation = input.relation
    var trend = trend(context.defaults)
    let key = KeyColumn(
      expression: time.period(unit), kind: .period(unit), name: trend.name.english, top: nil,
      place: context.call.verbPlace)
    let keys = by + [key]
    let loaded = try time.loaded(relation, today: today, context.defaults, context.run)
    let groups = try relation.ask(keys, sets: trend.sets, measures, context.run)
    let (free, aside) = input.settingAside(time, in: context.host.tongue)
    let shown = ShownPeriods(unit: unit, loaded: loaded, filter: Stretch(bounds: aside))
    (trend.coverage, trend.cut, trend.span) = (loaded?.coverage, shown.cut, shown.span)
    trend.reach = loaded.map { Period.containing($0.coverage.first, unit) }
    let rests = try relation.ask(trend.rests(in: groups), keys, measures, context.run)
    var answer: Answer
    if aside.isEmpty {
      answer = trend.answer(groups, rests: rests)
    } else {
      let source = free.relation
      let earlier = try source.ask(keys, sets: trend.sets, measures, context.run)
      let folded = trend.rests(in: earlier, foldedLike: groups)
      answer = trend.answer(
        groups, rests: rests, earlier: earlier,
        earlierRests: try source.ask(folded, keys, measures, context.run))
      if answer.columns.contains(where: { $0.heading.name == HeadingWords.yearAgo }) {
        answer.notes.append(pastNote)
      }
    }
    // An answer that was given up is empty.
    try context.run.check()
    if shown.holdsStrays { answer.notes += loaded?.strays(time) ?? [] }
    return try context.answered(
      answer, input, groups, measures, style: style,
      more: [time.span(loaded?.coverage, context.defaults)],
      keys: by.map(Ground.Key.column) + [.period(time)])
  }

  private var pastNote: Message {
    Message(
      "year_ago is taken from before the filter on \(time.name)",
      "去年同期取自对 \(time.name) 筛选之前的数据")
  }
}

/// Which periods a trend shows, and which of them a filter cuts.
private struct ShownPeriods {
  let unit: CalendarUnit
  let loaded: TimeRows?
  /// What conditions on the time leave; nil when there are none, or none that leave one stretch.
  let filter: Stretch?

  /// Whether the filter leaves rows far from all others.
  var holdsStrays: Bool {
    guard let filter else { return true }
    return loaded?.coverage.strays.contains { filter.contains($0.first) } ?? false
  }

  /// From the first to the last period of the data, within what the filter leaves.
  var span: ClosedRange<Period>? {
    guard let coverage = loaded?.coverage else { return nil }
    let first = max(coverage.first, filter?.firstDay ?? coverage.first)
    let last = min(coverage.last, filter?.lastDay ?? coverage.last)
    guard first <= last else { return nil }
    return Period.containing(first, unit)...Period.containing(last, unit)
  }

  /// Periods that begin before the filter's first day or end after its last.
  var cut: Set<Period> {
    var marked: Set<Period> = []
    for day in [filter?.firstDay, filter?.lastDay].compactMap({ $0 }) {
      let period = Period.containing(day, unit)
      if let first = filter?.firstDay, period.first < first { marked.insert(period) }
      if let last = filter?.lastDay, period.last > last { marked.insert(period) }
    }
    return marked
  }
}

extension TimeColumn {
  /// The time column and what the loaded data span, for base lines.
  func span(_ coverage: Coverage?, _ defaults: Defaults) -> Message {
    let pinned = defaults.saidDays
    guard let coverage else {
      return Message(
        "by \(name)\(pinned.english)", "时间列 \(name)\(pinned.text(in: .chinese))")
    }
    let (first, last) = (text(coverage.first), text(coverage.last))
    return Message(
      "by \(name), loaded \(first)..\(last)\(pinned.english)",
      "时间列 \(name)，数据 \(first)..\(last)\(pinned.text(in: .chinese))")
  }

  /// What the loaded data span, for hints.
  func runs(_ coverage: Coverage) -> Message {
    let (first, last) = (text(coverage.first), text(coverage.last))
    return Message("\(name) runs from \(first) to \(last)", "\(name) 从 \(first) 到 \(last)")
  }

  /// A day as the column has it: the year of a column of years.
  func text(_ day: Day) -> String { kind == .whole ? String(day.year) : day.text }
}
