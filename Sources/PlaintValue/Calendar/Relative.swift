import PlaintText

/// A stretch of the calendar said from today, or from another stretch: `last 30 days`, `上半年`,
/// `去年5月`, `去年同期`.
package indirect enum Relative: Hashable, Sendable {
  /// The whole periods just before the one that holds today.
  case last(Int, CalendarUnit)
  /// The period that holds today.
  case this(CalendarUnit)
  /// The period so many before the one that holds today.
  case ago(Int, CalendarUnit)
  /// From the first day of the period that holds today to today.
  case toDate(CalendarUnit)
  /// A part of this year, or of one before; `named` when the year was said.
  case part(Part, yearsAgo: Int, named: Bool)
  /// Days of this month, or of one before.
  case days(Int, Int, monthsAgo: Int)
  /// A third of this month, or of one before.
  case third(Int, monthsAgo: Int)
  /// From the beginning of one to the end of another.
  case between(Relative, Relative)
  /// The same days a year or a month before another stretch.
  case same(CalendarUnit)

  /// A part of a year, whatever the year.
  package struct Part: Hashable, Sendable {
    let part: PartOfYear
    init(_ part: PartOfYear) { self.part = part }

    /// The part of a year; nil where the year has none.
    package func of(_ year: Int) -> Stretch? { part.of(year) }
  }

  /// What a text says, or nil: `last 30 days`, `this week`, `first half of last year`, `上月`,
  /// `本季度`, `上半年`, `去年5月上旬`, `最近三个月`, `去年同期`.
  package init?(parsing text: String) {
    guard text.utf8.count <= Self.longest,
      let relative = Self.single(text) ?? Self.joined(text)
    else { return nil }
    self = relative
  }

  private static func single(_ text: String) -> Relative? {
    fixed[words(text).joined(separator: " ")] ?? english(words(text)) ?? chinese(text)
  }

  /// `去年11月至今年2月`.
  private static func joined(_ text: String) -> Relative? {
    for joint in ["至", "到", "..", "~", "～"] {
      guard let range = text.firstRange(of: joint),
        let lower = single(String(text[..<range.lowerBound])),
        let upper = single(String(text[range.upperBound...]))
      else { continue }
      return .between(lower, upper)
    }
    return nil
  }

  /// The days meant when today is `today`; nil beyond the calendar, and where another stretch must be
  /// known.
  package func resolved(today: Day) -> Stretch? {
    let stretch: Stretch?
    switch self {
    case .last(let count, let unit):
      guard count <= Self.most else { return nil }
      let current = Period.containing(today, unit)
      stretch = Stretch(lower: current.shifted(by: -count), upper: current.previous)
    case .this(let unit): stretch = Stretch(Period.containing(today, unit))
    case .ago(let count, let unit):
      stretch = Stretch(Period.containing(today, unit).shifted(by: -count))
    case .toDate(let unit):
      stretch = Stretch(Period.containing(today, unit).first, through: today)
    case .part(let part, let years, _): stretch = part.of(today.year - years)
    case .days(let first, let last, let months):
      let month = Period.containing(today, .month).shifted(by: -months).first
      stretch = PartOfYear.days(month.month, first, month.month, last).of(month.year)
    case .third(let third, let months):
      stretch = Period.containing(today, .month).shifted(by: -months).third(third)
    case .between(let lower, let upper):
      guard let lower = lower.resolved(today: today), let upper = upper.resolved(today: today)
      else {
        return nil
      }
      stretch = Stretch(lower: lower.lower, upper: upper.upper)
    case .same: return nil
    }
    guard let stretch, let first = stretch.firstDay, let last = stretch.lastDay, first <= last,
      first.year > 0, last.year <= 9999
    else { return nil }
    return stretch
  }

  /// Whether a word may begin a period of several words.
  package static func mayBegin(_ word: String) -> Bool {
    let small = folded(word)
    if small.utf8.contains(where: { $0 > 127 }) {
      return small.contains("年") || ["最近", "过去", "近", "本月", "上月", "上个月", "这个月"].contains(small)
    }
    return beginnings.contains(small) || PartOfYear.months.contains(small)
  }

  private static let beginnings: Set<String> = [
    "last", "this", "current", "past", "previous", "first", "second", "third", "fourth", "same",
    "the",
    "day", "year", "month", "quarter", "a", "early", "mid", "late", "h1", "h2", "q1", "q2", "q3",
    "q4",
  ]

  /// No period takes more bytes to say.
  private static let longest = 256

  /// More periods of any size than the calendar has.
  private static let most = 3_700_000

  private static let fixed: [String: Relative] = [
    "today": .this(.day), "今天": .this(.day), "今日": .this(.day), "当天": .this(.day),
    "yesterday": .last(1, .day), "昨天": .last(1, .day), "昨日": .last(1, .day),
    "day before yesterday": .ago(2, .day), "the day before yesterday": .ago(2, .day),
    "前天": .ago(2, .day), "前日": .ago(2, .day),
    "year to date": .toDate(.year), "ytd": .toDate(.year), "年初至今": .toDate(.year),
    "今年以来": .toDate(.year), "month to date": .toDate(.month), "mtd": .toDate(.month),
    "本月以来": .toDate(.month), "quarter to date": .toDate(.quarter), "qtd": .toDate(.quarter),
    "year ago": .same(.year), "a year ago": .same(.year), "same period last year": .same(.year),
    "same time last year": .same(.year), "same month last year": .same(.year),
    "same quarter last year": .same(.year), "same week last year": .same(.year),
    "same day last year": .same(.year), "same days last year": .same(.year),
    "去年同期": .same(.year), "上年同期": .same(.year), "同期": .same(.year), "去年同月": .same(.year),
    "上年同月": .same(.year), "month ago": .same(.month), "a month ago": .same(.month),
    "same period last month": .same(.month), "same days last month": .same(.month),
    "上月同期": .same(.month), "上个月同期": .same(.month),
  ]
}

