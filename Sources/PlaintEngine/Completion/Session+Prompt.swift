import PlaintLanguage
import PlaintQuery
import PlaintText

extension Session {
  /// What stands before the cursor: the dataset, its conditions and its size, in at most five eighths
  /// of the width so that a command fits beside it.
  ///
  /// `tickets[电话营业厅, 2012-05] 739/1,025> `; where that is too long the newest conditions stay.
  package func prompt(_ host: Host) -> String {
    guard let dataset else { return "plaint> " }
    let seen = (try? dataset.relation.seen(host.run)) ?? []
    let (now, loaded) = (seen.last ?? 0, dataset.relation.loaded(seen))
    let size = now == loaded ? grouped(loaded) : "\(grouped(now))/\(grouped(loaded))"
    let room = max(16, host.width * 5 / 8) - size.displayWidth - 3
    let name = dataset.name.clipped(toWidth: max(8, room - 4))
    let conditions = dataset.shapes.compactMap(\.condition).flatMap(Self.inShort)
    let list = Self.list(conditions, width: room - name.displayWidth - 2)
    return "\(name)\(list) \(size)> ".harmless
  }

  /// As many conditions as there is room for, the newest last and first to stay.
  private static func list(_ conditions: [String], width: Int) -> String {
    guard !conditions.isEmpty else { return "" }
    var kept: [String] = []
    var used = 0
    for condition in conditions.reversed() {
      let short = condition.clipped(toWidth: max(8, min(24, width)))
      let needed = short.displayWidth + (kept.isEmpty ? 0 : 2)
      let isLast = kept.count + 1 == conditions.count
      if used + needed + (isLast ? 0 : 3) > width, !kept.isEmpty { break }
      kept.insert(short, at: 0)
      used += needed
    }
    let rest = kept.count < conditions.count ? "…, " : ""
    return "[\(rest)\(kept.joined(separator: ", "))]"
  }

  /// The tests of a condition in as few words as a prompt has room for: of `column = value` and
  /// `column in value` the value alone.
  private static func inShort(_ condition: String) -> [String] {
    var reader = Reader(SourceText(condition))
    guard let phrase = try? reader.condition(), (try? reader.isAtEnd()) == true else {
      return [condition]
    }
    return phrase.tests.map { test in
      if case .binary(let operation, _, let value, _) = test,
        operation == .equal || operation == .isIn, value.saysEnough
      {
        return value.words(in: reader.scanner)
      }
      return reader.scanner.written(test.place)
    }
  }
}

extension Phrase {
  /// The parts of a chain of `and`.
  fileprivate var tests: [Phrase] {
    if case .binary(.and, let left, let right, _) = self {
      left.tests + right.tests
    } else {
      [self]
    }
  }

  /// Whether a value alone tells what is kept: not missing, not blank, not another column.
  fileprivate var saysEnough: Bool {
    switch self {
    case .word(let text, _): !Word.missing.spellings.contains(text)
    case .quoted(let text, _): !isBlank(text)
    default: true
    }
  }

  /// As written; a text without its quotes, a list as `电话/短信`.
  fileprivate func words(in scanner: Scanner) -> String {
    switch self {
    case .quoted(let text, _): text
    case .list(let items, _): items.map { $0.words(in: scanner) }.joined(separator: "/")
    default: scanner.written(place)
    }
  }
}
