import Glibc
import PlaintTable
import PlaintText

/// A question that a command puts to the person at the prompt: its words and the possible answers,
/// and gives back which was chosen, or nil for none.
package typealias Asking = @Sendable (_ question: String, _ choices: [String]) -> Int?

/// Asks on the terminal, a number for each choice; Enter takes the last.
///
/// Keys are read as the terminal gives them, line by line: a command runs outside the line editor.
/// Ctrl-C cancels the run as ever, and there is no answer.
func asking(_ run: Run, _ tongue: Tongue) -> Asking {
  { question, choices in
    let lines = choices.enumerated().map { "  \($0.offset + 1)  \($0.element)" }
    write(([question] + lines).joined(separator: "\n").harmlessLines + "\n", to: 2)
    while true {
      write("1-\(choices.count)> ", to: 2)
      guard let line = typedLine(run) else { return nil }
      let text = trimmedBlanks(folded(line))
      if text.isEmpty { return choices.count - 1 }
      if let number = Int(text), (1...choices.count).contains(number) { return number - 1 }
      let again = Message(
        "a number from 1 to \(choices.count), please", "请输入 1 到 \(choices.count) 的数字")
      write(again.text(in: tongue) + "\n", to: 2)
    }
  }
}

/// A line typed at the terminal; nil at its end, or when the run is cancelled.
private func typedLine(_ run: Run) -> String? {
  var bytes: [UInt8] = []
  while !run.isCancelled {
    var request = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    guard poll(&request, 1, 50) > 0 else { continue }
    var byte: UInt8 = 0
    guard read(0, &byte, 1) == 1 else { return nil }
    if byte == 0x0A { return String(decoding: bytes, as: UTF8.self) }
    bytes.append(byte)
  }
  return nil
}

extension String {
  /// The text with its control characters shown, line by line.
  fileprivate var harmlessLines: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { String($0).harmless }
      .joined(separator: "\n")
  }
}
