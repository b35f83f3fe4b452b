import Glibc
import PlaintText
import Synchronization

/// Lets somebody talk through a door: a person at a terminal, or lines at standard input.
///
/// - Parameters:
///   - door: what answers.
///   - surroundings: where the process runs.
///   - opening: commands done before the first prompt, as for a data file named on the command
///     line; one that fails is shown, and a person goes on from there.
///   - resuming: whether the session that was lost last is taken up again first.
/// - Returns: the process's exit status (0 done, 1 a command failed, 2 not understood, 3 data not
///   read, 4 an assertion failed, 130 interrupted).
package func converse(
  through door: some CommandHandler, in surroundings: TerminalEnvironment,
  after opening: [SourceText] = [],
  resuming: Bool = false
) -> Int32 {
  LastActs.prepare(surroundings.tongue)
  if surroundings.isTyped {
    return ended(
      Conversation(with: door, in: surroundings).hold(after: opening, resuming: resuming))
  }
  var dictation = StdinRunner(to: door, in: surroundings)
  return ended(dictation.take(after: opening))
}

/// Has the commands of a script done that has been read whole; the first error ends it.
///
/// - Returns: the process's exit status, as of ``converse(through:in:after:)``.
package func recite(
  _ commands: [SourceText], through door: some CommandHandler, in surroundings: TerminalEnvironment
) -> Int32 {
  LastActs.prepare(surroundings.tongue)
  var door = door
  var outlet = Outlet(surroundings, pages: false)
  let listening = Listening(to: .interrupt)
  outlet.sayLeftovers()
  for command in commands {
    if let status = door.follow(command, outlet: &outlet, listening: listening) {
      return ended(status)
    }
  }
  return 0
}

/// Ends the process where a command that was left is not at its end, since it cannot be told to stop
/// any sooner; no file of its remains.
///
/// - Returns: the status of a process that ends as usual.
private func ended(_ status: Int32) -> Int32 {
  guard leftCommands.load(ordering: .relaxed) > 0 else { return status }
  LastActs.perform()
  _exit(status)
}
