import PlaintText

/// The day and the time worded by a pattern; nil when a letter asks for the one that is missing.
func formatted(_ day: Day?, _ time: TimeOfDay?, _ pattern: String) -> String? {
  guard let runs = FormatPattern(pattern)?.runs else { return nil }
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
