import PlaintTable
import PlaintText
import PlaintValue

/// Numbers: rounding and bins.
extension Function.Definition {
  static let round = Function.Definition(
    "round", "修约",
    Message("the number rounded half-up, to whole ones or so many places.", "四舍五入到整数或指定小数位。"),
    arity: 1...2, example: .init("round(20.835, 2)", [.decimal("20.835"), 2], prints: "20.84"),
    judge: { operands in
      operands.refusal(unless: [.number, .whole])
        ?? .kind(operands.kinds.count == 1 ? .whole : operands.kinds[0])
    }
  ) { operands, _ in
    guard let number = operands[0].number else { return .missing }
    guard operands.count > 1 else { return .number(number.rounded(places: 0)) }
    guard let places = operands[1].number?.asInt else { return .missing }
    return .number(number.rounded(places: max(-38, min(places, 38))))
  }

  static let floor = Function.Definition(
    "floor", "下取整", Message("the largest whole number not above.", "不大于它的最大整数。"),
    takes: [.number], gives: .whole,
    example: .init("floor(-2.5)", [.decimal("-2.5")], prints: "-3")
  ) { operands, _ in operands[0].number.map { .number($0.floor) } ?? .missing }

  static let ceiling = Function.Definition(
    "ceiling", "上取整", Message("the smallest whole number not below.", "不小于它的最小整数。"),
    takes: [.number], gives: .whole,
    example: .init("ceiling(2.1)", [.decimal("2.1")], prints: "3")
  ) { operands, _ in operands[0].number.map { .number($0.ceiling) } ?? .missing }

  static let abs = Function.Definition(
    "abs", "绝对值", Message("the number or duration without its sign.", "去掉正负号。"), arity: 1...1,
    example: .init("abs(-5)", [-5], prints: "5"),
    judge: { $0.refusal(unless: [.quantity]) ?? .kind($0.kinds[0]) }
  ) { operands, faults in
    operands[0].isNegative ? Arithmetic.negative(operands[0], &faults) : operands[0].quantity
  }

  static let number = Function.Definition(
    "number", "数值",
    Message(
      "the number that a text such as ￥1,234.50 or 7.2万 says, or missing.",
      "文本中的数，如￥1,234.50、12.5%、7.2万；没有数则缺失。"),
    takes: [.written], gives: .decimal,
    example: .init("number(\"￥1,234.50\")", ["￥1,234.50"], prints: "1234.5")
  ) { operands, faults in
    if operands[0].number != nil { return operands[0] }
    guard let text = operands[0].string else { return .missing }
    if let number = Number(spelled: text) { return .number(number) }
    faults.add(unread: text)
    return .missing
  }

  /// A bin is known by its lower end, a number: so bins sort as numbers do.
  static let bin = Function.Definition(
    "bin", "分箱", Message("the lower end of the bin of that width that holds it.", "所在区间的下限，区间等宽。"),
    arity: 2...2, example: .init("bin(37, 10)", [37, 10], prints: "30"),
    judge: { operands in
      if operands.kinds[0] == .elapsed {
        let duration = Demand("a duration as its width", "时长作为宽度") { $0 == .elapsed }
        return operands.refusal(unless: [.quantity, duration]) ?? .kind(.elapsed)
      }
      return operands.refusal(unless: [.number, .number]) ?? operands.sharedKind(of: 0...1)
    }
  ) { operands, faults in
    if operands[1].isNegative { return .missing }
    let above = Arithmetic.remainder(operands[0], operands[1], &faults)
    return Arithmetic.difference(operands[0], above, &faults)
  }
}

extension Demand {
  fileprivate static let written = Demand("text or a number", "文本或数字") {
    [.text, .whole, .decimal, .identifier].contains($0)
  }

  fileprivate static let quantity = Demand("a number, a share or a duration", "数字、占比或时长") {
    $0.isNumeric || $0 == .elapsed
  }
}

extension Value {
  fileprivate var isNegative: Bool {
    switch self {
    case .number(let number): number.digits < 0
    case .share(let ratio): ratio.numerator < 0
    case .elapsed(let elapsed): elapsed.microseconds < 0
    default: false
    }
  }

  /// The value if it is a number, a share or a duration, else missing.
  fileprivate var quantity: Value {
    switch self {
    case .number, .share, .elapsed: self
    default: .missing
    }
  }
}
