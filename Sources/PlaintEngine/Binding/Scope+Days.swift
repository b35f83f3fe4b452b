import PlaintLanguage
import PlaintText
import PlaintValue

/// Days that defaults are set to.
extension Scope {
  /// The day that is to be today: a day, or so many days behind the end of a period.
  mutating func today(_ phrase: Phrase) throws(Diagnostic) -> Day {
    if case .binary(.add, let period, let length, _) = phrase, let days = days(length),
      let last = try stretch(period).lastDay
    {
      let day = try known(last.shifted(by: days), at: phrase.place)
      say(Message("today is \(day.text)", "今天为 \(day.text)"))
      return day
    }
    let stretch = try stretch(phrase)
    if let first = stretch.firstDay, first == stretch.lastDay { return first }
    let next = stretch.lastDay.map { $0.shifted(by: $0.year < 9999 ? 1 : 0).text } ?? "2012-06-01"
    throw Diagnostic(
      Message("a day must stand here, such as \(next)", "此处应为日期，如 \(next)"),
      at: phrase.place, failure: .language)
  }

  /// A day that was counted, which must be one of the calendar.
  private func known(_ day: Day, at place: Place) throws(Diagnostic) -> Day {
    guard (1...9999).contains(day.year) else { throw Self.noSuchDay(place) }
    return day
  }

  /// The refusal of a day that no column could hold.
  static func noSuchDay(_ place: Place) -> Diagnostic {
    Diagnostic(
      Message("this day lies beyond the years 1 to 9999", "此日期超出公元 1 年至 9999 年"), at: place,
      hints: [Message("count fewer days", "请减少天数")], failure: .language)
  }

  /// `1 day`, `1天`: whole days, no more than a year of them.
  private func days(_ phrase: Phrase) -> Int? {
    let elapsed: Elapsed? =
      switch phrase {
      case .measured(let count, let unit, _):
        Number(parsing: count).flatMap { Elapsed($0, unit: unit) }
      case .word(let text, _), .literal(let text, _): Elapsed(grown: text)
      default: nil
      }
    guard let elapsed, elapsed.microseconds % Moment.perDay == 0 else { return nil }
    let days = elapsed.microseconds / Moment.perDay
    return (0...366).contains(days) ? days : nil
  }

  /// From when to when the data are said to be whole.
  mutating func complete(_ call: Call, _ said: inout Coverage.Said) throws(Diagnostic) {
    if let phrase = try call[DefaultsVerb.complete].map({ phrase throws(Diagnostic) in
      try literal(phrase)
    }) {
      said = Coverage.Said()
      if case .range(let lower, let upper, _) = phrase {
        if let lower { said.from = try firstWhole(lower) }
        if let upper { said.until = try lastWhole(upper) }
      } else {
        let stretch = try stretch(phrase)
        (said.from, said.until) = (stretch.firstDay, stretch.lastDay)
      }
    }
    if let phrase = call[DefaultsVerb.completeFrom] { said.from = try firstWhole(phrase) }
    if let phrase = call[DefaultsVerb.completeUntil] { said.until = try lastWhole(phrase) }
    guard let from = said.from, let until = said.until, until < from else { return }
    throw Diagnostic(
      Message(
        "the data would be complete from \(from.text), after \(until.text), where they end",
        "数据起自 \(from.text)，却截至 \(until.text)"), at: call.place, failure: .language)
  }

  /// The first day that is whole from the beginning of a period, or from a moment.
  private mutating func firstWhole(_ phrase: Phrase) throws(Diagnostic) -> Day {
    if let moment = try moment(phrase) {
      let isWhole = moment.timeOfDay == .midnight
      let day = try known(moment.day.shifted(by: isWhole ? 0 : 1), at: phrase.place)
      sayWhole(Message("the first whole day is \(day.text)", "第一个完整的日期是 \(day.text)"), moment)
      return day
    }
    if let day = try stretch(phrase).firstDay { return day }
    throw openEnd(phrase)
  }

  /// The last day that is whole up to the end of a period, or up to a moment.
  private mutating func lastWhole(_ phrase: Phrase) throws(Diagnostic) -> Day {
    if let moment = try moment(phrase) {
      let day = try known(moment.day.shifted(by: -1), at: phrase.place)
      sayWhole(Message("the last whole day is \(day.text)", "最后一个完整的日期是 \(day.text)"), moment)
      return day
    }
    if let day = try stretch(phrase).lastDay { return day }
    throw openEnd(phrase)
  }

  private mutating func sayWhole(_ message: Message, _ moment: Moment) {
    if moment.timeOfDay != .midnight { say(message) }
  }

  private func moment(_ phrase: Phrase) throws(Diagnostic) -> Moment? {
    switch try literal(phrase) {
    case .quoted(let text, _), .literal(let text, _): Moment(parsing: text)
    default: nil
    }
  }

  private func openEnd(_ phrase: Phrase) -> Diagnostic {
    Diagnostic(
      Message("a period with this end must stand here", "此处的时段须有这一端"), at: phrase.place,
      hints: [Self.periodHint], failure: .language)
  }
}
