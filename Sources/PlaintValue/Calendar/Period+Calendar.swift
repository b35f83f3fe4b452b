/// Periods on the calendar: which holds a day, where one begins and ends, which comes next.
extension Period {
  /// The period of this size that holds the day.
  package static func containing(_ day: Day, _ unit: CalendarUnit) -> Period {
    switch unit {
    case .day: return Period(.day, ordinal: day.number)
    case .week: return Period(.week, ordinal: floorDivided(day.number + 3, 7))
    case .month, .quarter, .half, .year:
      let (year, month, _) = day.civil
      let perYear = unit.perYear
      return Period(unit, ordinal: year * perYear + (month - 1) * perYear / 12)
    }
  }

  /// The period that is one day.
  package init(_ day: Day) { self.init(.day, ordinal: day.number) }

  /// Its first day.
  package var first: Day {
    switch unit {
    case .day: return Day(number: ordinal)
    case .week: return Day(number: ordinal * 7 - 3)
    case .month, .quarter, .half, .year:
      let perYear = unit.perYear
      let year = floorDivided(ordinal, perYear)
      return Day(unchecked: year, (ordinal - year * perYear) * 12 / perYear + 1, 1)
    }
  }

  /// Its last day.
  package var last: Day { next.first.shifted(by: -1) }

  /// How many days it has.
  package var dayCount: Int { next.first.number - first.number }

  /// The one after it.
  package var next: Period { shifted(by: 1) }

  /// The one before it.
  package var previous: Period { shifted(by: -1) }

  /// The one `count` periods later, or earlier when negative.
  package func shifted(by count: Int) -> Period { Period(unit, ordinal: ordinal + count) }

  /// Whether the day lies in it.
  package func contains(_ day: Day) -> Bool { first <= day && day <= last }

  /// The ISO week of this number in a year, or nil when the year has no such week.
  package static func week(_ week: Int, of year: Int) -> Period? {
    let first = containing(Day(unchecked: year, 1, 4), .week)
    let period = first.shifted(by: week - 1)
    return week >= 1 && period.first.isoWeek.year == year ? period : nil
  }
}

extension Period: Comparable {
  /// Earlier periods first; of those that begin on one day the shorter first.
  package static func < (a: Period, b: Period) -> Bool {
    if a.unit == b.unit { return a.ordinal < b.ordinal }
    return (a.first, a.unit) < (b.first, b.unit)
  }
}

extension CalendarUnit: Comparable {
  /// Smaller units first.
  package static func < (a: CalendarUnit, b: CalendarUnit) -> Bool { a.rawValue < b.rawValue }
}

extension CalendarUnit {
  /// How many of them a year has, where that is always the same.
  var perYear: Int {
    switch self {
    case .year: 1
    case .half: 2
    case .quarter: 4
    case .month: 12
    case .week, .day: preconditionFailure("years have no fixed count of weeks or days")
    }
  }

  /// The unit's English name: `month`.
  package var english: String {
    switch self {
    case .day: "day"
    case .week: "week"
    case .month: "month"
    case .quarter: "quarter"
    case .half: "half year"
    case .year: "year"
    }
  }

  /// The unit's Chinese name: `月`.
  package var chinese: String {
    switch self {
    case .day: "日"
    case .week: "周"
    case .month: "月"
    case .quarter: "季度"
    case .half: "半年"
    case .year: "年"
    }
  }

  /// The unit a word names, in the singular or plural, in English or Chinese; or nil.
  package init?(word: String) {
    switch word {
    case "天": self = .day
    case "个月": self = .month
    case "季": self = .quarter
    case "half": self = .half
    default:
      guard
        let unit = Self.allCases.first(where: {
          word == $0.english || word == $0.english + "s" || word == $0.chinese
        })
      else { return nil }
      self = unit
    }
  }
}
