import PlaintFiles
import PlaintLanguage
import PlaintQuery
import PlaintText

/// A script gone through without an answer: every command read and bound, none carried out.
///
/// Loads are done, in a session of their own, so that columns and values are known; steps are
/// taken without being counted; nothing is written.
struct Checking {
  private var session: Session
  private let host: Host
  /// Everything wrong, in the script's order.
  private(set) var problems: [Diagnostic] = []
  /// What is worth knowing but stops nothing.
  private(set) var remarks: [Message] = []
  /// Datasets that only running makes.
  private var unknown: Set<String> = []
  /// Commands whose names could not be looked up.
  private(set) var unchecked = 0

  init(_ session: Session, host: Host) {
    self.session = session
    self.host = host
  }

  mutating func check(_ script: Script) {
    for command in script.commands {
      do throws(Diagnostic) { try check(command) } catch { problems.append(error.within(command)) }
    }
    unusedParameters(script)
  }

  private mutating func check(_ command: SourceText) throws(Diagnostic) {
    var reader = Reader(command)
    let line = try reader.line(Verbs.declarations)
    try outputs(line)
    guard isKnown(line) else {
      unchecked += 1
      if let name = line.name { unknown.insert(name.text) }
      return
    }
    var pipe = try Pipe(line, session, host: host) { _ in }
    let stages = try pipe.bound()
    try pipe.checkSuspects()
    try take(line, stages, pipe)
  }

  /// Whether what a line names is there without anything having run.
  private func isKnown(_ line: Line) -> Bool {
    if case .it = line.origin { return false }
    if case .dataset(let name) = line.origin, unknown.contains(name.text) { return false }
    let text = line.source.text
    if text.contains("it(") || text.contains("它(") { return false }
    return !line.stages.contains { stage in
      let verb = Verbs.all[stage.verb]
      return verb == Undo.self || verb == Redo.self || verb == Each.self || verb == RunVerb.self
        || verb == Rows.self
    }
  }

  /// What a line would make, as far as columns, names and settings go.
  private mutating func take(
    _ line: Line, _ stages: [Pipe.Stage], _ pipe: Pipe
  ) throws(Diagnostic) {
    if let acting = stages.first?.verb as? any Acting {
      guard
        acting is Load || acting is ParameterVerb || acting is DefaultsVerb || acting is Allow
          || acting is Use || acting is Reset
      else { return }
      let context = Context(
        input: stages.first?.input, answer: nil, host: host, defaults: session.defaults,
        call: line.stages[0].call
      ) { _ in }
      return try acting.act(on: &session, context)
    }
    var shapes: [Dataset.Shape] = []
    for stage in stages {
      guard let shaping = stage.verb as? any Shaping else {
        if let name = line.name { unknown.insert(name.text) }
        return
      }
      shapes.append(Dataset.Shape(shaping, stage.call))
    }
    guard var dataset = pipe.scope.dataset else { return }
    dataset.shapes = pipe.baseShapes + shapes
    if let name = line.name { dataset.name = name.text }
    session.put(dataset)
  }

  /// A file that exists is not overwritten unless the line says so.
  private func outputs(_ line: Line) throws(Diagnostic) {
    guard let stage = line.stages.last else { return }
    let declaration = Verbs.declarations[stage.verb]
    guard declaration.section == .keep, !stage.call.has(.replace),
      let path = stage.call[optional: Slots.path]
    else { return }
    var scope = Scope(session, host: host)
    scope.source = line.source
    let filled = try scope.filled(path)
    guard exists(host.resolved(filled)) else { return }
    throw Diagnostic(
      Message("“\(filled)” exists already", "“\(filled)”已经存在"), at: path.place,
      hints: [Message("to overwrite it, add replace", "要覆盖请加“覆盖”")])
  }

  /// Parameters that no other command has in braces.
  private mutating func unusedParameters(_ script: Script) {
    for name in session.parameters.keys.sorted() {
      let isUsed = script.commands.contains { command in
        command.text.contains("{\(name)}")
          || command.text.contains("{")
            && !command.text
              .hasPrefix("parameter")
            && command.text.contains(name)
      }
      if !isUsed {
        remarks.append(
          Message("the parameter “\(name)” is used nowhere", "参数“\(name)”没有使用"))
      }
    }
  }
}
