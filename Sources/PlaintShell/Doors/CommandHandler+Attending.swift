import Glibc
import PlaintTable
import PlaintText

/// How a command ended.
enum Ending {
  case done
  /// It is done, but Ctrl-C asked for it to stop: nothing more should be begun.
  case cutShort
  /// The conversation ends with this status.
  case left(Int32)
  /// It did not happen; the person has been told why.
  case failed(Diagnostic)
}

extension CommandHandler {
  /// Has a command done while Ctrl-C is heeded, shows what it says, and says why if it fails.
  mutating func attend(
    to source: SourceText, outlet: inout Outlet, listening: Listening, isAttended: Bool
  ) -> Ending {
    speak(asIn: source, &outlet.surroundings)
    let surroundings = outlet.surroundings
    let run = Run(threads: (try? surroundings.threads()) ?? 1)
    var watch = ProgressWatch(
      run, listening, drawingOn: surroundings.drawsOnNotes ? 2 : nil, tongue: surroundings.tongue)
    let circumstances = Circumstances(
      run: run, width: surroundings.width, colour: outlet.colour, isAttended: isAttended,
      tongue: surroundings.tongue,
      ask: isAttended ? watch.asking : nil)
    var ending: Ending
    do {
      let response = try sendOut(for: source, circumstances) { outlet.show($0, during: &watch) }
      ending = if case .leave(let status) = response { .left(status) } else { .done }
    } catch {
      ending = .failed(error.within(source))
    }
    let worked = watch.worked
    _ = consume watch
    let isCancelled = listening.take(.interrupt) || run.isCancelled
    if isCancelled, case .done = ending { ending = .cutShort }
    if isCancelled { outlet.clearLine() }
    outlet.conclude(ending, worked: isAttended ? worked : 0)
    return ending
  }
}

extension CommandHandler {
  /// Settles the language in which a command is answered: the one declared, else the surroundings',
  /// else the command's own.
  func speak(asIn source: SourceText, _ surroundings: inout TerminalEnvironment) {
    let language = screen ?? surroundings.language ?? tongue(of: source)
    surroundings.tongue = language ?? surroundings.tongue
  }
}

extension Outlet {
  /// Says what remains to be said after a command: why it failed, that it took long.
  fileprivate func conclude(_ ending: Ending, worked: Double) {
    if case .failed(let diagnostic) = ending {
      tell(diagnostic)
    } else if let message = timeTaken(worked) {
      note(message.text(in: surroundings.tongue))
    }
  }
}

/// How long a command took, said from two seconds on.
func timeTaken(_ seconds: Double) -> Message? {
  guard seconds >= 2 else { return nil }
  let tenths = Int(seconds * 10)
  let time = "\(tenths / 10).\(tenths % 10)"
  return Message("took \(time) s", "用时 \(time) 秒")
}
