import PlaintLanguage
import PlaintOutput
import PlaintText
import PlaintWriting

/// A page of help about no single word: conditions, periods, scripts.
package struct Topic: Sendable {
  package let word: Word
  /// As a heading.
  package let title: Message
  /// One sentence, as a verb's.
  package let summary: Message
  /// What it says, line by line, for a width.
  package let lines: @Sendable (Tongue, Int) -> [String]
  /// Commands that show it, run on the sample tickets by the tests.
  package let example: [String]
  /// The same in a language.
  package func example(in tongue: Tongue) -> [String] {
    tongue == .english ? example : example.map(Manual.chineseExample)
  }
  /// Other words that help may be asked for by those who look for this page.
  package let sought: [String]

  /// A page made from the vocabulary.
  init(
    _ word: Word, _ title: Message, _ summary: Message, sought: [String] = [],
    example: [String] = [],
    lines: @escaping @Sendable (Tongue, Int) -> [String]
  ) {
    self.word = word
    self.title = title
    self.summary = summary
    self.lines = lines
    self.example = example
    self.sought = sought
  }

  /// A page of entries: what is typed, and what it means.
  init(
    _ word: Word, _ title: Message, _ summary: Message, _ entries: [(Message, Message)],
    sought: [String] = [], example: [String] = []
  ) {
    self.init(word, title, summary, sought: sought, example: example) { tongue, width in
      Manual.table(entries, tongue, width: width, column: 30)
    }
  }
}

/// Every page of help, in the order help lists them.
package enum Topics {
  package static let all = [
    start, names, identifiers, conditions, periods, clauses, functions, marks, changes, pipes,
    scripts, keys,
    formats,
    words,
  ]

  static let start = Topic(
    Word("start", "入门"), Message("First steps", "第一步"),
    Message("From a file to a table in a file and a script.", "从一个文件到一张表和一个脚本。")
  ) { tongue, width in
    Manual.table(
      Manual.firstSteps.map { ($0.command, $0.purpose) }, tongue, width: width)
  }

  static let clauses = Topic(
    Word("clauses", "子句"), Message("Clauses", "子句"),
    Message("What may follow a verb, in any order, each once.", "动词之后的子句，顺序不限，各一次。"),
    example: ["breakdown reason top 3 where channel = 电话营业厅 digits 1"]
  ) { Manual.list([.clause], $0, width: $1) }

  /// The page that a word leads to.
  static func topic(for sought: String) -> Topic? {
    let sought = folded(sought)
    return all.first {
      $0.sought.map(folded).contains(sought) || $0.word.spellings.contains { folded($0) == sought }
    }
  }

  static let functions = Topic(
    Word("functions", "函数"), Message("Functions", "函数"),
    Message("What computes a value; it may stand where a column may.", "计算值；可写在列的位置。"),
    example: ["breakdown weekday(opened_at)", "group channel of mean(fee), max(fee)"]
  ) { Array(Manual.list([.function, .aggregate], $0, width: $1).dropFirst()) }

  package static let formats = Topic(
    Word("formats", "格式"), Message("File formats", "文件格式"),
    Message("What export writes; the file's suffix says which.", "导出的格式，由文件后缀决定。"),
    Format.allCases.map { (Message($0.suffix), $0.summary) },
    sought: Format.allCases.map(\.name) + ["excel", "markdown", "xlsx", "xls", "文件格式"])

  static let words = Topic(
    Word("words", "词语"), Message("Words in both languages", "中英文词语对照"),
    Message("Every word in English and in Chinese; either may be typed.", "全部词语的中英文；都可以用。")
  ) { Manual.words($0, width: $1) }
}
