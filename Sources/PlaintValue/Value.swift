import PlaintText

/// One cell, one key, one constant: a value of some kind, or missing.
///
/// Text is compared and hashed by its bytes, never by Unicode equivalence: two spellings that
/// look alike are two values until the user says otherwise. A byte that could not be decoded
/// stands in text as one of the code points U+10FF80 ... U+10FFFF (see ``Undecoded``).
package enum Value: Sendable {
  case missing
  case text(String)
  case number(Number)
  case share(Ratio)
  case date(Day)
  case moment(Moment)
  case time(TimeOfDay)
  case period(Period)
  case elapsed(Elapsed)
  case truth(Bool)
}

extension Value: Hashable {
  package static func == (a: Value, b: Value) -> Bool {
    switch (a, b) {
    case (.missing, .missing): true
    case (.text(let a), .text(let b)): a.hasBytes(of: b)
    case (.number(let a), .number(let b)): a == b
    case (.share(let a), .share(let b)): a == b
    case (.date(let a), .date(let b)): a == b
    case (.moment(let a), .moment(let b)): a == b
    case (.time(let a), .time(let b)): a == b
    case (.period(let a), .period(let b)): a == b
    case (.elapsed(let a), .elapsed(let b)): a == b
    case (.truth(let a), .truth(let b)): a == b
    default: false
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch self {
    case .missing: hasher.combine(0)
    case .text(var text): text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    case .number(let number): hasher.combine(number)
    case .share(let ratio): hasher.combine(ratio)
    case .date(let day): hasher.combine(day)
    case .moment(let moment): hasher.combine(moment)
    case .time(let time): hasher.combine(time)
    case .period(let period): hasher.combine(period)
    case .elapsed(let elapsed): hasher.combine(elapsed)
    case .truth(let truth): hasher.combine(truth)
    }
  }
}
