import PlaintTable
import PlaintText
import PlaintValue

/// Dates: periods that hold a day, and the numbers of clock and calendar.
///
/// `weekday` gives 1 for Monday to 7 for Sunday (ISO 8601) and `hour` 0 to 23: whole numbers, so
/// that keys, sorting and filters have the natural order in every engine without a kind of their
/// own; `text(x, "EEE")` gives the name.
extension Function.Definition {
  static let year = period(.year, "year", "年", prints: "2012")
  static let half = period(.half, "half", "半年度", prints: "2012H1")
  static let quarter = period(.quarter, "quarter", "季度", prints: "2012Q2")
  static let month = period(.month, "month", "月", prints: "2012-05")
  static let week = period(.week, "week", "周", prints: "2012W20")
  static let day = period(.day, "day", "日", prints: "2012-05-17")

  static let weekday = Function.Definition(
    "weekday", "星期",
    Message("the day of the week, 1 for Monday to 7 for Sunday.", "星期几，周一为1，周日为7。"),
    takes: [.dated(.day)], gives: .whole,
    example: .init("weekday(2012-05-17)", [.day("2012-05-17")], prints: "4")
  ) { operands, _ in
    operands[0].dayItStarts.map { .number(Number($0.weekday)) } ?? .missing
  }

  static let monthnumber = Function.Definition(
    "monthnumber", "月份", Message("the month of the year, 1 to 12.", "一年中的月份，1到12。"),
    takes: [.dated(.month)], gives: .whole,
    example: .init("monthnumber(2012-05-17)", [.day("2012-05-17")], prints: "5")
  ) { operands, _ in
    operands[0].dayItStarts.map { .number(Number($0.month)) } ?? .missing
  }

  static let hour = Function.Definition(
    "hour", "小时", Message("the hour of the day, 0 to 23.", "一天中的小时，0到23。"),
    takes: [.clock], gives: .whole,
    example: .init("hour(\"2012-05-17 08:30\")", [.instant("2012-05-17 08:30")], prints: "8")
  ) { operands, _ in
    switch operands[0] {
    case .moment(let moment): .number(Number(moment.timeOfDay.hour))
    case .time(let time): .number(Number(time.hour))
    default: .missing
    }
  }

  static let months = Function.Definition(
    "months", "个月",
    Message(
      "the same day so many months later, or the last of its month.", "若干个月后的同一天；没有那天则取月末。"),
    arity: 2...2, isOperator: true,
    example: .init("2012-01-31 + 2 months", [.day("2012-01-31"), 2], prints: "2012-03-31"),
    judge: { $0.refusal(unless: [.day, .whole]) ?? .kind($0.kinds[0]) }
  ) { operands, faults in
    guard let day = operands[0].dayItStarts, let count = operands[1].number?.asInt else {
      return .missing
    }
    guard let (found, isClipped) = day.shifted(months: count) else {
      faults.beyond += 1
      return .missing
    }
    if isClipped { faults.clipped += 1 }
    guard case .moment(let moment) = operands[0] else { return .date(found) }
    return .moment(Moment(found, moment.timeOfDay))
  }

  private static func period(
    _ unit: CalendarUnit, _ word: String, _ chinese: String, prints: String
  ) -> Function.Definition {
    Function.Definition(
      word, chinese,
      Message("the \(unit.english) that holds a date or moment.", "日期或时刻所在的\(chinese)。"),
      takes: [.dated(unit)], gives: .period(unit),
      example: .init("\(word)(2012-05-17)", [.day("2012-05-17")], prints: prints)
    ) { operands, _ in
      operands[0].dayItStarts.map { .period(.containing($0, unit)) } ?? .missing
    }
  }
}

extension Demand {
  fileprivate static let day = Demand("a date or a moment", "日期或时刻") {
    $0 == .date || $0 == .moment
  }

  /// What lies in exactly one period of the unit: weeks lie across months, quarters and years.
  fileprivate static func dated(_ unit: CalendarUnit) -> Demand {
    Demand("a date or a moment", "日期或时刻") { kind in
      switch kind {
      case .date, .moment: true
      case .period(.week): unit == .week
      case .period(let finer): finer <= unit && (unit != .week || finer == .day)
      default: false
      }
    }
  }

  fileprivate static let clock = Demand("a moment or a time of day", "时刻或时间") {
    $0 == .moment || $0 == .time
  }
}

extension Value {
  /// The first day of what the value covers.
  fileprivate var dayItStarts: Day? {
    switch self {
    case .date(let day): day
    case .moment(let moment): moment.day
    case .period(let period): period.first
    default: nil
    }
  }
}
