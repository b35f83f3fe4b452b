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
    Message("Compare two periods: values, changes, shares, contributions.", "对比两个时段：数值、变化、占比与拉动。"),
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
      它自带时段，因此只限定时间列的筛选本次不采用，基数行会说明；有这样的筛选时第一个时段可以省略。\
      基数为 0 时写 新增。数据未到末尾的时段，两边都截为同样天数。
      """),
    example: ["compare 2012-05 with 2012-04 by channel on opened_at"])

  private let extra: [Step]
  private let time: TimeColumn
  private let keys: [KeyColumn]
  private let measures: Measures
  private let style: Style
  private let current: Stretch
  private let other: Stretch
  private let today: Day

  static func reach(_ call: Call) -> Reach { call[Clauses.on] == nil ? .times : .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    extra = try scope.rows(call)
    time = try scope.timeColumn(call)
    keys = try scope.keys(call[Clauses.by])
    style = try scope.style(call)
    today = scope.today
    let input = try scope.requireInput(call)
    let rows = Input(
      name: input.name, relation: input.relation.after(extra), conditions: [], isAnswer: false)
    current = try Self.current(call, scope, rows.settingAside(time).aside)
    other = try Self.other(call[Self.base], current, scope)
    if current == other {
      throw Diagnostic(
        Message("both sides are \(current.text)", "两侧都是 \(current.text)"), at: call.place,
        failure: .language)
    }
    measures = try scope.measures(call[Clauses.of])
    if keys.count > 1, let top = keys.first(where: { $0.top != nil }) {
      throw Diagnostic(
        Message("top goes with a single column here", "此处只有一列时才能取前几"), at: top.place,
        failure: .language)
    }
  }

  private static func current(
    _ call: Call, _ scope: Scope, _ aside: [Expression]
  ) throws(Diagnostic) -> Stretch {
    if let phrase = call[optional: Slots.period] { return try scope.closed(phrase) }
    if let stretch = Stretch(bounds: aside), stretch.dayCount != nil { return stretch }
    throw Diagnostic(
      Message("which period is compared?", "要对比哪个时段？"), at: call.verbPlace,
      hints: [Message("for example: compare 2012-05 with previous", "例如：对比 2012-05 与 上期")])
  }

  private static func other(
    _ base: CompareBase, _ current: Stretch, _ scope: Scope
  ) throws(Diagnostic) -> Stretch {
    switch base {
    case .period(let phrase): return try scope.closed(phrase)
    case .word(let word): return word == previous ? current.before : current.yearBefore
    }
  }

  /// What the second period is to the first: of years the one before is both, and called a year ago.
  private var against: Answer.Heading.Base? {
    if other == current.yearBefore { return .yearAgo }
    return other == current.before ? .previous : nil
  }

  /// Each measure over either period.
  private func paired(_ now: Stretch, _ then: Stretch) -> (Measures, [Compare.Pair]) {
    let tests = [now, then].map(time.inside)
    var all = measures
    all.asked = tests.flatMap { test in measures.asked.map { $0.within(test) } }
    let offset = measures.asked.count
    let pairs = measures.columns.map { column in
      Compare.Pair(current: column, base: column.moved(by: offset))
    }
    all.columns = pairs.flatMap { [$0.current, $0.base] }
    // What base lines count is of both periods together; an empty side must be told.
    for test in tests { _ = all.index(Measure(.count, where: test)) }
    _ = all.index(Measure(.count))
    all.subjects = measures.subjects.map { subject in
      var subject = subject
      subject.present = all.index(measures.asked[subject.present])
      return subject
    }
    return (all, pairs)
  }

  func answer(_ context: Context) throws(Diagnostic) -> Answered {
    let (free, aside) = context.asked(extra).settingAside(time)
    let extent = try time.extent(free.relation, context.run)
    let cut = try equalDays(extent, context)
    let (now, then) = cut ?? (current, other)
    let input = free.filtered(by: time.condition([now, then], in: context.host.tongue))
    let (asked, pairs) = paired(now, then)
    var table = Compare(
      by: keys.map(\.name), top: keys.count == 1 ? keys[0].top : nil, now.text,
      with: then.text, measures: pairs, style: style)
    table.against = against
    let groups = try input.relation.ask(keys, sets: table.sets, asked, context.run)
    let rests = try input.relation.ask(table.rests(in: groups), keys, asked, context.run)
    var answer = table.answer(groups, rests: rests)
    let whole = groups.set.firstIndex(of: 0).map { group in groups.measures.map { $0[group] } }
    let counts = [now, then].map { side in
      asked.asked.firstIndex(of: Measure(.count, where: time.inside(side))).flatMap { whole?[$0] }
    }
    let empty = zip([now, then], counts).filter { $0.1 == .number(.zero) }.map(\.0)
    answer.notes = try said(empty: empty, cut: cut != nil, input, extent, context) + answer.notes
    answer.notes += beyondComplete(context)
    if cut != nil {
      answer.notes.append(
        Message(
          "unfinished, so both sides are cut to equal days: \(now.text) with \(then.text)",
          "时段尚未完整，两侧截至相同天数：\(now.text) 与 \(then.text)"))
    }
    let sides = zip([current, other], [now, then]).map { said, stretch in
      Ground.Side(
        names: [stretch.text, said.text],
        condition: time.condition([stretch], in: context.host.tongue))
    }
    return try context.answered(
      answer, input, groups, asked, style: style,
      more: [time.span(extent, context.defaults)] + said(aside),
      keys: keys.map(Ground.Key.column), across: .sides(sides))
  }

  /// The conditions that were set aside.
  private func said(_ aside: [Expression]) -> [Message] {
    guard !aside.isEmpty else { return [] }
    let name = quotedName(time.name)
    guard let stretch = Stretch(bounds: aside) else {
      return [Message("filters on \(name) set aside", "本次未采用的筛选：\(name)")]
    }
    return [
      Message(
        "set aside: \(name) in \(stretch.text)", "本次未采用的筛选：\(name) 属于 \(stretch.text)")
    ]
  }

  /// A period in which the whole loaded file has no row is a slip; one without a row under the
  /// conditions is said.
  private func said(
    empty: [Stretch], cut: Bool, _ input: Input, _ extent: (first: Day, last: Day)?,
    _ context: Context
  ) throws(Diagnostic) -> [Message] {
    if let extent, !empty.isEmpty {
      let asked = Aggregation(
        keys: [], sets: [[]], measures: empty.map { Measure(.count, where: time.inside($0)) })
      let all = input.relation.steps.filter { !$0.isFilter }
      let loaded = try input.relation.source.aggregate(asked, over: all, context.run).measures
      for (side, count) in zip(empty, loaded) where count[0] == .number(.zero) {
        throw Diagnostic(
          Message(
            "no row of the loaded data lies in \(side.text)", "加载的数据中没有 \(side.text) 的行"),
          at: context.call.place,
          hints: [time.runs(extent)]
            + (cut
              ? [
                Message(
                  "both sides were cut to the days that the data cover of each",
                  "两侧已截为数据都覆盖的天数")
              ] : []))
      }
    }
    return empty.map { side in
      Message(
        "no row that meets the conditions lies in \(side.text)", "\(side.text) 中没有符合条件的行")
    }
  }

  /// Sides that begin only behind the day up to which the data are said to be whole.
  private func beyondComplete(_ context: Context) -> [Message] {
    guard let complete = context.defaults.completeUntil else { return [] }
    return [current, other].filter { ($0.firstDay ?? complete) > complete }.map { side in
      Message(
        "* \(side.text) begins after \(complete.text), up to which the data are complete: it is unfinished, and nothing was cut",
        "* \(side.text) 晚于数据截至的 \(complete.text)：尚未完整，且未作截取")
    }
  }

  /// Both sides cut to the days that the data cover of both, where they do not cover one whole.
  ///
  /// Days are counted from the beginning of each side; of sides that are covered nothing is cut,
  /// also where one is longer than the other.
  private func equalDays(
    _ extent: (first: Day, last: Day)?, _ context: Context
  ) throws(Diagnostic) -> (now: Stretch, then: Stretch)? {
    guard let extent, time.kind != .whole else { return nil }
    let yesterday = today.shifted(by: -1)
    let end = context.defaults.completeUntil ?? min(extent.last, max(yesterday, extent.first))
    let covers = [current, other].compactMap {
      Cover($0, by: extent.first...max(end, extent.first))
    }
    guard covers.count == 2, covers.contains(where: \.isPartial) else { return nil }
    let first = covers.map(\.days.lowerBound).max() ?? 0
    let last = covers.map(\.days.upperBound).min() ?? 0
    guard first <= last else {
      throw Diagnostic(
        Message(
          "the data cover no days that both sides have in common", "两侧没有都被数据覆盖的天数"),
        at: context.call.place, hints: [time.runs(extent)])
    }
    let cut = [current, other].compactMap(\.firstDay).map { start in
      Stretch(start.shifted(by: first), through: start.shifted(by: last))
    }
    return (cut[0], cut[1])
  }
}

/// Which days of a stretch, counted from its first, the data cover.
private struct Cover {
  let days: ClosedRange<Int>
  let isPartial: Bool

  /// Nil where they cover none of it.
  init?(_ stretch: Stretch, by data: ClosedRange<Day>) {
    guard let first = stretch.firstDay, let last = stretch.lastDay, data.lowerBound <= last,
      first <= data.upperBound
    else { return nil }
    let (from, to) = (max(first, data.lowerBound), min(last, data.upperBound))
    days = from.number - first.number...to.number - first.number
    isPartial = from > first || to < last
  }
}

/// What a period is compared with.
enum CompareBase: Sendable {
  case word(Word)
  case period(Phrase)
}

extension Scope {
  /// A stretch with both ends.
  fileprivate func closed(_ phrase: Phrase) throws(Diagnostic) -> Stretch {
    let stretch = try stretch(phrase)
    guard stretch.dayCount != nil else {
      throw Diagnostic(
        Message("a period with a beginning and an end must stand here", "此处的时段须有起止"),
        at: phrase.place, hints: [Self.periodHint], failure: .language)
    }
    return stretch
  }
}
