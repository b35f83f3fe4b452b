import PlaintLanguage
import PlaintText
import PlaintValue

/// Declares a parameter of a script, with the value it has unless another is given.
struct ParameterVerb: Acting {
  static let value = Slot("= VALUE", Message("“=” and a value", "“=”和值")) {
    reader throws(Diagnostic) -> Phrase in
    reader.expect(.thing(Message("“=”", "“=”")))
    guard try reader.takeSign("=") else { throw reader.failure() }
    return try reader.parameterValue()
  }
  static let help = Slot("\"HELP\"", Message("what it is, in quotes", "带引号的说明")) {
    reader throws(Diagnostic) -> String in
    reader.expect(.thing(Message("what it is, in quotes", "带引号的说明")))
    guard try reader.peek().kind == .quoted else { throw reader.failure() }
    return try reader.take().text
  }
  static let declaration = Declaration(
    Word("parameter", "参数"), .session,
    Message("Declare a value that can be given when the script is run.", "声明运行脚本时可给定的值。"),
    grammar: [Slots.name.here, .optional([value.here]), .optional([help.here])],
    discussion: Message(
      """
      {month} stands for the value, one value of its kind that is never read as commands. A value \
      given on the command line (plaint may.plaint month=2012-06) or by run takes the place of \
      the default and must be of its kind; a parameter without a default must be given.
      """,
      """
      {月份} 代表该值，是一个有类型的值，绝不会再当作命令读。命令行（plaint 五月.plaint \
      月份=2012-06）或 运行 给出的值代替默认值，且类型须相同；没有默认值的参数必须给出。
      """),
    example: ["parameter month = 2012-05 \"the month reported\"", "filter opened_at in {month}"],
    exampleInChinese: ["参数 月份 = 2012-05 \"报告的月份\"", "筛选 受理时间 属于 {月份}"])

  static let keepsAnswer = true
  let checked = Checked.carriedOut

  static func parameter(_ call: Call) -> ParameterPhrase? {
    ParameterPhrase(
      name: call[Slots.name], fallback: call[optional: value], help: call[optional: help])
  }

  private let name: NamePhrase
  private let parameter: Parameter

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    let declared = try Self.declared(call, in: scope)
    name = call[Slots.name]
    parameter = declared
  }

  func act(on session: inout Session, _ context: Context) throws(Diagnostic) {
    session.parameters[name.text] = parameter
  }

  /// The parameter that a call declares, with the value given for it if there is one.
  private static func declared(_ call: Call, in scope: Scope) throws(Diagnostic) -> Parameter {
    let name = call[Slots.name]
    let help = call[optional: Self.help]
    var fallback = call[optional: value]
    let written = fallback.map { scope.written($0.place) } ?? ""
    if case .parameter = fallback, let phrase = fallback { fallback = try scope.literal(phrase) }
    if let given = scope.session.given[name.text] {
      let place = fallback?.place ?? name.place
      if let parameter = Parameter(given: given, like: fallback, at: place, help: help) {
        return parameter
      }
      throw misfit(name, given, fallback, place)
    }
    guard let fallback else { throw notGiven(name, help) }
    return Parameter(fallback, written: written, help: help)
  }

  private static func misfit(
    _ name: NamePhrase, _ given: String, _ fallback: Phrase?, _ place: Place
  ) -> Diagnostic {
    let kind = fallback.map(Parameter.kind) ?? Message("text", "文本")
    return Diagnostic(
      Message(
        "“\(given)” does not fit the parameter “\(name.text)”, which is \(kind.english)",
        "“\(given)”不符合参数“\(name.text)”，它是\(kind.text(in: .chinese))"),
      at: place, failure: .language)
  }

  private static func notGiven(_ name: NamePhrase, _ help: String?) -> Diagnostic {
    let what = help.map { " (\($0))" } ?? ""
    return Diagnostic(
      Message(
        "the parameter “\(name.text)”\(what) must be given", "必须给出参数“\(name.text)”\(what)"),
      at: name.place,
      hints: [
        Message(
          "give it after the script: \(name.text)=…; or write a default: parameter \(name.text) = …",
          "在脚本名后给出：\(name.text)=…；或写默认值：参数 \(name.text) = …")
      ], failure: .language)
  }
}

extension Reader {
  /// One value, or several in parentheses with commas between.
  mutating func parameterValue() throws(Diagnostic) -> Phrase {
    let start = try peek().place
    guard try peek().isSign("(") else {
      let value = try literal(Message("a value", "值"))
      try refuseComputed(value)
      return value
    }
    _ = try take()
    let items = try list { reader throws(Diagnostic) in try reader.parameterValue() }
    let end = try peek().place
    guard try takeSign(")") else {
      expect(.thing(Message("“)”", "“)”")))
      throw failure()
    }
    return .list(items, start.through(end))
  }

  private func refuseComputed(_ phrase: Phrase) throws(Diagnostic) {
    switch phrase {
    case .call, .binary, .between, .bracketed, .grouped:
      throw Diagnostic(
        Message("a parameter is one value, nothing computed", "参数是单个值，不能是算式"),
        at: phrase.place, hints: [Message("text takes quotes: \"…\"", "文本请加引号：\"…\"")],
        failure: .language)
    default: return
    }
  }
}
