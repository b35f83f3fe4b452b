import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// What can stand at the cursor: the grammar's own expectations, looked up in the session.
///
/// The command is read up to the cursor; whatever the reader looked for at the word under the
/// cursor is offered. So completion cannot disagree with the parser.
package struct Candidate: Hashable, Sendable {
  /// The stretch it replaces, in UTF-8 offsets of the text.
  package var place: Place
  /// What is typed, with brackets or quotes where needed.
  package var text: String
  /// How it is listed.
  package var label: String
  /// A count or a few words.
  package var description: String
  /// Whether a blank follows.
  package var isFinal: Bool

  init(
    _ text: String, at place: Place, label: String? = nil, _ description: String = "",
    isFinal: Bool = true
  ) {
    self.place = place
    self.text = text
    self.label = label ?? text
    self.description = description
    self.isFinal = isFinal
  }
}

extension Session {
  /// Candidates at a cursor, best first; none once the host's run is cancelled.
  ///
  /// `cursor`: a UTF-8 offset into the text.
  package func completions(of text: String, at cursor: Int, host: Host) -> [Candidate] {
    let before = String(decoding: text.utf8.prefix(cursor), as: UTF8.self)
    let (start, openers) = Commands.last(of: before)
    let command = String(decoding: before.utf8.dropFirst(start), as: UTF8.self)
    var completing = Completing(command, inside: openers, self, host)
    let found = completing.candidates()
    if host.run.isCancelled { return [] }
    return found.map { candidate in
      var moved = candidate
      moved.place = Place(candidate.place.start + start, candidate.place.end + start)
      return moved
    }
  }
}

/// One command being completed at its end.
struct Completing {
  let source: SourceText
  let word: UnfinishedWord
  let reader: Reader
  let session: Session
  let host: Host
  /// The lines that opened the blocks around the command.
  let openers: [String]
  /// What names mean here; nil when the line starts from something that does not exist.
  lazy var scope = scopeHere()

  init(_ command: String, inside openers: [String], _ session: Session, _ host: Host) {
    source = SourceText(command)
    word = UnfinishedWord(before: command)
    var reader = Reader(source)
    _ = try? reader.line(Verbs.declarations)
    self.reader = reader
    self.session = session
    self.host = host
    self.openers = openers
  }

  /// The stages before the one the cursor is in: behind each of them stands `|`.
  var finished: ArraySlice<Line.Stage> {
    let stages = reader.begun.stages
    guard let last = stages.last else { return [] }
    let rest = source.text.utf8.dropFirst(last.call.place.end)
    let next = trimmedBlanks(String(decoding: rest, as: UTF8.self)).first
    return next == "|" || next == "｜" ? stages[...] : stages.dropLast()
  }

  /// Everything that can stand here, each text once.
  mutating func candidates() -> [Candidate] {
    if word.isComment { return [] }
    if word.form == .parameter { return parameters() }
    let expected = reader.attempts.filter { $0.offset == word.place.start }.map(\.expectation)
    let isTime = expected.contains(.time)
    let isNarrow = isTime || expected.contains(.period)
    let tests = comparedWords(expected)
    var found = stretched()
    for expectation in expected.filter(\.isValue) + expected.filter({ !$0.isValue }) {
      // Where values or times are to be listed, columns only stand in the way.
      let isCovered = word.text.isEmpty ? isNarrow || !found.isEmpty : isTime && !found.isEmpty
      if expectation == .column, isCovered { continue }
      if case .word(let word) = expectation, tests.contains(word) { continue }
      found += fitting(expectation, isLineStart: expected.contains(.dataset))
    }
    var seen: Set<String> = []
    return found.filter { candidate in
      // Where a function's name stands by itself, its call is not what is meant.
      if candidate.text.hasSuffix("("), seen.contains(String(candidate.text.dropLast())) {
        return false
      }
      return seen.insert(candidate.text).inserted
    }
  }

  private mutating func fitting(_ expectation: Expectation, isLineStart: Bool) -> [Candidate] {
    switch (expectation, word.form) {
    case (.value(let subject), .bare), (.value(let subject), .quoted):
      return values(of: subject, word.text, at: word.place)
    case (.period, .bare): return periods()
    case (.time, .bare): return timeColumns()
    case (.comparison(let subject), .bare): return comparisons(of: subject)
    case (.usual(_, let texts), .bare): return usual(texts)
    case (.file(let suffixes), .bare), (.file(let suffixes), .quoted): return files(suffixes)
    case (.column, .bracketed): return columns()
    case (.dataset, .bracketed): return datasets(isLineStart: false)
    case (.key(let level), .bare): return keys(level)
    case (_, .bracketed), (_, .quoted), (_, .parameter): return []
    case (.word(let word), .bare): return words(word)
    case (.verb, .bare): return verbs(isLineStart: isLineStart)
    case (.dataset, .bare): return datasets(isLineStart: reader.attempts.first?.offset == 0)
    case (.measure, .bare): return measures()
    case (.column, .bare): return columnsOrFunctions()
    case (.joint(let sign), .bare):
      // A comma belongs right behind the word before it.
      return word.text.isEmpty && sign != "," ? [Candidate(sign, at: word.place)] : []
    case (.thing, .bare): return []
    }
  }

  /// Names of several words, begun without brackets or quotes: `breakdown Complaint T`.
  private mutating func stretched() -> [Candidate] {
    guard word.form == .bare else { return [] }
    let earlier = reader.attempts.filter { $0.offset < word.place.start }
    var found: [Candidate] = []
    for attempt in earlier {
      let (typed, place) = stretch(from: attempt.offset)
      switch attempt.expectation {
      case .column: found += columnsNamed(typed, at: place)
      case .word(let word): found += words(word, goingOn: typed, at: place)
      case .comparison: found += Self.testWords.flatMap { words($0, goingOn: typed, at: place) }
      case .verb: found += Verbs.declarations.flatMap { words($0.word, goingOn: typed, at: place) }
      default: continue
      }
    }
    for attempt in earlier.reversed() {
      guard case .value(let subject) = attempt.expectation else { continue }
      let (typed, place) = stretch(from: attempt.offset)
      return found + values(of: subject, typed, at: place)
    }
    return found
  }

  func stretch(from offset: Int) -> (String, Place) {
    let place = Place(offset, word.place.end)
    return (String(decoding: source.text.utf8.dropFirst(offset), as: UTF8.self), place)
  }
}

extension Expectation {
  /// Whether values are looked for, which are offered before all else.
  fileprivate var isValue: Bool {
    if case .value = self { true } else { false }
  }
}
