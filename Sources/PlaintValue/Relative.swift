import PlaintText

/// A stretch of the calendar said from today: `last 30 days`, `last month`, `this month`, `上月`.
package enum Relative: Hashable, Sendable {
  /// The whole periods just before the one that holds today.
  case last(Int, CalendarUnit)
  /// The period that holds today, from its first day to today.
  case this(CalendarUnit)

  /// What a text says, or nil: `last 30 days`, `last month`, `this week`, `today`, `yesterday`,
  /// `上月`, `本季度`, `去年`, `今年`, `昨天`, `最近30天`.
  package init?(parsing text: String) {
    let text = folded(trimmedBlanks(text))
    guard let relative = Self.words[text] ?? Self.english(text) ?? Self.chinese(text) else {
      return nil
    }
    self = relative
  }

  /// The days meant when today is `today`.
  package func resolved(today: Day) -> Stretch {
    switch self {
    case .last(let count, let unit):
      let current = Period.containing(today, unit)
      return Stretch(lower: current.shifted(by: -count), upper: current.previous)
    case .this(let unit):
      return Stretch(Period.containing(today, unit).first, through: today)
    }
  }

  /// The words as typed, in English: `last 30 days`, `last month`, `this month`.
  package var text: String {
    switch self {
    case .last(1, let unit): "last \(unit.english)"
    case .last(let count, let unit): "last \(counted(count, unit.english))"
    case .this(let unit): "this \(unit.english)"
    }
  }

  private static let words: [String: Relative] = [
    "today": .this(.day), "今天": .this(.day), "今日": .this(.day),
    "yesterday": .last(1, .day), "昨天": .last(1, .day), "昨日": .last(1, .day),
    "今年": .this(.year), "去年": .last(1, .year), "上年": .last(1, .year),
  ]

  /// `last 30 days`, `last month`, `this month`.
  private static func english(_ text: String) -> Relative? {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    switch (words.first, words.count) {
    case ("this", 2...3): return unit(words.dropFirst()).map { .this($0) }
    case ("last", 3...4):
      if let count = Int(words[1]) {
        return count > 0 ? unit(words.dropFirst(2)).map { .last(count, $0) } : nil
      }
      return unit(words.dropFirst()).map { .last(1, $0) }
    case ("last", 2): return unit(words.dropFirst()).map { .last(1, $0) }
    default: return nil
    }
  }

  private static func unit(_ words: ArraySlice<String>) -> CalendarUnit? {
    CalendarUnit(word: words.joined(separator: " "))
  }

  /// `上月`, `本月`, `上个季度`, `最近30天`, `近3个月`.
  private static func chinese(_ text: String) -> Relative? {
    var scanner = Scanner(String(text.filter { !$0.isWhitespace }))
    guard let start = scanner.take(anyOf: ["上个", "上", "本", "最近", "过去", "近"]) else { return nil }
    let recent = ["最近", "过去", "近"].contains(start)
    let count = recent ? scanner.number(digits: 1...5) : 1
    _ = scanner.take("个")
    guard let count, count > 0, let word = scanner.take(anyOf: units), scanner.isAtEnd,
      let unit = CalendarUnit(word: word)
    else { return nil }
    return start == "本" ? .this(unit) : .last(count, unit)
  }

  private static let units = ["季度", "半年", "月", "周", "天", "日", "季", "年"]
}
