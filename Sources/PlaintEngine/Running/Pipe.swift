import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// One line under way: where its rows come from, and its verbs in turn.
struct Pipe {
  let line: Line
  var scope: Scope
  let host: Host
  let show: (Shown) -> Void
  /// The shapes of the dataset the pipe started from.
  var baseShapes: [Dataset.Shape] = []
  /// The answer that the next stages go on from (`it | …`, `breakdown reason | …`).
  var answer: Answer?
  /// Whether a value that resembles another was taken though it never occurs.
  var tookUnknown = false
  /// What the lines of that answer were counted from.
  var ground: Ground?
  /// Whether its rows come from elsewhere than a dataset's name or the current one: nothing sticks.
  var isElsewhere = false
  /// Whether a `where` stands before a verb that is running.
  var hasWhere = false
  /// Whether it is only tried whether the line works: what it would say is not made up.
  var isTrial = false
  /// Whether what is tried is a guess, every value of which must occur.
  var isGuess = false
  /// How many of the scope's suspects have been looked for.
  var suspectsChecked = 0
  /// What tries the lines that its warnings propose, made once for all of them.
  var warningTrial: Trial?

  /// A verb bound, with the rows it is asked of.
  struct Stage {
    let verb: any Verb
    let call: Call
    let input: Input?
    /// Whether it is the `where` of the stage after it.
    var isWhere = false
  }

  enum Outcome {
    case acted(onlyLooked: Bool)
    case answered(Answer, Ground?)
    case shaped([Dataset.Shape])
  }

  init(
    _ line: Line, _ session: Session, host: Host, show: @escaping (Shown) -> Void
  ) throws(Diagnostic) {
    self.line = line
    self.host = host
    self.show = show
    scope = Scope(session, host: host)
    scope.source = line.source
    switch line.origin {
    case .current: if let dataset = session.dataset { start(dataset, dataset.shapes) }
    case .all(let place):
      guard let dataset = session.dataset else { throw .noDataset(at: place) }
      start(dataset, dataset.shapes.filter { !$0.isSetAside })
    case .dataset(let name):
      let dataset = try Self.dataset(name, in: session)
      // An answer that was named keeps its totals and marks, as `it` does, unless it is asked anew.
      let isAsked = line.stages.contains { Verbs.all[$0.verb] is any Answering.Type }
      if let answer = dataset.answer, dataset.shapes.isEmpty, !isAsked {
        start(answer)
      } else {
        start(dataset)
      }
    case .it(let place):
      guard let it = session.it else {
        throw Diagnostic(
          Message("there is no answer to take up", "没有可以继续使用的结果"), at: place,
          hints: [
            Message(
              "“it” is the last answer; loading, using and shaping end it",
              "“它”是上一个结果；加载、切换和整理之后即失效")
          ])
      }
      start(it)
      ground = session.ground
    }
  }

  private mutating func start(_ dataset: Dataset, _ shapes: [Dataset.Shape]) {
    baseShapes = shapes
    scope.dataset = dataset
    let relation =
      shapes.count == dataset.shapes.count
      ? dataset.relation : Relation(dataset.source, steps: shapes.flatMap(\.steps))
    scope.input = Input(
      name: dataset.name, relation: relation, conditions: shapes.compactMap(\.saidCondition),
      isAnswer: false, aliases: dataset.aliases, points: dataset.answer?.points ?? [])
    scope.schema = relation.schema
  }

  private mutating func start(_ dataset: Dataset) { start(dataset, dataset.shapes) }

  private mutating func start(_ it: Answer) {
    let input = Input(it)
    answer = it
    scope.dataset = nil
    scope.input = input
    scope.schema = input.relation.schema
  }

  /// Goes on from an answer: its columns are those that what follows can name.
  mutating func take(up it: Answer) {
    scope.session.it = it
    start(it)
  }

  /// Takes the rows of a verb that brings its own.
  private mutating func start(_ input: Input, _ call: Call) {
    isElsewhere = true
    answer = nil
    let source = input.relation.source
    var made = Dataset(name: input.name, source: source, origin: call.text)
    made.aliases = scope.dataset?.aliases ?? [:]
    made.undecided = scope.dataset?.undecided ?? [:]
    made.bareClocks = scope.dataset?.bareClocks ?? []
    scope.dataset = made
    scope.input = input
    scope.schema = input.relation.schema
    let words = input.conditions.map(\.words).joined(separator: "; ")
    baseShapes = input.relation.steps.map { step in
      Dataset.Shape(
        steps: [step], text: step.words.text(in: scope.host.tongue), condition: nil,
        isFilter: step.isFilter)
    }
    if !words.isEmpty, !baseShapes.isEmpty { baseShapes[baseShapes.count - 1].condition = words }
  }

