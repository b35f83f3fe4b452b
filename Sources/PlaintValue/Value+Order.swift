import PlaintText

extension Value {
  /// What the value is, or nil when it is missing.
  package var kind: Kind? {
    switch self {
    case .missing: nil
    case .text: .text
    case .number(let number): number.places == 0 ? .whole : .decimal
    case .share: .share
    case .date: .date
    case .moment: .moment
    case .time: .time
    case .period(let period): .period(period.unit)
    case .elapsed: .elapsed
    case .truth: .truth
    }
  }

  /// Whether there is no value.
  package var isMissing: Bool {
    if case .missing = self { true } else { false }
  }

  /// Whether the value sorts before the other one.
  ///
  /// Within a kind by size, in time, text by its UTF-8 bytes, no before yes; missing comes last.
  /// Values of different kinds sort by kind, so that the order is total.
  package func precedes(_ other: Value) -> Bool {
    switch (self, other) {
    case (.text(let a), .text(let b)): a.bytesPrecede(b)
    case (.number(let a), .number(let b)): a < b
    case (.share(let a), .share(let b)): a < b
    case (.date(let a), .date(let b)): a < b
    case (.moment(let a), .moment(let b)): a < b
    case (.time(let a), .time(let b)): a < b
    case (.period(let a), .period(let b)): a < b
    case (.elapsed(let a), .elapsed(let b)): a < b
    case (.truth(let a), .truth(let b)): !a && b
    default: rank < other.rank
    }
  }

  /// The place of the value's kind in the order of kinds.
  private var rank: Int {
    switch self {
    case .truth: 0
    case .number: 1
    case .share: 2
    case .elapsed: 3
    case .time: 4
    case .date: 5
    case .period: 6
    case .moment: 7
    case .text: 8
    case .missing: 9
    }
  }

  /// The value as plain text: digits without separators, ISO dates and times, percent with two
  /// digits and no sign, `yes` and `no`; nothing when missing.
  package var text: String {
    switch self {
    case .missing: ""
    case .text(let text): text
    case .number(let number): number.text
    case .share(let ratio): ratio.percent(digits: 2)
    case .date(let day): day.text
    case .moment(let moment): moment.text
    case .time(let time): time.text
    case .period(let period): period.text
    case .elapsed(let elapsed): elapsed.text
    case .truth(let truth): truth ? "yes" : "no"
    }
  }

  /// The same in a language: what is true or false is 是 or 否 in Chinese.
  package func text(in tongue: Tongue) -> String {
    guard tongue == .chinese, case .truth(let truth) = self else { return text }
    return truth ? "是" : "否"
  }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral
{
  /// A text as written.
  package init(stringLiteral text: String) { self = .text(text) }

  /// A whole number as written.
  package init(integerLiteral whole: Int) { self = .number(Number(whole)) }

  /// Yes or no as written.
  package init(booleanLiteral truth: Bool) { self = .truth(truth) }
}
