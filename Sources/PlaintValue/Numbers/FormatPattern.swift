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
  case .period(let period):
    return period.unit.letters.isSuperset(of: calendarLetters(of: pattern))
      ? formatted(period.first, nil, pattern) : nil
  case .moment(let moment): return formatted(moment.day, moment.timeOfDay, pattern)
  case .time(let time): return formatted(nil, time, pattern)
  case .missing, .text, .elapsed, .truth: return nil
  }
}

/// The letters of a pattern that stand for a part of a day or time.
private func calendarLetters(of pattern: String) -> Set<Character> {
  let runs =
    FormatPattern(pattern)?.runs.lazy.filter { !$0.isQuoted } ?? [].lazy.filter { _ in true }
  return Set(runs.compactMap(\.text.first)).intersection("yMdHmswQE")
}

extension CalendarUnit {
  /// The letters that say something of a whole period: of a year no month.
  fileprivate var letters: Set<Character> {
    switch self {
    case .day: ["y", "M", "d", "Q", "w", "E"]
    case .week: ["y", "w"]
    case .month: ["y", "M", "Q"]
    case .quarter: ["y", "Q"]
    case .half, .year: ["y"]
    }
  }
}

/// A pattern cut into what stands for itself and what is replaced.
struct FormatPattern {
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
