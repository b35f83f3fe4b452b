import Glibc
import PlaintEngine
import PlaintTable
import PlaintText

/// Runs the lines of `-c`: read whole before the first of them runs; the commands given first are done
/// before them, as for data files named on the command line.
///
/// - Returns: the process's exit status; the first error's.
package func recite(
  _ lines: String, after opening: [SourceText] = [], given: [String], through door: SessionHandler,
  in surroundings: TerminalEnvironment
) -> Int32 {
  let script = Script(text: lines, file: lines.utf8.contains(0x0A) ? "-c" : nil)
  if let parts = script.parted {
    let flags = parts.map { "-c '\($0.replacing("'", with: "'\\''"))'" }.joined(separator: " ")
    let problem = Diagnostic(
      Message("“;” does not part commands", "“;”不分隔命令"),
      hints: [Message("give each its own: plaint \(flags)", "每条命令各用一个：plaint \(flags)")],
      failure: .language)
    return Outlet(surroundings, pages: false).fail(problem)
  }
  return recite(
    Script(opening + script.commands), given: given, through: door, in: surroundings)
}

private func recite(
  _ script: Script, given: [String], through door: SessionHandler,
  in surroundings: TerminalEnvironment
) -> Int32 {
  var door = door
  var surroundings = surroundings
  if let first = script.commands.first { door.speak(asIn: first, &surroundings) }
  do {
    try door.prepare(script, given: given)
  } catch {
    return Outlet(surroundings, pages: false).fail(error)
  }
  return recite(script.commands, through: door, in: surroundings)
}

/// Runs a script file.
package func recite(
  file: String, given: [String], through door: SessionHandler, in surroundings: TerminalEnvironment
) -> Int32 {
  let script: Script
  do {
    // A pipe may let wait for ever: Ctrl-C is answered here as in a command.
    let run = Run()
    let watch = ProgressWatch(
      run, Listening(to: .interrupt), drawingOn: nil, tongue: surroundings.tongue)
    script = try door.script(file, run)
    _ = consume watch
  } catch {
    return Outlet(surroundings, pages: false).fail(error)
  }
  return recite(script, given: given, through: door, in: surroundings)
}

/// The parameters of a script as lines of help; empty when it has none or cannot be read.
package func parameterHelp(of file: String, in door: SessionHandler) -> [String] {
  guard let script = try? door.script(file) else { return [] }
  let names = script.parameters.map { ($0.name + "=" + ($0.fallback ?? "…")).harmless }
  let width = names.map(\.displayWidth).max() ?? 0
  return zip(names, script.parameters).map { name, parameter in
    let help = parameter.help ?? (parameter.fallback == nil ? door.mustBeGiven : "")
    return ("  " + name.padded(toWidth: width) + (help.isEmpty ? "" : "  " + help)).harmless
  }
}
