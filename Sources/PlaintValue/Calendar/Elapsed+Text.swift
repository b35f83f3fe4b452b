import PlaintText

/// The units durations are said in.
///
/// Weeks are read but never printed: nobody counts limits so.
private enum TimeUnit: Int, CaseIterable {
  case second = 1_000_000
  case minute = 60_000_000
  case hour = 3_600_000_000
  case day = 86_400_000_000
  case week = 604_800_000_000

  init?(word: String) {
    switch folded(word) {
    case "second", "seconds", "秒", "秒钟": self = .second
    case "minute", "minutes", "分", "分钟": self = .minute
    case "hour", "hours", "时", "小时", "个小时": self = .hour
    case "day", "days", "天", "日": self = .day
    case "week", "weeks", "周", "星期": self = .week
    default: return nil
    }
  }

  var chinese: String {
    switch self {
    case .second: "秒"
    case .minute: "分钟"
    case .hour: "小时"
    case .day: "天"
    case .week: "周"
    }
  }

  var english: String { String(describing: self) }
}

extension Elapsed {
  /// A printed duration in the words of a language: `1.1 days`, `1.1天`; any other text as it is.
  package static func said(_ printed: String, in tongue: Tongue) -> String {
    let parts = printed.split(separator: " ").map(String.init)
    guard tongue == .chinese, parts.count == 2, let unit = TimeUnit(word: parts[1]) else {
      return printed
    }
    return parts[0] + unit.chinese
  }

  /// The duration of a number of units: `48 hours`, `7 days`, `30 分钟`.
  ///
  /// Rounded half-even to the microsecond. Nil for a word that names no unit and beyond 290,000 years.
  package init?(_ count: Number, unit word: String) {
    guard let unit = TimeUnit(word: word),
      let product = count.multiplied(by: Number(unit.rawValue)),
      let microseconds = product.rounded(places: 0, .halfEven).asInt
    else { return nil }
    self.init(microseconds: microseconds)
  }

  /// The duration in days of 24 hours, as it is exported.
  package var days: Ratio { Ratio(Int128(microseconds), Int128(Moment.perDay)) }

  /// The sum, or nil on overflow.
  package func adding(_ other: Elapsed) -> Elapsed? {
    let (sum, overflow) = microseconds.addingReportingOverflow(other.microseconds)
    return overflow ? nil : Elapsed(microseconds: sum)
  }

  /// The difference, or nil on overflow.
  package func subtracting(_ other: Elapsed) -> Elapsed? {
    let (rest, overflow) = microseconds.subtractingReportingOverflow(other.microseconds)
    return overflow ? nil : Elapsed(microseconds: rest)
  }

  /// The duration in the largest unit that fits, with one digit after the point where it is
  /// needed: `2 days`, `7.3 hours`, `45 minutes`.
  package var text: String { text(in: .english) }

  /// The duration in the largest unit that fits: `7.3 hours`, `7.3小时`; with so many digits where
  /// they are given: `7.25 hours`.
  package func text(in tongue: Tongue, digits: Int? = nil, _ rounding: Rounding = .halfUp) -> String
  {
    let (count, unit) = printed
    let written =
      digits.flatMap { places in
        Ratio(Int128(microseconds), Int128(unit.rawValue)).rounded(places: places, rounding)?
          .text(places: places)
      } ?? count.text
    switch tongue {
    case .english:
      return "\(written) \(unit.english)\(written == "1" || written == "-1" ? "" : "s")"
    case .chinese: return written + unit.chinese
    }
  }

  /// The rounded count and the unit it is in: the largest in which it is 1 or more.
  private var printed: (Number, TimeUnit) {
    if microseconds == 0 { return (.zero, .day) }
    for unit in [TimeUnit.day, .hour, .minute] {
      let count = rounded(to: unit, places: 1)
      if count.absolute >= 1, isWhole(unit, of: count) { return (count, unit) }
    }
    let seconds = rounded(to: .second, places: 1)
    return (seconds.digits == 0 ? rounded(to: .second, places: 6) : seconds, .second)
  }

  /// Whether a count of 1 that rounding made stands for the full unit below it too: 59.97 minutes
  /// are `1 hour`, but 57.5 minutes, which round to 1.0 hours, are `57.5 minutes`.
  private func isWhole(_ unit: TimeUnit, of count: Number) -> Bool {
    if microseconds.magnitude >= UInt(unit.rawValue) { return true }
    let smaller: TimeUnit = unit == .day ? .hour : unit == .hour ? .minute : .second
    return rounded(to: smaller, places: 1).absolute == Number(unit.rawValue / smaller.rawValue)
  }

  private func rounded(to unit: TimeUnit, places: Int) -> Number {
    Ratio(Int128(microseconds), Int128(unit.rawValue)).rounded(places: places) ?? .zero
  }
}
