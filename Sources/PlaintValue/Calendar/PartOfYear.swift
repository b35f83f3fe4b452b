import PlaintText

/// A part of a year as it is said without the year: `上半年`, `1-5月`, `5月上旬`, `first half`, `May`.
enum PartOfYear: Hashable, Sendable {
  case whole
  case half(Int)
  case quarters(Int, Int)
  case months(Int, Int)
  /// A third of a month: 上旬, 中旬, 下旬.
  case third(Int, month: Int)
  /// From a day of a month to a day of a month.
  case days(Int, Int, Int, Int)
  case week(Int)

  /// The part of a year; nil where the year has none.
  func of(_ year: Int) -> Stretch? {
    switch self {
    case .whole: return Stretch(Period(.year, ordinal: year))
    case .half(let half): return Period.half(half, of: year).map { Stretch($0) }
    case .quarters(let first, let last):
      return Self.joined(Period.quarter(first, of: year), Period.quarter(last, of: year))
    case .months(let first, let last):
      return Self.joined(Period.month(first, of: year), Period.month(last, of: year))
    case .third(let third, let month):
      return Period.month(month, of: year).map { $0.third(third) }
    case .days(let month, let day, let lastMonth, let lastDay):
      return Self.joined(
        Day(year: year, month: month, day: day).map { Period($0) },
        Day(year: year, month: lastMonth, day: lastDay).map { Period($0) })
    case .week(let week): return Period.week(week, of: year).map { Stretch($0) }
    }
  }

  private static func joined(_ lower: Period?, _ upper: Period?) -> Stretch? {
    guard let lower, let upper, lower.first <= upper.last else { return nil }
    return Stretch(lower: lower, upper: upper)
  }

  /// The part that a text says in either language, or nil.
  init?(parsing text: String) {
    var scanner = Scanner(text)
    if let part = scanner.part(), scanner.isAtEnd {
      self = part
    } else if let part = Self.english(words(text)[...]) {
      self = part
    } else {
      return nil
    }
  }
}

extension Period {
  /// The first ten days of a month, the next ten, or the rest.
  func third(_ third: Int) -> Stretch {
    let start = first.shifted(by: 10 * (third - 1))
    return Stretch(start, through: third == 3 ? last : start.shifted(by: 9))
  }
}

/// The words of a text, small.
func words(_ text: String) -> [String] {
  folded(trimmedBlanks(text)).split(whereSeparator: \.isWhitespace).map(String.init)
}

/// English parts of a year.
extension PartOfYear {
  /// `first half`, `Q2`, `third quarter`, `first 5 months`, `May`, `early May`.
  static func english(_ words: ArraySlice<String>) -> PartOfYear? {
    let words = words.first == "the" ? words.dropFirst() : words
    guard let first = words.first else { return nil }
    let rest = Array(words.dropFirst())
    if rest.isEmpty { return single(first) }
    if let month = rest.count == 1 ? months.firstIndex(of: rest[0]) : nil,
      let third = ["early", "mid", "late"].firstIndex(of: first)
    {
      return .third(third + 1, month: month + 1)
    }
    guard let number = ordinals.firstIndex(of: first).map({ $0 + 1 }) else { return nil }
    switch rest {
    case ["half"], ["half", "year"]: return number <= 2 ? .half(number) : nil
    case ["quarter"]: return .quarters(number, number)
    default: return number == 1 ? firstFew(rest) : nil
    }
  }

  private static func single(_ word: String) -> PartOfYear? {
    if let month = months.firstIndex(of: word) { return .months(month + 1, month + 1) }
    guard word.count == 2, let number = Int(word.dropFirst()) else { return nil }
    switch word.first {
    case "h" where (1...2).contains(number): return .half(number)
    case "q" where (1...4).contains(number): return .quarters(number, number)
    default: return nil
    }
  }

  /// `three quarters`, `5 months`.
  private static func firstFew(_ words: [String]) -> PartOfYear? {
    guard words.count == 2, let count = Int(words[0]) ?? numbers.firstIndex(of: words[0]) else {
      return nil
    }
    switch words[1] {
    case "quarters" where (2...4).contains(count): return .quarters(1, count)
    case "months" where (2...12).contains(count): return .months(1, count)
    default: return nil
    }
  }

  private static let ordinals = ["first", "second", "third", "fourth"]
  static let numbers = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
  ]
  static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
}

