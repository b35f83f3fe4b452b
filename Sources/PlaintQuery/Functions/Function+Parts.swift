import PlaintTable
import PlaintText
import PlaintValue

/// Parts of texts found by what is written: replaced, extracted, split off.
extension Function.Definition {
  static let replace = Function.Definition(
    "replace", "替换", Message("the text with every occurrence of a part replaced.", "把文本中的某部分全部换掉。"),
    takes: [.text, .text, .text], gives: .text,
    example: .init("replace(\"东河区\", \"区\", \"\")", ["东河区", "区", .missing], prints: "东河")
  ) { operands, _ in
    guard let text = operands[0].string else { return .missing }
    guard let part = operands[1].string else { return .worded(text) }
    return .worded(text.pieces(between: part).joined(separator: operands[2].string ?? ""))
  }

  static let extract = Function.Definition(
    "extract", "提取",
    Message(
      "what a regular expression finds: its first group, or the one numbered.",
      "正则表达式找到的内容：第一个括号组，或指定的组。"),
    takes: [.text, .text, .whole], optional: 1, gives: .text,
    example: .init(
      "extract(\"工单号2012-739\", \"(\\d+)-(\\d+)\", 2)", ["工单号2012-739", "(\\d+)-(\\d+)", 2],
      prints: "739")
  ) { operands, faults in
    guard let text = operands[0].string, let pattern = operands[1].pattern else { return .missing }
    let wanted = operands.count > 2 ? operands[2].number?.asInt : min(pattern.groups, 1)
    guard let wanted, wanted >= 0 else { return .missing }
    let (outcome, part) = pattern.first(in: text, group: wanted)
    if outcome == .exhausted { faults.limits += 1 }
    return part.map(Value.worded) ?? .missing
  }

  static let split = Function.Definition(
    "split", "拆分",
    Message(
      "the piece of that number between separators, from the end when negative.",
      "按分隔符拆开后的第几段，从1数，负数从末尾数。"),
    takes: [.text, .text, .whole], gives: .text,
    example: .init(
      "split(\"投诉/资费/套餐\", \"/\", 2)", ["投诉/资费/套餐", "/", 2], prints: "资费")
  ) { operands, _ in
    guard let text = operands[0].string, let separator = operands[1].string,
      let number = operands[2].number?.asInt
    else { return .missing }
    let pieces = text.pieces(between: separator)
    let index = number > 0 ? number - 1 : number < 0 ? pieces.count + number : -1
    return pieces.indices.contains(index) ? .worded(pieces[index]) : .missing
  }
}
