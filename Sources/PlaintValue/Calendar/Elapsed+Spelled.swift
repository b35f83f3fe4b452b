import PlaintText

/// Lengths of time as people and machines write them.
extension Elapsed {
  /// The duration a text says: `25:05:30`, `0:05:30.5`, `5分30秒`, `1小时30分`, `90 minutes`,
  /// `2 days 03:04:05`, `1h 30m`, `PT5M30S`, each with a minus before it.
  ///
  /// Of `05:30` only a pattern can say whether minutes or hours stand in front: nil.
  package init?(spelled text: String) {
    var scanner = Scanner(text)
    let sign = scanner.take(anyOf: ["-", "−", "+"])
    scanner.blanks()
    let isISO = scanner.take("p")
    let isNegative = sign == "-" || sign == "−"
    guard let sum = scanner.spelledLength(isISO: isISO, isNegative: isNegative), scanner.isAtEnd
    else { return nil }
    let digits = sum.rounded(places: 0, .halfEven)
    guard let whole = (isNegative ? digits.negated : digits).asInt, whole != .min else {
      return nil
    }
    self.init(microseconds: whole)
  }

  /// Whether a text is two numbers that could be hours and minutes, or minutes and seconds.
  package static func isAmbiguous(_ text: String) -> Bool {
    var scanner = Scanner(text)
    _ = scanner.take(anyOf: ["-", "−", "+"])
    guard scanner.number(digits: 1...6) != nil, scanner.take(":"),
      let rest = scanner.number(digits: 2...2)
    else { return false }
    return rest < 60 && scanner.isAtEnd
  }
}

extension Scanner {
  /// Takes parts with units, from the largest down, and a clock of three numbers at the end, as
  /// microseconds.
  fileprivate mutating func spelledLength(isISO: Bool, isNegative: Bool) -> Number? {
    if let clock = attempt({ $0.lengthOfClock() }) { return clock }
    var sum = Number.zero
    var last = Int.max
    var isEmpty = true
    while !isAtEnd {
      if isISO { _ = take("t") }
      guard let count = decimal() else { return nil }
      blanks()
      guard let unit = lengthUnit(), unit < last, let part = count.multiplied(by: Number(unit)),
        let total = sum.adding(part)
      else { return nil }
      (sum, last, isEmpty) = (total, unit, false)
      between()
      // `-1 days +23:00:00` is an hour less than nothing, as pandas writes it.
      let isForward = take("+")
      if let clock = attempt({ $0.lengthOfClock() }) {
        guard last >= Self.day else { return nil }
        return isForward && isNegative ? sum.subtracting(clock) : sum.adding(clock)
      }
      if isForward { return nil }
    }
    return isEmpty ? nil : sum
  }

  private mutating func between() {
    blanks()
    _ = take(anyOf: [",", "，", "and", "零"])
    blanks()
  }

  /// Takes hours without a limit, minutes and seconds: `25:05:30`, `0:05:30.5`.
  private mutating func lengthOfClock() -> Number? {
    guard let hours = number(digits: 1...9), take(":"), let minutes = number(digits: 2...2),
      minutes < 60, take(":"), let seconds = number(digits: 2...2), seconds < 60
    else { return nil }
    var micros = 0
    if take(".") {
      guard let fraction = fraction() else { return nil }
      micros = fraction
    }
    return Number(((hours * 60 + minutes) * 60 + seconds) * 1_000_000 + micros)
  }

  /// Takes a number with or without a point.
  private mutating func decimal() -> Number? {
    attempt { scanner in
      guard let whole = scanner.number(digits: 1...12) else { return nil }
      guard scanner.take(".") else { return Number(whole) }
      guard let fraction = scanner.fraction() else { return nil }
      return Number(Int128(whole) * 1_000_000 + Int128(fraction), places: 6)
    }
  }

  /// Takes a unit of time, in microseconds; the longest word that fits.
  private mutating func lengthUnit() -> Int? {
    for (words, unit) in Self.lengthUnits where take(anyOf: words) != nil { return unit }
    return nil
  }

  private static let day = 86_400_000_000

  // Longer words stand before those they begin with.
  private static let lengthUnits: [(words: [String], unit: Int)] = [
    (["milliseconds", "millisecond", "msecs", "ms", "毫秒"], 1000),
    (["microseconds", "microsecond", "us", "微秒"], 1),
    (["weeks", "week", "w", "个星期", "星期", "周"], 7 * day),
    (["days", "day", "d", "天", "日"], day),
    (["hours", "hour", "hrs", "hr", "h", "个小时", "小时", "个钟头", "钟头", "时"], 3_600_000_000),
    (["minutes", "minute", "mins", "min", "m", "分钟", "分"], 60_000_000),
    (["seconds", "second", "secs", "sec", "s", "秒钟", "秒"], 1_000_000),
  ]
}
