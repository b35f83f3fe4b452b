import PlaintAnalysis
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// An answering verb that asks its rows one question and makes a table of the groups: it says what it
/// asks and how the groups become a table, and cannot forget the base line.
protocol Tabulating: Answering {
  var question: TableQuestion { get }

  /// What must be measured again once the groups are there, each as one: rows that were folded.
  ///
  /// - Throws: no table can be made of these groups.
  func rests(in groups: Groups, _ context: Context) throws(Diagnostic) -> [Remainder]

  func table(_ groups: Groups, rests: [[Value]]) -> Answer

  /// What else stands in the base line.
  func more(_ input: Input, _ context: Context) throws(Diagnostic) -> [Message]
}

/// What an answering verb asks of its rows.
struct TableQuestion {
  var keys: [KeyColumn]
  var sets: [[Int]]
  var measures: Measures
  /// How many values of the only key are needed one by one; nil is all.
  var commonest: Int?
  var style: Style
  /// What the key columns of the table are of; the keys, unless the verb says otherwise.
  var grounds: [Ground.Key]?
  var across: Ground.Across = .none
}

extension Tabulating {
  func rests(in groups: Groups, _ context: Context) throws(Diagnostic) -> [Remainder] { [] }

  func more(_ input: Input, _ context: Context) throws(Diagnostic) -> [Message] { [] }

  func answer(_ context: Context) throws(Diagnostic) -> Answered {
    let (question, input) = (question, context.rows)
    let groups = try input.relation.ask(
      question.keys, sets: question.sets, question.measures, commonest: question.commonest,
      context.run)
    let rests = try input.relation.ask(
      try rests(in: groups, context), question.keys, question.measures, context.run)
    return try context.answered(
      table(groups, rests: rests), input, groups, question.measures, style: question.style,
      more: more(input, context), keys: question.grounds ?? question.keys.map(Ground.Key.column),
      across: question.across)
  }
}
