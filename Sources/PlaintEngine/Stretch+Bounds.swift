import PlaintQuery
import PlaintValue

extension Stretch {
  /// The stretch that conditions on a time column bound: their constants, read back.
  init?(bounds conditions: [Expression]) {
    var first: Day?
    var last: Day?
    for condition in conditions {
      guard case .call(let function, let operands) = condition, operands.count == 2,
        case .constant(let value) = operands[1]
      else { return nil }
      switch (function, value) {
      case (.greaterEqual, .moment(let moment)): first = moment.day
      case (.greaterEqual, .date(let day)): first = day
      case (.greaterEqual, .period(let period)): first = period.first
      case (.less, .moment(let moment)): last = moment.day.shifted(by: -1)
      case (.lessEqual, .date(let day)): last = day
      case (.lessEqual, .period(let period)): last = period.last
      default: return nil
      }
    }
    guard let first, let last, first <= last else { return nil }
    self = Self.worded(first, last)
  }

  /// The stretch as a period where it is one, else as the periods or days it spans.
  private static func worded(_ first: Day, _ last: Day) -> Stretch {
    for unit in [CalendarUnit.year, .quarter, .month] {
      let (low, high) = (Period.containing(first, unit), Period.containing(last, unit))
      if low.first == first, high.last == last { return Stretch(lower: low, upper: high) }
    }
    return Stretch(first, through: last)
  }

  /// As many periods right before it.
  var before: Stretch {
    guard let lower, let upper, lower.unit == upper.unit else { return daysBefore }
    let count = upper.ordinal - lower.ordinal + 1
    return Stretch(lower: lower.shifted(by: -count), upper: upper.shifted(by: -count))
  }

  private var daysBefore: Stretch {
    guard let firstDay, let lastDay else { return self }
    let count = lastDay.number - firstDay.number + 1
    return Stretch(firstDay.shifted(by: -count), through: firstDay.shifted(by: -1))
  }

  /// The same a year before.
  var yearBefore: Stretch { Stretch(lower: lower?.yearAgo, upper: upper?.yearAgo) }
}
