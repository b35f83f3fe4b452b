import PlaintAnalysis
import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// The door: what a conversation, a script and a transcript all go through.
extension Session {
  /// Carries out one command; on failure the session is as it was.
  ///
  /// - Throws: the diagnostic with the command's text attached, ready to be rendered.
  package mutating func respond(
    to source: SourceText, host: Host, show: @escaping (Shown) -> Void
  ) throws(Diagnostic) {
    let host = spoken(host)
    var copy = self
    let rest = ahead?.after(source)
    copy.ahead = rest
    let clock = CommandClock(host.run)
    var read = ahead?.line(of: source)
    do {
      let line: Line
      if let read {
        line = read
      } else {
        var reader = Reader(source)
        line = try reader.line(Verbs.declarations)
      }
      read = line
      try copy.attempt(host, show: show) { session, show throws(Diagnostic) in
        try session.perform(line, host: host, show: show)
        // A file that has its name is there, and is said.
        if !host.run.hasSettled { try host.run.check() }
      }
    } catch {
      // What a command that was given up came to may fail in its own way.
      if host.run.isCancelled { throw Diagnostic.interrupted.within(source) }
      throw explained(error, of: source, host).placed(in: read).within(source)
    }
    // The commands of blocks and of scripts that it ran are not those that follow.
    copy.ahead = rest
    if timing, copy.timing { show(.note(clock.message(about: source))) }
    self = copy
  }

  /// Carries out a line that was read.
  private mutating func perform(
    _ line: Line, host: Host, show: @escaping (Shown) -> Void
  ) throws(Diagnostic) {
    var pipe = try Pipe(line, self, host: host, show: show)
    let outcome = try pipe.run(on: &self)
    try settle(line, outcome, pipe, show: show)
  }

  /// What remains of a line once it has run.
  private mutating func settle(
    _ line: Line, _ outcome: Pipe.Outcome, _ pipe: Pipe, show: (Shown) -> Void
  ) throws(Diagnostic) {
    switch outcome {
    case .acted(let onlyLooked):
      note(line, pipe, effect(of: line, onlyLooked, before: pipe.scope.session))
    case .answered(let answer, let ground):
      if let name = line.name {
        try keep(answer, as: name, line, pipe.scope.host.run, show: show)
      } else if line.looksBehind {
        show(.answer(answer))
        if let it {
          show(
            .note(
              Message(
                "“it” is still “\(it.title)”, whose lines rows takes; to keep this answer, name it",
                "“它”仍是“\(it.title)”，“明细”取它的行；若要保留此结果，请命名")))
        }
      } else {
        var shown = answer
        shown.drawsAll = answer.drawsAll || line.drawsAll
        show(.answer(shown))
        it = answer
        self.ground = ground
        lastAnswered = true
      }
      let isLooked = line.name == nil && (line.stages.isEmpty || line.looksBehind)
      note(line, pipe, isLooked ? .looked : line.name == nil ? .answered : .kept)
    case .shaped(let shapes):
      try settleShapes(shapes, line, pipe, show: show)
    }
  }

  private mutating func settleShapes(
    _ shapes: [Dataset.Shape], _ line: Line, _ pipe: Pipe, show: (Shown) -> Void
  ) throws(Diagnostic) {
    let text = line.source.text
    if let name = line.name {
      guard let base = pipe.scope.dataset else {
        throw .noDataset(at: line.stages.first?.call.verbPlace)
      }
      var made = Dataset(name: name.text, source: base.source, origin: text)
      made.aliases = base.aliases
      made.undecided = base.undecided
      made.bareClocks = base.bareClocks
      made.begin(with: pipe.baseShapes + shapes)
      announce(made.name, replaced: self[name.text] != nil, show)
      put(made)
      note(line, pipe, .kept)
      return
    }
    guard case .current = line.origin, !pipe.isElsewhere, var dataset else {
      throw Diagnostic(
        Message("this pipe only shapes, so nothing would come of it", "这条管道只做整理，不会留下结果"),
        at: Place(0, text.utf8.count),
        hints: [
          Message("name it: big = \(text)", "给它命名：新表 = \(text)"),
          Message("or end it with an answer: … | count", "或以回答结尾：… | 计数"),
        ])
    }
    for shape in shapes { dataset.shape(shape) }
    self.dataset = dataset
    it = nil
    lastAnswered = false
    note(line, pipe, .shaped(dataset.name, shapes.count))
  }

  /// `NAME = breakdown …`: the answer becomes a dataset.
  private mutating func keep(
    _ answer: Answer, as name: NamePhrase, _ line: Line, _ run: Run, show: (Shown) -> Void
  ) throws(Diagnostic) {
    // Its columns are called as the command that made them was typed.
    let isChinese = line.stages.last?.call.isChinese ?? false
    let answer = isChinese ? answer.headed(in: .chinese) : answer
    let table = answer.table(run)
    try run.check()
    var made = Dataset(
      name: name.text, source: Engines.memory(name: name.text, table), origin: line.source.text)
    made.answer = answer
    made.aliases = answer.aliases
    announce(made.name, replaced: self[name.text] != nil, show)
    put(made)
  }

  private func announce(_ name: String, replaced: Bool, _ show: (Shown) -> Void) {
    show(
      .note(
        replaced
          ? Message("“\(name)” now means this; what it was before is gone", "“\(name)”已改为此内容")
          : Message("made the dataset “\(name)”; the current dataset stays", "已建立数据集“\(name)”")))
  }
}

extension Diagnostic {
  /// What goes wrong while a line is carried out, and says not where, stands at its command, or at
  /// all of its pipe.
  fileprivate func placed(in line: Line?) -> Diagnostic {
    guard place == nil, source == nil, failure != .interrupted, let first = line?.stages.first,
      let last = line?.stages.last
    else { return self }
    var copy = self
    copy.place =
      line?.stages.count == 1
      ? first.call.verbPlace : Place(first.call.verbPlace.start, last.call.verbPlace.end)
    return copy
  }
}

extension Line {
  /// Whether it asks the rows behind the last answer, which stays the answer: its lines are asked one
  /// after the other.
  fileprivate var looksBehind: Bool {
    guard case .current = origin, let first = stages.first else { return false }
    return Verbs.all[first.verb] is any Sourcing.Type
  }
}
