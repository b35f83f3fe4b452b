import Glibc

/// Lets somebody talk through a door: a person at a terminal, or lines at standard input.
///
/// - Parameter first: a command to begin with, as if it had been typed.
/// - Returns: the process's exit status (0 done, 1 a command failed, 2 not understood, 3 data not
///   read, 4 an assertion failed, 130 interrupted).
package func converse(
  through door: some Door, in surroundings: Surroundings, first: String? = nil
) -> Int32 {
  signal(SIGPIPE, SIG_IGN)
  guard surroundings.isTyped else {
    var dictation = Dictation(to: door, in: surroundings)
    return dictation.take(first: first)
  }
  return Conversation(with: door, in: surroundings).hold(first: first)
}
