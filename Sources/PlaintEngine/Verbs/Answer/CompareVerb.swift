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
  /// `compare A to B`, as a sentence goes: what came of A is B.
  static let toward = Slot("to PERIOD", Message("the later period", "后一时段")) {
    reader throws(Diagnostic) -> Phrase in
    guard try reader.peek().text == "to" else { throw reader.failure() }
    _ = try reader.take()
    return try Slots.period.read(&reader)
  }
  static let declaration = Declaration(
    Word("compare", "对比"), .answer,
    Message("Compare two periods: values, changes, shares, contributions.", "对比两个时段：数值、变化、占比与拉动。"),
    grammar: [
      .optional([Slots.period.here]), .either([[.word(.with), base.here], [toward.here]]),
      .clauses(
        [Clauses.by.here, Clauses.on.here, Clauses.of.here, Clauses.where.here] + Clauses.style),
    ],
    discussion: Message(
      """
      It names its own periods, so filters that only bound its time column are set aside and the \
      base line says so; with such a filter the first period may be left out. A base of 0 says new. \
      A period that the data do not reach the end of stands up to their last day, against equal \
      days from the start of the period before, or the same days a year before. One that lacks \
      its beginning is counted as it is, without changes. Ranges of days are taken as typed.
      """,
      """
      它自带时段，因此只限定时间列的筛选本次不采用，基数行会说明；有这样的筛选时第一个时段可以省略。\
      基数为 0 时写 新增。数据未到末尾的时段算到数据的最后一天，与上期从头起的相同天数、或上一年的相同日期\
      对比；缺少开头的照原样计数，不算变化。按日写的范围照写的算。
      """),
    example: ["compare 2012-05 with 2012-04 by channel on opened_at"])

  static func staying(
    _ call: Call, _ scanner: Scanner, _ made: [Saving.Made]
  ) -> Message? {
    guard case .period(let phrase)? = call[optional: base] else { return nil }
    let written = scanner.written(phrase.place)
    guard let base = Stretch(parsing: written) else { return nil }
    for parameter in made {
      guard let period = Stretch(parsing: parameter.text) else { continue }
      let words = [(period.before, previous), (period.yearsBefore(), yearAgo)]
      guard let word = words.first(where: { $0.0 == base })?.1 else { continue }
      return Message(
        "“with \(written)” stays \(written) whatever \(parameter.hole) is; “with \(word.english)” goes along",
        "“与 \(written)”不随 \(parameter.hole) 变化；写“与 \(word.chinese)”则会随之变化")
    }
    return nil
  }

  private let time: TimeColumn
  private let keys: [KeyColumn]
  private let measures: Measures
  private let style: Style
  private let current: Stretch
  private let base: Pairing.Base
  private let today: Day

  static func reach(_ call: Call) -> Reach { call[Clauses.on] == nil ? .times : .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    time = try scope.timeColumn(call)
    keys = try scope.keys(call[Clauses.by])
    style = try scope.style(call)
    today = scope.today
    let input = try scope.requireInput(call)
    let aside = input.settingAside(time).aside
    let first = try Self.current(call, &scope, time, aside)
    if let later = call[optional: Self.toward] {
      (current, base) = (try scope.closed(later, time), .given(first))
      let line = "compare \(current.text) with \(first.text)"
      scope.say(Message("read as: \(line)", "理解为：\(Manual.chinese(line))"))
    } else {
      (current, base) = (first, try Self.base(call[Self.base], &scope, time))
    }
    for (side, place) in [
      (current, call.place(of: Slots.period)),
      (base.stretch(of: current), call.place(of: Self.base)),
    ] {
      guard let side else { continue }
      let unit: CalendarUnit? = time.kind == .whole ? .year : nil
      let bound = Bound(time.expression, unit.map(Kind.period) ?? time.kind, call.place)
      try scope.refuseWider(bound, side, place ?? call.place)
    }
    if base.stretch(of: current) == current {
      throw Diagnostic(
        Message("both sides are \(current.text)", "两侧都是 \(current.text)"), at: call.place,
        hints: Self.relative(call), failure: .language)
    }
    measures = try scope.measures(call[Clauses.of])
    if keys.count > 1, let top = keys.first(where: { $0.top != nil }) {
      throw Diagnostic(
        Message("top goes with a single column here", "此处只有一列时才能取前几"), at: top.place,
        failure: .language)
    }
  }

  private static func current(
    _ call: Call, _ scope: inout Scope, _ time: TimeColumn, _ aside: [Expression]
  ) throws(Diagnostic) -> Stretch {
    if let phrase = call[optional: Slots.period] { return try scope.closed(phrase, time) }
    if let stretch = Stretch(bounds: aside), stretch.dayCount != nil { return stretch }
    throw Diagnostic(
      Message("which period is compared?", "要对比哪个时段？"), at: call.verbPlace,
      hints: [Message("for example: compare 2012-05 with previous", "例如：对比 2012-05 与 上期")])
  }

  private static func base(
    _ base: CompareBase, _ scope: inout Scope, _ time: TimeColumn
  ) throws(Diagnostic) -> Pairing.Base {
    switch base {
    case .word(let word): return word == previous ? .previous : .yearAgo
    case .period(let phrase):
      // Behind “with” the same of last year or month is that of the first period.
      if let unit = try scope.literal(phrase).sameUnit {
        return unit == .year ? .yearAgo : .monthAgo
      }
      return .given(try scope.closed(phrase, time))
    }
  }

  /// What the second period is to the first: of years the one before is both, and called a year ago.
  private var against: Change.Base? {
    guard let other = base.stretch(of: current) else { return .yearAgo }
    if other == current.yearsBefore() { return .yearAgo }
    return other == current.before ? .previous : nil
  }

  /// Each measure over either period; where there is no base, over no row.
  private func paired(_ now: Stretch, _ then: Stretch?) -> (Measures, [Compare.Pair]) {
    let tests = [time.inside(now), then.map(time.inside) ?? .constant(.truth(false))]
    var all = Measures(asked: tests.flatMap { test in measures.asked.map { $0.within(test) } })
    all.conditions = measures.conditions
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
    let (free, aside) = context.rows.settingAside(time, in: context.host.tongue)
    let loaded = try time.loaded(free.relation, today: today, context.defaults, context.run)
    let pairing = Pairing(current, with: base, loaded?.coverage)
    let sides = [pairing.now, pairing.then].compactMap { $0 }
    let input = free.filtered(by: time.condition(sides, in: context.host.answerTongue))
    let (asked, pairs) = paired(pairing.now, pairing.then)
    var table = Compare(
      by: keys.map(\.name), top: keys.count == 1 ? keys[0].top : nil, Message(pairing.now.text),
      with: pairing.then.map { Message($0.text) } ?? HeadingWords.yearAgo, measures: pairs,
      gives: pairing.then == nil ? .current : pairing.isComparable ? .changes : .counts,
      style: style)
    table.against = against
    let groups = try input.relation.ask(keys, sets: table.sets, asked, context.run)
    let rests = try input.relation.ask(try table.rests(in: groups), keys, asked, context.run)
    var answer = try table.answer(groups, rests: rests)
    let whole = groups.whole
    let empty = sides.filter { side in
      let count = asked.asked.firstIndex(of: Measure(.count, where: time.inside(side)))
      return count.flatMap { whole?[$0] } == .number(.zero)
    }
    answer.notes =
      try said(empty: empty, input, loaded?.coverage, context) + answer.notes + pairing.notes
      + (loaded?.strays(time) ?? [])
    let grounds = zip([current, pairing.base].compactMap { $0 }, sides).map { said, stretch in
      Ground.Side(
        names: [stretch.text, said.text],
        condition: time.condition([stretch], in: context.host.answerTongue))
    }
    return try context.answered(
      answer, input, groups, asked, style: style,
      more: [time.span(loaded?.coverage, context.defaults)] + said(aside)
        + picked(pairs, table.gives),
      keys: keys.map(Ground.Key.column), across: .sides(grounds))
  }

  /// By what the values that are shown were picked: those that moved most need not be the largest.
  private func picked(_ pairs: [Compare.Pair], _ gives: Compare.Gives) -> [Message] {
    guard let top = keys.first?.top, let name = pairs.first?.current.name, gives != .current
    else { return [] }
    return [
      Message(
        "top \(top.count) by how far \(name.english) changed, up or down",
        "前 \(top.count) 按\(name.text(in: .chinese))的增减幅度选取，不分升降")
    ]
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

  /// `与 上月` counts from today; from the first period on it is 上期.
  private static func relative(_ call: Call) -> [Message] {
    guard let place = call.place(of: base) else { return [] }
    let scanner = Scanner(call.source)
    let written = folded(scanner.written(place))
    let isYear = ["去年", "上年", "last year", "previous year"].contains { written.hasPrefix($0) }
    let isBefore = ["上", "前", "last", "previous"].contains { written.hasPrefix($0) }
    guard isYear || isBefore else { return [] }
    let word = (isYear ? yearAgo : previous).text(in: call.isChinese ? .chinese : .english)
    return [
      .proposing(
        scanner.replacing(place, with: word),
        Message("from the first period on, write", "若以前一时段为准，请写"))
    ]
  }

  /// Where one of the two periods stands in the command.
  private func place(of side: Stretch, in call: Call) -> Place {
    let first = call.place(of: Slots.period)
    let second = call.place(of: Self.base) ?? call.place(of: Self.toward)
    let isBase =
      side == base.stretch(of: current) && call.has(.with) || side == current && !call.has(.with)
    return (isBase ? second : first) ?? call.place
  }

  /// A period outside the loaded data is a slip; one inside without rows is 0, and said.
  private func said(
    empty: [Stretch], _ input: Input, _ coverage: Coverage?, _ context: Context
  ) throws(Diagnostic) -> [Message] {
    guard !empty.isEmpty else { return [] }
    let asked = Aggregation(
      keys: [], sets: [[]], measures: empty.map { Measure(.count, where: time.inside($0)) })
    let all = input.relation.steps.filter { !$0.isFilter }
    let loaded = try input.relation.source.aggregate(asked, over: all, context.run).measures
    var notes: [Message] = []
    for (side, count) in zip(empty, loaded) {
      let isEmpty = count[0] == .number(.zero)
      if isEmpty, let coverage, side.shared(with: coverage.whole) == nil {
        throw Diagnostic(
          Message(
            "no row of the loaded data lies in \(side.text)", "加载的数据中没有 \(side.text) 的行"),
          at: place(of: side, in: context.call),
          hints: [time.runs(coverage)]
            + (side == base.stretch(of: current) ? Self.relative(context.call) : []))
      }
      notes.append(
        isEmpty
          ? Message("no row lies in \(side.text)", "\(side.text) 中没有行")
          : Message(
            "no row that meets the conditions lies in \(side.text)", "\(side.text) 中没有符合条件的行"))
    }
    return notes
  }
}

/// What a period is compared with.
enum CompareBase: Sendable {
  case word(Word)
  case period(Phrase)
}

extension Scope {
  /// A stretch with both ends.
  fileprivate mutating func closed(
    _ phrase: Phrase, _ time: TimeColumn
  ) throws(Diagnostic) -> Stretch {
    let subject = Bound(time.expression, time.kind, phrase.place)
    let stretch = try stretch(phrase, facing: subject)
    guard stretch.dayCount != nil else {
      throw Diagnostic(
        Message("a period with a beginning and an end must stand here", "此处的时段须有起止"),
        at: phrase.place, hints: [Self.periodHint], failure: .language)
    }
    return stretch
  }
}
