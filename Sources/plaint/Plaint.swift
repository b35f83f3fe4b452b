import ArgumentParser
import Glibc
import PlaintShell

/// The executable: its flags, and which way in they choose.
///
/// Everything else is said in Plaint's own language.
@main
struct Plaint: ParsableArguments {
  @Option(name: .customShort("c"), help: "Run these lines and leave.")
  var lines: String?

  @Flag(help: "Print the version and leave.")
  var version = false

  @Flag(help: "Leave out notes; errors are still said.")
  var quiet = false

  @Option(help: "Colour: auto, always or never.")
  var color = Colour.auto

  @Argument(help: "A script (.plaint) with its parameters as name=value, or a data file to load.")
  var arguments: [String] = []

  enum Colour: String, ExpressibleByArgument {
    case auto, always, never
  }

  static let number = "0.1.0"

  static func main() {
    do {
      Glibc.exit(try parse().run())
    } catch {
      let isHelp = exitCode(for: error) == .success
      let text = fullMessage(for: error)
      if isHelp { print(text) } else { complain(text) }
      Glibc.exit(isHelp ? 0 : 2)
    }
  }

  private func run() -> Int32 {
    if version {
      print("plaint \(Self.number)")
      return 0
    }
    var surroundings = Surroundings.here()
    surroundings.isQuiet = quiet
    switch color {
    case .auto: break
    case .always: surroundings.environment["NO_COLOR"] = nil
    case .never: surroundings.environment["NO_COLOR"] = "1"
    }
    let door = SessionDoor(at: .here(surroundings))
    if let lines { return recite(lines, file: nil, given: given, through: door, in: surroundings) }
    guard let file = arguments.first else { return converse(through: door, in: surroundings) }
    if file.hasSuffix(".plaint") {
      return recite(file: file, given: given, through: door, in: surroundings)
    }
    return converse(
      through: door, in: surroundings, after: SessionDoor.opening(loading: file))
  }

  /// `name=value` arguments behind the script.
  private var given: [String] { lines == nil ? Array(arguments.dropFirst()) : arguments }
}

/// Writes a line to standard error.
private func complain(_ text: String) {
  let line = text + "\n"
  _ = line.withCString { write(2, $0, line.utf8.count) }
}
