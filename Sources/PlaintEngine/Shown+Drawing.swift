import PlaintOutput
import PlaintTable
import PlaintText

/// What is shown, as text for a terminal or a pipe.
extension Shown {
  /// Whether it goes to standard output; the rest goes to standard error.
  package var isAnswer: Bool {
    switch self {
    case .answer, .text: true
    case .note, .warning: false
    }
  }

  /// The text, drawn for the host's width, without a line break at its end.
  package func drawn(for host: Host) -> String {
    switch self {
    case .answer(let answer):
      PlaintOutput.drawn(answer, width: host.width, colour: host.colour, tongue: host.tongue)
    case .text(let text): text
    case .note(let message): message.text(in: host.tongue)
    case .warning(let message):
      Message("warning: \(message.english)", "警告：\(message.text(in: .chinese))")
        .text(in: host.tongue)
    }
  }
}
