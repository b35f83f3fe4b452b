import PlaintAnalysis
import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Carries out a block of commands once for each value of a column.
struct Each: Acting, HoldingBlock {
  /// The column, with `top N` but without `as`, which names the round's value here.
  static let column = Slot("COLUMN [top N]", Message("a column", "列")) {
    reader throws(Diagnostic) -> EachPhrase in
    let phrase = try reader.operand()
    let count = try reader.takeWord(.top) ? try reader.literal(Message("a number", "数字")) : nil
    return EachPhrase(column: phrase, top: count)
  }
  static let block = Slot("{ … }", Message("“{” and commands", "“{”和命令")) {
    reader throws(Diagnostic) in try reader.block()
  }
  static let declaration = Declaration(
    Word("each", "逐个"), .session,
    Message("Carry out commands once for each value of a column.", "对列的每个取值执行一组命令。"),
    grammar: [
      column.here, .word(.as), Slots.name.here, .clauses([Clauses.where.here]), block.here,
    ],
    discussion: Message(
      """
      The { ends its line and the } stands alone on one. The commands run with only the rows of \
      one value, the commonest first, missing last; {hall} is the value. Steps, names and defaults \
      made inside end with each round. top N takes the N commonest values; a tie at the cut is \
      kept whole.
      """,
      """
      { 在行尾，} 单独一行。中间的命令只针对一个取值的行运行，最常见的在前，缺失在最后；{营业厅} \
      是该取值。其中的步骤、名称和默认值每轮结束即失效。前 5 只取最常见的 5 个取值；并列者全部保留。
      """),
    example: ["each channel top 2 as hall {\n  heading \"{hall}\"\n  breakdown reason\n}"])

  private let key: Bound
  private let column: String
  private let top: Int?
  private let name: String
  let commands: [SourceText]
  static let takesWhere = true
  static let answerUse = AnswerUse.inside
  var checked: Checked { .block(self) }

  static func block(_ call: Call) -> BlockPhrase? {
    call.place(of: block).map { BlockPhrase(commands: call[block], place: $0) }
  }

  private let place: Place
  /// The one-off condition, as a step that each round begins with.
  private let condition: Dataset.Shape?
  /// The language that values are said in.
  private let tongue: Tongue

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    try scope.requireInput(call)
    let phrase = call[Self.column]
    place = phrase.column.place
    key = try scope.bind(phrase.column)
    column = scope.written(phrase.column.place)
    top = try phrase.top.map { top throws(Diagnostic) in try scope.whole(top, atLeast: 1) }
    name = call[Slots.name].text
    commands = call[Self.block]
    tongue = scope.host.answerTongue
    condition = try call[Clauses.where].map { phrase throws(Diagnostic) in
      let filter = try Filter(phrase, in: &scope)
      return Dataset.Shape(
        steps: filter.steps, text: "filter \(filter.condition ?? "")", condition: filter.condition,
        isFilter: true)
    }
  }

  func act(on session: inout Session, _ context: Context) throws(Diagnostic) {
    guard session.depth < Session.depthLimit else {
      throw Session.tooDeep(at: place)
    }
    let outer = session
    var rounds: [Session.LogEntry] = []
    let values = try values(context)
    if values.isEmpty {
      let relation = context.rows.relation.after(condition?.steps ?? [])
      let span = try context.span(relation, try relation.seen(context.run))
      context.show(
        .warning(
          Message(
            "\(column) has no value here, so the block did not run\(span.map { "; \($0.english)" } ?? "")",
            "\(column)没有取值，命令块未执行\(span.map { "；\($0.text(in: .chinese))" } ?? "")")))
    }
    // What a block inside another wrote is kept from the next round of the outer one too.
    if outer.claims == nil { session.claims = FileClaims() }
    defer { if outer.claims == nil { session.claims = nil } }
    for value in values where !session.isOver {
      try round(value, of: &session, context)
      for entry in session.log.dropFirst(outer.log.count) { rounds.merge(entry) }
      session.goBack(to: outer)
    }
    session.rounds = rounds
  }

  /// Begins the round of the commonest value, whose commands are then still to be carried out.
  ///
  /// - Returns: whether there is any value.
  func enter(_ session: inout Session, _ context: Context) throws(Diagnostic) -> Bool {
    guard let first = try values(context).first else { return false }
    begin(first, in: &session)
    return true
  }

  private func round(
    _ value: Value, of session: inout Session, _ context: Context
  ) throws(Diagnostic) {
    begin(value, in: &session)
    for command in commands where !session.isOver {
      try context.run.check()
      try session.respond(to: command, host: context.host, show: context.show)
    }
  }

  private func begin(_ value: Value, in session: inout Session) {
    guard var dataset = session.dataset else { return }
    session.depth += 1
    if let condition { dataset.shape(condition) }
    dataset.shape(shape(value))
    session.dataset = dataset
    session.it = nil
    session.lastAnswered = false
    session.parameters[name] = Parameter(value, at: place, in: tongue)
  }

  /// The filter of a round.
  private func shape(_ value: Value) -> Dataset.Shape {
    let test: Expression =
      value.isMissing
      ? .call(.isMissing, [key.expression])
      : .call(.equal, [key.expression, .constant(value)])
    let words = "\(column) = \(value.isMissing ? Word.missing.english : quotedValue(value.text))"
    return Dataset.Shape(
      steps: [.filter(test)], text: "filter \(words)", condition: words, isFilter: true)
  }

  /// The values, the commonest first, missing last.
  private func values(_ context: Context) throws(Diagnostic) -> [Value] {
    let relation = context.rows.relation.after(condition?.steps ?? [])
    var counted = try relation.values(of: key.expression, context.run)
    if let top, counted.count > top {
      let least = counted[top - 1].count
      counted = counted.filter { $0.count >= least }
      if counted.count > top {
        context.show(
          .note(
            Message(
              "\(counted.count) values, since \(counted.count - top + 1) tie at the cut",
              "共 \(counted.count) 个取值：截断处有 \(counted.count - top + 1) 个并列")))
      }
      return counted.map(\.value)
    }
    let missing = Step.filter(.call(.isMissing, [key.expression]))
    let count = try relation.after([missing]).seen(context.run).last ?? 0
    return counted.map(\.value) + (count > 0 ? [.missing] : [])
  }
}

