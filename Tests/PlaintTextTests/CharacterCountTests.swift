import PlaintText
import Testing

/// Characters are counted from bytes as they are in strings.
struct CharacterCountTests {
  @Test(arguments: [
    "", "4G资费", "短信提醒，未收到。", "a\r\nb", "a\nb", "😀家👨‍👩‍👧", "é", "が", "ｆｕｌｌ　ｗｉｄｔｈ", "한국어",
    "\u{10FFE4}坏", "混合 mixed ＡＢ", "か\u{3099}", "Ü", "\u{0}",
  ])
  func theBytesTellTheCharacters(_ text: String) {
    for text in [text, text + text, "前" + text, text + "后"] {
      let count = Array(text.utf8).withUnsafeBufferPointer(characterCount)
      #expect(count == text.count, "\(text)")
    }
  }

  @Test func anyTextIsCountedLikeAString() {
    let parts = ["短", "信", "a", "\r", "\n", "\u{301}", "😀", "\u{200D}", "Ａ", "。", "\u{3099}", "は"]
    var state: UInt64 = 1
    func dice(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % sides
    }
    for _ in 0..<2000 {
      let text = (0..<dice(10)).map { _ in parts[dice(parts.count)] }.joined()
      let count = Array(text.utf8).withUnsafeBufferPointer(characterCount)
      #expect(count == text.count, "\(text.unicodeScalars.map(\.value))")
    }
  }
}
