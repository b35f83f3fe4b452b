import Glibc
import PlaintEngine
import PlaintTable
import PlaintText
import PlaintValue

/// The engine behind the door: a session, asked in the shell's terms.
package struct SessionHandler: CommandHandler {
  package private(set) var session: Session
  /// Where the program runs, as far as commands may know.
  private let place: Location

  /// The folder, home and day that commands work with.
  package struct Location: Sendable {
    package var folder: String
    package var home: String?
    package var today: Day
    /// The language that the environment asks for, if it asks for one.
    package var language: Tongue?

    package init(folder: String, home: String?, today: Day, language: Tongue? = nil) {
      self.language = language
      self.folder = folder
      self.home = home
      self.today = today
    }

    /// Where and when this process runs.
    package static func here(_ surroundings: TerminalEnvironment) -> Location {
      var seconds = time(nil)
      var parts = tm()
      localtime_r(&seconds, &parts)
      let today = Day(
        year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
      return Location(
        folder: ".", home: surroundings.environment["HOME"], today: today ?? Day(number: 0),
        language: surroundings.language)
    }
  }

  /// The language of the script's first command; nil at a prompt.
  private var scriptTongue: Tongue?
  /// The language of what was typed last.
  private var lastTongue = Tongue.english

  package init(_ session: Session = Session(), at place: Location) {
    self.session = session
    self.place = place
  }

  package func prompt(width: Int) -> String {
    let run = Run()
    return session.prompt(host(Circumstances(run: run, width: width, tongue: tongue)))
  }

  package var screen: Tongue? { session.screen }

  package func tongue(of source: SourceText) -> Tongue? { Session.tongue(of: source) }

  /// The language in which a person is spoken to who has typed nothing new.
  private var tongue: Tongue { screen ?? place.language ?? lastTongue }

  /// What is said of a parameter without a default and without words of its own.
  var mustBeGiven: String { Message("must be given", "必须给出").text(in: tongue) }

  /// Follows lines by the rules of the language.
  package struct Follower: LineFollower {
    private var follower = Session.Follower()

    package mutating func take(_ line: String) -> Reading {
      switch follower.take(line) {
      case .empty: .empty
      case .whole: .complete
      case .unfinished(let sign): .more(hint: sign)
      }
    }
  }

  package func follower() -> Follower { Follower() }

  package mutating func respond(
    to source: SourceText, _ circumstances: Circumstances, show: (Said) -> Void
  ) throws(Diagnostic) -> Response {
    lastTongue = circumstances.tongue
    // Standard input is a script of which only its first line is known yet.
    if source.file == "-" { scriptTongue = scriptTongue ?? Session.tongue(of: source) }
    let host = session.spoken(self.host(circumstances))
    var session = self.session
    var problem: Diagnostic?
    withoutActuallyEscaping(show) { show in
      do throws(Diagnostic) {
        try session.respond(to: source, host: host) { shown in
          let text = host.run.timed(.draw) { shown.drawn(for: host) }
          if host.run.isCancelled, !host.run.hasSettled { return }
          let said = Self.said(shown, text)
          host.run.timed(.show) { show(said) }
        }
      } catch {
        problem = error
      }
    }
    if let problem { throw problem }
    self.session = session
    return session.isOver ? .leave(status: 0) : .goOn
  }

  private static func said(_ shown: Shown, _ text: String) -> Said {
    if shown.isAnswer { return shown.isRemark ? .remark(text) : .answer(text) }
    return shown.isWarning ? .warning(text) : .note(text)
  }

  package var replay: Replay {
    Replay(commands: session.replay, files: session.filesRead, keyLines: session.keyLines)
  }

  package var isTakenUp: Bool {
    get { session.isTakenUp }
    set { session.isTakenUp = newValue }
  }

  package func isSecret(_ text: String) -> Bool { holdsKey(text) }

  package func completions(of text: String, at cursor: Int, _ run: Run) -> [Completion] {
    let typed = place.language ?? Session.tongue(of: SourceText(text)) ?? lastTongue
    let host = self.host(Circumstances(run: run, tongue: screen ?? typed))
    return session.completions(of: text, at: cursor, host: host).map { candidate in
      Completion(
        candidate.text, replacing: candidate.place, label: candidate.label,
        description: candidate.description, isFinal: candidate.isFinal)
    }
  }

  private func host(_ circumstances: Circumstances) -> Host {
    var host = Host(
      today: place.today, isInteractive: circumstances.isAttended, width: circumstances.width,
      colour: circumstances.colour, tongue: circumstances.tongue, folder: place.folder,
      home: place.home, run: circumstances.run, ask: asker(circumstances))
    host.answers = circumstances.isAttended ? nil : scriptTongue
    return host
  }

  /// Questions of the engine, drawn in the person's language.
  private func asker(_ circumstances: Circumstances) -> (@Sendable (Question) -> Int?)? {
    guard let ask = circumstances.ask else { return nil }
    let tongue = circumstances.tongue
    return { question in
      ask(question.text.text(in: tongue), question.choices.map { $0.text(in: tongue) })
    }
  }

  /// Sees that every command can be understood, and takes the parameters given as `name=value`.
  mutating func prepare(_ script: Script, given: [String]) throws(Diagnostic) {
    var values: [String: String] = [:]
    for argument in given {
      guard let sign = argument.firstIndex(of: "="), sign > argument.startIndex else {
        throw Diagnostic(
          Message("“\(argument)” is no parameter", "“\(argument)”不是参数"),
          hints: [Message("parameters are given as name=value", "参数写作 名称=值")],
          failure: .language)
      }
      let name = String(argument[..<sign])
      guard values[name] == nil else {
        throw Diagnostic(
          Message("“\(name)” is given twice", "“\(name)”给出了两次"), failure: .language)
      }
      values[name] = String(argument[argument.index(after: sign)...])
    }
    scriptTongue = Session.tongue(of: script.commands)
    let host = host(Circumstances(run: Run(), tongue: tongue))
    do throws(Diagnostic) { try session.prepare(script, given: values, host: host) } catch {
      throw session.explained(error, in: script, host)
    }
  }

  /// A script file, read whole.
  func script(_ file: String, _ run: Run = Run()) throws(Diagnostic) -> Script {
    try Script(file: file, host: host(Circumstances(run: run, tongue: tongue)))
  }

  /// The command that loads a data file named on the command line, where braces are braces.
  package static func loading(_ path: String, in tongue: Tongue) -> SourceText {
    let line = "load \(quotedValue(literalPath(path)))"
    return SourceText(tongue == .chinese ? Manual.chinese(line) : line)
  }

  /// How a command is given on the command line, where the arguments are one: `plaint check x.plaint`
  /// is `plaint -c 'check x.plaint'`.
  package static func commandLine(saying arguments: [String]) -> String? {
    guard let first = arguments.first, Verbs.isCommand(first) else { return nil }
    let line = arguments.joined(separator: " ").replacing("'", with: "'\\''")
    return "plaint -c '\(line)'"
  }
}