/// A column and how many of its values.
struct EachPhrase: Sendable {
  let column: Phrase
  let top: Phrase?
}

extension [Session.LogEntry] {
  /// Adds a command of a round; one that an earlier round carried out already only adds to it.
  fileprivate mutating func merge(_ entry: Session.LogEntry) {
    guard let index = firstIndex(where: { $0.source == entry.source }) else {
      return append(entry)
    }
    self[index].tookUnknown = self[index].tookUnknown || entry.tookUnknown
  }
}

extension Session {
  /// Ends what a round made: steps, names, defaults, parameters, the answer, the log.
  fileprivate mutating func goBack(to outer: Session) {
    datasets = outer.datasets
    current = outer.current
    it = outer.it
    ground = outer.ground
    lastAnswered = outer.lastAnswered
    defaults = outer.defaults
    parameters = outer.parameters
    allowsUnknown = outer.allowsUnknown
    log = outer.log
    depth = outer.depth
  }
}

extension Parameter {
  /// The value of a round: text stays text whatever it says.
  fileprivate init(_ value: Value, at place: Place, in tongue: Tongue) {
    let phrase: Phrase
    switch value {
    case .missing: phrase = .quoted("", place)
    case .text(let text): phrase = .quoted(text, place)
    default: phrase = .literal(value.text, place)
    }
    let text = value.isMissing ? Mark.missing.word(in: tongue) : nil
    self.init(text: text ?? value.text(in: tongue), phrase: phrase, isFromData: true)
  }
}

extension Reader {
  /// A block: `{` at its line's end, commands, `}` alone on the last line.
  ///
  /// - Throws: also what the commands of the block cannot be understood for, at their own place.
  mutating func block() throws(Diagnostic) -> [SourceText] {
    expect(.thing(Message("“{” at the end of the line", "行尾的“{”")))
    let brace = try peek().place
    guard try takeSign("{") else { throw failure() }
    guard blockDepth < Session.depthLimit else {
      var problem = Session.tooDeep(at: brace)
      problem.failure = .language
      throw problem
    }
    let source = scanner.source
    let start = scanner.offset
    let text = scanner.written(Place(start, source.text.utf8.count))
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.endsLine)
      .map(String.init)
    guard Commands.completeness(lines[0]) == .empty else { throw crowded(try peek()) }
    while let last = lines.last, Commands.completeness(last) == .empty { lines.removeLast() }
    guard lines.count > 1, lines.last.map(Self.closes) == true else { throw unclosed(source) }
    scanner.take(upTo: source.text.unicodeScalars.count)
    let before = source.text.utf8.prefix(start).count { $0 == 0x0A }
    let body = lines[1..<(lines.count - 1)].joined(separator: "\n")
    let commands = Commands.split(body, file: source.file, firstLine: source.line + before + 1)
    for command in commands {
      if let problem = Session.problem(in: command, depth: blockDepth + 1) { throw problem }
    }
    return commands
  }

  private static func closes(_ line: String) -> Bool {
    let trimmed = trimmedBlanks(line)
    guard let first = trimmed.first, first == "}" || first == "｝" else { return false }
    return Commands.completeness(String(trimmed.dropFirst())) == .empty
  }

  private func crowded(_ token: Token) -> Diagnostic {
    Diagnostic(
      Message("a “{” ends its line", "“{”之后须换行"), at: token.place,
      hints: [
        Message(
          "the commands stand on the lines below, and “}” alone on the last",
          "命令写在下面各行，最后一行单独写“}”")
      ], failure: .language)
  }

  private func unclosed(_ source: SourceText) -> Diagnostic {
    let end = source.text.utf8.count
    return Diagnostic(
      Message("this block is never closed", "命令块没有闭合"),
      at: Place(max(0, scanner.offset - 1), min(end, scanner.offset)),
      hints: [Message("a “}” alone on a line closes it", "用单独一行的“}”结束")], failure: .language)
  }
}
