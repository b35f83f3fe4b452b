import PlaintLanguage
import PlaintText

/// What stands in braces in a script, looked at before it runs.
extension Script {
  /// Every name in the braces of a sentence or path must be known, and what is worked out of
  /// parameters alone must fit them.
  static func requireHoles(
    of line: Line, _ known: Set<String>, _ session: Session, _ host: Host
  ) throws(Diagnostic) {
    guard mayHoldHoles(line.source) else { return }
    var scope = Scope(session, host: host)
    scope.source = line.source
    do throws(Diagnostic) {
      try scope.checkCalls()
      for call in line.stages.map(\.call) {
        for place in call.filledPlaces {
          for text in texts(in: scope.written(place)) {
            try requireHoles(in: text, at: place, known, scope)
          }
        }
        guard let block = call[optional: Each.block] else { continue }
        try requireHoles(of: block, in: line, known, session, host)
      }
    } catch {
      var problem = error
      problem.failure = .language
      throw problem
    }
  }

  /// Whether a command has a brace: most have none, and going through one of a megabyte takes as long as
  /// half of reading it.
  static func mayHoldHoles(_ command: SourceText) -> Bool {
    command.text.unicodeScalars.contains { $0 == "{" || $0 == "｛" }
  }

  /// The texts that are filled in: those in quotes, or a path without any.
  private static func texts(in written: String) -> [String] {
    let quoted = Scanner.tokens(of: SourceText(written)).filter { $0.kind == .quoted }
    return quoted.isEmpty ? [written] : quoted.map(\.text)
  }

  private static func requireHoles(
    in text: String, at place: Place, _ known: Set<String>, _ scope: Scope
  ) throws(Diagnostic) {
    let filling = Filling(text)
    if let hole = filling.names.first(where: { !known.contains($0) }) {
      throw Scope.unknownParameter(
        hole, at: scope.place(of: hole, in: place), among: known.sorted())
    }
    for case .hole(let hole) in filling.parts {
      try scope.check(hole, in: place, known: known)
    }
  }

  /// A block's commands know the names of its line, too.
  private static func requireHoles(
    of block: [SourceText], in line: Line, _ known: Set<String>, _ session: Session, _ host: Host
  ) throws(Diagnostic) {
    let names = Scanner.tokens(of: line.source).filter { $0.kind == .word }.map(\.text)
    // Inside, the name of the round stands for its value.
    var session = session
    for name in names { session.parameters[name] = nil }
    for command in block {
      var reader = Reader(command)
      do throws(Diagnostic) {
        let inner = try reader.line(Verbs.declarations)
        try requireHoles(of: inner, known.union(names), session, host)
      } catch { throw error.within(command) }
    }
  }
}
