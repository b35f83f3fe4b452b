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
    case .less: return refused(from)
    case .lessEqual: return upTo ?? present(subject)
    case .greater: return refused(upTo, subject)
    case .greaterEqual: return from ?? present(subject)
    case .notEqual: return .call(.not, [inside(from, upTo, subject)])
    default: return inside(from, upTo, subject)
    }

    func refused(_ bound: Expression?, _ subject: Bound = subject) -> Expression {
      guard let bound else { return .constant(.truth(false)) }
      return .call(.and, [present(subject), .call(.not, [bound])])
    }
  }

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
      .call(.lessEqual, [subject.expression, .constant(.period(.containing(day, unit)))])
    default: .call(.lessEqual, [subject.expression, .constant(.date(day))])
    }
  }

  private static func first(_ day: Day, _ kind: Kind?) -> Value {
    switch kind {
    case .moment: .moment(Moment(day))
    case .period(let unit): .period(.containing(day, unit))
    default: .date(day)
    }
  }
}
