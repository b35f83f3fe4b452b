import PlaintEncoding
import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

/// A script gone through without an answer: every command read and bound, none carried out.
///
/// Loads are done, in a session of their own, so that columns and values are known; steps are
/// taken without being counted; the commands of a block and of a script that is run are gone
/// through once; nothing is written.
struct Checking {
  private(set) var session: Session
  private let host: Host
  /// Everything wrong, in the script's order.
  private(set) var problems: [Diagnostic] = []
  /// What is worth knowing but stops nothing.
  private(set) var remarks: [Message] = []
  /// Datasets that only running makes, and parameters that only the command line gives.
  private var unknown: Set<String> = []
  /// Commands whose names could not be looked up.
  private(set) var unchecked = 0
  /// Files that the script writes, by the path reached.
  private var written: Set<String> = []
  private var pinsToday = false
  /// Scripts under way, the outermost first, and how many have been gone through inside others.
  private var under: [String] = []
  private var inners = 0
  private static let mostInners = 256

  init(_ session: Session, host: Host) {
    self.session = session
    self.host = host
  }

  /// Goes through a script with values for its parameters.
  ///
  /// - Throws: it declares no such parameter, or a value does not fit.
  mutating func check(
    _ script: Script, at path: String, given: [String: String]
  ) throws(Diagnostic) {
    under = [path]
    if !given.isEmpty { try session.prepare(script, given: given, host: host) }
    session.ahead = nil
    check(script)
  }

  private mutating func check(_ script: Script) {
    if let file = script.commands.first?.file { session.scriptFolder = Session.folder(of: file) }
    for command in script.commands { checked(command) }
    for name in script.unusedParameters {
      remarks.append(Message("the parameter “\(name)” is used nowhere", "参数“\(name)”没有使用"))
    }
  }

  /// Whether a file could not be read: what would work on it can be checked by its words only.
  private var lacksData = false

  /// Goes through one command, whatever is wrong with it.
  mutating func goThrough(_ command: SourceText) { checked(command) }

  private mutating func checked(_ command: SourceText) {
    do throws(Diagnostic) { try check(command) } catch {
      // What a wrong line would have named cannot be looked up further down.
      var reader = Reader(command)
      if let name = (try? reader.line(Verbs.declarations))?.name { unknown.insert(name.text) }
      lacksData = lacksData || error.failure == .data
      problems.append(error.within(command))
    }
  }

  private mutating func check(_ command: SourceText) throws(Diagnostic) {
    var reader = Reader(command)
    do throws(Diagnostic) { try check(command, &reader) } catch {
      throw session.explained(error, reader, host)
    }
  }

  private mutating func check(
    _ command: SourceText, _ reader: inout Reader
  ) throws(Diagnostic) {
    let line = try reader.line(Verbs.declarations)
    relativeDates(in: command)
    if let name = try undeclared(line) {
      unknown.insert(name)
      return
    }
    guard isKnown(line), session.dataset != nil || !lacksData || line.isLoad else {
      unchecked += 1
      if let name = line.name { unknown.insert(name.text) }
      return
    }
    try outputs(line)
    let warnings = Warnings()
    var pipe = try Pipe(line, session, host: host) { warnings.take($0) }
    let stages = try pipe.bound()
    try pipe.checkSuspects()
    remarks += warnings.messages.map { $0.at(command) }
    if stages.count < line.stages.count { try bindBehindAnswer(line) }
    try take(line, stages, pipe)
  }

  /// What stands behind an answer is bound to the columns it has: it is worked out, and not shown.
  private func bindBehindAnswer(_ line: Line) throws(Diagnostic) {
    var trial = session
    var pipe = try Pipe(line, session, host: host) { _ in }
    _ = try pipe.run(on: &trial, acts: false)
  }

  /// A parameter that must be given when the script is run, if a line declares one.
  private mutating func undeclared(_ line: Line) throws(Diagnostic) -> String? {
    guard let stage = line.stages.first,
      let parameter = Verbs.all[stage.verb].parameter(stage.call), parameter.fallback == nil
    else { return nil }
    let name = parameter.name.text
    guard session.given[name] == nil else { return nil }
    remarks.append(
      Message(
        "the parameter “\(name)” must be given when the script is run", "运行脚本时必须给出参数“\(name)”"))
    return name
  }

  /// Whether what a line names is there without anything having run.
  private func isKnown(_ line: Line) -> Bool {
    if case .it = line.origin { return false }
    if case .dataset(let name) = line.origin, unknown.contains(name.text) { return false }
    let text = line.source.text
    if text.contains("it(") || text.contains("它(") { return false }
    if unknown.contains(where: { text.contains("{\($0)}") }) { return false }
    return !line.stages.contains { Verbs.all[$0.verb].needsRunning }
  }

