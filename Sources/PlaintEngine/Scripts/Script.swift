import PlaintEncoding
import PlaintLanguage
import PlaintTable
import PlaintText
import PlaintValue

/// A script: its commands, read whole before the first of them runs.
package struct Script: Sendable {
  package let commands: [SourceText]

  /// Splits a text; `file` is the path as it was named, for errors, nil for lines given otherwise.
  package init(text: String, file: String?) {
    commands = Commands.split(text, file: file)
  }

  /// Reads a script file; errors in it name it as it was named.
  ///
  /// - Throws: it cannot be read, or is not UTF-8; with status 2.
  package init(file: String, host: Host) throws(Diagnostic) {
    do {
      self.init(text: try wholeText(of: host.resolved(file), host.run), file: file)
    } catch {
      var problem = error
      if problem.failure != .interrupted { problem.failure = .language }
      throw problem
    }
  }

  /// A script already split into its commands.
  package init(_ commands: [SourceText]) { self.commands = commands }

  /// The commands that semicolons were meant to part, each of which can be read; nil where there is
  /// nothing of the kind.
  package var parted: [String]? {
    var isParted = false
    var parts: [String] = []
    for command in commands {
      let (scanner, end) = (Scanner(command), command.text.utf8.count)
      let signs = Scanner.tokens(of: command).filter { $0.isSign(";") }.map(\.place)
      let bounds = [Place(0, 0)] + signs + [Place(end, end)]
      let pieces = zip(bounds, bounds.dropFirst())
        .map { trimmedBlanks(scanner.written(Place($0.end, $1.start))) }.filter { !$0.isEmpty }
      isParted = isParted || pieces.count > 1
      parts += pieces
    }
    guard isParted, parts.allSatisfy({ Session.problem(in: SourceText($0)) == nil }) else {
      return nil
    }
    return parts
  }

  /// Every command that cannot be understood; names are not looked up.
  package var problems: [Diagnostic] { commands.compactMap { Session.problem(in: $0) } }

  /// Sees that every command can be understood, that the parameters given are declared and fit, and
  /// that what is worked out of parameters alone can be.
  ///
  /// `around`: parameters of the session that it runs in.
  ///
  /// - Returns: the commands as they were read.
  /// - Throws: the first problem, with status 2.
  @discardableResult
  func check(
    given: [String: String], around: [String: Parameter], host: Host
  ) throws(Diagnostic) -> [Line] {
    var declared: [String] = []
    var lines: [Line] = []
    var session = Session()
    session.given = given
    session.parameters = around
    for command in commands {
      var reader = Reader(command)
      do throws(Diagnostic) {
        let line = try reader.line(Verbs.declarations)
        let known = Set(session.parameters.keys)
        try Self.requireParameters(of: command, known)
        try Self.requireHoles(of: line, known, session, host)
        lines.append(line)
        guard let name = try Self.parameter(line, in: &session) else { continue }
        declared.append(name)
      } catch { throw error.within(command) }
    }
    if let name = given.keys.sorted().first(where: { !declared.contains($0) }) {
      throw Self.undeclared(name, declared)
    }
    if !given.isEmpty, let name = unusedParameters.first(where: { given[$0] != nil }) {
      throw Diagnostic(
        Message(
          "the script declares “\(name)” but uses it nowhere: nothing would change",
          "脚本声明了“\(name)”却没有使用：给出它不会有任何变化"), failure: .language)
    }
    return lines
  }

  /// Every `{name}` outside quotes must have been declared before, or stand in the rounds of an
  /// `each` that names it.
  private static func requireParameters(
    of command: SourceText, _ known: Set<String>
  ) throws(Diagnostic) {
    guard mayHoldHoles(command) else { return }
    var known = known
    var followsAs = false
    for token in Scanner.tokens(of: command) {
      if token.kind == .parameter, !known.contains(token.text) {
        var problem = Scope.unknownParameter(token.text, at: token.place, among: known.sorted())
        problem.failure = .language
        throw problem
      }
      if followsAs { known.insert(token.text) }
      followsAs = token.kind == .word && Word.as.spellings.contains(token.text)
    }
  }

  /// The name of the parameter that a line declares, if it declares one; the value must fit.
  private static func parameter(
    _ line: Line, in session: inout Session
  ) throws(Diagnostic) -> String? {
    guard let stage = line.stages.first,
      let parameter = Verbs.all[stage.verb].parameter(stage.call)
    else { return nil }
    var scope = Scope(session, host: Host(today: .init(number: 0)))
    scope.source = line.source
    let verb = try Verbs.all[stage.verb].init(stage.call, in: &scope)
    var context = Context(host: scope.host, defaults: session.defaults, call: stage.call) { _ in }
    context.input = nil
    try (verb as? any Acting)?.act(on: &session, context)
    return parameter.name.text
  }

  /// The diagnostic of a parameter that is given and not declared.
  static func undeclared(_ name: String, _ declared: [String]) -> Diagnostic {
    let near = nearest(name, among: declared, limit: 1)
    let list = declared.joined(separator: ", ")
    let hint =
      if let near = near.first {
        Message("did you mean \(near)=…?", "是否想写 \(near)=…？")
      } else if declared.isEmpty {
        Message("it declares none: parameter \(name) = …", "它没有声明参数：参数 \(name) = …")
      } else {
        Message("it declares \(list)", "它声明了 \(list)")
      }
    return Diagnostic(
      Message("the script has no parameter “\(name)”", "脚本没有参数“\(name)”"), hints: [hint],
      failure: .language)
  }
}

extension Session {
  /// How deep scripts may run scripts, and rounds hold rounds.
  static let depthLimit = 16

  /// The diagnostic of a block or script that lies too deep.
  static func tooDeep(at place: Place) -> Diagnostic {
    Diagnostic(
      Message(
        "blocks and scripts are \(depthLimit) deep here, which is the limit",
        "命令块和脚本的嵌套已达上限 \(depthLimit) 层"), at: place
    ).limiting
  }

  /// Takes a script's parameters once all of it is understood; nothing runs yet.
  package mutating func prepare(
    _ script: Script, given: [String: String] = [:], host: Host
  ) throws(Diagnostic) {
    let lines = try script.check(given: given, around: parameters, host: host)
    self.given = given
    ahead = Ahead(lines, given: given)
    if let file = script.commands.first?.file {
      scriptFolder = Self.folder(of: file)
      scriptsUnderWay.append(host.resolved(file))
    }
  }

  /// The folder that a file lies in.
  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  }

  /// Ends a script's parameters and goes back to those of the session around it.
  mutating func endScript(_ outer: Session) {
    given = outer.given
    parameters = outer.parameters
    scriptFolder = outer.scriptFolder
    scriptsUnderWay = outer.scriptsUnderWay
  }

  /// Runs a script to its end or to the first command that fails.
  ///
  /// The session is shared: datasets, steps and defaults made by the script stay; its parameters
  /// end with it.
  ///
  /// - Throws: the first error, with the command's text, file and line.
  package mutating func run(
    _ script: Script, given: [String: String] = [:], host: Host,
    show: @escaping (Shown) -> Void
  ) throws(Diagnostic) {
    let outer = self
    do throws(Diagnostic) { try prepare(script, given: given, host: host) } catch {
      self = outer
      throw explained(error, in: script, host)
    }
    // What follows the script is not known here.
    ahead?.isAll = false
    defer { endScript(outer) }
    var host = host
    host.isInteractive = false
    host.answers = Self.tongue(of: script.commands)
    for command in script.commands where !isOver {
      try host.run.check()
      try respond(to: command, host: host, show: show)
    }
  }
}
