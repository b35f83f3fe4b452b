import PlaintTable
import PlaintValue

/// Arithmetic on values: exact, missing with a missing operand, and counted where it fails.
///
/// Durations are 24 hours a day between moments and whole calendar days between dates; a date and
/// a duration give a moment, counted from the date's first instant (see ``Expression/shifted(_:in:)``
/// for the date that it is when only days are added).
enum Arithmetic {
  static func sum(_ a: Value, _ b: Value, _ faults: inout Faults) -> Value {
    switch (a, b) {
    case (.text(let a), .text(let b)): return .worded(a + b)
    case (.number(let a), .number(let b)): return number(a.adding(b), &faults)
    case (.share(let a), .share(let b)): return counted(a.adding(b).map(Value.share), &faults)
    case (.elapsed(let a), .elapsed(let b)): return elapsed(a.adding(b), &faults)
    case (.moment, .elapsed(let b)), (.date, .elapsed(let b)): return later(a, b, &faults)
    case (.elapsed(let a), .moment), (.elapsed(let a), .date): return later(b, a, &faults)
    default: return .missing
    }
  }

  static func difference(_ a: Value, _ b: Value, _ faults: inout Faults) -> Value {
    switch (a, b) {
    case (.number(let a), .number(let b)): return number(a.subtracting(b), &faults)
    case (.share(let a), .share(let b)): return counted(a.subtracting(b).map(Value.share), &faults)
    case (.elapsed(let a), .elapsed(let b)): return elapsed(a.subtracting(b), &faults)
    case (.time(let a), .time(let b)):
      return .elapsed(Elapsed(microseconds: a.microseconds - b.microseconds))
    case (.moment, .elapsed(let b)), (.date, .elapsed(let b)):
      // The one length that has no opposite reaches beyond the calendar from everywhere.
      return later(a, Elapsed(microseconds: 0).subtracting(b) ?? b, &faults)
    default:
      guard let a = a.instant, let b = b.instant else { return .missing }
      return elapsed(
        Elapsed(microseconds: a.microseconds).subtracting(Elapsed(microseconds: b.microseconds)),
        &faults)
    }
  }

  static func product(_ a: Value, _ b: Value, _ faults: inout Faults) -> Value {
    switch (a, b) {
    case (.number(let a), .number(let b)): return number(a.multiplied(by: b), &faults)
    case (.share(let a), .share(let b)):
      return counted(a.multiplied(by: b).map(Value.share), &faults)
    case (.number(let a), .share(let b)), (.share(let b), .number(let a)):
      return number(Ratio(a).multiplied(by: b)?.quotient, &faults)
    case (.elapsed(let a), .number(let b)), (.number(let b), .elapsed(let a)):
      return elapsed(Number(a.microseconds).multiplied(by: b)?.wholeMicroseconds, &faults)
    default: return .missing
    }
  }

  static func quotient(_ a: Value, _ b: Value, _ faults: inout Faults) -> Value {
    guard !a.isMissing, !b.isMissing else { return .missing }
    if b.isZero {
      faults.divisions += 1
      return .missing
    }
    switch (a, b) {
    case (.number(let a), .number(let b)): return number(a.divided(by: b), &faults)
    case (.share(let a), .share(let b)): return number(a.divided(by: b)?.quotient, &faults)
    case (.number(let a), .share(let b)):
      return number(Ratio(a).divided(by: b)?.quotient, &faults)
    case (.share(let a), .number(let b)):
      return counted(a.divided(by: Ratio(b)).map(Value.share), &faults)
    case (.elapsed(let a), .elapsed(let b)):
      return number(Number(a.microseconds).divided(by: Number(b.microseconds)), &faults)
    case (.elapsed(let a), .number(let b)):
      let exact = Ratio(Number(a.microseconds)).divided(by: Ratio(b))
      return elapsed(exact?.rounded(places: 0, .halfEven)?.wholeMicroseconds, &faults)
    default: return .missing
    }
  }

  static func remainder(_ a: Value, _ b: Value, _ faults: inout Faults) -> Value {
    guard !a.isMissing, !b.isMissing else { return .missing }
    if b.isZero {
      faults.divisions += 1
      return .missing
    }
    switch (a, b) {
    case (.number(let a), .number(let b)): return number(a.remainder(dividingBy: b), &faults)
    case (.elapsed(let a), .elapsed(let b)):
      let rest = Number(a.microseconds).remainder(dividingBy: Number(b.microseconds))
      return elapsed(rest?.wholeMicroseconds, &faults)
    default: return .missing
    }
  }

  static func negative(_ a: Value, _ faults: inout Faults) -> Value {
    switch a {
    case .number(let a): .number(a.negated)
    case .share(let a): .share(a.negated)
    case .elapsed(let a): elapsed(Elapsed(microseconds: 0).subtracting(a), &faults)
    default: .missing
    }
  }

  /// The instant or day a duration after a moment or date.
  private static func later(_ start: Value, _ by: Elapsed, _ faults: inout Faults) -> Value {
    guard let moment = start.instant?.adding(by) else {
      faults.beyond += 1
      return .missing
    }
    return .moment(moment)
  }

  static func number(_ number: Number?, _ faults: inout Faults) -> Value {
    counted(number.flatMap { $0.digits == .min ? nil : .number($0) }, &faults)
  }

  private static func elapsed(_ elapsed: Elapsed?, _ faults: inout Faults) -> Value {
    counted(elapsed.flatMap { $0.microseconds == .min ? nil : .elapsed($0) }, &faults)
  }

  private static func counted(_ result: Value?, _ faults: inout Faults) -> Value {
    if result == nil { faults.overflows += 1 }
    return result ?? .missing
  }
}

extension Value {
  /// The moment, or the first of a date; nil beyond the calendar.
  fileprivate var instant: Moment? {
    switch self {
    case .moment(let moment): return moment
    case .date(let day):
      let (start, overflow) = day.number.multipliedReportingOverflow(by: Moment.perDay)
      return overflow ? nil : Moment(microseconds: start)
    default: return nil
    }
  }

  fileprivate var isZero: Bool {
    switch self {
    case .number(let number): number.digits == 0
    case .share(let ratio): ratio.numerator == 0
    case .elapsed(let elapsed): elapsed.microseconds == 0
    default: false
    }
  }
}

extension Number {
  /// The duration of so many microseconds, rounded half-even; nil when it is too long.
  fileprivate var wholeMicroseconds: Elapsed? {
    rounded(places: 0, .halfEven).asInt.map(Elapsed.init)
  }
}

extension Ratio {
  /// The fraction as the result of a division of numbers.
  fileprivate var quotient: Number? { rounded(places: Number.placesOfQuotients, .halfEven) }
}
