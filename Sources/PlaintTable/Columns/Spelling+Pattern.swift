extension Spelling {
  /// One way of writing a value: the loader reads with it, an export writes with it.
  ///
  /// A form reads a text only when writing the value gives that very text back.
  package enum Pattern: Hashable, Sendable {
    /// The kind's canonical text.
    case canonical
    /// A missing cell that was written as this: blanks, or one of the load's `missing` words.
    case word(String)
    case number(NumberForm)
    case calendar(CalendarForm)
    case period(PeriodForm)
  }
}

/// How a number is written: `-12.50`, `+3`, `.5`, ` 7`, `1,234`.
package struct NumberForm: Hashable, Sendable {
  /// Digits after the point; no point when 0.
  package var places: UInt8
  /// A plus stands before what is not negative.
  package var hasPlus: Bool
  /// No zero stands before the point.
  package var isBare: Bool
  /// Commas part the thousands before the point: `1,234`.
  package var isGrouped = false
  /// Blanks before and after.
  package var before: UInt8
  package var after: UInt8

  package init(
    places: UInt8 = 0, hasPlus: Bool = false, isBare: Bool = false, before: UInt8 = 0,
    after: UInt8 = 0
  ) {
    self.places = places
    self.hasPlus = hasPlus
    self.isBare = isBare
    self.before = before
    self.after = after
  }
}

/// How a date, a moment or a time of day is written; one of `date` and `clock` may be nil.
package struct CalendarForm: Hashable, Sendable {
  package var date: DateForm?
  /// The weekday behind the date, where there is one.
  package var weekday: WeekdayForm?
  package var clock: ClockForm?
  /// What stands between date and clock: a blank, `T`, or 0 for nothing, after `日`.
  package var gap: UInt8

  package init(date: DateForm?, clock: ClockForm?, gap: UInt8 = 0x20) {
    self.date = date
    self.clock = clock
    self.gap = gap
  }

  /// Whether it is eight digits and nothing else, before a time is looked for.
  package var isCompactDay: Bool {
    date?.separator == DateForm.Separator.none && clock == nil && weekday == nil
  }

  /// Whether a moment is digits alone: `20120501080315`, with or without seconds and thousandths.
  package var isDigits: Bool {
    date?.separator == DateForm.Separator.none && clock?.isCompact == true && gap == 0
      && clock?.zone == ClockForm.Zone.none && weekday == nil
  }

  /// How many digits a moment of digits alone has.
  package var digitCount: Int {
    8 + (clock.map { 4 + ($0.hasSeconds ? 2 : 0) + Int($0.fraction) } ?? 0)
  }
}

/// How the day is written: `2012-05-01`, `2012/5/1`, `2012年5月1日`, `04-Aug-15`, `Aug 4, 2015`.
package struct DateForm: Hashable, Sendable {
  package var order: DateOrder
  package var separator: Separator
  /// Month and day have two digits; otherwise as many as they need.
  package var isPadded: Bool
  /// The year has two digits: 69 to 99 are 1969 to 1999, 00 to 68 are 2000 to 2068 (POSIX).
  package var hasShortYear: Bool
  /// The month is a name, not a number.
  package var name: MonthName?
  /// A comma before the year.
  package var hasComma: Bool

  package init(
    _ order: DateOrder, _ separator: Separator, isPadded: Bool = true, hasShortYear: Bool = false,
    name: MonthName? = nil, hasComma: Bool = false
  ) {
    self.order = order
    self.separator = separator
    self.isPadded = isPadded
    self.hasShortYear = hasShortYear
    self.name = name
    self.hasComma = hasComma
  }

  /// What stands between year, month and day.
  package enum Separator: UInt8, CaseIterable, Hashable, Sendable {
    case hyphen, slash, point, blank
    /// `年`, `月` and `日`; the other with `号`.
    case chinese, colloquial
    /// Nothing: `20120501`.
    case none

    /// The sign, or nil for the Chinese words and for nothing.
    package var sign: UInt8? {
      switch self {
      case .hyphen: 0x2D
      case .slash: 0x2F
      case .point: 0x2E
      case .blank: 0x20
      case .chinese, .colloquial, .none: nil
      }
    }
  }
}

/// Which part of a date comes first.
package enum DateOrder: UInt8, CaseIterable, Hashable, Sendable {
  case yearFirst, dayFirst, monthFirst
}

