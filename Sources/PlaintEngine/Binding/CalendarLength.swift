import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

/// A length of the calendar that is not so many days: `1 month`, `2个季度`, `3 years`, in months.
struct CalendarLength: Hashable {
  let months: Int

  init?(_ count: String, _ unit: String) {
    guard let number = Int(count), number <= 12_000, let size = Self.units[unit] else { return nil }
    months = number * size
  }

  /// Without a blank: `1个月`, `2年`; four digits are a year of the calendar.
  init?(grown text: String) {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard (1...3).contains(digits.count) else { return nil }
    self.init(String(digits), String(text.dropFirst(digits.count)))
  }

  /// The length that a phrase is, or nil.
  init?(_ phrase: Phrase) {
    switch phrase {
    case .measured(let count, let unit, _): self.init(count, unit)
    case .word(let text, _): self.init(grown: text)
    case .grouped(let inner, _): self.init(inner)
    default: return nil
    }
  }

  private static let units = [
    "month": 1, "months": 1, "个月": 1, "quarter": 3, "quarters": 3, "个季度": 3, "year": 12,
    "years": 12, "年": 12,
  ]
}

extension Scope {
  /// A date or moment and months, quarters or years: the same day so many months later or earlier.
  mutating func shiftedByMonths(
    _ function: Function, _ left: Phrase, _ right: Phrase, _ place: Place
  ) throws(Diagnostic) -> Bound? {
    guard function == .add || function == .subtract else { return nil }
    var (subject, length) = (left, self.length(right))
    if length == nil, function == .add { (subject, length) = (right, self.length(left)) }
    guard let length else { return nil }
    let count = function == .add ? length.months : -length.months
    let months = Bound(.constant(.number(Number(count))), .whole, place)
    return try checked(.months, [try bind(subject), months], place)
  }

  /// The calendar length that a phrase is, where it is no column.
  private func length(_ phrase: Phrase) -> CalendarLength? {
    schema[written(phrase.place)] == nil ? CalendarLength(phrase) : nil
  }

  /// A month is no length of time by itself.
  func strayMonths(_ text: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      Message(
        "“\(text)” is not always the same number of days", "“\(text)”的天数并不固定"), at: place,
      hints: [
        Message(
          "it may follow + or - behind a date; otherwise write days, as in 30 days",
          "可写在日期后面的 + 或 - 之后；否则请写天数，如 30 天")
      ], failure: .language)
  }
}
