import PlaintAnalysis
import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

/// Sets what is meant when a clause is left out; alone, says what is meant now.
struct DefaultsVerb: Acting {
  static let lasts = true
  static let keepsAnswer = true
  let checked = Checked.carriedOut

  static func pinnedToday(_ call: Call) -> Place? { call.place(of: today) }

  static let today = Clause(
    Word("today", "今天", Message("the day that last month counts from", "上月等相对日期的起算日")),
    Slots.daySum)
  static let completeFrom = Clause(
    Word("complete from", "数据起自", Message("from which day the data are whole", "数据从哪一天起完整")),
    Slots.period)
  static let completeUntil = Clause(
    Word("complete until", "数据截至", Message("up to which day the data are whole", "数据完整到哪一天")),
    Slots.period)
  static let complete = Clause(
    Word("complete", "数据完整", Message("from when to when the data are whole", "数据完整的起止")),
    Slots.period)
  static let headings = Clause(
    Word("headings", "表头语言", Message("the language of table headings alone", "仅表头所用语言")),
    languages)
  static let screen = Clause(
    Word("screen", "界面语言", Message("the language of messages, answers and files", "消息、结果与文件所用语言")),
    languages)
  private static let languages = Slots.choice(
    "Chinese|English", Message("a language", "语言"),
    [Word("Chinese", "中文"), Word("English", "英文")])
  static let declaration = Declaration(
    Word("defaults", "默认"), .session,
    Message("Set what is meant when a clause is left out.", "设定省略子句时的含义。"),
    grammar: [
      .clauses([
        Clauses.rounding.here, Clauses.digits.here, Clauses.durations.here, Clauses.on.here,
        Clauses.every.here,
        today.here, completeFrom.here, completeUntil.here, complete.here, screen.here,
        headings.here,
      ])
    ],
    discussion: Message(
      """
      It holds for the rest of the session or script; alone it prints what holds now. today pins \
      the day that last month and the like count from, also as 2012-05 + 1 day; complete says from \
      when to when the data are whole, whatever the rows tell. screen sets the language of messages, \
      answers and files, headings that of table headings alone; a script that sets neither answers in \
      the language of its first command. undo does not take it back.
      """,
      """
      对其后的会话或脚本有效；单独使用时列出当前设定。今天 固定相对日期（如上月）的起算日，也可写 \
      2012-05 + 1天；数据完整 说明数据完整的起止，不再由行推断。界面语言 决定消息、结果与文件的语言，\
      表头语言 只管表头；脚本若都不写，则按第一条命令的语言给出结果。撤销不会退回它。
      """),
    example: ["defaults digits 1 rounding half-even", "defaults"])

  let onlyLooks: Bool
  private let defaults: Defaults

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    var defaults = scope.defaults
    let style = try scope.style(call)
    defaults.digits = style.digits
    defaults.rounding = style.rounding
    defaults.durations = style.unit
    if let on = call[Clauses.on] { defaults.on = try Self.timeColumn(on, in: &scope) }
    if let unit = call[Clauses.every] { defaults.every = CalendarUnit(word: unit.english) }
    if let day = call[Self.today] { defaults.today = try scope.today(day) }
    try scope.complete(call, &defaults.complete)
    if let word = call[Self.screen] { defaults.screen = Self.tongue(word) }
    if let word = call[Self.headings] { defaults.headings = Self.tongue(word) }
    self.defaults = defaults
    onlyLooks = call.place == call.verbPlace
  }

  func act(on session: inout Session, _ context: Context) throws(Diagnostic) {
    session.defaults = defaults
    guard onlyLooks else { return }
    let lines = defaults.lines.map { context.host.tongue == .chinese ? Manual.chinese($0) : $0 }
    context.show(.lines(lines))
  }

  /// The line that declares a language, in that language.
  static func declaring(_ tongue: Tongue) -> String {
    let line = "\(declaration.word.english) \(screen.word.english) "
    return tongue == .english ? line + "English" : Manual.chinese(line + "Chinese")
  }

  private static func tongue(_ word: Word) -> Tongue {
    word.english == "Chinese" ? .chinese : .english
  }

  /// A column of the current dataset; without one the name is taken as typed.
  private static func timeColumn(
    _ dimension: DimensionPhrase, in scope: inout Scope
  ) throws(Diagnostic) -> String {
    if scope.input == nil, case .word(let name, _) = dimension.phrase { return name }
    let bound = try scope.column(dimension.phrase)
    guard let name = bound.column, let kind = bound.kind, kind.isTemporal || kind == .whole else {
      let times = scope.schema.fields.filter(\.kind.isTemporal).map { quotedName($0.name) }
      let list = times.joined(separator: ", ")
      throw Diagnostic(
        Message(
          "“\(dimension.text)” holds \(bound.kind?.english ?? "nothing"), not time",
          "“\(dimension.text)”是\(bound.kind?.chinese ?? "空")，不是时间"),
        at: bound.place,
        hints: times.isEmpty ? [] : [Message("time columns: \(list)", "时间列：\(list)")])
    }
    return name
  }
}

extension Defaults {
  /// Each setting as the line that would set it.
  var lines: [String] {
    var lines = ["rounding \(rounding.english)", "digits \(digits)"]
    if let durations { lines.append("durations in \(durations.english)") }
    if let on { lines.append("on \(quotedName(on))") }
    if let every { lines.append("every \(every.english)") }
    if let today { lines.append("today \(today.text)") }
    if let completeWords { lines.append(completeWords.english) }
    if let screen { lines.append("screen \(screen == .chinese ? "Chinese" : "English")") }
    if let headings { lines.append("headings \(headings == .chinese ? "Chinese" : "English")") }
    return lines.map { "defaults \($0)" }
  }
}
