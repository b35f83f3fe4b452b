import Glibc
import PlaintText

/// A question that a command puts to the person at the prompt: its words and the possible answers,
/// of which the last leaves it open; gives back which was chosen, or nil for none.
package typealias Asking = @Sendable (_ question: String, _ choices: [String]) -> Int?

extension ProgressWatch {
  /// Puts a question to the person while the command waits for the answer.
  ///
  /// Ctrl-C and the end of input answer nothing, and the command is given up.
  var asking: Asking {
    { [watcher] question, choices in watcher?.ask(Choice(text: question, options: choices)) }
  }
}

extension ProgressWatcher {
  fileprivate func ask(_ choice: Choice) -> Int? {
    stepAside(ignoringKeys: true)
    defer { stepBack() }
    let width = terminalSize(2)?.columns ?? 80
    write(choice.lines(width: width).map { $0 + "\n" }.joined(), to: 2)
    while true {
      guard let answer = lineTyped(choice.prompt(tongue)) else { return nil }
      if let option = choice.option(answered: answer) { return option }
      let typed = answer.clipped(toWidth: 40).harmless
      write(
        Message("“\(typed)” is none of the answers\n", "“\(typed)”不是可选的回答\n").text(in: tongue),
        to: 2)
    }
  }

  /// A line from the terminal, or nil when there is none to come or Ctrl-C was pressed.
  private func lineTyped(_ prompt: String) -> String? {
    // The watching thread may be the one that Ctrl-C reaches.
    let outcome = LineEditor.answer(to: prompt, listening, tongue) { [self] in
      takeIgnoredInterrupt()
    }
    if case .line(let answer) = outcome { return answer }
    return nil
  }
}
