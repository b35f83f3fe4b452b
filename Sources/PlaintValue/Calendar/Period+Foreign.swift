import PlaintText

/// Periods in spellings that this language does not take but people type.
extension Period {
  /// The period that a text begins with as other programs and letters write it, and the UTF-8 bytes
  /// that spell it: `May 2012`, `2012/05`, `05/2012`, `201205`, `1 May 2012`, `Q2 2012`, `2012 年 5 月`.
  ///
  /// A day whose parts do not tell which is the month, `05/01/2012`, is none.
  package static func foreign(startingIn text: String) -> (period: Period, length: Int)? {
    let parts = Part.parts(of: text)
    for count in stride(from: min(3, parts.count), through: 1, by: -1) {
      let taken = parts.prefix(count)
      guard let period = period(of: taken.map(\.meaning)), let length = taken.last?.end else {
        continue
      }
      return (period, length)
    }
    return nil
  }

  private static func period(of parts: [Part.Meaning]) -> Period? {
    switch parts.count {
    case 3: day(of: (parts[0], parts[1], parts[2]))
    case 2: longer(of: (parts[0], parts[1]))
    default: if case .digits(let digits) = parts[0] { dense(digits) } else { nil }
    }
  }

  private static func day(of parts: (Part.Meaning, Part.Meaning, Part.Meaning)) -> Period? {
    switch parts {
    case (.year(let year), .number(let month), .number(let day)),
      (.year(let year), .month(let month), .number(let day)),
      (.number(let day), .month(let month), .year(let year)),
      (.month(let month), .number(let day), .year(let year)):
      return Day(year: year, month: month, day: day).map { Period($0) }
    case (.number(let one), .number(let other), .year(let year)):
      guard one == other || (one > 12) != (other > 12) else { return nil }
      return Day(year: year, month: min(one, other), day: max(one, other)).map { Period($0) }
    default: return nil
    }
  }

  private static func longer(of parts: (Part.Meaning, Part.Meaning)) -> Period? {
    switch parts {
    case (.year(let year), .number(let month)), (.year(let year), .month(let month)),
      (.number(let month), .year(let year)), (.month(let month), .year(let year)):
      return .month(month, of: year)
    case (.numbered(let letter, let number), .year(let year)),
      (.year(let year), .numbered(let letter, let number)):
      switch letter {
      case "q": return .quarter(number, of: year)
      case "h": return .half(number, of: year)
      default: return .week(number, of: year)
      }
    default: return nil
    }
  }

  /// Six digits are a month, eight a day.
  private static func dense(_ digits: String) -> Period? {
    guard let year = Int(digits.prefix(4)), (1900...2199).contains(year),
      let month = Int(digits.dropFirst(4).prefix(2))
    else { return nil }
    guard digits.count == 8 else { return .month(month, of: year) }
    return Int(digits.suffix(2)).flatMap { Day(year: year, month: month, day: $0) }
      .map { Period($0) }
  }
}

/// A run of letters or digits in what may be a period.
private struct Part {
  enum Meaning: Hashable {
    case year(Int)
    case month(Int)
    /// One or two digits: a month or a day.
    case number(Int)
    /// `Q2`, `H1`, `W18`.
    case numbered(Character, Int)
    /// Six or eight digits.
    case digits(String)
  }

  let meaning: Meaning
  /// The UTF-8 offset behind it, with the sign that a Chinese date writes there.
  let end: Int

  /// The parts a text begins with, up to the first run that is none, or more than blanks and one
  /// sign between two.
  static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    var rest = Substring(text)
    while parts.count < 4 {
      let run = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
      guard let meaning = meaning(of: run) else { break }
      rest = rest[run.endIndex...]
      let sign = rest.drop { $0 == " " }.first
      if let sign, "年月日号".contains(sign) {
        rest = rest.drop { $0 == " " }.dropFirst()
      }
      let end = text.utf8.count - rest.utf8.count
      if let next = rest.first, next.isLetter || next == "_" { break }
      parts.append(Part(meaning: meaning, end: end))
      guard let after = separated(rest) else { break }
      rest = after
    }
    return parts
  }

  /// What stands behind blanks, or one sign with blanks around it.
  private static func separated(_ rest: Substring) -> Substring? {
    var after = rest.drop { $0 == " " }
    if let sign = after.first, "/.-,".contains(sign) { after = after.dropFirst() }
    after = after.drop { $0 == " " }
    return after.startIndex > rest.startIndex || after.first?.isNumber == true ? after : nil
  }

  private static func meaning(of run: Substring) -> Meaning? {
    let small = run.lowercased() == "sept" ? "sep" : run.lowercased()
    if let number = Int(small) {
      switch small.count {
      case 1, 2: return .number(number)
      case 4: return .year(number)
      case 6, 8: return .digits(small)
      default: return nil
      }
    }
    if small.count >= 3, let month = months.firstIndex(where: { $0.hasPrefix(small) }) {
      return .month(month + 1)
    }
    for ending in ["st", "nd", "rd", "th"] where small.hasSuffix(ending) {
      return Int(small.dropLast(2)).map { .number($0) }
    }
    guard let letter = small.first, "qhw".contains(letter), let number = Int(small.dropFirst())
    else { return nil }
    return .numbered(letter, number)
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
}
