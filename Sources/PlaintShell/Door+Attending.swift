import Glibc
import PlaintTable
import PlaintText

/// How a command ended.
enum Ending {
  case done
  /// The conversation ends with this status.
  case left(Int32)
  /// It did not happen; the person has been told why.
  case failed(Diagnostic)
}

extension Door {
  /// Has a command done while Ctrl-C is heeded, shows what it says, and says why if it fails.
  mutating func attend(
    to source: SourceText, outlet: inout Outlet, listening: Listening, isAttended: Bool
  ) -> Ending {
    let surroundings = outlet.surroundings
    let draws = surroundings.areNotesSeen && surroundings.isTerminalCapable
    let run = Run(threads: Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    let host = Host(
      run: run, width: surroundings.width, colour: outlet.colour, isAttended: isAttended,
      tongue: surroundings.tongue)
    var watch = Watch(run, listening, drawingOn: draws ? 2 : nil, tongue: surroundings.tongue)
    let ending: Ending
    do {
      let response = try respond(to: source.text, host: host) {
        outlet.show($0, during: &watch)
      }
      ending = if case .leave(let status) = response { .left(status) } else { .done }
    } catch {
      ending = .failed(error.within(source))
    }
    let worked = watch.worked
    _ = consume watch
    outlet.conclude(ending, worked: isAttended ? worked : 0, clearsLine: draws)
    return ending
  }
}

extension Outlet {
  /// Says what remains to be said after a command: why it failed, that it took long.
  fileprivate func conclude(_ ending: Ending, worked: Double, clearsLine: Bool) {
    if case .failed(let diagnostic) = ending {
      // The terminal has written ^C where the cursor stood.
      if diagnostic.failure == .interrupted && clearsLine { note("\r\u{1B}[K") }
      tell(diagnostic)
    } else if worked > 2 {
      let tenths = Int(worked * 10)
      let time = "\(tenths / 10).\(tenths % 10)"
      note(Message("took \(time) s", "用时 \(time) 秒").text(in: surroundings.tongue))
    }
  }
}
