import PlaintQuery
import PlaintTable
import PlaintValue

/// The value of a function called on values, for tests that do not look at faults.
func value(_ function: Function, _ operands: Value...) -> Value {
  var faults = Faults()
  return function.evaluate(operands, &faults)
}

/// The faults that a call counts.
func faults(_ function: Function, _ operands: Value...) -> Faults {
  var faults = Faults()
  _ = function.evaluate(operands, &faults)
  return faults
}

/// Literals of tests; what cannot be read is missing and fails the test.
func date(_ text: String) -> Value { Period(parsing: text).map { .date($0.first) } ?? .missing }
func moment(_ text: String) -> Value { Moment(parsing: text).map { .moment($0) } ?? .missing }
func period(_ text: String) -> Value { Period(parsing: text).map { .period($0) } ?? .missing }
func number(_ text: String) -> Value { Number(parsing: text).map { .number($0) } ?? .missing }
func lasting(_ count: Int, _ unit: String) -> Value {
  Elapsed(Number(count), unit: unit).map { .elapsed($0) } ?? .missing
}
func share(_ part: Int, _ whole: Int) -> Value { .share(Ratio(Int128(part), Int128(whole))) }