/// How months are named: `Aug` or `August`, in which letters.
package struct MonthName: Hashable, Sendable {
  /// Which letters of a name are capitals.
  package enum Letters: UInt8, CaseIterable, Hashable, Sendable { case title, upper, lower }

  package var isFull: Bool
  package var letters: Letters

  package init(isFull: Bool, letters: Letters) {
    self.isFull = isFull
    self.letters = letters
  }

  /// The twelve names in this form, as UTF-8.
  package var names: [[UInt8]] { Self.tables[(isFull ? 3 : 0) + Int(letters.rawValue)] }

  private static let tables = [false, true].flatMap { isFull in
    Letters.allCases.map { letters in full.map { Self.written($0, isFull, letters) } }
  }

  private static func written(_ name: String, _ isFull: Bool, _ letters: Letters) -> [UInt8] {
    let text = isFull ? name : String(name.prefix(3))
    return switch letters {
    case .title: Array(text.utf8)
    case .upper: Array(text.uppercased().utf8)
    case .lower: Array(text.lowercased().utf8)
    }
  }

  private static let full = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}

/// How a weekday behind a date is written: `星期二`, ` Tue`, `（周二）`.
package struct WeekdayForm: Hashable, Sendable {
  /// The ways of naming a weekday.
  package enum Name: UInt8, CaseIterable, Hashable, Sendable {
    case chinese, chineseShort, english, englishShort

    /// The names from Monday on, as UTF-8.
    package var names: [[UInt8]] { Self.tables[Int(rawValue)] }

    private static let tables: [[[UInt8]]] = {
      let signs = ["一", "二", "三", "四", "五", "六", "日"]
      let names = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
      ]
      return [
        signs.map { Array("星期\($0)".utf8) }, signs.map { Array("周\($0)".utf8) },
        names.map { Array($0.utf8) }, names.map { Array($0.prefix(3).utf8) },
      ]
    }()
  }

  package var name: Name
  /// A blank stands before it.
  package var hasBlank: Bool
  /// It stands in brackets.
  package var isInBrackets: Bool

  package init(_ name: Name, hasBlank: Bool, isInBrackets: Bool = false) {
    self.name = name
    self.hasBlank = hasBlank
    self.isInBrackets = isInBrackets
  }
}

/// How a time is written: `8:03`, `08:03:15.250`, `11:05:10 PM`, `下午 3:20`, `8时30分`,
/// `08:03:00+08:00`.
package struct ClockForm: Hashable, Sendable {
  /// The hour has two digits; otherwise as many as it needs.
  ///
  /// In Chinese words minutes and seconds go with it.
  package var isPadded: Bool
  /// `时`, `分` and `秒` in place of colons.
  package var isWorded = false
  /// Nothing in place of colons and the point: `0803`, `080315250`.
  package var isCompact = false
  package var hasSeconds: Bool
  /// Digits after the seconds' point: up to nine, of which a cell keeps six and ``Spelling/rests``
  /// the others.
  package var fraction: UInt8
  package var half: Half
  package var zone: Zone

  package init(
    isPadded: Bool = true, hasSeconds: Bool = true, fraction: UInt8 = 0, half: Half = .none,
    zone: Zone = .none
  ) {
    self.isPadded = isPadded
    self.hasSeconds = hasSeconds
    self.fraction = fraction
    self.half = half
    self.zone = zone
  }

  /// The halves of a clock of twelve hours, with or without a blank before; the Chinese ones stand
  /// in front, with or without a blank behind.
  package enum Half: UInt8, CaseIterable, Hashable, Sendable {
    case none, upper, lower, upperClose, lowerClose, chinese, chineseClose

    /// Whether it stands before the hour.
    package var isPrefix: Bool { self == .chinese || self == .chineseClose }
  }

  /// A constant zone after the time: kept as written, the wall clock counts.
  package enum Zone: Hashable, Sendable {
    case none, utc
    case offset(minutes: Int16, hasColon: Bool)
  }
}

/// How a period is written: `2012-05`, `2012年5月`, `2012Q2`, `2012-W18`.
package struct PeriodForm: Hashable, Sendable {
  /// The shapes that periods are written in.
  package enum Style: UInt8, CaseIterable, Hashable, Sendable {
    /// `2012-05`, `2012/05`: months only.
    case hyphen, slash
    /// `2012年`, `2012年5月`, `2012年第2季度`.
    case chinese
    /// `2012Q2`, `2012H1`, `2012W18`, and the same after a hyphen.
    case letter, hyphenLetter
  }

  package var style: Style
  /// A month or week has two digits; otherwise as many as it needs.
  package var isPadded: Bool

  package init(_ style: Style, isPadded: Bool) {
    self.style = style
    self.isPadded = isPadded
  }
}
