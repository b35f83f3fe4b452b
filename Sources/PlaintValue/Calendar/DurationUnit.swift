/// The unit that the durations of one column are printed in.
package enum DurationUnit: Int, CaseIterable, Sendable {
  case minutes = 60_000_000
  case hours = 3_600_000_000
  case days = 86_400_000_000

  package init?(word: String) {
    guard let unit = Self.allCases.first(where: { $0.english == word || $0.chinese == word }) else {
      return nil
    }
    self = unit
  }

  /// The unit for durations of such a median: minutes up to 90 minutes, hours up to 72 hours, else days.
  package init(median: Elapsed) {
    let length = median.microseconds.magnitude
    if length <= 90 * UInt(Self.minutes.rawValue) {
      self = .minutes
    } else if length <= 72 * UInt(Self.hours.rawValue) {
      self = .hours
    } else {
      self = .days
    }
  }

  package var english: String { String(describing: self) }

  package var chinese: String {
    switch self {
    case .minutes: "分钟"
    case .hours: "小时"
    case .days: "天"
    }
  }
}

extension Elapsed {
  /// How many of a unit it is, rounded once; nil beyond 38 digits.
  package func count(of unit: DurationUnit, digits: Int, _ rounding: Rounding) -> Number? {
    Ratio(Int128(microseconds), Int128(unit.rawValue)).rounded(places: digits, rounding)
  }
}