/// What is said from today in English.
extension Relative {
  /// `last 30 days`, `last month`, `this month`, `first half of last year`, `Q2`, `May last year`.
  fileprivate static func english(_ words: [String]) -> Relative? {
    switch (words.first, words.count) {
    case ("this", 2...3), ("current", 2...3):
      if let unit = unit(words.dropFirst()) { return .this(unit) }
    case ("last", 3...4), ("past", 3...4):
      if let count = count(words[1]), let unit = unit(words.dropFirst(2)) {
        return count > 0 ? .last(count, unit) : nil
      }
      if let unit = unit(words.dropFirst()) { return .last(1, unit) }
    case ("last", 2), ("previous", 2):
      if let unit = unit(words.dropFirst()) { return .last(1, unit) }
    default: break
    }
    return part(words)
  }

  /// A part of a year, with the year behind it where it is not this one.
  private static func part(_ words: [String]) -> Relative? {
    if let part = PartOfYear.english(words[...]) {
      return .part(Part(part), yearsAgo: 0, named: false)
    }
    guard words.count > 2,
      let years = [["this", "year"]: 0, ["last", "year"]: 1][Array(words.suffix(2))]
    else { return nil }
    let rest = words.dropLast(2)
    let part = PartOfYear.english(rest.last == "of" ? rest.dropLast() : rest)
    return part.map { .part(Part($0), yearsAgo: years, named: true) }
  }

  private static func unit(_ words: ArraySlice<String>) -> CalendarUnit? {
    CalendarUnit(word: words.joined(separator: " "))
  }

  /// A count in digits, however long, or in letters.
  private static func count(_ word: String) -> Int? {
    if word.allSatisfy({ $0.isASCII && $0.isNumber }) { return Int(word) ?? .max }
    return PartOfYear.numbers.firstIndex(of: word)
  }
}

