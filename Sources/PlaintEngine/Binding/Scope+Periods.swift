import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

/// Periods as they are said: by themselves, from today, from another period.
extension Scope {
  /// A stretch of the calendar that must stand here; what it became is said.
  ///
  /// `subject`: the column it faces.
  mutating func stretch(
    _ phrase: Phrase, facing subject: Bound? = nil
  ) throws(Diagnostic) -> Stretch {
    let phrase = try literal(phrase)
    if let stretch = try saidStretch(phrase, facing: subject) { return stretch }
    throw Diagnostic(
      Message("a period must stand here", "此处应为时段"), at: phrase.place,
      hints: [Self.periodHint], failure: .language)
  }

  static let periodHint = Message(
    "periods are written 2012, 2012-05, 2012-05-01, 2012Q2, 2012-01..2012-05",
    "时段写作 2012、2012-05、2012-05-01、2012Q2、2012-01..2012-05")

  /// The stretch that a phrase says, if it says one; one said from today or from another says what it
  /// became.
  mutating func saidStretch(
    _ phrase: Phrase, facing subject: Bound? = nil
  ) throws(Diagnostic) -> Stretch? {
    guard let stretch = try stretchIfAny(phrase, facing: subject) else { return nil }
    if phrase.isSaidLoosely {
      let text = phrase.saidWords ?? written(phrase.place)
      let became = stretch.inMonths.text
      say(Message("“\(text)” is \(became)", "“\(text)”即 \(became)"))
    }
    if let subject { faced[subject.expression] = stretch }
    return stretch
  }

  /// The stretch that a phrase says, if it says one.
  func stretchIfAny(
    _ phrase: Phrase, facing subject: Bound? = nil
  ) throws(Diagnostic) -> Stretch? {
    switch phrase {
    case .word(let text, let place), .literal(let text, let place), .quoted(let text, let place):
      if let stretch = try stretch(saidAs: text, place, facing: subject) { return stretch }
      try refuseImpossible(text, place)
      return nil
    case .relative(let words, let place):
      return try stretch(saidAs: words.joined(separator: " "), place, facing: subject)
    case .range(let lower, let upper, _):
      return try range(lower, upper, phrase.place)
    // `2012/5/1` is read as a division until it faces a time.
    case .binary(.divide, _, _, let place): return Stretch(parsing: written(place))
    default: return nil
    }
  }

  private func stretch(
    saidAs text: String, _ place: Place, facing subject: Bound?
  ) throws(Diagnostic) -> Stretch? {
    if let stretch = Stretch(parsing: text) { return stretch }
    guard let relative = Relative(parsing: text) else { return nil }
    if case .same(let unit) = relative {
      return try same(unit, text, place, facing: subject)
    }
    guard let stretch = relative.resolved(today: today) else {
      guard case .last = relative else { throw Self.noPeriod(text, place) }
      throw beyondCalendar(text, place)
    }
    return stretch
  }

  private func range(
    _ lower: Phrase?, _ upper: Phrase?, _ place: Place
  ) throws(Diagnostic) -> Stretch? {
    let lower = try lower.map { end throws(Diagnostic) in try literal(end) }
    let upper = try upper.map { end throws(Diagnostic) in try literal(end) }
    if let text = Self.joined(lower, upper), let stretch = Stretch(parsing: text) { return stretch }
    var first: Stretch?
    var last: Stretch?
    if let lower {
      first = try stretchIfAny(lower)
      if first == nil { return nil }
    }
    if let upper {
      last = try stretchIfAny(upper)
      if last == nil { return nil }
      // `2011年11月..2月`: a month without a year is one of the year before it.
      if let first, lower?.isSaidLoosely == false, upper.lacksYear {
        last = first.upper.flatMap { upper.part(ofYear: $0.last.year) }
      }
    }
    let stretch = Stretch(lower: first?.lower, upper: last?.upper)
    if let from = stretch.firstDay, let to = stretch.lastDay, from > to {
      throw Diagnostic(
        Message("this range ends before it begins", "范围的终点早于起点"), at: place,
        failure: .language)
    }
    return stretch
  }

  /// Both ends as one text.
  private static func joined(_ lower: Phrase?, _ upper: Phrase?) -> String? {
    guard let lower = lower?.saidWords, let upper = upper?.saidWords else { return nil }
    return "\(lower)..\(upper)"
  }

