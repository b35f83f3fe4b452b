import PlaintText

/// The value worded by a pattern: `yyyy年M月` for dates, moments, times and periods, `0.0万` for
/// numbers and shares; nil when the pattern does not fit the value, or the value is missing.
///
/// Calendar letters: `y` year, `M` month, `d` day, `H` hour, `m` minute, `s` second, `w` ISO week
/// (then `y` is the year the week counts in), `Q` quarter, `E` weekday; doubled with a leading
/// zero, `yy` two digits of the year, `MMM` and `EEE` short names, `MMMM` and `EEEE` full ones
/// (Chinese when the pattern holds a Chinese character). Of a period its first day is worded.
///
/// Number patterns: `0` a digit, `#` a digit if there is one, `,` separators, `.` the point; then
/// `%` for hundredths, `万` and `亿` for units of 10^4 and 10^8. Rounded half-up. Text in single
/// or double quotes stands for itself, as does every other character.
package func formatted(_ value: Value, _ pattern: String) -> String? {
  switch value {
  case .number(let number): return NumberPattern(pattern)?.text(number)
  case .share(let ratio): return NumberPattern(pattern)?.text(ratio)
  case .date(let day): return formatted(day, nil, pattern)
  case .period(let period): return formatted(period.first, nil, pattern)
  case .moment(let moment): return formatted(moment.day, moment.timeOfDay, pattern)
  case .time(let time): return formatted(nil, time, pattern)
  case .missing, .text, .elapsed, .truth: return nil
  }
}

/// A pattern cut into what stands for itself and what is replaced.
private struct Pattern {
  /// Runs of one character each, and whether the run was quoted.
  let runs: [(text: String, isQuoted: Bool)]

  /// Nil when a quote is not closed.
  init?(_ pattern: String) {
    var runs: [(text: String, isQuoted: Bool)] = []
    var quote: Character?
    for character in pattern {
      if let open = quote {
        if character == open { quote = nil } else { runs[runs.count - 1].text.append(character) }
      } else if character == "'" || character == "\"" {
        quote = character
        runs.append(("", true))
      } else if let last = runs.last, !last.isQuoted, last.text.last == character {
        runs[runs.count - 1].text.append(character)
      } else {
        runs.append((String(character), false))
      }
    }
    if quote != nil { return nil }
    self.runs = runs
  }
}

private func formatted(_ day: Day?, _ time: TimeOfDay?, _ pattern: String) -> String? {
  guard let runs = Pattern(pattern)?.runs else { return nil }
  let letters = Set(runs.lazy.filter { !$0.isQuoted }.compactMap(\.text.first))
  let writer = CalendarWriter(
    day: day, time: time, tongue: isChinese(pattern) ? .chinese : .english,
    countsWeeks: letters.contains("w") && letters.isDisjoint(with: ["M", "d"]))
  var result = ""
  for run in runs {
    guard let text = run.isQuoted ? run.text : writer.text(run.text) else { return nil }
    result += text
  }
  return result
}

private func isChinese(_ text: String) -> Bool {
  text.unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) }
}

/// Writes the letters of a calendar pattern.
private struct CalendarWriter {
  let day: Day?
  let time: TimeOfDay?
  let tongue: Tongue
  let countsWeeks: Bool

  /// A run of one letter as text; nil for a letter that means nothing here.
  func text(_ run: String) -> String? {
    guard let letter = run.first, letter.isASCII, letter.isLetter else { return run }
    switch letter {
    case "y": return year.flatMap { wording($0, year: run.count) }
    case "M": return day.flatMap { name($0.month, Self.months, run.count) }
    case "d": return padded(day?.dayOfMonth, run.count)
    case "Q": return padded(day.map { ($0.month + 2) / 3 }, run.count)
    case "w": return padded(day?.isoWeek.week, run.count)
    case "E": return day.flatMap { weekday($0.weekday, run.count) }
    case "H": return padded(time?.hour, run.count)
    case "m": return padded(time?.minute, run.count)
    case "s": return padded(time?.second, run.count)
    default: return nil
    }
  }

  private var year: Int? { countsWeeks ? day?.isoWeek.year : day?.year }

