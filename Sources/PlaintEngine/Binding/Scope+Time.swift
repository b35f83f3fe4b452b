import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

extension Kind {
  /// Whether a period facing it is a stretch of time: dates, moments, periods.
  var isCalendar: Bool {
    switch self {
    case .date, .moment, .period: true
    default: false
    }
  }
}

/// Periods facing dates, moments and periods: `=` and `in` mean inside, `<` before the first
/// instant, `>` after the last, `<=` up to the last, `>=` from the first.
extension Scope {
  static func test(
    _ operation: Operator, _ subject: Bound, _ stretch: Stretch
  ) -> Expression {
    let from = stretch.firstDay.map { atLeast($0, subject) }
    let upTo = stretch.lastDay.map { atMost($0, subject) }
    switch operation {
    case .less: return stretch.firstDay.map { atMost($0.shifted(by: -1), subject) } ?? never
    case .lessEqual: return upTo ?? present(subject)
    case .greater: return stretch.lastDay.map { atLeast($0.shifted(by: 1), subject) } ?? never
    case .greaterEqual: return from ?? present(subject)
    case .notEqual: return .call(.not, [inside(from, upTo, subject)])
    default: return inside(from, upTo, subject)
    }
  }

  private static let never = Expression.constant(.truth(false))

  private static func inside(
    _ from: Expression?, _ upTo: Expression?, _ subject: Bound
  ) -> Expression {
    switch (from, upTo) {
    case (let from?, let upTo?): .call(.and, [from, upTo])
    case (let from?, nil): from
    case (nil, let upTo?): upTo
    case (nil, nil): present(subject)
    }
  }

  private static func present(_ subject: Bound) -> Expression {
    .call(.not, [.call(.isMissing, [subject.expression])])
  }

  private static func atLeast(_ day: Day, _ subject: Bound) -> Expression {
    .call(.greaterEqual, [subject.expression, .constant(first(day, subject.kind))])
  }

  private static func atMost(_ day: Day, _ subject: Bound) -> Expression {
    switch subject.kind {
    case .moment:
      .call(.less, [subject.expression, .constant(.moment(Moment(day.shifted(by: 1))))])
    case .period(let unit):
      .call(.lessEqual, [subject.expression, .constant(.period(lastInside(day, unit)))])
    default: .call(.lessEqual, [subject.expression, .constant(.date(day))])
    }
  }

  private static func first(_ day: Day, _ kind: Kind?) -> Value {
    switch kind {
    case .moment: .moment(Moment(day))
    case .period(let unit): .period(firstInside(day, unit))
    default: .date(day)
    }
  }

  /// The first period that begins on a day or after it.
  private static func firstInside(_ day: Day, _ unit: CalendarUnit) -> Period {
    let period = Period.containing(day, unit)
    return period.first == day ? period : period.next
  }

  /// The last period that ends on a day or before it.
  private static func lastInside(_ day: Day, _ unit: CalendarUnit) -> Period {
    let period = Period.containing(day, unit)
    return period.last == day ? period : Period(unit, ordinal: period.ordinal - 1)
  }

  /// A quarter never lies inside a month: such a test would be false for every row.
  func refuseWider(_ subject: Bound, _ stretch: Stretch, _ place: Place) throws(Diagnostic) {
    guard case .period(let unit) = subject.kind, let first = stretch.firstDay,
      let last = stretch.lastDay,
      Self.lastInside(last, unit).ordinal < Self.firstInside(first, unit).ordinal
    else { return }
    let around = Period.containing(first, unit)
    throw Diagnostic(
      Message(
        "no whole \(unit.english) lies inside \(stretch.text)",
        "没有一个完整的\(unit.chinese)在 \(stretch.text) 之内"), at: place,
      hints: [
        Message(
          "the \(unit.english) around it is \(around.text)", "包含它的\(unit.chinese)是 \(around.text)")
      ])
  }
}
