import PlaintText

/// A question with the letters that answer it.
struct Choice {
  let text: String
  let options: [String]

  /// The letter that answers with an option.
  private static func letter(_ index: Int) -> String {
    String(Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(index % 26))))
  }

  /// The question with a letter before each option.
  func lines(width: Int) -> [String] {
    wrappedLines(text.harmless, width: width)
      + options.enumerated().flatMap { index, option in
        wrappedLines("  \(Self.letter(index)) \(option.harmless)", width: width)
      }
  }

  /// What stands before the answer: “a, b or c (Enter: c)? ”.
  func prompt(_ tongue: Tongue) -> String {
    let letters = options.indices.map(Self.letter)
    guard let last = letters.last else { return "" }
    let others = letters.dropLast()
    return Message(
      "\(others.joined(separator: ", ")) or \(last) (Enter: \(last))? ",
      "\(others.joined(separator: "、"))或\(last)（回车为\(last)）？"
    ).text(in: tongue)
  }

  /// The option that an answer means: its letter or its number.
  func option(answered answer: String) -> Int? {
    let key = folded(trimmedBlanks(answer))
    if key.isEmpty { return options.isEmpty ? nil : options.count - 1 }
    let exact = options.indices.first { key == Self.letter($0) || key == String($0 + 1) }
    let worded = options.indices.filter { key.count > 1 && folded(options[$0]).hasPrefix(key) }
    return exact ?? (worded.count == 1 ? worded[0] : nil)
  }
}
