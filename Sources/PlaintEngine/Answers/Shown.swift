import PlaintTable
import PlaintText

/// One thing a command shows, in the order it arises.
///
/// It says what it is, and is drawn by who shows it: a verb never makes text of an answer, so that the
/// same thing can stand on a terminal and in a report.
package enum Shown: Sendable {
  /// The table that answers.
  case answer(Answer)
  /// A table of what a shaping command did; left out for somebody who wants no notes.
  case effect(Answer)
  /// Rows of a dataset.
  case rows(ShownRows)
  /// A heading over what follows.
  case heading(String)
  /// A sentence with figures, perhaps of several lines.
  case sentence(String)
  /// Help, or what the session is and did: lines as they stand.
  case help(String)
  /// What is wrong with a script that was only checked.
  case problem(Diagnostic)
  /// What must be known beside the answer; to standard error, as warnings are.
  case note(Message)
  /// What is probably wrong.
  case warning(Message)
}

/// Rows that are shown, in blocks of the same columns.
package struct ShownRows: Sendable {
  package let blocks: [Table]
  /// Columns that are left out last where there is no room for all.
  package let wanted: Set<String>
}
