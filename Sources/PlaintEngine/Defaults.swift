import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

/// What is meant when a clause is left out.
package struct Defaults: Hashable, Sendable {
  package var rounding: Rounding = .halfUp
  package var digits = 2
  /// The time column, by name.
  package var on: String?
  package var every: CalendarUnit?
  /// The day that relative dates count from, when pinned.
  package var today: Day?
  /// The last day up to which the data are complete, when said.
  package var completeUntil: Day?
  package var chineseHeadings = false

  package init() {}
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
}
