import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

/// The ways a period may be written in sentences and file names, and what writes it so again.
struct PeriodSpelling {
  let text: String
  /// The pattern of `text(…)` that writes it; nil for the parameter's own words.
  let pattern: String?

  /// What stands for it in a sentence that is quoted so.
  func hole(_ name: String, in tongue: Tongue, quotedBy outer: Character?) -> String {
    guard let pattern else { return "{\(name)}" }
    let quote = outer == "'" ? "\"" : "'"
    let function = tongue == .chinese ? Function.text.chinese : Function.text.word
    return "{\(function)(\(name), \(quote)\(pattern)\(quote))}"
  }

  /// All spellings of a value, its own first.
  static func all(of text: String) -> [PeriodSpelling] {
    guard let period = Period(parsing: text) else {
      return [PeriodSpelling(text: text, pattern: nil)]
    }
    // What was typed in another spelling than the usual one stays in that spelling, whatever value is given.
    let own =
      text == period.text
      ? nil : patterns(period.unit).first { formatted(.period(period), $0) == text }
    let others = patterns(period.unit).compactMap { pattern in
      formatted(.period(period), pattern).map { PeriodSpelling(text: $0, pattern: pattern) }
    }
    return [PeriodSpelling(text: text, pattern: own)] + others.filter { $0.text != text }
  }

  /// Words that name the period only in part, as `5月` does: they are not replaced but pointed out.
  static func partial(of text: String) -> [String] {
    guard let period = Period(parsing: text) else { return [] }
    var words: [String] = []
    let patterns: [String]
    let first = period.first
    switch period.unit {
    case .month:
      patterns = ["M月", "MMMM", "MMM yyyy"]
      words = [numerals(first.month) + "月"]
    case .day:
      patterns = ["M月d日"]
      words = [numerals(first.month) + "月" + numerals(first.dayOfMonth) + "日"]
    case .quarter:
      patterns = ["第Q季度", "Q季度"]
      let quarter = numerals((first.month + 2) / 3) + "季度"
      words = ["\(first.year)年第\(quarter)", "\(first.year)年\(quarter)", "第\(quarter)", quarter]
    case .half:
      let half = first.month == 1 ? "上半年" : "下半年"
      (patterns, words) = ([], ["\(first.year)年\(half)", half])
    case .year, .week: patterns = []
    }
    return words + patterns.compactMap { formatted(.period(period), $0) }
      + all(of: text).map(\.text)
  }

  /// A number from 1 to 31 in Chinese numerals.
  private static func numerals(_ number: Int) -> String {
    let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    let tens = number / 10
    return (tens > 1 ? digits[tens] : "") + (tens > 0 ? "十" : "") + digits[number % 10]
  }

  private static func patterns(_ unit: CalendarUnit) -> [String] {
    switch unit {
    case .year: ["yyyy", "yyyy年"]
    case .half: []
    case .quarter: ["yyyy年第Q季度", "yyyy年Q季度"]
    case .month:
      [
        "yyyy-MM", "yyyy-M", "yyyy年M月", "yyyy年MM月", "yyyy/MM", "yyyy/M", "yyyy.MM", "yyyy.M",
        "yyyy_MM",
        "yyyyMM", "MMMM yyyy", "MMM yyyy",
      ]
    case .week: ["yyyy年第w周"]
    case .day:
      [
        "yyyy-MM-dd", "yyyy-M-d", "yyyy年M月d日", "yyyy年MM月dd日", "yyyy/MM/dd", "yyyy/M/d",
        "yyyy.MM.dd",
        "yyyyMMdd",
      ]
    }
  }
}

extension Saving.Made {
  /// A sentence or path with what stands for the value in place of every spelling that stands by
  /// itself: no letter or digit touches it, and it is no part of a longer number, date or range.
  func replaced(
    in sentence: String, _ tongue: Tongue, quotedBy outer: Character?
  ) -> (text: String, count: Int) {
    let spellings = PeriodSpelling.all(of: text).filter { !$0.text.isEmpty }
    var (result, count, rest) = ("", 0, sentence[...])
    while !rest.isEmpty {
      let found = spellings.filter { rest.hasPrefix($0.text) }.max { $0.text.count < $1.text.count }
      guard let found, stands(found.text, at: rest.startIndex, in: sentence) else {
        result.append(rest.removeFirst())
        continue
      }
      result += found.hole(name, in: tongue, quotedBy: outer)
      count += 1
      rest = rest.dropFirst(found.text.count)
    }
    return (result, count)
  }

  /// Words of a saved sentence that still name the period, the longest first.
  func left(in sentence: String) -> [String] {
    var rest = sentence
    return PeriodSpelling.partial(of: text).sorted { $0.count > $1.count }.filter { word in
      let stands = rest.ranges(of: word).contains { range in
        let before = rest[..<range.lowerBound].last
        let isNumeral = { (sign: Character?) in
          sign.map { $0.isNumber || "一二三四五六七八九十".contains($0) } == true
        }
        return !isNumeral(word.first) || !isNumeral(before)
      }
      if stands { rest = rest.replacing(word, with: "\0") }
      return stands
    }
  }

  private func stands(_ text: String, at start: String.Index, in sentence: String) -> Bool {
    let before = Array(sentence[..<start].reversed().prefix(2))
    let after = Array(sentence[start...].dropFirst(text.count).prefix(3))
    if Period(parsing: self.text) != nil, Self.isBegun(text, after) { return false }
    return !Self.goesOn(text.last, Array(after.prefix(2))) && !Self.goesOn(text.first, before)
  }

  /// Whether a day, a half or the end of a range follows: `2012年5月1日`, `2012年上半年`, `2012-05..2012-07`.
  private static func isBegun(_ text: String, _ after: [Character]) -> Bool {
    guard let first = after.first else { return false }
    if text.last == "年" || text.last == "月", first.isNumber || "上下第初中底末".contains(first) {
      return true
    }
    let isRange = "至到-–—~～".contains(first) || after.starts(with: [".", "."])
    return isRange && after.dropFirst().contains { $0.isNumber }
  }
}
