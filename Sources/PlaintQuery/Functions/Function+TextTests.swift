import PlaintTable
import PlaintText
import PlaintValue

/// Text tests: they ignore case and full or half width, but `matches`, which is exact.
extension Function.Definition {
  static let contains = test(
    "contains", "包含", Message("true when the text has the other in it.", "文本中有另一文本时为真。"),
    example: .init("话费直通车 contains 直通", ["话费直通车", "直通"], prints: "yes")
  ) { $0.byteOffset(of: $1) != nil }

  static let startsWith = test(
    "starts with", "开头是", Message("true when the text begins with the other.", "文本以另一文本开头时为真。"),
    example: .init("短信营业厅 starts with 短信", ["短信营业厅", "短信"], prints: "yes")
  ) { $0.begins(with: $1) }

  static let endsWith = test(
    "ends with", "结尾是", Message("true when the text ends with the other.", "文本以另一文本结尾时为真。"),
    example: .init("短信营业厅 ends with 营业厅", ["短信营业厅", "营业厅"], prints: "yes")
  ) { $0.ends(with: $1) }

  static let like = test(
    "=~", "近似于",
    Message("true when both texts are the same but for case and width.", "两边除大小写和全半角外相同时为真。"),
    example: .init("APP =~ ａｐｐ", ["APP", "ａｐｐ"], prints: "yes")
  ) { $0.utf8.elementsEqual($1.utf8) }

  static let matches = Function.Definition(
    "matches", "匹配",
    Message("true when the regular expression is found in the text.", "文本符合正则表达式时为真。"),
    takes: [.text, .text], isOperator: true, gives: .truth,
    example: .init("工单2012 matches \"\\d{4}\"", ["工单2012", "\\d{4}"], prints: "yes")
  ) { operands, faults in
    guard let text = operands[0].string, let pattern = operands[1].pattern else { return false }
    let outcome = pattern.outcome(in: text)
    if outcome == .exhausted { faults.limits += 1 }
    return .truth(outcome == .matched)
  }

  /// A test of two folded texts; false of a missing one.
  private static func test(
    _ word: String, _ chinese: String, _ summary: Message, example: Function.Example,
    _ holds: @escaping @Sendable (String, String) -> Bool
  ) -> Function.Definition {
    Function.Definition(
      word, chinese, summary, takes: [.text, .text], isOperator: true, gives: .truth,
      example: example
    ) { operands, _ in
      guard let text = operands[0].string, let other = operands[1].string else { return false }
      return .truth(holds(folded(text), folded(other)))
    }
  }
}

extension Value {
  /// The compiled pattern that a text spells; nil for what is none (refused while binding).
  var pattern: Pattern? {
    guard let string else { return nil }
    return try? Pattern.cached(string)
  }
}
