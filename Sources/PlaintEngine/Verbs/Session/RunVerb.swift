import PlaintEncoding
import PlaintLanguage
import PlaintText

/// Runs the commands of a script in this session.
struct RunVerb: Acting, RunningScript {
  static let file = Slot("PATH", Message("a script", "脚本")) { reader throws(Diagnostic) in
    try reader.path(suffixes: ["plaint"])
  }
  static let given = Slot("name=value …", Message("parameters as name=value", "参数，写作 名称=值")) {
    reader throws(Diagnostic) -> [GivenPhrase] in
    var given = [try reader.given()]
    while try !reader.isAtEnd() { given.append(try reader.given()) }
    return given
  }
  static let declaration = Declaration(
    Word("run", "运行"), .session,
    Message("Run the commands of a script in this session.", "在本会话中运行脚本。"),
    grammar: [file.here, .optional([given.here])],
    discussion: Message(
      """
      The script is read whole first: nothing runs unless all of it can be understood and its \
      parameters fit. The first error stops it, and the session is as it was before. What it \
      loads and shapes stays; its parameters and defaults end with it.
      """,
      """
      先读完整个脚本：除非全部能理解且参数合适，否则什么也不运行。第一个错误即停止，会话恢复原样。\
      它加载和整理的内容会留下；参数和默认设定随它结束。
      """),
    example: [
      "count where opened_at in 2012-05", "save counted.plaint month = 2012-05", "forget tickets",
      "run counted.plaint month=2012-04",
    ])

  static let answerUse = AnswerUse.inside
  var checked: Checked { .script(self) }

  private let path: PathPhrase
  /// The path with its parameters filled in.
  let filled: String
  let given: [String: String]
  private let names: [NamePhrase]

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    path = call[Self.file]
    filled = try scope.filled(path)
    given = try Self.given(call, in: scope)
    names = (call[optional: Self.given] ?? []).map(\.name)
  }

  /// The values given for a script's parameters, by their names.
  static func given(_ call: Call, in scope: Scope) throws(Diagnostic) -> [String: String] {
    var given: [String: String] = [:]
    for phrase in call[optional: Self.given] ?? [] {
      guard given[phrase.name.text] == nil else {
        throw Diagnostic(
          Message("“\(phrase.name.text)” is given twice", "“\(phrase.name.text)”给出了两次"),
          at: phrase.name.place, failure: .language)
      }
      given[phrase.name.text] = try scope.filled(phrase.value)
    }
    return given
  }

  func act(on session: inout Session, _ context: Context) throws(Diagnostic) {
    guard session.depth < Session.depthLimit else {
      throw Session.tooDeep(at: path.place)
    }
    let file = context.host.resolved(filled)
    guard !session.scriptsUnderWay.contains(where: { isSame($0, file) }) else { throw runsItself }
    let script = try script(session, context.host)
    session.scriptsRun.insert(file)
    let (log, defaults, allows) = (session.log, session.defaults, session.allowsUnknown)
    session.depth += 1
    defer {
      session.depth -= 1
      session.log = log
      // What a script sets, a pinned today above all, is meant for its own lines.
      (session.defaults, session.allowsUnknown) = (defaults, allows)
    }
    do throws(Diagnostic) {
      try checkGiven(script)
      try session.run(script, given: given, host: context.host, show: context.show)
    } catch { throw placed(error) }
  }

  /// The diagnostic of a script that is under way already.
  var runsItself: Diagnostic {
    Diagnostic(
      Message("“\(filled)” runs itself, and would never end", "“\(filled)”会运行自身，永不结束"),
      at: path.place)
  }

  /// Sees that the script declares what is given to it.
  private func checkGiven(_ script: Script) throws(Diagnostic) {
    let declared = script.parameters.map(\.name)
    guard let other = names.first(where: { !declared.contains($0.text) }) else { return }
    var problem = Script.undeclared(other.text, declared)
    problem.place = other.place
    throw problem
  }

  /// A problem with the script as a whole stands where it is named.
  private func placed(_ problem: Diagnostic) -> Diagnostic {
    var copy = problem
    if problem.source == nil, problem.place == nil { copy.place = path.place }
    return copy
  }

  /// The script to be run.
  func script(_ session: Session, _ host: Host) throws(Diagnostic) -> Script {
    do throws(Diagnostic) { return try Script(file: filled, host: host) } catch {
      var problem = host.worded(error, at: path.place)
      problem.failure = .command
      if let folder = session.scriptFolder, folder != ".",
        exists(host.resolved(folder + filled))
      {
        problem.hints.append(
          Message(
            "it lies beside the script: run \(quotedPath(folder + filled))",
            "它在脚本所在文件夹：运行 \(quotedPath(folder + filled))"))
      }
      throw problem
    }
  }
}

/// `month=2012-06` behind a script's name.
struct GivenPhrase: Sendable {
  let name: NamePhrase
  let value: PathPhrase
}

extension Reader {
  mutating func given() throws(Diagnostic) -> GivenPhrase {
    let name = try self.name(Message("a parameter's name", "参数名"))
    expect(.thing(Message("“=”", "“=”")))
    guard try takeSign("=") else { throw failure() }
    return GivenPhrase(name: name, value: try path())
  }
}

/// A path as it must be typed for its braces to stand for themselves.
package func literalPath(_ path: String) -> String { path.replacing("{", with: "{{") }

/// A path as it must be typed: bare where it can be, in quotes otherwise.
func quotedPath(_ path: String) -> String {
  let isBare =
    !path.isEmpty && !path.contains { $0.isWhitespace || ",，|｜#＃\"'“”‘’「」(（[【".contains($0) }
  return isBare ? path : "\"\(path)\""
}
