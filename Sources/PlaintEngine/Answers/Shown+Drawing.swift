import PlaintAnalysis
import PlaintOutput
import PlaintTable
import PlaintText

/// What is shown, as text for a terminal or a pipe.
extension Shown {
  /// Several lines, whatever they name on its line.
  static func lines(_ lines: [String]) -> Shown {
    .help(lines.map(\.harmless).joined(separator: "\n"))
  }

  /// Whether it goes to standard output; the rest goes to standard error.
  package var isAnswer: Bool {
    switch self {
    case .answer, .effect, .rows, .heading, .sentence, .help, .problem: true
    case .note, .warning: false
    }
  }

  /// Whether it only tells of what was done: left out for somebody who wants no notes.
  package var isRemark: Bool {
    switch self {
    case .effect, .note: true
    case .answer, .rows, .heading, .sentence, .help, .problem, .warning: false
    }
  }

  /// Whether it must be seen even by somebody who wants no notes.
  package var isWarning: Bool { if case .warning = self { true } else { false } }

  /// The text, drawn for the host's width, without a line break at its end.
  package func drawn(for host: Host) -> String {
    switch self {
    case .answer(let answer), .effect(let answer):
      PlaintOutput.drawn(
        answer.headed(for: host.answerTongue), width: host.width, colour: host.colour,
        tongue: answer.tongue ?? host.answerTongue, run: host.run)
    case .rows(let rows):
      PlaintOutput.drawn(
        rows: rows.blocks, wanted: rows.wanted, width: host.width, colour: host.colour,
        tongue: host.tongue, run: host.run)
    case .heading(let text):
      "\n\(text.harmless)\n"
        + String(repeating: "=", count: min(text.displayWidth, host.width))
    case .sentence(let text):
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { String($0).harmless(keeping: "\t") }.joined(separator: "\n")
    case .help(let text): text.harmlessLines
    case .problem(let problem):
      problem.rendered(in: host.tongue, colour: host.colour, width: host.width)
    case .note(let message): message.harmless(in: host.tongue)
    case .warning(let message):
      Message("warning: \(message.english)", "警告：\(message.text(in: .chinese))")
        .harmless(in: host.tongue)
    }
  }
}

extension Answer {
  /// The answer with the headings that are shown and exported: in its own language, else the
  /// screen's.
  func headed(for tongue: Tongue) -> Answer {
    headed(in: headingTongue ?? tongue)
  }
}
