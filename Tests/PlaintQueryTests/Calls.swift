import PlaintQuery
import PlaintTable
import PlaintValue

/// The value of a call on constants, computed as a formula computes it.
func value(_ function: Function, _ operands: Value...) -> Value {
  outcome(function, operands).value
}

/// The value of a call on constants, and what its arithmetic could not give.
func outcome(_ function: Function, _ operands: [Value]) -> (value: Value, faults: Faults) {
  var faults = Faults()
  let formula = Formula(.call(function, operands.map(Expression.constant)), columns: [])
  return (formula.value([], &faults), faults)
}

/// Values written short; what is not well written is missing, and no expectation names missing so.
extension Value {
  static func day(_ text: String) -> Value {
    Period(parsing: text).map { .date($0.first) } ?? .missing
  }

  static func span(_ text: String) -> Value { Period(parsing: text).map(Value.period) ?? .missing }

  static func instant(_ text: String) -> Value {
    Moment(parsing: text).map(Value.moment) ?? .missing
  }

  static func clock(_ text: String) -> Value {
    TimeOfDay(parsing: text).map(Value.time) ?? .missing
  }

  static func decimal(_ text: String) -> Value {
    Number(parsing: text).map(Value.number) ?? .missing
  }

  static func hours(_ count: Int) -> Value {
    .elapsed(Elapsed(microseconds: count * 3_600_000_000))
  }

  static func days(_ count: Int) -> Value { hours(24 * count) }

  static func part(_ numerator: Int128, of denominator: Int128) -> Value {
    .share(Ratio(numerator, denominator))
  }
}