/// Chinese parts of a year.
extension Scanner {
  /// `上半年`, `前三季度`, `第二季度`, `1-5月`, `5月上旬`, `5月1日至10日`, `第18周`, `全年`.
  mutating func part() -> PartOfYear? {
    if take("全年") { return .whole }
    if take("上半年") { return .half(1) }
    if take("下半年") { return .half(2) }
    return attempt { $0.firstFew() } ?? attempt { $0.ordinal() } ?? attempt { $0.monthRange() }
      ?? attempt { $0.partOfMonth() }
  }

  /// `前三季度`, `前5个月`.
  private mutating func firstFew() -> PartOfYear? {
    guard take("前"), let count = numeral(), count > 0 else { return nil }
    _ = take("个")
    if take("季度") || take("季") { return .quarters(1, count) }
    return take("月") ? .months(1, count) : nil
  }

  /// `第二季度`, `一季度`, `第18周`.
  private mutating func ordinal() -> PartOfYear? {
    let isOrdinal = take("第")
    guard let number = numeral() else { return nil }
    if take("季度") || take("季") { return .quarters(number, number) }
    return isOrdinal && take("周") ? .week(number) : nil
  }

  /// `1-5月`, `1月至5月`, `一至五月`.
  private mutating func monthRange() -> PartOfYear? {
    guard let first = numeral() else { return nil }
    if take("月") { _ = take("份") }
    guard joint(), let last = numeral(), take("月") else { return nil }
    _ = take("份")
    return isMonthWhole ? .months(first, last) : nil
  }

  /// Whether no day follows a month.
  private var isMonthWhole: Bool {
    var copy = self
    return copy.numeral() == nil && copy.third() == nil
  }

  /// `5月`, `5月上旬`, `5月1日`, `5月1日至10日`, `5月1日至6月10日`.
  private mutating func partOfMonth() -> PartOfYear? {
    guard let month = numeral(), take("月") else { return nil }
    _ = take("份")
    if let third = third() { return .third(third, month: month) }
    guard let days = attempt({ $0.dayRange(month) }) else { return .months(month, month) }
    return .days(month, days.first, days.lastMonth, days.last)
  }

  /// Days of a month, to a day of the same or another month.
  struct DayRange {
    var first: Int
    var lastMonth: Int
    var last: Int
  }

  /// `1日`, `1日至10日`, `1-10日`, `28日至6月3日`, behind a month.
  mutating func dayRange(_ month: Int) -> DayRange? {
    guard let first = numeral() else { return nil }
    let isNamed = dayName()
    if let end = attempt({ $0.rangeEnd(first, month) }) { return end }
    return isNamed ? DayRange(first: first, lastMonth: month, last: first) : nil
  }

  private mutating func rangeEnd(_ first: Int, _ month: Int) -> DayRange? {
    guard joint() else { return nil }
    let other = attempt { $0.namedMonth() }
    guard let day = numeral(), dayName() else { return nil }
    return DayRange(first: first, lastMonth: other ?? month, last: day)
  }

  private mutating func namedMonth() -> Int? {
    guard let month = numeral(), take("月") else { return nil }
    return month
  }

  private mutating func dayName() -> Bool { take("日") || take("号") }

  /// `上旬`, `中旬`, `下旬`.
  mutating func third() -> Int? {
    let names = ["上旬", "中旬", "下旬"]
    guard let name = take(anyOf: names), let index = names.firstIndex(of: name) else { return nil }
    return index + 1
  }

  /// A number to 99 in digits or Chinese: `5`, `五`, `十二`, `二十一`, `两`.
  mutating func numeral() -> Int? {
    if let number = number(digits: 1...2) { return number }
    if take("两") { return 2 }
    let first = chineseDigit()
    guard take("十") else { return first }
    return (first ?? 1) * 10 + (chineseDigit() ?? 0)
  }

  private mutating func chineseDigit() -> Int? {
    let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    guard let taken = take(anyOf: digits) else { return nil }
    return digits.firstIndex(of: taken)
  }

  /// What joins two ends: `..`, `-`, `～`, `至`, `到`, with blanks around it.
  mutating func joint() -> Bool {
    var copy = self
    _ = copy.blanks()
    guard copy.take(anyOf: ["..", "~", "至", "到", "-", "—", "–"]) != nil else { return false }
    _ = copy.blanks()
    self = copy
    return true
  }
}
