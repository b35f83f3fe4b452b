import PlaintText

/// What the reader looked for at a place: the "expected …" of an error, and what Tab offers there.
package enum Expectation: Hashable, Sendable {
  case word(Word)
  case verb
  case column
  /// An aggregate's call, as `of` takes it.
  case measure
  /// A value of the column (or expression) written to the left.
  case value(of: Phrase)
  /// A period of the time column.
  case period
  /// A column that is a time.
  case time
  case dataset
  /// A line of the last answer: its number, or a part of its key.
  case key(level: Int)
  /// A file to read; suffixes without the dot, empty for any.
  case file(suffixes: [String])
  /// What compares the column or expression written to the left with something.
  case comparison(of: Phrase)
  /// A sign that joins one more of what stands before it: `,` of a list, `>` of a path, `|`.
  case joint(String)
  /// Something that cannot be listed: a number, a new name, a text.
  case thing(Message)
  /// Something of which the usual ones can be listed.
  case usual(Message, [String])

  /// What an error calls it.
  package var name: Message {
    switch self {
    case .word(let word): Message("“\(word.english)”", "“\(word.chinese)”")
    case .verb: Message("a command", "命令")
    case .column: Message("a column", "列")
    case .measure: Message("a measure such as count()", "统计量，如 行数()")
    case .value: Message("a value", "值")
    case .period: Message("a period such as 2012-05", "时段，如 2012-05")
    case .key: Message("a line of the answer", "结果的一行")
    case .dataset: Message("a dataset", "数据集")
    case .file: Message("a file", "文件")
    case .comparison: Message("a comparison such as “=”", "比较，如“=”")
    case .time: Message("a column", "列")
    case .joint(","): Message("“,”", "“，”")
    case .joint(let sign): Message("“\(sign)”", "“\(sign)”")
    case .thing(let message), .usual(let message, _): message
    }
  }
}
