import PlaintQuery
import PlaintValue

extension Stretch {
  /// The stretch that conditions on a time column leave, either end open; nil where they leave
  /// something else than one stretch, or nothing.
  init?(bounds conditions: [Expression]) {
    var ends = Ends()
    for condition in conditions {
      guard ends.take(condition) else { return nil }
    }
    guard ends.first != nil || ends.last != nil else { return nil }
    if let first = ends.first, let last = ends.last {
      guard first <= last else { return nil }
      self = Self.worded(first, last)
    } else {
      self.init(lower: ends.first.map(Period.init), upper: ends.last.map(Period.init))
    }
  }

  /// The stretch as a period where it is one, else as the periods or days it spans.
  private static func worded(_ first: Day, _ last: Day) -> Stretch {
    for unit in [CalendarUnit.year, .quarter, .month] {
      let (low, high) = (Period.containing(first, unit), Period.containing(last, unit))
      if low.first == first, high.last == last { return Stretch(lower: low, upper: high) }
    }
    return Stretch(first, through: last)
  }
}

/// The first and last day that conditions leave.
private struct Ends {
  var first: Day?
  var last: Day?

  /// Takes one more condition; false when it is of another form.
  mutating func take(_ condition: Expression) -> Bool {
    guard case .call(let function, let operands) = condition else { return false }
    switch function {
    case .and: return operands.allSatisfy { take($0) }
    case .not: return takeOpposite(operands[0])
    case .isMissing: return false
    default: break
    }
    guard operands.count == 2, case .constant(let value) = operands[1],
      let (start, end) = value.days
    else { return false }
    switch function {
    case .equal: narrow(from: start, through: end)
    case .greaterEqual: narrow(from: start)
    case .less: narrow(through: start.shifted(by: -1))
    case .lessEqual: narrow(through: end)
    case .greater: narrow(from: end.shifted(by: 1))
    default: return false
    }
    return true
  }

  private mutating func takeOpposite(_ condition: Expression) -> Bool {
    guard case .call(let function, let operands) = condition else { return false }
    switch function {
    case .isMissing: return true
    case .greaterEqual: return take(.call(.less, operands))
    case .less: return take(.call(.greaterEqual, operands))
    case .lessEqual: return take(.call(.greater, operands))
    case .greater: return take(.call(.lessEqual, operands))
    default: return false
    }
  }

  private mutating func narrow(from first: Day? = nil, through last: Day? = nil) {
    if let first { self.first = max(first, self.first ?? first) }
    if let last { self.last = min(last, self.last ?? last) }
  }
}

extension Value {
  /// The first and last day of what bounds a time; nil for what is none, or lies within a day.
  fileprivate var days: (first: Day, last: Day)? {
    switch self {
    case .date(let day): return (day, day)
    case .period(let period): return (period.first, period.last)
    case .moment(let moment): return Moment(moment.day) == moment ? (moment.day, moment.day) : nil
    case .number(let number):
      guard let year = number.asInt, let first = Day(year: year, month: 1, day: 1) else {
        return nil
      }
      return (first, Period.containing(first, .year).last)
    default: return nil
    }
  }
}
