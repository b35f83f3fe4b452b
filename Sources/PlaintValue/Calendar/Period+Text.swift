/// How periods are read and written.
extension Period {
  /// The period a text spells, or nil.
  ///
  /// `2012`, `2012-05`, `2012/5`, `2012-05-01`, `2012Q2`, `2012H1`, `2012W18` (a hyphen before
  /// the letter is allowed), `2012年`, `2012年5月`, `2012年5月1日`, `2012年第2季度`, `2012年上半年`,
  /// `2012年第18周`.
  package init?(parsing text: String) {
    var scanner = Scanner(text)
    guard let period = scanner.period(), scanner.isAtEnd else { return nil }
    self = period
  }

  /// The month of a year, from 1; nil for a month that is none.
  package static func month(_ month: Int, of year: Int) -> Period? {
    (1...12).contains(month) ? Period(.month, ordinal: year * 12 + month - 1) : nil
  }

  /// The quarter of a year, from 1; nil for a quarter that is none.
  package static func quarter(_ quarter: Int, of year: Int) -> Period? {
    (1...4).contains(quarter) ? Period(.quarter, ordinal: year * 4 + quarter - 1) : nil
  }

  /// The half of a year, 1 or 2; nil for a half that is none.
  package static func half(_ half: Int, of year: Int) -> Period? {
    (1...2).contains(half) ? Period(.half, ordinal: year * 2 + half - 1) : nil
  }

  /// The period in the shortest of its spellings: `2012-05-01`, `2012W18`, `2012-05`, `2012Q2`,
  /// `2012H1`, `2012`.
  package var text: String {
    let day = first
    switch unit {
    case .day: return day.text
    case .week:
      let (year, week) = day.isoWeek
      return "\(fourDigits(year))W\(twoDigits(week))"
    case .month: return "\(fourDigits(day.year))-\(twoDigits(day.month))"
    case .quarter: return "\(fourDigits(day.year))Q\(day.month / 3 + 1)"
    case .half: return "\(fourDigits(day.year))H\(day.month / 6 + 1)"
    case .year: return fourDigits(day.year)
    }
  }

  /// The period as a Chinese sentence names it: `2012年5月1日`, `2012年第18周`, `2012年5月`,
  /// `2012年第2季度`, `2012年上半年`, `2012年`.
  package var chinese: String {
    let (year, month, day) = first.civil
    switch unit {
    case .day: return "\(year)年\(month)月\(day)日"
    case .week:
      let (year, week) = first.isoWeek
      return "\(year)年第\(week)周"
    case .month: return "\(year)年\(month)月"
    case .quarter: return "\(year)年第\(month / 3 + 1)季度"
    case .half: return "\(year)年\(month < 7 ? "上" : "下")半年"
    case .year: return "\(year)年"
    }
  }
}

extension Period: CustomStringConvertible {
  /// The period's text, for debugging and tests.
  package var description: String { text }
}

extension Scanner {
  /// Takes a period in any of its spellings.
  mutating func period() -> Period? {
    attempt { scanner in
      guard let year = scanner.number(digits: 4...4), year > 0 else { return nil }
      if scanner.take("年") { return scanner.rest(ofChinese: year) }
      return scanner.rest(of: year)
    }
  }

  /// What may follow the year: nothing, a letter with a number, a month, a month and a day.
  private mutating func rest(of year: Int) -> Period? {
    let separator = take(anyOf: ["-", "/"])
    if separator != "/", let letter = take(anyOf: ["q", "h", "w"]) {
      return numbered(letter, of: year)
    }
    guard let separator else { return Period(.year, ordinal: year) }
    guard let month = number(digits: 1...2) else { return nil }
    guard take(separator) else { return .month(month, of: year) }
    guard let day = number(digits: 1...2) else { return nil }
    return Day(year: year, month: month, day: day).map { Period($0) }
  }

  private mutating func numbered(_ letter: String, of year: Int) -> Period? {
    guard let number = number(digits: 1...2) else { return nil }
    return switch letter {
    case "q": .quarter(number, of: year)
    case "h": .half(number, of: year)
    default: .week(number, of: year)
    }
  }

  /// What may follow `年`.
  private mutating func rest(ofChinese year: Int) -> Period? {
    if take("上半年") { return .half(1, of: year) }
    if take("下半年") { return .half(2, of: year) }
    if let period = attempt({ $0.ordinalPeriod(of: year) }) { return period }
    guard let month = attempt({ $0.chineseMonth() }) else { return Period(.year, ordinal: year) }
    guard let day = attempt({ $0.chineseDay() }) else { return .month(month, of: year) }
    return Day(year: year, month: month, day: day).map { Period($0) }
  }

  /// `第2季度`, `二季度`, `第18周`.
  private mutating func ordinalPeriod(of year: Int) -> Period? {
    _ = take("第")
    let names = ["一", "二", "三", "四"]
    let named = take(anyOf: names).flatMap(names.firstIndex).map { $0 + 1 }
    guard let number = named ?? number(digits: 1...2) else { return nil }
    if take("季度") || take("季") { return .quarter(number, of: year) }
    return take("周") && named == nil ? .week(number, of: year) : nil
  }

  /// A month's number and its sign.
  mutating func chineseMonth() -> Int? {
    guard let month = number(digits: 1...2), take("月") else { return nil }
    _ = take("份")
    return month
  }

  private mutating func chineseDay() -> Int? {
    guard let day = number(digits: 1...2), take("日") || take("号") else { return nil }
    return day
  }
}