  private func wording(_ year: Int, year count: Int) -> String? {
    switch count {
    case 1: String(year)
    case 2: twoDigits((year % 100 + 100) % 100)
    case 4: fourDigits(year)
    default: nil
    }
  }

  private func padded(_ number: Int?, _ count: Int) -> String? {
    guard let number, count <= 2 else { return nil }
    return count == 2 ? twoDigits(number) : String(number)
  }

  private func name(_ month: Int, _ names: [String], _ count: Int) -> String? {
    guard count > 2 else { return padded(month, count) }
    guard count <= 4 else { return nil }
    if tongue == .chinese { return "\(month)月" }
    return count == 3 ? String(names[month - 1].prefix(3)) : names[month - 1]
  }

  private func weekday(_ weekday: Int, _ count: Int) -> String? {
    guard count <= 4, count != 2 else { return nil }
    switch tongue {
    case .chinese: return (count == 4 ? "星期" : "周") + Self.chineseWeekdays[weekday - 1]
    case .english:
      let name = Self.weekdays[weekday - 1]
      return count == 4 ? name : String(name.prefix(3))
    }
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  private static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
  private static let chineseWeekdays = ["一", "二", "三", "四", "五", "六", "日"]
}

/// A number pattern: what stands before and after, and how the digits are written.
private struct NumberPattern {
  private var before = ""
  private var after = ""
  private var leastWhole = 0
  private var leastPlaces = 0
  private var mostPlaces = 0
  private var isGrouped = false
  /// The number is divided by 10^power: 4 for `万`, 8 for `亿`, -2 for `%`.
  private var power = 0

  /// Nil unless there is exactly one number in the pattern.
  init?(_ pattern: String) {
    guard let runs = Pattern(pattern)?.runs else { return nil }
    var stage = 0
    var seen = ""
    for run in runs {
      let isDigits = !run.isQuoted && run.text.allSatisfy { "0#,.".contains($0) }
      if stage == 0, isDigits, run.text.first == "0" || run.text.first == "#" { stage = 1 }
      if stage == 1, isDigits {
        seen += run.text
      } else if stage == 0 {
        before += run.text
      } else {
        if isDigits, run.text.contains(where: { "0#".contains($0) }) { return nil }
        if stage == 1, !run.isQuoted, run.text.count == 1 { power = Self.power(run.text) }
        stage = 2
        after += run.text
      }
    }
    guard stage > 0, readDigits(seen) else { return nil }
  }

  private static func power(_ sign: String) -> Int {
    switch sign {
    case "%", "％": -2
    case "万": 4
    case "亿": 8
    default: 0
    }
  }

  /// Reads `#,##0.0#`; false when it has two points or none but a point.
  private mutating func readDigits(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first else { return false }
    isGrouped = whole.contains(",")
    leastWhole = whole.count { $0 == "0" }
    let places = parts.count == 2 ? parts[1] : ""
    if places.contains(",") || (parts.count == 2 && places.isEmpty) { return false }
    leastPlaces = places.count { $0 == "0" }
    mostPlaces = places.count
    return true
  }

  func text(_ number: Number) -> String? {
    let scaled =
      power < 0
      ? number.multiplied(by: 100) : Number(number.digits, places: number.places + power)
    return scaled.map { written($0.rounded(places: mostPlaces)) }
  }

  func text(_ ratio: Ratio) -> String? {
    let factor = power < 0 ? Ratio(100, 1) : Ratio(1, Int128(powerOfTen(power) ?? 1))
    return ratio.multiplied(by: factor)?.rounded(places: mostPlaces).map(written)
  }

  /// The rounded number in digits, with its sign before them.
  private func written(_ number: Number) -> String {
    let parts = number.absolute.text(places: max(number.places, leastPlaces)).split(separator: ".")
    var whole = String(parts.first ?? "0")
    if whole == "0", leastWhole == 0 { whole = "" }
    whole = String(repeating: "0", count: max(leastWhole - whole.count, 0)) + whole
    if isGrouped { whole = separated(whole) }
    let places = parts.count == 2 ? "." + parts[1] : ""
    return before + (number.digits < 0 ? "-" : "") + whole + places + after
  }

  private func separated(_ digits: String) -> String {
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result
  }
}
