import PlaintAnalysis
import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Running the stages of a line that bound.
extension Pipe {
  mutating func run(
    _ bound: [Stage], on session: inout Session
  ) throws(Diagnostic) -> Outcome {
    var stages = bound
    guard !stages.isEmpty else { return try shown() }
    var shapes: [Dataset.Shape] = []
    var current = answer
    var ground = ground
    var outcome: Outcome?
    for index in line.stages.indices {
      if index == stages.count, let current { stages += try bind(from: index, behind: current) }
      let stage = stages[index]
      var context = self.context(stage, current)
      if let shaping = stage.verb as? any Shaping {
        if let answer = current {
          current = try answer.shaped(by: shaping, host.run)
          outcome = current.map { .answered($0, ground) }
          continue
        }
        shapes.append(try shaped(shaping, stage, context))
        outcome = .shaped(shapes)
      } else if let answering = stage.verb as? any Answering {
        if let current { context.input = input(of: current) }
        let answered = try answering.answer(context)
        current = answered.answer
        ground = answered.ground
        outcome = .answered(answered.answer, ground)
      } else if stage.verb is any Sourcing, index < line.stages.count - 1 || line.name != nil {
        outcome = .shaped([])
      } else if let acting = stage.verb as? any Acting {
        try requireLast(index, acting)
        if case .answered(let answer, let ground) = outcome, line.stages.count > 1 {
          context.answer = answer
          session.it = answer
          session.ground = ground
        }
        try acting.act(on: &session, context)
        return .acted(onlyLooked: acting.onlyLooks)
      }
    }
    guard let outcome else { preconditionFailure("a line without a verb that does anything") }
    return outcome
  }

  /// Binds what an answer was piped into.
  private mutating func bind(
    from index: Int, behind answer: Answer
  ) throws(Diagnostic) -> [Stage] {
    let (notes, suspects) = (scope.notes.count, scope.suspects.count)
    take(answer)
    let stages = try bound(from: index)
    for note in scope.notes.dropFirst(notes) { show(.note(note)) }
    try checkSuspects(from: suspects)
    return stages
  }

  private func context(_ stage: Stage, _ answer: Answer?) -> Context {
    Context(
      input: stage.input, answer: answer, host: host, defaults: scope.session.defaults,
      call: stage.call, worded: scope.session.worded, show: show)
  }

  /// `it` alone shows the last answer again; a dataset's name alone is not a line.
  private func shown() throws(Diagnostic) -> Outcome {
    guard let answer else { throw Self.noDataset(line) }
    return .answered(answer, ground)
  }

  private func input(of answer: Answer) -> Input {
    let relation = Relation(Engines.memory(name: answer.title, answer.table()))
    return Input(name: answer.title, relation: relation, conditions: [], isAnswer: true)
  }

  /// Runs a shaping stage as far as it must be said: rows before and after.
  private func shaped(
    _ shaping: any Shaping, _ stage: Stage, _ context: Context
  ) throws(Diagnostic) -> Dataset.Shape {
    guard let input = stage.input else { throw Self.noDataset(line, at: stage.call.verbPlace) }
    if let refusal = input.relation.source.refusal(of: shaping.steps, nil) {
      throw Diagnostic(refusal, at: stage.call.verbPlace)
    }
    let sticks = line.stages.allSatisfy { Verbs.all[$0.verb] is any Shaping.Type }
    if sticks { try say(shaping, stage, input, context) }
    return Dataset.Shape(shaping, stage.call)
  }

  private func say(
    _ shaping: any Shaping, _ stage: Stage, _ input: Input, _ context: Context
  ) throws(Diagnostic) {
    var after = context
    after.input?.relation.steps += shaping.steps
    let relation = Relation(input.relation.source, steps: input.relation.steps + shaping.steps)
    if shaping.isFilter {
      let seen = try relation.seen(host.run)
      let before = seen[input.relation.steps.count]
      let now = seen[seen.count - 1]
      show(.note(Self.kept(now, of: before)))
      if now == 0, before > 0 {
        show(.warning(try Self.nothingLeft(stage, input, relation, host.run)))
      }
    }
    for shown in try shaping.remarks(after) {
      if case .answer(let answer) = shown {
        show(.answer(context.dressed(answer)))
      } else {
        show(shown)
      }
    }
  }

  private static func kept(_ now: Int, of before: Int) -> Message {
    Message(
      "\(grouped(now)) of \(counted(before, "row")) left",
      "\(grouped(before)) 行中保留 \(grouped(now)) 行")
  }

  /// Zero rows is never silent; steps that exclude each other are named.
  private static func nothingLeft(
    _ stage: Stage, _ input: Input, _ relation: Relation, _ run: Run
  ) throws(Diagnostic) -> Message {
    let alone = Relation(relation.source, steps: relation.steps.suffix(1))
    let seen = try alone.seen(run)
    if seen.last != 0, !input.conditions.isEmpty {
      let earlier = input.conditions.map(\.words).joined(separator: "; ")
      return Message(
        "no rows are left: “\(stage.call.text)” excludes what “\(earlier)” kept; undo takes it back",
        "没有剩余行：“\(stage.call.text)”与“\(earlier)”互相排斥；可用“撤销”收回")
    }
    return Message(
      "no rows are left; undo takes the last step back", "没有剩余行；可用“撤销”收回上一步")
  }

  private func requireLast(
    _ index: Int, _ acting: any Acting
  ) throws(Diagnostic) {
    guard index == line.stages.count - 1 else {
      throw Diagnostic(
        Message("nothing can follow this in a pipe", "管道中其后不能再接命令"),
        at: line.stages[index + 1].call.verbPlace, failure: .language)
    }
    let isPiped: Bool
    if case .current = line.origin { isPiped = line.stages.count > 1 } else { isPiped = true }
    if isPiped, !type(of: acting).endsPipes {
      throw Diagnostic(
        Message("this stands on a line of its own", "此命令须单独成行"),
        at: line.stages[index].call.verbPlace, failure: .language)
    }
    if line.name != nil {
      throw Diagnostic(
        Message("this gives nothing to name", "此命令没有可命名的结果"),
        at: line.stages[index].call.verbPlace, failure: .language)
    }
  }
}