/// What is said from today in Chinese.
extension Relative {
  fileprivate static func chinese(_ text: String) -> Relative? {
    let text = String(text.filter { !$0.isWhitespace })
    let readings: [(inout Scanner) -> Relative?] = [year, recent, period, inMonth]
    for read in readings {
      var scanner = Scanner(text)
      if let relative = read(&scanner), scanner.isAtEnd { return relative }
    }
    return nil
  }

  /// `去年`, `今年上半年`, `上半年`, `去年5月`.
  private static func year(_ scanner: inout Scanner) -> Relative? {
    let years = [
      "本年度": 0, "今年度": 0, "上年度": 1, "上一年": 1, "今年": 0, "本年": 0, "当年": 0, "去年": 1,
      "上年": 1, "前年": 2,
    ]
    let names = years.keys.sorted { ($1.count, $0) < ($0.count, $1) }
    guard let name = scanner.take(anyOf: names), let ago = years[name] else {
      return scanner.part().map { .part(Part($0), yearsAgo: 0, named: false) }
    }
    _ = scanner.take("的")
    if scanner.isAtEnd {
      return ago == 0 ? .this(.year) : ago == 1 ? .last(1, .year) : .ago(ago, .year)
    }
    return scanner.part().map { .part(Part($0), yearsAgo: ago, named: true) }
  }

  /// `最近30天`, `近三个月`, `最近半年`.
  private static func recent(_ scanner: inout Scanner) -> Relative? {
    guard scanner.take(anyOf: ["最近", "过去", "近"]) != nil else { return nil }
    if scanner.take("半年") { return .last(6, .month) }
    let count = scanner.digits() ?? scanner.numeral()
    _ = scanner.take("个")
    guard let count, count > 0, let unit = scanner.unit() else { return nil }
    // Half a year and a year up to now are months, not the calendar's own.
    switch unit {
    case .half: return .last(count > Self.most ? count : 6 * count, .month)
    case .year: return .last(count > Self.most ? count : 12 * count, .month)
    default: return .last(count, unit)
    }
  }

  /// `上月`, `上个季度`, `本月`, `这个月`, `上上周`.
  private static func period(_ scanner: inout Scanner) -> Relative? {
    if scanner.take("上上") {
      _ = scanner.take("个")
      return scanner.unit().map { .ago(2, $0) }
    }
    if scanner.take(anyOf: ["上一个", "上个", "上一", "上"]) != nil {
      return scanner.unit().map { .last(1, $0) }
    }
    guard scanner.take(anyOf: ["这一个", "这个", "这", "本", "当"]) != nil else { return nil }
    return scanner.unit().map { .this($0) }
  }

  /// `本月上旬`, `上月5日`, `本月1日至10日`, `中旬`.
  private static func inMonth(_ scanner: inout Scanner) -> Relative? {
    let months = ["上个月": 1, "这个月": 0, "上月": 1, "本月": 0, "当月": 0]
    let name = scanner.take(anyOf: months.keys.sorted { $0.count > $1.count })
    let ago = name.flatMap { months[$0] } ?? 0
    if let third = scanner.third() { return .third(third, monthsAgo: ago) }
    guard name != nil, let days = scanner.dayRange(0), days.lastMonth == 0 else { return nil }
    return .days(days.first, days.last, monthsAgo: ago)
  }
}

extension Scanner {
  /// A number of any length, at most the largest there is.
  fileprivate mutating func digits() -> Int? {
    var number: Int?
    while let digit = takeDigit() {
      let (tens, isOver) = (number ?? 0).multipliedReportingOverflow(by: 10)
      number = isOver || tens > Int.max - 9 ? Int.max - 9 : tens + digit
    }
    return number
  }

  /// The size of a period.
  fileprivate mutating func unit() -> CalendarUnit? {
    let names = ["季度", "星期", "半年", "年度", "月", "周", "天", "日", "季", "年"]
    return take(anyOf: names).flatMap {
      CalendarUnit(word: $0 == "星期" ? "周" : $0 == "年度" ? "年" : $0)
    }
  }
}
