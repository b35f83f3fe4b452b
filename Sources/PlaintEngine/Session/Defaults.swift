import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

/// What is meant when a clause is left out.
package struct Defaults: Hashable, Sendable {
  package var rounding: Rounding = .halfUp
  package var digits = 2
  /// The unit of durations; nil goes by their medians.
  package var durations: DurationUnit?
  /// The time column, by name.
  package var on: String?
  package var every: CalendarUnit?
  /// The day that relative dates count from, when pinned.
  package var today: Day?
  /// From when and up to when the data are complete, when said.
  package var complete = Coverage.Said()
  /// The language of the screen, of answers and of exports; nil for the shell's.
  package var screen: Tongue?
  /// The language of table headings; nil for a screen's own, and plain names in files.
  package var headings: Tongue?

  package init() {}

  /// From when to when the data were said to be complete, for base lines.
  ///
  /// A pinned today is not said: a saved script pins it and prints what the conversation printed.
  var saidDays: Message {
    completeWords.map { Message("; \($0.english)", "；\($0.text(in: .chinese))") } ?? Message("", "")
  }

  /// The clause that says from when to when the data are complete.
  var completeWords: Message? {
    switch (complete.from?.text, complete.until?.text) {
    case (nil, nil): nil
    case (let from?, nil): Message("complete from \(from)", "数据起自 \(from)")
    case (nil, let until?): Message("complete until \(until)", "数据截至 \(until)")
    case (let from?, let until?): Message("complete \(from)..\(until)", "数据完整 \(from)..\(until)")
    }
  }
}

/// A parameter of a script or a round of `each`: written `{name}`, one value, never parsed again.
package struct Parameter: Sendable {
  /// As given: `2012-05`, `电话营业厅`.
  package var text: String
  /// The value as a phrase that can only be a literal.
  package var phrase: Phrase
  package var help: String?
  /// Whether the data say it, as in a round of `each`: then it is at most a part of a file's name.
  package var isFromData = false
  /// Whether the value stands in the line that declares it, which scripts and the history keep.
  package var isWritten = false
}
