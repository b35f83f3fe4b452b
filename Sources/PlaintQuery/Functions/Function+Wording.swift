import PlaintText
import PlaintValue

/// Wording and privacy: values as text for people, and text that gives nobody away.
extension Function.Definition {
  static let text = Function.Definition(
    "text", "文字",
    Message("the value as text, worded by a pattern if there is one.", "转成文字，可按格式书写。"),
    arity: 1...2,
    example: .init(
      "text(2012-05-17, \"yyyy年M月\")", [.day("2012-05-17"), "yyyy年M月"], prints: "2012年5月"),
    judge: { operands in
      let demands: [Demand] = operands.kinds.count == 1 ? [.anything] : [.wordable, .text]
      return operands.refusal(unless: demands) ?? .kind(.text)
    }
  ) { operands, _ in
    guard operands.count > 1 else { return .worded(operands[0].text) }
    return operands[1].string.flatMap { formatted(operands[0], $0) }.map(Value.worded) ?? .missing
  }

  static let mask = Function.Definition(
    "mask", "脱敏",
    Message("the text with its middle hidden: phones keep 3 and 4 digits.", "隐去中间部分，手机号留前3后4位。"),
    takes: [.maskable], gives: .text,
    example: .init("mask(\"13812345678\")", ["13812345678"], prints: "138****5678")
  ) { operands, _ in operands[0].isMissing ? .missing : .worded(masked(operands[0].text)) }

  static let pseudonym = Function.Definition(
    "pseudonym", "化名",
    Message(
      "12 letters and digits that stand for the value, the same for one key.",
      "代替原值的12位代号，密钥相同则代号相同。"),
    takes: [.anything, .text], gives: .text,
    example: .init(
      "pseudonym(\"13812345678\", \"密钥\")", ["13812345678", "密钥"], prints: "6ea42dbe7cad")
  ) { operands, _ in
    guard !operands[0].isMissing, let key = operands[1].string else { return .missing }
    let code = SHA256.authentication(of: Array(operands[0].text.utf8), key: Array(key.utf8))
    return .text(code.prefix(6).map(\.twoHexDigits).joined())
  }
}

extension Demand {
  fileprivate static let wordable = Demand(
    "a number, a share, a date, a moment, a time or a period", "数字、占比、日期、时刻、时间或时段"
  ) { $0.isNumeric || $0.isTemporal || $0 == .time }

  fileprivate static let maskable = Demand("text or a whole number", "文本或整数") {
    $0 == .text || $0 == .whole || $0 == .identifier
  }
}

extension UInt8 {
  fileprivate var twoHexDigits: String {
    (self < 16 ? "0" : "") + String(self, radix: 16)
  }
}