  /// The same days a year or a month before the period that is spoken of.
  private func same(
    _ unit: CalendarUnit, _ text: String, _ place: Place, facing subject: Bound?
  ) throws(Diagnostic) -> Stretch {
    guard let subject, let spoken = faced[subject.expression] ?? filtered(subject) else {
      let near = [Relative.this(.month), .last(1, .month), .this(.year)].compactMap {
        $0.resolved(today: today)
      }
      let choices = near.compactMap { stretch in
        (unit == .year ? stretch.yearsBefore() : stretch.monthBefore).map {
          ("of \(stretch.text) it is \($0.text)", "\(stretch.text) 的是 \($0.text)")
        }
      }
      throw Diagnostic(
        Message("“\(text)” of which period?", "“\(text)”指哪个时段的同期？"), at: place,
        hints: [
          Message(
            list(choices.map(\.0)), list(choices.map(\.1), in: .chinese))
        ], failure: .language)
    }
    let same = unit == .year ? spoken.yearsBefore() : spoken.monthBefore
    guard let same else {
      throw Diagnostic(
        Message("\(spoken.text) has no “\(text)”", "\(spoken.text) 没有“\(text)”"), at: place,
        failure: .language)
    }
    return same
  }

  /// The period that the filters on a column leave.
  private func filtered(_ subject: Bound) -> Stretch? {
    guard let input else { return nil }
    let time = TimeColumn(expression: subject.expression, kind: subject.kind ?? .date, name: "")
    for steps in [input.relation.steps, dataset?.steps ?? []] {
      var rows = input
      rows.relation.steps = steps
      if let stretch = Stretch(bounds: rows.settingAside(time).aside), stretch.dayCount != nil {
        return stretch
      }
    }
    return nil
  }

  private static func noPeriod(_ text: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      Message("there is no period \(text)", "没有“\(text)”这个时段"), at: place,
      hints: [periodHint], failure: .language)
  }

  /// `last 999999999 days` is a length and a unit, but the calendar is not that long.
  private func beyondCalendar(_ text: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      Message(
        "“\(text)” counted from \(today.text) leaves the years 1 to 9999",
        "从 \(today.text) 起算的“\(text)”超出公元 1 年至 9999 年"), at: place,
      hints: [Message("take fewer", "请减少数目")], failure: .language)
  }

  /// `2012-13` looks like a month and is none.
  private func refuseImpossible(_ text: String, _ place: Place) throws(Diagnostic) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isDashed =
      (parts.count == 2 || parts.count == 3) && parts[0].count == 4
      && parts.dropFirst().allSatisfy { $0.count == 2 } && parts.joined().allSatisfy(\.isNumber)
    let signs = "年月日号周季度第"
    let isChinese =
      text.contains(where: signs.contains) && text.contains(where: \.isNumber)
      && text.allSatisfy { signs.contains($0) || $0.isASCII && $0.isNumber }
    if isDashed || isChinese { throw Self.noPeriod(text, place) }
  }
}

extension Phrase {
  /// The words that say a period.
  var saidWords: String? {
    switch self {
    case .word(let text, _), .literal(let text, _), .quoted(let text, _): text
    case .relative(let words, _): words.joined(separator: " ")
    default: nil
    }
  }

  /// Whether what it says depends on today or another period, or could be a number: then it is said
  /// what it became.
  var isSaidLoosely: Bool {
    if case .range(let lower, let upper, _) = self {
      return lower?.isSaidLoosely == true
        || upper?.isSaidLoosely == true && upper?.lacksYear == false
    }
    guard let text = saidWords else { return false }
    if Stretch(parsing: text) == nil { return Relative(parsing: text) != nil }
    return text.count > 4 && text.allSatisfy { $0.isASCII && $0.isNumber }
  }

  /// Whether it is a part of a year that names no year: `5月`.
  fileprivate var lacksYear: Bool {
    guard let text = saidWords, Stretch(parsing: text) == nil,
      case .part(_, _, named: false) = Relative(parsing: text)
    else { return false }
    return true
  }

  /// The part of a year it says.
  fileprivate func part(ofYear year: Int) -> Stretch? {
    guard let text = saidWords, case .part(let part, _, _) = Relative(parsing: text) else {
      return nil
    }
    return part.of(year)
  }

  /// The size of what it says from another period: `去年同期`.
  var sameUnit: CalendarUnit? {
    guard let text = saidWords, case .same(let unit) = Relative(parsing: text) else { return nil }
    return unit
  }
}
