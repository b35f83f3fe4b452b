import PlaintText

/// All there is to say about a verb; parsing, help, completion, docs and tests follow from it.
package struct Declaration: Sendable {
  /// Where help and the reference list it.
  package enum Section: String, CaseIterable, Sendable {
    case data, shape, answer, keep, session

    package var title: Message {
      switch self {
      case .data: Message("Data", "数据")
      case .shape: Message("Shape", "整理")
      case .answer: Message("Answer", "回答")
      case .keep: Message("Show and keep", "展示与保存")
      case .session: Message("Session and scripts", "会话与脚本")
      }
    }
  }

  package let word: Word
  package let section: Section
  /// One sentence of at most 72 characters with a full stop.
  package let summary: Message
  package let grammar: [Grammar]
  /// What there is to know beyond the summary, in paragraphs.
  package let discussion: Message
  /// Commands that show it, run on the sample tickets by the tests; the last one is the verb's.
  package let example: [String]

  package init(
    _ word: Word, _ section: Section, _ summary: Message, grammar: [Grammar],
    discussion: Message = Message(""), example: [String]
  ) {
    self.word = word
    self.section = section
    self.summary = summary
    self.grammar = grammar
    self.discussion = discussion
    self.example = example
  }

  /// Its form, with the words in the language asked for: `sort COLUMN [desc], …`.
  package func synopsis(in tongue: Tongue) -> String {
    Grammar.synopsis(word.text(in: tongue), grammar, tongue)
  }
}