  static func dataset(
    _ name: NamePhrase, in session: Session
  ) throws(Diagnostic) -> Dataset {
    if let dataset = session[name.text] { return dataset }
    let near = nearest(name.text, among: session.datasets.map(\.name), limit: 2)
    throw Diagnostic(
      Message("no dataset “\(name.text)”", "没有数据集“\(name.text)”"), at: name.place,
      hints: near.isEmpty
        ? [Message("“datasets” lists what is loaded", "“数据集”列出已加载的内容")]
        : [
          Message(
            "did you mean \(near.map { "“\($0)”" }.joined(separator: ", "))?",
            "是否想写\(near.joined(separator: "、"))？")
        ])
  }

  /// Binds stages in turn, up to and with the next one that answers; each sees the columns the
  /// ones before it made.
  ///
  /// What columns an answer has shows only when it is there, so what stands behind it is bound
  /// once ``take(up:)`` has handed it on; but what needs no columns is bound at once, so that its
  /// faults show before anything is counted.
  mutating func bind(_ stages: inout ArraySlice<Line.Stage>) throws(Diagnostic) -> [Stage] {
    var bound: [Stage] = []
    var isAnswered = false
    while let stage = stages.first {
      let type = Verbs.all[stage.verb]
      let condition = type.takesWhere ? nil : stage.call[Clauses.where]
      if isAnswered, !type.bindsBlind || condition != nil { break }
      if type is any Sourcing.Type { try requireFirst(stage) }
      var call = stage.call
      if type is any Answering.Type || condition != nil { try scope.requireInput(call) }
      if let condition {
        let filter = try self.where(condition, &call)
        bound.append(filter)
        advance(past: filter.verb, filter.call)
        // A shape is said without its condition, which is a shape of its own; an answer with it.
        if !(type is any Shaping.Type) { call.text = stage.call.text }
      }
      let verb = try type.init(call, in: &scope)
      bound.append(Stage(verb: verb, call: call, input: scope.input))
      stages.removeFirst()
      advance(past: verb, call)
      if verb is any Answering { isAnswered = true }
    }
    return bound
  }

  /// A `where` as the filter it is, in front of its verb, which is then as if called without.
  private mutating func `where`(_ condition: Phrase, _ call: inout Call) throws(Diagnostic) -> Stage
  {
    var filter = call
    let word = call.drop(Clauses.where)
    let name = Filter.declaration.word.text(in: word == Word.where.chinese ? .chinese : .english)
    filter.text = "\(name) \(scope.written(condition.place))"
    let verb = try Filter(condition, in: &scope)
    return Stage(verb: verb, call: filter, input: scope.input, isWhere: true)
  }

  /// Binds as much of the line as can be bound without an answer.
  mutating func bound() throws(Diagnostic) -> [Stage] {
    var stages = line.stages[...]
    return try bind(&stages)
  }

  /// A verb that brings its own rows begins a pipe.
  private func requireFirst(_ stage: Line.Stage) throws(Diagnostic) {
    if stage.call.verbPlace == line.stages.first?.call.verbPlace, case .current = line.origin {
      return
    }
    throw Diagnostic(
      Message("this begins a line: it takes the rows behind the last answer", "此命令须在行首：取上一个结果背后的行"),
      at: stage.call.verbPlace,
      hints: [Message("first the answer, then on a line of its own: rows 1", "先得出结果，再另起一行：明细 1")],
      failure: .language)
  }

  /// What the next stage sees after this one.
  mutating func advance(past verb: any Verb, _ call: Call) {
    if let sourcing = verb as? any Sourcing { return start(sourcing.input, call) }
    guard let shaping = verb as? any Shaping, var input = scope.input else { return }
    input.relation = input.relation.after(shaping.steps)
    if let condition = Dataset.Shape(shaping, call).saidCondition {
      input.conditions.append(condition)
    }
    scope.input = input
    scope.schema = input.relation.schema
  }
}
