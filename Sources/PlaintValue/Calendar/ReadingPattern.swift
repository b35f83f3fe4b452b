import PlaintText

/// A pattern that reads: `dd/MM/yyyy HH:mm` a moment, `m:ss` a length of time.
///
/// The letters are those that ``formatted(_:_:)`` writes with, and `S` for a fraction of a second,
/// `a` for AM, PM, 上午 or 下午, `h` for the hour before it. A letter takes the digits there are, one
/// or two; exactly as many as it is written with where another letter follows without a sign.
/// Blanks, capitals and width are not minded.
package struct ReadingPattern: Sendable {
  private let parts: [Part]

  private enum Part: Hashable, Sendable {
    case literal(String)
    /// How often it is written; `isTight` where another letter of digits stands beside it.
    case field(Character, count: Int, isTight: Bool)

    var letter: Character? {
      if case .field(let letter, _, _) = self { letter } else { nil }
    }
  }

  /// Nil for a pattern with a quote that is not closed, a letter that means nothing, or a letter
  /// twice.
  package init?(_ pattern: String) {
    guard let runs = FormatPattern(pattern)?.runs else { return nil }
    var parts: [Part] = []
    for (index, run) in runs.enumerated() {
      guard !run.isQuoted, let letter = run.text.first, letter.isASCII, letter.isLetter else {
        parts.append(.literal(run.text))
        continue
      }
      guard "yMdHhmsSaE".contains(letter), !parts.contains(where: { $0.letter == letter }) else {
        return nil
      }
      let around = [index - 1, index + 1].filter(runs.indices.contains).map { runs[$0] }
      let isTight = around.contains {
        !$0.isQuoted && "yMdHhmsS".contains($0.text.prefix(1))
      }
      parts.append(.field(letter, count: run.text.count, isTight: isTight))
    }
    self.parts = parts
  }

  private var letters: Set<Character> { Set(parts.compactMap(\.letter)) }

  /// Whether it says a whole day, and of a time no part without the larger one.
  package var readsMoments: Bool {
    let letters = letters
    let hasHour = letters.contains("H") || letters.contains("h")
    return letters.isSuperset(of: ["y", "M", "d"]) && (!letters.contains("m") || hasHour)
      && (!letters.contains("s") || letters.contains("m"))
      && (!letters.contains("h") || letters.contains("a"))
  }

  /// Whether it says a length of time: days, hours, minutes, seconds, at least one of them.
  package var readsLengths: Bool {
    let letters = letters
    return letters.isDisjoint(with: ["y", "M", "a", "E"]) && !letters.isDisjoint(with: "dHhms")
      && !letters.isSuperset(of: ["H", "h"])
  }

  /// The moment a text says when it is so written; a day is its first instant.
  package func moment(_ text: String) -> Moment? {
    guard let found = fields(text), let year = found["y"], let month = found["M"],
      let dayOfMonth = found["d"], let day = Day(year: year, month: month, day: dayOfMonth),
      found["E"].map({ $0 == day.weekday }) ?? true
    else { return nil }
    var hour = found["H"] ?? 0
    if let half = found["a"], let small = found["h"] {
      guard (1...12).contains(small) else { return nil }
      hour = small % 12 + half
    }
    return TimeOfDay(
      hour: hour, minute: found["m"] ?? 0, second: found["s"] ?? 0, microsecond: found["S"] ?? 0
    ).map { Moment(day, $0) }
  }

  /// The length of time a text says when it is so written: the first part may be any number, the
  /// others are less than one of the part before.
  package func length(_ text: String) -> Elapsed? {
    let trimmed = trimmedBlanks(text)
    let isNegative = trimmed.hasPrefix("-") || trimmed.hasPrefix("−")
    guard let found = fields(isNegative ? String(trimmed.dropFirst()) : trimmed, isLength: true)
    else { return nil }
    var micros = found["S"] ?? 0
    let hours = found["H"] ?? found["h"]
    let limits = [(found["d"], 86_400, Int.max), (hours, 3600, 24), (found["m"], 60, 60)]
    var isFirst = true
    for (count, seconds, limit) in limits + [(found["s"], 1, 60)] {
      guard let count else { continue }
      guard isFirst || count < limit else { return nil }
      isFirst = false
      micros += count * seconds * 1_000_000
    }
    return Elapsed(microseconds: isNegative ? -micros : micros)
  }

  /// The number of each letter; `S` as millionths, `a` as the hours it adds.
  private func fields(_ text: String, isLength: Bool = false) -> [Character: Int]? {
    var scanner = Scanner(text)
    var found: [Character: Int] = [:]
    for part in parts {
      switch part {
      case .literal(let literal):
        if isBlank(literal) {
          scanner.blanks()
        } else if !scanner.take(folded(literal)) {
          return nil
        }
      case .field(let letter, let count, let isTight):
        let isFirst = isLength && found.isEmpty
        guard let number = number(letter, count, isTight, isFirst, &scanner) else { return nil }
        found[letter] = number
      }
    }
    return scanner.isAtEnd ? found : nil
  }

  private func number(
    _ letter: Character, _ count: Int, _ isTight: Bool, _ isFirst: Bool, _ scanner: inout Scanner
  ) -> Int? {
    switch letter {
    case "y":
      guard count == 2 else { return scanner.digits(isTight ? 4...4 : 1...4) }
      return scanner.digits(2...2).map { $0 + ($0 < 69 ? 2000 : 1900) }
    case "M" where count > 2:
      if let month = scanner.monthName() { return month }
      return scanner.digits(1...2).flatMap { scanner.take("月") ? $0 : nil }
    case "E": return scanner.weekday()
    case "S": return scanner.fraction()
    case "a":
      return scanner.take(anyOf: ["am", "上午"]) != nil
        ? 0 : scanner.take(anyOf: ["pm", "下午"]) != nil ? 12 : nil
    default:
      if isFirst, !isTight { return scanner.digits(1...9) }
      return scanner.digits(isTight ? count...count : 1...2)
    }
  }
}

extension Scanner {
  /// Takes as many digits as there are, at most as many as allowed, and leaves the others.
  mutating func digits(_ counts: ClosedRange<Int>) -> Int? {
    var (value, count) = (0, 0)
    while count < counts.upperBound, let digit = takeDigit() {
      value = value * 10 + digit
      count += 1
    }
    return count >= counts.lowerBound ? value : nil
  }
}
