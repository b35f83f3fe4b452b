import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Running the stages of a line that bound.
extension Pipe {
  /// Binds and runs the line, a stretch up to an answer at a time.
  ///
  /// Nothing is shown of a stretch before all of it has bound. Verbs that act on the session or the
  /// world outside are only bound unless `acts`.
  mutating func run(
    on session: inout Session, acts: Bool = true
  ) throws(Diagnostic) -> Outcome {
    var rest = line.stages[...]
    var outcome = answer.map { Outcome.answered($0, ground) }
    while !rest.isEmpty {
      let stages = try bind(&rest)
      scope.notes.forEach { show(.note($0)) }
      scope.warnings.forEach { show(.warning($0)) }
      (scope.notes, scope.warnings) = ([], [])
      try checkSuspects()
      do throws(Diagnostic) {
        outcome = try run(stages, after: outcome, on: &session, acts: acts)
      } catch { throw atArithmetic(error, stages) }
      sayFaults(&outcome)
      // Only what goes on from an answer needs its table, which had taken a sixth of a breakdown.
      if !rest.isEmpty, case .answered(let answer, _) = outcome { take(up: answer) }
    }
    guard let outcome else { throw .noDataset(at: line.stages.first?.call.verbPlace) }
    return outcome
  }

  /// Cells that arithmetic could not give are counted, under the answer they concern.
  private func sayFaults(_ outcome: inout Outcome?) {
    let messages = host.run.takeFaults().messages
    if case .answered(var answer, let ground) = outcome {
      answer.notes += messages
      outcome = .answered(answer, ground)
    } else {
      messages.forEach { show(.note($0)) }
    }
  }

  private mutating func run(
    _ stages: [Stage], after earlier: Outcome?, on session: inout Session, acts: Bool
  ) throws(Diagnostic) -> Outcome? {
    var shapes: [Dataset.Shape] = []
    var outcome = earlier
    hasWhere = stages.contains(where: \.isWhere)
    for stage in stages {
      let isLast = stage.call.verbPlace == line.stages.last?.call.verbPlace
      if let shaping = stage.verb as? any Shaping {
        if let answer {
          var shaped = try answer.shaped(by: shaping, host.run)
          if shaping.isFilter {
            let text = scope.session.worded(stage.call.text)
            shaped = shaped.cut(
              by: Answer.Cut(text: text, words: shaping.condition ?? text), from: answer)
          }
          if shaped.count == 0, answer.count > 0 {
            shaped.notes.append(
              Message("no line of the answer is left", "结果中没有剩余的行"))
          }
          self.answer = shaped
          outcome = .answered(shaped, ground)
        } else {
          shapes.append(try shaped(shaping, stage, context(stage)))
          outcome = .shaped(shapes)
        }
      } else if let answering = stage.verb as? any Answering {
        let answered = try answering.answer(context(stage))
        (answer, ground) = (answered.answer, answered.ground)
        outcome = .answered(answered.answer, answered.ground)
      } else if stage.verb is any Sourcing, !isLast || line.name != nil {
        outcome = .shaped([])
      } else if let acting = stage.verb as? any Acting {
        try requireLast(stage, isLast, acting)
        guard acts else {
          if isTrial { try acting.rehearse(on: session, context(stage)) }
          return .acted(onlyLooked: true)
        }
        if let answer, line.stages.count > 1 { (session.it, session.ground) = (answer, ground) }
        if session.isTakenUp, type(of: acting).writesFiles { return .acted(onlyLooked: false) }
        try acting.act(on: &session, context(stage))
        return .acted(onlyLooked: acting.onlyLooks)
      }
    }
    return outcome
  }

  /// What a stage runs with: the rows it was bound to, or the answer as it is by now.
  private func context(_ stage: Stage) -> Context {
    let isAlone =
      line.stages.count == 1 && !hasWhere && line.name == nil && line.isOfCurrent
    return Context(
      input: answer.map { Input($0) } ?? stage.input, answer: answer, host: host,
      defaults: scope.session.defaults, call: stage.call, worded: scope.session.worded,
      isAlone: isAlone, show: show)
  }

  /// Runs a shaping stage as far as it must be said: rows before and after.
  private func shaped(
    _ shaping: any Shaping, _ stage: Stage, _ context: Context
  ) throws(Diagnostic) -> Dataset.Shape {
    guard let input = stage.input else { throw .noDataset(at: stage.call.verbPlace) }
    if let refusal = input.relation.source.refusal(of: shaping.steps, nil) {
      throw Diagnostic(refusal, at: stage.call.verbPlace)
    }
    var sticks = line.stages.allSatisfy { Verbs.all[$0.verb] is any Shaping.Type }
    if case .current = line.origin {} else if line.name == nil { sticks = false }
    try checkFaults(shaping, stage, input)
    if sticks { try say(shaping, stage, input, context) }
    return Dataset.Shape(shaping, stage.call)
  }

