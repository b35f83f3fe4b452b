import PlaintText
import PlaintValue

/// Text: characters are what a reader counts (a Chinese character is one, and so is an emoji);
/// searching is by bytes. A result without anything but blanks is missing.
extension Function.Definition {
  static let lower = rewriting(
    "lower", "小写", Message("the text in lower case.", "转成小写。"),
    example: .init("lower(\"APP投诉\")", ["APP投诉"], prints: "app投诉")
  ) { $0.lowercased() }

  static let upper = rewriting(
    "upper", "大写", Message("the text in upper case.", "转成大写。"),
    example: .init("upper(\"app投诉\")", ["app投诉"], prints: "APP投诉")
  ) { $0.uppercased() }

  static let trim = rewriting(
    "trim", "去空白", Message("the text without blanks around it.", "去掉两端空白。"),
    example: .init("trim(\" 电话　\")", [" 电话　"], prints: "电话"), trimmedBlanks)

  static let fold = rewriting(
    "fold", "规整", Message("the text in lower case and half width.", "转成小写和半角。"),
    example: .init("fold(\"ＡＰＰ投诉\")", ["ＡＰＰ投诉"], prints: "app投诉"), folded)

  static let length = Function.Definition(
    "length", "长度", Message("the number of characters.", "字符数。"), takes: [.text], gives: .whole,
    example: .init("length(\"4G资费\")", ["4G资费"], prints: "4")
  ) { operands, _ in operands[0].string.map { .number(Number($0.count)) } ?? .missing }

  static let left = cutting(
    "left", "左取", Message("the first characters.", "取开头几个字符。"), takes: [.text, .whole],
    example: .init("left(\"话费直通车\", 2)", ["话费直通车", 2], prints: "话费")
  ) { text, counts in text.prefix(max(counts[0], 0)) }

  static let right = cutting(
    "right", "右取", Message("the last characters.", "取末尾几个字符。"), takes: [.text, .whole],
    example: .init("right(\"话费直通车\", 3)", ["话费直通车", 3], prints: "直通车")
  ) { text, counts in text.suffix(max(counts[0], 0)) }

  static let mid = cutting(
    "mid", "中取",
    Message(
      "the characters from a position, counted from 1, all or so many.", "从第几个字符起（从1数），取若干个或全部。"),
    takes: [.text, .whole, .whole], optional: 1,
    example: .init("mid(\"话费直通车\", 3, 2)", ["话费直通车", 3, 2], prints: "直通")
  ) { text, counts in
    guard counts[0] >= 1 else { return "" }
    let rest = text.dropFirst(counts[0] - 1)
    return counts.count > 1 ? rest.prefix(max(counts[1], 0)) : rest
  }

  static let concat = Function.Definition(
    "concat", "拼接",
    Message(
      "the values as text, one after the other; missing counts as nothing.", "依次连接各值的文字，缺失不计。"),
    takes: [.anything], repeats: true, gives: .text,
    example: .init("concat(\"第\", 2, \"类\")", ["第", 2, "类"], prints: "第2类")
  ) { operands, _ in .worded(operands.map(\.text).joined()) }

  private static func rewriting(
    _ word: String, _ chinese: String, _ summary: Message, example: Function.Example,
    _ rewrite: @escaping @Sendable (String) -> String
  ) -> Function.Definition {
    Function.Definition(
      word, chinese, summary, takes: [.text], gives: .text, example: example
    ) { operands, _ in operands[0].string.map { .worded(rewrite($0)) } ?? .missing }
  }

  /// A part of the text chosen by whole numbers; missing when one of them is.
  private static func cutting(
    _ word: String, _ chinese: String, _ summary: Message, takes demands: [Demand],
    optional: Int = 0, example: Function.Example,
    _ cut: @escaping @Sendable (String, [Int]) -> Substring
  ) -> Function.Definition {
    Function.Definition(
      word, chinese, summary, takes: demands, optional: optional, gives: .text, example: example
    ) { operands, _ in
      let counts = operands.dropFirst().compactMap { $0.number?.asInt }
      guard let text = operands[0].string, counts.count == operands.count - 1 else {
        return .missing
      }
      return .worded(String(cut(text, counts)))
    }
  }
}