  /// What a line would make, as far as columns, names and settings go.
  private mutating func take(
    _ line: Line, _ stages: [Pipe.Stage], _ pipe: Pipe
  ) throws(Diagnostic) {
    if let acting = stages.first?.verb as? any Acting { return try take(acting, stages[0], line) }
    var shapes: [Dataset.Shape] = []
    for stage in stages {
      guard let shaping = stage.verb as? any Shaping else {
        if let name = line.name { unknown.insert(name.text) }
        return
      }
      shapes.append(Dataset.Shape(shaping, stage.call))
    }
    guard var dataset = pipe.scope.dataset else { return }
    if dataset.shapes.count == pipe.baseShapes.count {
      for shape in shapes { dataset.shape(shape) }
    } else {
      dataset.shapes = pipe.baseShapes + shapes
    }
    if let name = line.name { dataset.name = name.text }
    session.put(dataset)
  }

  private mutating func take(
    _ acting: any Acting, _ stage: Pipe.Stage, _ line: Line
  ) throws(Diagnostic) {
    var context = Context(
      input: stage.input, answer: nil, host: host, defaults: session.defaults,
      call: stage.call
    ) { _ in }
    switch acting.checked {
    case .carriedOut:
      context.worded = session.worded
      try acting.act(on: &session, context)
    case .block(let each): try block(each, context)
    case .script(let run): try inner(run)
    case .skipped: break
    }
  }

  /// The commands of a block, gone through for its commonest value.
  private mutating func block(_ each: any HoldingBlock, _ context: Context) throws(Diagnostic) {
    let outer = session
    guard try each.enter(&session, context) else { return }
    for command in each.commands { checked(command) }
    session = outer
  }

  /// The commands of a script that is run.
  ///
  /// One that is under way is not gone through again: it would run itself for ever. Beyond a
  /// number that nobody writes by hand the rest is left unchecked, for scripts that run scripts
  /// may double their number with each.
  private mutating func inner(_ run: any RunningScript) throws(Diagnostic) {
    let file = host.resolved(run.filled)
    guard !under.contains(where: { isSame($0, file) }) else { throw run.runsItself }
    guard session.depth < Session.depthLimit, inners < Self.mostInners else {
      unchecked += 1
      return
    }
    inners += 1
    under.append(file)
    defer { under.removeLast() }
    let script = try run.script(session, host)
    let outer = session
    session.depth += 1
    try session.prepare(script, given: run.given, host: host)
    session.ahead = nil
    check(script)
    session.endScript(outer)
    session.depth = outer.depth
  }

  /// A file that exists is not overwritten unless the line says so, nor is one that an earlier
  /// line wrote; and its folder must be there.
  private mutating func outputs(_ line: Line) throws(Diagnostic) {
    guard let stage = line.stages.last, Verbs.declarations[stage.verb].writes,
      let path = stage.call[optional: Slots.path]
    else { return }
    var scope = Scope(session, host: host)
    scope.source = line.source
    let filled = try scope.filled(path)
    let file = host.resolved(filled)
    try session.refuseLoaded(file, as: filled, at: path.place)
    let isNew = written.insert(reached(file)).inserted
    if !stage.call.has(.replace), !isNew || exists(file) {
      throw Diagnostic(
        isNew
          ? Message("“\(filled)” exists already", "“\(filled)”已经存在")
          : Message("an earlier line writes “\(filled)” too", "前面的命令已写入“\(filled)”"),
        at: path.place, hints: [Message("to overwrite it, add replace", "要覆盖请加“覆盖”")])
    }
    let folder = Session.folder(of: file)
    guard exists(folder) else {
      throw Diagnostic(
        Message("there is no folder for “\(filled)”", "“\(filled)”所在的文件夹不存在"), at: path.place)
    }
  }

  /// Says of each line with a date counted from today that nothing pins it.
  private mutating func relativeDates(in command: SourceText) {
    let tokens = Array(Scanner.tokens(of: command))
    if tokens.contains(where: { DefaultsVerb.today.word.spellings.contains($0.text) }),
      tokens.first.map({ DefaultsVerb.declaration.word.spellings.contains($0.text) }) == true
    {
      pinsToday = true
    } else if !pinsToday, tokens.indices.contains(where: { Saving.isRelative(tokens[$0...]) }) {
      remarks.append(
        Message(
          "this counts from the day the script is run; to pin it: defaults today \(host.today.text)",
          "此处从运行当日起算；如需固定：默认 今天 \(host.today.text)"
        ).at(command))
    }
  }
}

/// Warnings that binding shows.
private final class Warnings {
  private(set) var messages: [Message] = []

  func take(_ shown: Shown) {
    if case .warning(let message) = shown { messages.append(message) }
  }
}

extension Message {
  /// The message with the line of the script that it is about.
  fileprivate func at(_ command: SourceText) -> Message {
    Message("line \(command.line): \(english)", "第 \(command.line) 行：\(text(in: .chinese))")
  }
}

extension Line {
  /// Whether it brings data of its own.
  fileprivate var isLoad: Bool { stages.contains { Verbs.all[$0.verb].bringsData } }
}
