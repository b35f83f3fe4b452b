import PlaintAnalysis
import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Two periods side by side.
struct CompareVerb: Answering {
  static let previous = Word(
    "previous", "上期", Message("the period just before, as long", "紧邻之前的等长时段"))
  static let yearAgo = Word(
    "year ago", "去年同期", Message("the same period a year before", "上一年的相同时段"))
  static let base = Slot("PERIOD|previous|year ago", Message("a period", "时段")) {
    reader throws(Diagnostic) -> CompareBase in
    for word in [previous, yearAgo] where try reader.takeWord(word) { return .word(word) }
    return .period(try Slots.period.read(&reader))
  }
  static let declaration = Declaration(
    Word("compare", "对比"), .answer,
    Message("Compare two periods: values, changes, shares, contributions.", "对比两个时段：数值、变化、占比与贡献。"),
    grammar: [
      .optional([Slots.period.here]), .word(.with), base.here,
      .clauses(
        [Clauses.by.here, Clauses.on.here, Clauses.of.here, Clauses.where.here] + Clauses.style),
    ],
    discussion: Message(
      """
      It names its own periods, so filters that only bound its time column are set aside and the \
      base line says so; with such a filter the first period may be left out. A base of 0 says new. \
      A period that the data do not reach the end of is cut on both sides to equal days.
      """,
      """
      它自带时段，因此只限定时间列的筛选会被搁置，基数行会说明；有这样的筛选时第一个时段可以省略。\
      基数为 0 时写 new。数据未到末尾的时段，两边都截为同样天数。
      """),
    example: ["compare 2012-05 with 2012-04 by channel on opened_at"])

  private let extra: [Step]
  private let time: TimeColumn
  private let keys: [KeyColumn]
  private let pairs: Measures
  private let columns: [Compare.Pair]
  private let style: Style
  private let current: Stretch
  private let other: Stretch

  static func reach(_ call: Call) -> Reach { call[Clauses.on] == nil ? .times : .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    extra = try scope.rows(call)
    time = try scope.timeColumn(call)
    keys = try scope.keys(call[Clauses.by])
    style = try scope.style(call)
    let steps = (scope.input?.relation.steps ?? []) + extra
    current = try Self.current(call, scope, steps, time)
    other = try Self.other(call[Self.base], current, scope)
    (pairs, columns) = Self.paired(
      try scope.measures(call[Clauses.of]), time.inside(current), time.inside(other))
  }

  private static func current(
    _ call: Call, _ scope: Scope, _ steps: [Step], _ time: TimeColumn
  ) throws(Diagnostic) -> Stretch {
    if let phrase = call[optional: Slots.period] { return try scope.stretch(phrase) }
    let aside = steps.flatMap { $0.settingAside(time.expression).aside }
    if let stretch = Stretch(bounds: aside) { return stretch }
    throw Diagnostic(
      Message("which period is compared?", "要对比哪个时段？"), at: call.verbPlace,
      hints: [Message("for example: compare 2012-05 with previous", "例如：对比 2012-05 与 上期")])
  }

  private static func other(
    _ base: CompareBase, _ current: Stretch, _ scope: Scope
  ) throws(Diagnostic) -> Stretch {
    switch base {
    case .period(let phrase): return try scope.stretch(phrase)
    case .word(let word): return word == previous ? current.before : current.yearBefore
    }
  }

  /// Each measure over either period.
  private static func paired(
    _ measures: Measures, _ now: Expression, _ then: Expression
  ) -> (Measures, [Compare.Pair]) {
    var all = Measures()
    all.asked = measures.asked.map { $0.within(now) } + measures.asked.map { $0.within(then) }
    let offset = measures.asked.count
    let pairs = measures.columns.map { column in
      Compare.Pair(current: column, base: column.moved(by: offset))
    }
    all.columns = pairs.flatMap { [$0.current, $0.base] }
    return (all, pairs)
  }

  func answer(_ context: Context) throws(Diagnostic) -> Answer {
    var relation = context.relation(extra)
    let aside = relation.steps.contains { !$0.settingAside(time.expression).aside.isEmpty }
    relation.steps = relation.steps.compactMap { $0.settingAside(time.expression).rest }
    let extent = try time.extent(relation.source, context.run)
    try requireRows(extent, context)
    let cut = equalDays(extent)
    let (asked, columns) = cut.map { recut($0.now, $0.then) } ?? (pairs, self.columns)
    let table = Compare(
      by: keys.map(\.name), top: keys.count == 1 ? keys[0].top : nil, current.text,
      with: other.text, measures: columns, style: style)
    let groups = try relation.ask(keys, sets: table.sets, asked, context.run)
    let rests = try relation.ask(table.rests(in: groups), keys, asked, context.run)
    var answer = table.answer(groups, rests: rests)
    answer.title = context.title
    var more = [time.span(extent)]
    if aside {
      more.append(Message("filters on \(time.name) set aside", "已搁置对 \(time.name) 的筛选"))
    }
    if let cut {
      more.append(
        Message(
          "cut to equal days: \(cut.now.text) with \(cut.then.text)",
          "截至相同天数：\(cut.now.text) 与 \(cut.then.text)"))
    }
    answer.base =
      context.base(groups.seen, condition: context.condition, style: style, more: more)
      + answer.base
    return answer
  }

  private func recut(_ now: Stretch, _ then: Stretch) -> (Measures, [Compare.Pair]) {
    let half = pairs.asked.count / 2
    let plain = pairs.asked.prefix(half).map { $0.without(time.inside(current)) }
    return Self.paired(
      Measures(columns: columns.map(\.current), asked: plain), time.inside(now), time.inside(then))
  }

  /// A period in which the whole loaded file has no row is a slip.
  private func requireRows(
    _ extent: (first: Day, last: Day)?, _ context: Context
  ) throws(Diagnostic) {
    guard let extent else { return }
    for stretch in [current, other] {
      let first = stretch.firstDay ?? extent.first
      let last = stretch.lastDay ?? extent.last
      if last < extent.first || first > extent.last {
        throw Diagnostic(
          Message(
            "no row of the loaded data lies in \(stretch.text)", "加载的数据中没有 \(stretch.text) 的行"),
          at: context.call.place,
          hints: [
            Message(
              "\(time.name) runs from \(extent.first.text) to \(extent.last.text)",
              "\(time.name) 从 \(extent.first.text) 到 \(extent.last.text)")
          ])
      }
    }
  }

  /// Both sides cut to as many days as the data reach into the current period.
  private func equalDays(
    _ extent: (first: Day, last: Day)?
  ) -> (now: Stretch, then: Stretch)? {
    guard let extent, let first = current.firstDay, let last = current.lastDay, extent.last < last,
      first <= extent.last, let start = other.firstDay, let end = other.lastDay
    else { return nil }
    let days = extent.last.number - first.number
    let stop = min(start.shifted(by: days), end)
    return (Stretch(first, through: extent.last), Stretch(start, through: stop))
  }
}

/// What a period is compared with.
enum CompareBase: Sendable {
  case word(Word)
  case period(Phrase)
}
