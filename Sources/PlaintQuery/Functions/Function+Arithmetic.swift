import PlaintText
import PlaintValue

/// Arithmetic: exact numbers, shares, durations, dates; `+` joins texts.
extension Function.Definition {
  static let add = Function.Definition(
    "+", "加", Message("the sum; of two texts, one after the other.", "相加；两个文本则前后相接。"),
    arity: 2...2, isOperator: true, example: .init("1.5 + 2", [.decimal("1.5"), 2], prints: "3.5"),
    judge: { operands in
      operands.arithmetic { a, b in
        switch (a, b) {
        case (.text, .text): .text
        case (.moment, .elapsed), (.elapsed, .moment), (.date, .elapsed), (.elapsed, .date):
          .moment
        default: Kind.additive(a, b)
        }
      }
    }
  ) { Arithmetic.sum($0[0], $0[1], &$1) }

  static let subtract = Function.Definition(
    "-", "减",
    Message("the difference; of two dates or moments, the time between.", "相减；日期或时刻相减得时长。"),
    arity: 2...2, isOperator: true,
    example: .init(
      "2012-05-17 - 2012-05-01", [.day("2012-05-17"), .day("2012-05-01")], prints: "16 days"),
    judge: { operands in
      operands.arithmetic { a, b in
        switch (a, b) {
        case (.moment, .elapsed), (.date, .elapsed): .moment
        case (.date, .date), (.date, .moment), (.moment, .date), (.moment, .moment), (.time, .time):
          .elapsed
        default: Kind.additive(a, b)
        }
      }
    }
  ) { Arithmetic.difference($0[0], $0[1], &$1) }

  static let multiply = Function.Definition(
    "*", "乘", Message("the product.", "相乘。"), arity: 2...2, isOperator: true,
    example: .init("3 * 1.5", [3, .decimal("1.5")], prints: "4.5"),
    judge: { operands in
      operands.arithmetic { a, b in
        switch (a, b) {
        case (.share, .share): .share
        case (.share, .whole), (.share, .decimal), (.whole, .share), (.decimal, .share): .decimal
        case (.elapsed, .whole), (.elapsed, .decimal), (.whole, .elapsed), (.decimal, .elapsed):
          .elapsed
        default: Kind.number(a, b)
        }
      }
    }
  ) { Arithmetic.product($0[0], $0[1], &$1) }

  static let divide = Function.Definition(
    "/", "除以",
    Message(
      "the quotient, rounded half-even at 10 places; by zero it is missing.", "相除，取10位小数；除以零为缺失。"),
    arity: 2...2, isOperator: true, example: .init("2 / 3", [2, 3], prints: "0.6666666667"),
    judge: { operands in
      operands.arithmetic { a, b in
        switch (a, b) {
        case (.share, .whole), (.share, .decimal): .share
        case (.elapsed, .whole), (.elapsed, .decimal): .elapsed
        case (.share, .share), (.elapsed, .elapsed), (.whole, .share), (.decimal, .share): .decimal
        default: Kind.number(a, b).map { _ in .decimal }
        }
      }
    }
  ) { Arithmetic.quotient($0[0], $0[1], &$1) }

  static let remainder = Function.Definition(
    "%", "取余",
    Message("what is left after whole divisions, with the divisor's sign.", "整除后的余数，符号同除数。"),
    arity: 2...2, isOperator: true, example: .init("7 % 3", [7, 3], prints: "1"),
    judge: { operands in
      operands.arithmetic { a, b in a == .elapsed && b == .elapsed ? a : Kind.number(a, b) }
    }
  ) { Arithmetic.remainder($0[0], $0[1], &$1) }

  static let negate = Function.Definition(
    "negate", "取负",
    Message("the number with the other sign; also a minus before it.", "取相反数；也可在前面写负号。"),
    arity: 1...1, example: .init("negate(5)", [5], prints: "-5"), judge: judgeNegation
  ) { Arithmetic.negative($0[0], &$1) }

  private static func judgeNegation(_ operands: Operands) -> Function.Verdict {
    let demand = Demand("a number, a share or a duration", "数字、占比或时长") {
      $0.isNumeric || $0 == .elapsed
    }
    return operands.refusal(unless: [demand]) ?? .kind(operands.kinds[0])
  }
}

extension Operands {
  /// The verdict on two operands by the rule of their kinds; missing with anything is missing.
  fileprivate func arithmetic(_ rule: (Kind, Kind) -> Kind?) -> Function.Verdict {
    guard let a = kinds[0], let b = kinds[1] else { return .kind(nil) }
    if let kind = rule(a, b) { return .kind(kind) }
    if word == "+", a == .text || b == .text {
      let index = a == .text ? 1 : 0
      return refusal(
        of: index, needing: Demand("two texts or concat(…)", "两个文本，或用拼接(…)") { _ in false })
    }
    return refusal(ofPair: "does not work on these", "不能用于")
  }
}

extension Kind {
  /// The kind of a sum or difference of two of a kind that can be added up, or nil.
  fileprivate static func additive(_ a: Kind, _ b: Kind) -> Kind? {
    a == b && (a == .share || a == .elapsed) ? a : number(a, b)
  }

  /// The kind of a whole-number or decimal result, or nil.
  fileprivate static func number(_ a: Kind, _ b: Kind) -> Kind? {
    switch (a, b) {
    case (.whole, .whole): .whole
    case (.whole, .decimal), (.decimal, .whole), (.decimal, .decimal): .decimal
    default: nil
    }
  }
}
