import PlaintLanguage
import PlaintQuery
import PlaintText

/// Says how a line is understood, without carrying it out.
struct Explain: Acting {
  static let line = Slot("LINE", Message("a command", "命令")) { reader throws(Diagnostic) -> Place in
    reader.expect(.verb)
    guard try !reader.isAtEnd() else { throw reader.failure() }
    let start = try reader.peek().place.start
    var end = start
    while try !reader.isAtEnd() { end = try reader.take().place.end }
    return Place(start, end)
  }
  static let declaration = Declaration(
    Word("explain", "解释"), .session,
    Message("Say how a line is understood, without carrying it out.", "说明一行命令的含义而不执行。"),
    grammar: [line.here],
    discussion: Message(
      """
      Each command of the line is named; what shapes, and what where keeps, is said with the \
      columns, values and periods it took.
      """, "逐个说明该行的命令；整理类命令和“其中”还说明取了哪些列、值和时段。"),
    example: ["explain filter channel = 电话营业厅 and opened_at in 2012-05 | breakdown reason"])
  let onlyLooks = true
  private let lines: [String]

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    let source = SourceText(scope.written(call[Self.line]))
    var reader = Reader(source)
    do throws(Diagnostic) {
      let line = try reader.line(Verbs.declarations)
      var pipe = try Pipe(line, scope.session, host: scope.host) { _ in }
      let stages = try pipe.bound()
      let stated = try Self.lines(stages, of: line, pipe.scope)
      lines = Self.origin(line, scope) + stated
      for note in pipe.scope.notes { scope.say(note) }
      for warning in pipe.scope.warnings { scope.warn(warning) }
    } catch { throw scope.session.explained(error, reader, scope.host).within(source) }
  }

  func act(on session: inout Session, _ context: Context) throws(Diagnostic) {
    context.show(.lines(lines))
  }

  private static func origin(_ line: Line, _ scope: Scope) -> [String] {
    let name = line.name.map { "\($0.text) = " } ?? ""
    switch line.origin {
    case .current: return name.isEmpty ? [] : [name + "…"]
    case .dataset(let dataset): return ["\(name)\(dataset.text) | …"]
    case .it: return ["\(name)\(Word.it.text(in: scope.host.tongue)) | …"]
    case .all: return ["\(name)\(Word.all.text(in: scope.host.tongue)) | …"]
    }
  }

  /// What a stage does; behind an answer its steps are not known before the answer is there.
  private static func lines(
    _ stages: [Pipe.Stage], of line: Line, _ scope: Scope
  ) throws(Diagnostic) -> [String] {
    var lines: [String] = []
    let stages = stages.filter { !$0.isWhere }
    let tongue = scope.host.tongue
    for (index, written) in line.stages.enumerated() {
      let declaration = Verbs.declarations[written.verb]
      let (english, chinese) = (declaration.word.english, declaration.word.chinese)
      let summary = declaration.summary
      lines.append(
        Message(
          "\(english) (\(chinese)): \(summary.english)", "\(chinese)：\(summary.text(in: .chinese))"
        ).text(in: tongue))
      lines.append(
        "  " + Message("as typed: \(written.call.text)", "原文：\(written.call.text)").text(in: tongue)
      )
      // What follows an answer is bound only once the answer is there.
      guard stages.indices.contains(index) else { continue }
      let stage = stages[index]
      // What takes its `where` itself has it in its steps.
      if !type(of: stage.verb).takesWhere, let condition = stage.call[Clauses.where],
        let input = stage.input
      {
        var inner = scope
        inner.schema = input.relation.schema
        let filter = Step.filter(try inner.condition(condition))
        lines.append("  " + filter.words.text(in: tongue))
      }
      lines += ((stage.verb as? any Shaping)?.steps ?? []).map {
        "  " + $0.words.text(in: tongue)
      }
    }
    return lines
  }
}
