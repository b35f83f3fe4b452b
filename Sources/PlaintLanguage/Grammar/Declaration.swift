import PlaintText

extension [Declaration] {
  /// The Chinese name of the command that a word is; the word itself where it is none.
  package func chinese(_ word: String) -> String {
    first { $0.word.spellings.contains(word) }?.word.chinese ?? word
  }
}

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
  /// What is also read as its word, though nobody is told to type it.
  package let also: [String]
  package let section: Section
  /// One sentence of at most 72 characters with a full stop.
  package let summary: Message
  package let grammar: [Grammar]
  /// What there is to know beyond the summary, in paragraphs.
  package let discussion: Message
  /// Commands that show it, run on the sample tickets by the tests; the last one is the verb's.
  package let example: [String]
  /// The same in Chinese where it is more than the same words translated.
  package let exampleInChinese: [String]?

  package init(
    _ word: Word, also: [String] = [], _ section: Section, _ summary: Message,
    grammar: [Grammar], discussion: Message = Message(""), example: [String],
    exampleInChinese: [String]? = nil
  ) {
    self.word = word
    self.also = also
    self.section = section
    self.summary = summary
    self.grammar = grammar
    self.discussion = discussion
    self.example = example
    self.exampleInChinese = exampleInChinese
  }

  /// Its form, with the words in the language asked for: `sort COLUMN [desc], …`.
  package func synopsis(in tongue: Tongue) -> String {
    Grammar.synopsis(word.text(in: tongue), grammar, tongue)
  }

  /// The pieces of its form, to be laid out in lines.
  package func pieces(in tongue: Tongue) -> [String] {
    Grammar.pieces(word.text(in: tongue), grammar, tongue)
  }
}
