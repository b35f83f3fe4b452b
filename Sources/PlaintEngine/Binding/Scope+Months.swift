import PlaintLanguage
import PlaintQuery
import PlaintText

/// Patterns of dates whose months are written as minutes: in other programs case does not matter.
extension Scope {
  /// The line with months where `text(t, "yyyy-mm")` has minutes right behind a year; nil for any other.
  func withMonths(_ function: Function, _ arguments: [Phrase.Argument]) -> String? {
    guard function == .text, arguments.count == 2,
      case .quoted(let pattern, let place) = arguments[1].value,
      let months = Self.monthsWritten(pattern)
    else { return nil }
    return line(replacing: place, with: Correction.quoted(months))
  }

  /// Says that minutes are given, and the line for the month.
  mutating func warnOfMinutes(_ proposal: String) {
    warn(
      Message(
        "“mm” are minutes here; for the month write: \(proposal)",
        "“mm”在此表示分钟；若指月份请写：\(proposal)"))
  }

  /// The pattern with months for minutes, where it has a year and no hour; nil for all others.
  static func monthsWritten(_ pattern: String) -> String? {
    let small = folded(pattern)
    guard small.contains("y"), !small.contains("h"), pattern.contains("m"), !pattern.contains("M")
    else { return nil }
    return pattern.replacing("m", with: "M").replacing("Y", with: "y").replacing("D", with: "d")
  }
}
