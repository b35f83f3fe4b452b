import PlaintTable
import PlaintText
import PlaintValue

/// Rows that a `top` folded together and whose measures do not follow from those of their parts
/// (a median, a distinct count): the engine asks again, one group for each rest.
package struct Remainder: Hashable, Sendable {
  /// What holds for one key of the rows.
  package enum Cut: Hashable, Sendable {
    case any
    case missing
    case value(Value)
    /// Not missing and none of these.
    case other(than: [Value])
  }

  /// One cut a key, in the order of the aggregation's keys; fewer means any.
  package let keys: [Cut]

  init(_ keys: [Cut]) { self.keys = keys }
}

/// A key's value together with what it stands for; missing and total are keys of their own.
struct Key: Hashable {
  var value: Value
  var mark: Mark

  static let all = Key(value: .missing, mark: .all)
  static let other = Key(value: .missing, mark: .other)

  /// The key as a cell of an answer.
  var cell: Answer.Cell { Answer.Cell(value, mark: mark) }

  /// The key's words: for notes.
  var text: String { mark.word() ?? Mark.distinguished(value.text) }

  /// The key's words in both languages: for headings of columns.
  var name: Message {
    if let english = mark.word() { return Message(english, mark.word(in: .chinese)) }
    if case .truth = value { return Message(value.text, value.text(in: .chinese)) }
    return Message(Mark.distinguished(value.text))
  }

  /// Whether the column's values have an order of their own, as numbers and times have.
  static func areNatural(_ keys: [Key]) -> Bool {
    switch keys.first(where: { $0.mark == .value })?.value {
    case .number, .share, .date, .moment, .time, .period, .elapsed: true
    case .text, .truth, .missing, nil: false
    }
  }
}
