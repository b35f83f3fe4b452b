import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

/// Values facing a column: characters as typed facing text, read as the column's kind otherwise.
extension Scope {
  /// The right side of a comparison with `subject`.
  mutating func value(_ phrase: Phrase, facing subject: Bound) throws(Diagnostic) -> Bound {
    switch phrase {
    case .parameter: return try value(try literal(phrase), facing: subject)
    case .word(let text, let place):
      // What cannot be compared with a text is no column here: a status Closed beside a date Closed.
      if let column = schema[text], subject.kind != .text || column.kind == .text {
        if let facing = subject.column, facing != text, subject.kind == .text {
          doubles.append(Suspect(column: facing, value: .text(text), place: place, test: .equal))
        }
        return Bound(.column(column.name), column.kind, place)
      }
      return try read(text, place, facing: subject)
    case .literal(let text, let place), .quoted(let text, let place):
      return try read(text, place, facing: subject)
    case .unary(.negate, .word(let text, _), let place) where schema[text] == nil:
      return try read("-" + text, place, facing: subject)
    case .measured(let count, let unit, let place) where subject.kind == .text:
      return try read("\(count) \(unit)", place, facing: subject)
    case .relative(let words, let place) where subject.kind == .text:
      return try read(words.joined(separator: " "), place, facing: subject)
    case .range(_, _, let place) where subject.kind == .text:
      return try read(written(place), place, facing: subject)
    default: return try bind(phrase)
    }
  }

  private mutating func read(
    _ text: String, _ place: Place, facing subject: Bound
  ) throws(Diagnostic) -> Bound {
    let kind = subject.kind ?? .text
    if kind == .text {
      try refuseUndecided(subject, facing: text, place)
      return Bound(.constant(.text(text)), .text, place)
    }
    if let value = Self.value(text, as: kind) {
      return Bound(.constant(value), value.kind, place)
    }
    if kind == .period(.month), let number = Number(literal: text) {
      throw monthIsAPeriod(subject, number, place)
    }
    if kind == .share, let number = Number(literal: text) {
      // 0.6 is meant as 60%, and 60 as well.
      let isFraction = number.absolute < 1 && number.digits != 0
      let percent = isFraction ? number.multiplied(by: 100)?.text ?? text : text
      throw Diagnostic(
        Message("a share is compared with a percentage", "占比须与百分数比较"), at: place,
        hints: [
          .proposing(line(replacing: place, with: "\(percent)%"), Message("write", "请写"))
        ])
    }
    if let problem = partOfYear(subject, text, place) { throw problem }
    throw Diagnostic(
      unreadable(text, facing: subject, kind), at: place, hints: hints(for: text, kind, place))
  }

  /// `month(opened_at) = 5` is answered with the function that numbers months.
  private func monthIsAPeriod(_ subject: Bound, _ number: Number, _ place: Place) -> Diagnostic {
    let lead = Message("for the month of any year", "若指任一年的月份")
    let name = Function.monthnumber.spelled(in: tongue)
    var hint = Message(
      "\(lead.english): \(name)(…) = \(number.text)",
      "\(lead.text(in: .chinese))：\(name)(…) = \(number.text)")
    if case .call(.month, let operands) = subject.expression, let column = operands[0].columnName {
      let call = "\(name)(\(quotedName(column)))"
      hint = .proposing(line(replacing: subject.place, with: call), lead)
    }
    return Diagnostic(
      Message("a month is a period such as 2012-05", "月是时段，如 2012-05"), at: place, hints: [hint])
  }

  /// `quarter(opened_at) = 2`, `weekday(opened_at) = Monday`: how quarters and weekdays are written.
  private func partOfYear(_ subject: Bound, _ text: String, _ place: Place) -> Diagnostic? {
    guard case .call(let function, _) = subject.expression else { return nil }
    let name = function.word
    switch function {
    case .quarter, .half, .week, .day, .year:
      let example: [Function: String] = [
        .quarter: "2012Q2", .half: "2012H1", .week: "2012W18", .day: "2012-05-01", .year: "2012",
      ]
      let written = example[function] ?? ""
      return Diagnostic(
        Message("a \(name) is a period such as \(written)", "\(function.chinese)是时段，如 \(written)"),
        at: place)
    case .weekday:
      return Diagnostic(
        Message("weekdays are numbers, 1 for Monday to 7 for Sunday", "星期用数字，周一为 1，周日为 7"),
        at: place)
    default: return nil
    }
  }

  /// The value that a text says when read as a kind.
  static func value(_ text: String, as kind: Kind) -> Value? {
    switch kind {
    case .text: .text(text)
    case .whole, .decimal, .identifier: Number(literal: text).map(Value.number)
    case .share: Ratio(literal: text).map(Value.share)
    case .date: Period(parsing: text).flatMap { $0.unit == .day ? .date($0.first) : nil }
    case .moment: Moment(parsing: text).map(Value.moment)
    case .time: TimeOfDay(parsing: text).map(Value.time)
    case .period(let unit):
      Period(parsing: text).flatMap { $0.unit == unit ? .period($0) : nil }
    case .elapsed: Elapsed(grown: text).map(Value.elapsed)
    case .truth: ["yes": true, "no": false, "是": true, "否": false][text].map(Value.truth)
    }
  }

  private func unreadable(_ text: String, facing subject: Bound, _ kind: Kind) -> Message {
    let what = kind.isTemporal ? "时间" : kind.chinese
    let chinese = kind.isCalendar ? "读不懂时段“\(text)”" : "读不懂“\(text)”"
    guard let name = subject.column else {
      return Message(
        "the left side is \(article(kind)), and “\(text)” cannot be read as one",
        "左边是\(what)，\(chinese)")
    }
    return Message(
      "“\(name)” is \(article(kind)) column, and “\(text)” cannot be read as \(article(kind))",
      "“\(name)”是\(what)列，\(chinese)")
  }

  private func hints(for text: String, _ kind: Kind, _ place: Place) -> [Message] {
    if kind.isCalendar { return [Self.periodHint] }
    if kind == .elapsed, Number(literal: text) != nil {
      let hours = tongue == .chinese ? "小时" : "hours"
      let proposal = line(replacing: place, with: "\(text) \(hours)")
      return [.proposing(proposal, Message("write a unit", "请写单位"))]
    }
    let near = nearest(text, among: schema.fields.map(\.name), limit: 1)
    guard let name = near.first else { return [] }
    return [Message("did you mean the column \(quotedName(name))?", "是否指列 \(quotedName(name))？")]
  }

  /// A text column that might hold dates is not compared with a period as if it were one.
  private func refuseUndecided(
    _ subject: Bound, facing text: String, _ place: Place
  ) throws(Diagnostic) {
    guard let column = subject.column, let why = dataset?.undecided[column],
      Stretch(parsing: text) != nil
    else { return }
    throw Diagnostic(why, at: place)
  }
}
