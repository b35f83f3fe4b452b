import ArgumentParser
import Glibc
import PlaintShell
import PlaintText

/// The executable: its flags, and which way in they choose.
///
/// Everything else is said in Plaint's own language.
@main
struct Plaint: ParsableArguments {
  @Option(
    name: .customShort("c"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(Usage.lines.english))
  var lines: [String] = []

  @Flag(help: ArgumentHelp(Usage.version.english))
  var version = false

  @Flag(help: ArgumentHelp(Usage.resume.english))
  var resume = false

  @Flag(help: ArgumentHelp(Usage.quiet.english))
  var quiet = false

  @Option(help: ArgumentHelp(Usage.color.english))
  var color = TerminalEnvironment.Paint.auto

  @Argument(
    help: ArgumentHelp(Usage.arguments.english),
    completion: .file(extensions: ["plaint", "csv", "tsv", "txt", "CSV", "TSV", "TXT"]))
  var arguments: [String] = []

  static let number = "0.1.0"

  static func main() {
    Limits.refuseTinyStack()
    begin()
  }

  /// Begins once there is stack for it; by itself, so that what it needs is not asked for before.
  @inline(never)
  private static func begin() {
    if let complaint = Limits.prepare(.here()) {
      complain(complaint)
      Glibc.exit(1)
    }
    do {
      Glibc.exit(try parse(CommandArguments.here()).run())
    } catch {
      let isHelp = exitCode(for: error) == .success
      let text = tongue == .chinese ? chinese(error, isHelp: isHelp) : fullMessage(for: error)
      if isHelp { print(text + Self.scriptHelp) } else { complain(text) }
      Glibc.exit(isHelp ? 0 : 2)
    }
  }

  /// The language that the environment asks for.
  private static let tongue = TerminalEnvironment.here().tongue

  /// What ArgumentParser would say, in Chinese.
  private static func chinese(_ error: any Error, isHelp: Bool) -> String {
    if isHelp { return Usage.chinese }
    if let error = error as? ValidationError { return "错误：" + error.message }
    return Usage.unreadable(Array(CommandLine.arguments.dropFirst()))
  }

  private static func complaint(_ message: Message) -> ValidationError {
    ValidationError(message.text(in: tongue))
  }

  /// What is said besides when help is asked for together with a script: its parameters.
  private static var scriptHelp: String {
    let words = CommandArguments.here().map(CommandArguments.file)
    guard let file = words.first(where: isScript) else { return "" }
    let lines = parameterHelp(of: file, in: SessionHandler(at: .here(.here())))
    let heading = Usage.parameters(of: file, areThere: !lines.isEmpty).text(in: tongue)
    return (["\n\n" + heading.harmless] + lines).joined(separator: "\n")
  }

  private static func isScript(_ argument: String) -> Bool { argument.hasSuffix(".plaint") }

  private func run() throws -> Int32 {
    if version {
      print("plaint \(Self.number)")
      return 0
    }
    var surroundings = TerminalEnvironment.here()
    surroundings.isQuiet = quiet
    surroundings.paint = color
    if let complaint = surroundings.complaint { throw ValidationError(complaint) }
    let door = SessionHandler(at: .here(surroundings))
    let arguments = arguments.map(CommandArguments.file)
    if !lines.isEmpty {
      if let script = arguments.first(where: Self.isScript) {
        throw Self.complaint(Usage.isScriptBesideLines(script))
      }
      let text = lines.map(CommandArguments.line).joined(separator: "\n")
      let files = arguments.filter { !$0.contains("=") || access($0, F_OK) == 0 }
      return recite(
        text, after: files.map { SessionHandler.loading($0, in: surroundings.tongue) },
        given: arguments.filter { !files.contains($0) }, through: door, in: surroundings)
    }
    guard let file = arguments.first else {
      return converse(through: door, in: surroundings, resuming: resume)
    }
    let rest = Array(arguments.dropFirst())
    if Self.isScript(file) {
      return recite(file: file, given: rest, through: door, in: surroundings)
    }
    if access(file, F_OK) != 0, let said = SessionHandler.commandLine(saying: arguments) {
      throw Self.complaint(Usage.isCommand(file, said))
    }
    if let script = rest.first(where: Self.isScript) {
      throw Self.complaint(Usage.isScriptAfterData(script, file))
    }
    if let more = rest.first(where: { $0.contains("=") && access($0, F_OK) != 0 }) {
      throw Self.complaint(Usage.isParameterWithoutScript(more, file))
    }
    return converse(
      through: door, in: surroundings,
      after: arguments.map { SessionHandler.loading($0, in: surroundings.tongue) })
  }
}

extension TerminalEnvironment.Paint: ExpressibleByArgument {}

/// Writes lines to standard error; what they quote of the command line is made harmless.
private func complain(_ text: String) {
  let line = text.harmlessLines + "\n"
  _ = line.withCString { write(2, $0, line.utf8.count) }
}
