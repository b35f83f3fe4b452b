import PlaintLanguage
import PlaintQuery
import PlaintTable

extension Completing {
  /// What names mean behind the stages read so far.
  func scopeHere() -> Scope? {
    guard
      var pipe = try? Pipe(reader.begun, session, host: host, show: { _ in })
    else { return nil }
    for stage in finished {
      guard let verb = try? Verbs.all[stage.verb].init(stage.call, in: &pipe.scope) else { break }
      pipe.advance(past: verb, stage.call)
      if let answering = verb as? any Answering { pipe.foresee(answering, stage.call) }
    }
    pipe.scope.source = source
    return pipe.scope
  }
}

extension Session {
  /// What names mean at the end of an unfinished command.
  func scope(of before: String, _ host: Host) -> Scope? {
    Completing(before, inside: [], self, host).scopeHere()
  }
}

extension Pipe {
  /// Goes on with the columns an answer will have, as no rows at all give them.
  fileprivate mutating func foresee(_ answering: any Answering, _ call: Call) {
    guard var input = scope.input else { return }
    input.relation.steps.append(.take(0))
    let context = Context(
      input: input, host: host, defaults: scope.session.defaults, call: call, show: { _ in })
    guard let answer = try? answering.answer(context).answer else { return }
    input.relation = Relation(Engines.memory(name: answer.title, answer.table()))
    scope.input = input
    scope.schema = input.relation.schema
  }
}