  private func say(
    _ shaping: any Shaping, _ stage: Stage, _ input: Input, _ context: Context
  ) throws(Diagnostic) {
    var after = context
    let relation = input.relation.after(shaping.steps)
    after.input?.relation = relation
    if shaping.isFilter {
      let seen = try relation.seen(host.run)
      let before = seen[input.relation.steps.count]
      let now = seen[seen.count - 1]
      show(.note(Self.kept(now, of: before)))
      if now == 0, before > 0 {
        show(.warning(try nothingLeft(stage, input, relation, host.run)))
      } else if now == 0 {
        show(.warning(Message("there were no rows left before", "此前已没有剩余行")))
      }
    }
    for shown in try shaping.remarks(after) {
      if case .effect(let answer) = shown {
        show(.effect(context.dressed(answer)))
      } else {
        show(shown)
      }
    }
  }

  /// Says what could not be worked out, and refuses what would not be exact.
  private func checkFaults(
    _ shaping: any Shaping, _ stage: Stage, _ input: Input
  ) throws(Diagnostic) {
    let relation = input.relation.after(shaping.steps)
    guard shaping.steps.contains(where: { $0.mayFail(within: relation) }) else { return }
    let adds = Aggregation(
      keys: shaping.steps.compactMap(\.added).map(Expression.column), sets: [[]], measures: [])
    let faults = try relation.aggregate(adds, host.run).faults
    host.run.note(faults)
    try faults.requireExact(at: stage.call.verbPlace)
  }

  private static func kept(_ now: Int, of before: Int) -> Message {
    Message(
      "\(grouped(now)) of \(counted(before, "row")) left",
      "\(grouped(before)) 行中保留 \(grouped(now)) 行")
  }

  /// Zero rows is never silent; steps that exclude each other are named.
  private func nothingLeft(
    _ stage: Stage, _ input: Input, _ relation: Relation, _ run: Run
  ) throws(Diagnostic) -> Message {
    let given = Scanner.tokens(of: SourceText(stage.call.text)).compactMap { token in
      token.kind == .parameter
        ? scope.session.parameters[token.text].map { (token.text, $0.words) } : nil
    }
    if !given.isEmpty {
      let english = given.map { "{\($0.0)} is \($0.1)" }
      let chinese = given.map { "{\($0.0)} 为 \($0.1)" }
      return Message(
        "no rows are left: \(list(english)), and no row meets “\(stage.call.text)”",
        "没有剩余行：\(list(chinese, in: .chinese))，没有一行符合“\(stage.call.text)”")
    }
    let alone = Relation(relation.source, steps: relation.steps.suffix(1))
    let seen = try alone.seen(run)
    if seen.last != 0, !input.conditions.isEmpty {
      let earlier = input.conditions.map(\.words).joined(separator: "; ")
      return Message(
        "no rows are left: “\(stage.call.text)” excludes what “\(earlier)” kept; undo takes it back",
        "没有剩余行：“\(stage.call.text)”与“\(earlier)”互相排斥；可用“撤销”收回")
    }
    let none = Message(
      "no rows are left; undo takes the last step back", "没有剩余行；可用“撤销”收回上一步")
    let span = try relation.spanned(
      at: relation.steps.count - 1, today: host.today, scope.session.defaults, run)
    guard let span else { return none }
    return Message(
      "\(none.english); \(span.english)", "\(none.text(in: .chinese))；\(span.text(in: .chinese))")
  }

  private func requireLast(
    _ stage: Stage, _ isLast: Bool, _ acting: any Acting
  ) throws(Diagnostic) {
    let place = stage.call.verbPlace
    guard isLast else {
      throw Diagnostic(
        Message("nothing can follow this in a pipe", "管道中其后不能再接命令"), at: place,
        failure: .language)
    }
    let isPiped: Bool
    if case .current = line.origin { isPiped = line.stages.count > 1 } else { isPiped = true }
    if isPiped, !type(of: acting).endsPipes {
      throw Diagnostic(
        Message("this stands on a line of its own", "此命令须单独成行"), at: place, failure: .language)
    }
    if line.name != nil {
      throw Diagnostic(
        Message("this gives nothing to name", "此命令没有可命名的结果"), at: place, failure: .language)
    }
  }
}
