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
}

extension Session {
  /// Candidates at a cursor, best first.
  ///
  /// `cursor`: a UTF-8 offset into the text.
  package func completions(of text: String, at cursor: Int, host: Host) -> [Candidate] {
    let before = String(decoding: text.utf8.prefix(cursor), as: UTF8.self)
    let word = Partial(before)
    var reader = Reader(SourceText(before))
    _ = try? reader.line(Verbs.declarations)
    let expected = reader.attempts.filter { $0.offset == word.place.start }.map(\.expectation)
    var found: [Candidate] = []
    for expectation in expected {
      for candidate in candidates(expectation, word, before, host)
      where !found.contains(where: { $0.text == candidate.text }) {
        found.append(candidate)
      }
    }
    return found
  }

  private func candidates(
    _ expectation: Expectation, _ word: Partial, _ before: String, _ host: Host
  ) -> [Candidate] {
    switch expectation {
    case .word(let each):
      return word.matching([(each.english, "", true)]) + word.matchingChinese(each.chinese, "")
    case .verb:
      return Verbs.declarations.flatMap { verb in
        word.matching([(verb.word.english, verb.summary.english, true)])
          + word.matchingChinese(verb.word.chinese, verb.summary.text(in: .chinese))
      }
    case .dataset:
      return word.matching(datasets.map { (quotedName($0.name), "dataset", true) })
    case .column: return columns(word, before, host)
    case .value(let subject): return values(of: subject, word, before, host)
    case .file(let suffixes): return files(word, suffixes, host)
    case .thing: return []
    }
  }

  /// The columns after the steps of the line so far, then the functions.
  private func columns(_ word: Partial, _ before: String, _ host: Host) -> [Candidate] {
    let schema = scope(of: before, host)?.schema ?? Schema([])
    let columns = schema.fields.map { (quotedName($0.name), $0.kind.english, true) }
    var found = word.matching(columns)
    if !word.text.isEmpty {
      let functions = Function.allCases.filter { !$0.isOperator }
      found += word.matching(functions.map { ($0.word + "(", $0.summary.english, false) })
      found += word.matching(parameters.keys.sorted().map { ("{\($0)}", "parameter", true) })
    }
    return found
  }

  /// The values of the column being compared, commonest first, with counts.
  private func values(
    of subject: Phrase, _ word: Partial, _ before: String, _ host: Host
  ) -> [Candidate] {
    guard var scope = scope(of: before, host), let relation = scope.input?.relation,
      let bound = try? scope.bind(subject), bound.kind == .text || bound.kind == .truth
    else { return [] }
    guard
      let values = try? relation.values(
        of: bound.expression, matching: word.text.isEmpty ? nil : word.text, limit: 2000, host.run)
    else { return [] }
    return values.map { value, count in
      let needsQuotes = word.isQuoted || scope.schema[value.text] != nil
      return Candidate(
        place: word.place, text: needsQuotes ? quotedAlways(value.text) : quotedValue(value.text),
        label: value.text, description: grouped(count), isFinal: true)
    }
  }

  private func quotedAlways(_ text: String) -> String {
    let quoted = quotedValue(text)
    return quoted.hasPrefix("\"") ? quoted : "\"\(quoted)\""
  }

  /// The scope at the end of a text: the steps of the stages before its last `|` are bound.
  func scope(of before: String, _ host: Host) -> Scope? {
    let stages = before.split(separator: "|", omittingEmptySubsequences: false).dropLast()
    let earlier = stages.joined(separator: "|")
    guard !earlier.isEmpty else { return start(host, SourceText(before)) }
    var reader = Reader(SourceText(earlier))
    guard let line = try? reader.line(Verbs.declarations),
      var pipe = try? Pipe(line, self, host: host, show: { _ in })
    else { return start(host, SourceText(before)) }
    let acts = line.stages.contains { Verbs.all[$0.verb] is any Acting.Type }
    let answers = line.stages.contains { Verbs.all[$0.verb] is any Answering.Type }
    var copy = self
    if answers, !acts {
      _ = try? pipe.run(on: &copy)
    } else {
      _ = try? pipe.bound()
    }
    pipe.scope.source = SourceText(before)
    return pipe.scope
  }

  private func start(_ host: Host, _ source: SourceText) -> Scope? {
    let line = Line(source: source, origin: .current, stages: [])
    return try? Pipe(line, self, host: host, show: { _ in }).scope
  }
}

/// The unfinished word before the cursor.
struct Partial {
  /// Where it starts, quote or bracket included, up to the cursor.
  let place: Place
  /// What has been typed of it, without quote or bracket.
  let text: String
  let isQuoted: Bool

  init(_ before: String) {
    let scalars = Array(before.unicodeScalars)
    var start = scalars.count
    if let open = Self.openQuote(before) {
      place = Place(open, before.utf8.count)
      text = String(decoding: before.utf8.dropFirst(open), as: UTF8.self).dropFirst().description
      isQuoted = !before.utf8.dropFirst(open).starts(with: "[".utf8)
      return
    }
    while start > 0, Self.isPart(scalars[start - 1]) { start -= 1 }
    let tail = String(String.UnicodeScalarView(scalars[start...]))
    place = Place(before.utf8.count - tail.utf8.count, before.utf8.count)
    text = tail
    isQuoted = false
  }

  /// Whether a character may belong to a bare word or path.
  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    !" \t\n,|()=<>!+*[]\"'“”‘’「」{}（），＝｜＞＜".unicodeScalars.contains(scalar)
  }

  /// The offset of a quote or bracket that is still open at the end.
  private static func openQuote(_ text: String) -> Int? {
    let pairs: [Character: Character] = [
      "\"": "\"", "'": "'", "“": "”", "‘": "’", "「": "」", "[": "]",
    ]
    var open: (Int, Character)?
    var offset = 0
    for character in text {
      if let (_, close) = open {
        if character == close { open = nil }
      } else if let close = pairs[character] {
        open = (offset, close)
      }
      offset += String(character).utf8.count
    }
    return open?.0
  }

  /// Those that begin with what was typed, ignoring case and width.
  func matching(_ texts: [(text: String, description: String, isFinal: Bool)]) -> [Candidate] {
    let key = folded(text)
    return texts.compactMap { entry in
      let bare = entry.text.hasPrefix("[") ? String(entry.text.dropFirst()) : entry.text
      guard folded(bare).hasPrefix(key) || folded(entry.text).hasPrefix(key) else { return nil }
      return Candidate(
        place: place, text: entry.text, label: entry.text, description: entry.description,
        isFinal: entry.isFinal)
    }
  }

  /// A Chinese word is offered once a Chinese character was typed.
  func matchingChinese(_ word: String, _ description: String) -> [Candidate] {
    guard let first = text.unicodeScalars.first, !first.isASCII else { return [] }
    return matching([(word, description, true)])
  }
}
