import PlaintTable
import PlaintText
import PlaintValue
import Synchronization

/// Dates, moments and lengths of time that stand in texts and numbers.
extension Function.Definition {
  static let date = reading(
    "date", "日期",
    Message(
      "the date of a moment, or one written as 2012/5/17 or 20120517.",
      "时刻的日期，或写作 2012/5/17、20120517 的日期。"),
    gives: .date,
    example: .init(
      "date(\"2012-05-17 08:30\")", [.instant("2012-05-17 08:30")], prints: "2012-05-17")
  ) { .date($0.day) }

  static let moment = reading(
    "moment", "时刻",
    Message(
      "the moment that a text or number says, by a pattern if there is one.",
      "文本或数字所写的时刻，可写明格式。"),
    gives: .moment,
    example: .init("moment(20120517083015)", [20_120_517_083_015], prints: "2012-05-17 08:30:15")
  ) { .moment($0) }

  private static func reading(
    _ word: String, _ chinese: String, _ summary: Message, gives kind: Kind,
    example: Function.Example, _ value: @escaping @Sendable (Moment) -> Value
  ) -> Function.Definition {
    Function.Definition(
      word, chinese, summary, arity: 1...2, example: example,
      judge: { operands in
        let demands: [Demand] = operands.kinds.count == 1 ? [.momentOrWritten] : [.written, .text]
        return operands.refusal(unless: demands) ?? .kind(kind)
      }
    ) { operands, faults in
      switch operands[0] {
      case .text, .number:
        let text = operands[0].text
        let found =
          operands.count > 1
          ? operands[1].readingPattern?.moment(text) : Moment(spelled: text)
        if let found { return value(found) }
        faults.add(unread: text)
        return .missing
      case .moment(let moment): return value(moment)
      case .date where kind == .date: return operands[0]
      case .date(let day): return Moment(firstOf: day).map(value) ?? .missing
      case .period(let period): return Moment(firstOf: period.first).map(value) ?? .missing
      default: return .missing
      }
    }
  }

  static let duration = Function.Definition(
    "duration", "时长",
    Message(
      "the length of time that a text says, by a pattern if there is one.",
      "文本所写的时长，可写明格式。"),
    arity: 1...2, example: .init("duration(\"25:30:00\")", ["25:30:00"], prints: "1.1 days"),
    judge: { operands in
      let demands: [Demand] =
        operands.kinds.count == 1 ? [.lengthOrWritten] : [.clockOrText, .text]
      return operands.refusal(unless: demands) ?? .kind(.elapsed)
    }
  ) { operands, faults in
    switch operands[0] {
    case .elapsed: return operands[0]
    case .text(let text):
      let found =
        operands.count > 1
        ? operands[1].readingPattern?.length(text) : Elapsed(spelled: text)
      if let found { return .elapsed(found) }
      faults.add(unread: text)
      return .missing
    case .time(let time):
      guard operands.count > 1 else { return .elapsed(Elapsed(microseconds: time.microseconds)) }
      let pattern = operands[1].readingPattern
      if let found = pattern?.length(time.text) ?? pattern?.length(time.shortText) {
        return .elapsed(found)
      }
      faults.add(unread: time.text)
      return .missing
    default: return .missing
    }
  }
}

extension Demand {
  fileprivate static let momentOrWritten = Demand(
    "a moment, a date, a text or a number", "时刻、日期、文本或数字"
  ) { [.date, .moment, .text, .whole, .decimal, .period(.day)].contains($0) }

  fileprivate static let written = Demand("a text or a number beside a pattern", "与格式同用的文本或数字") {
    [.text, .whole, .decimal].contains($0)
  }

  fileprivate static let lengthOrWritten = Demand(
    "a text; a number has no unit: x * 1 minute gives one", "文本；数字没有单位，可写 x * 1 分钟"
  ) { [.text, .elapsed, .time].contains($0) }

  fileprivate static let clockOrText = Demand("a text or a time beside a pattern", "与格式同用的文本或时间") {
    [.text, .time].contains($0)
  }
}

extension Value {
  /// The pattern that a text is, read at most once while it stays among the last few.
  fileprivate var readingPattern: ReadingPattern? {
    guard let text = string else { return nil }
    return ReadingPattern.known.withLock { known in
      if let pattern = known[text] { return pattern }
      if known.count >= 64 { known.removeAll() }
      let pattern = ReadingPattern(text)
      known[text] = .some(pattern)
      return pattern
    }
  }
}

extension ReadingPattern {
  fileprivate static let known = Mutex<[String: ReadingPattern?]>([:])
}
