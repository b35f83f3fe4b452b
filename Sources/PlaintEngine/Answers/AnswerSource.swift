import PlaintQuery
import PlaintTable
import PlaintText
import Synchronization

/// The ordinary lines of an answer as rows, made a table only where they are asked: what only sorts an
/// answer, or writes it, never asks them.
final class AnswerSource: Source {
  let name: String
  let identity = SourceIdentity.next()
  let schema: Schema
  private let answer: Answer
  private let made = Mutex<(any Source)?>(nil)

  init(_ answer: Answer) {
    self.answer = answer
    name = answer.title
    schema = Schema(zip(answer.names, answer.columns).map { Schema.Field($0, $1.heading.kind) })
  }

  /// The lines in memory.
  private func source(_ run: Run) throws(Diagnostic) -> any Source {
    if let known = made.withLock({ $0 }) { return known }
    let source = Engines.memory(name: name, answer.table(run))
    try run.check()
    made.withLock { $0 = source }
    return source
  }

  func refusal(of steps: [Step], _ aggregation: Aggregation?) -> Message? { nil }

  func aggregate(
    _ aggregation: Aggregation, over steps: [Step], _ run: Run
  ) throws(Diagnostic) -> Groups {
    try source(run).aggregate(aggregation, over: steps, run)
  }

  func scan(
    _ columns: [String], over steps: [Step], _ run: Run,
    _ receive: (Table) throws(Diagnostic) -> Bool
  ) throws(Diagnostic) {
    try source(run).scan(columns, over: steps, run, receive)
  }
}
