import PlaintText

/// A reader of dates and times: takes numbers and signs from the front of a text.
///
/// Works on the folded text (full-width digits are digits, capitals are not minded), without
/// blanks around it.
struct Scanner {
  private let scalars: [Unicode.Scalar]
  private var index = 0

  init(_ text: String) {
    scalars = Array(folded(trimmedBlanks(text)).unicodeScalars)
  }

  var isAtEnd: Bool { index == scalars.count }

  /// Takes the literal if it comes next.
  mutating func take(_ literal: String) -> Bool {
    guard scalars[index...].starts(with: literal.unicodeScalars) else { return false }
    index += literal.unicodeScalars.count
    return true
  }

  /// Takes one of the literals if it comes next and says which.
  mutating func take(anyOf literals: [String]) -> String? {
    literals.first { take($0) }
  }

  /// Takes blanks; whether there were any.
  @discardableResult
  mutating func blanks() -> Bool {
    let start = index
    while index < scalars.count, scalars[index].properties.isWhitespace { index += 1 }
    return index > start
  }

  /// Takes a run of digits if it has as many as allowed.
  mutating func number(digits: ClosedRange<Int>) -> Int? {
    let run = scalars[index...].prefix { ("0"..."9").contains($0) }
    guard digits.contains(run.count), run.count <= 18 else { return nil }
    index += run.count
    return run.reduce(0) { $0 * 10 + Int($1.value) - 0x30 }
  }

  /// Takes one digit.
  mutating func takeDigit() -> Int? {
    guard index < scalars.count, ("0"..."9").contains(scalars[index]) else { return nil }
    index += 1
    return Int(scalars[index - 1].value) - 0x30
  }

  /// Tries a reading; takes nothing if it fails.
  mutating func attempt<T>(_ reading: (inout Scanner) -> T?) -> T? {
    var copy = self
    guard let result = reading(&copy) else { return nil }
    self = copy
    return result
  }

  /// Takes a full date: `2012-05-01`, `2012/5/1`, `2012年5月1日`.
  mutating func day() -> Day? {
    attempt { scanner in
      guard let period = scanner.period(), period.unit == .day else { return nil }
      return period.first
    }
  }

  /// Takes a time of day: `08:30`, `8:30:15`, `08:30:15.123`.
  mutating func time() -> TimeOfDay? {
    guard let hour = number(digits: 1...2), take(":"), let minute = number(digits: 2...2) else {
      return nil
    }
    guard take(":") else { return TimeOfDay(hour: hour, minute: minute) }
    guard let second = number(digits: 2...2) else { return nil }
    guard take(".") else { return TimeOfDay(hour: hour, minute: minute, second: second) }
    guard let fraction = fraction() else { return nil }
    return TimeOfDay(hour: hour, minute: minute, second: second, microsecond: fraction)
  }

  /// Takes one to nine digits after a point, as millionths; what is below one is cut.
  mutating func fraction() -> Int? {
    let start = index
    guard let digits = number(digits: 1...9) else { return nil }
    let count = index - start
    if count > 6 { return (6..<count).reduce(digits) { value, _ in value / 10 } }
    return (count..<6).reduce(digits) { value, _ in value * 10 }
  }
}
