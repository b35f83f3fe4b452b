import PlaintText
import Testing

@Suite struct HarmlessTests {
  @Test(arguments: [
    ("投诉，很急！", "投诉，很急！"), ("a\tb", "a⇥b"), ("一\r\n二\n三\r四", "一⏎二⏎三⏎四"),
    ("\u{1B}[31m红", "\\e[31m红"), ("\u{7}", "\\u{7}"), ("\u{0}", "\\u{0}"), ("\u{7F}", "\\u{7F}"),
    ("\u{9B}31m", "\\u{9B}31m"), ("a\u{202E}b", "a\\u{202E}b"),
    ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"),
    ("零\u{200B}宽", "零\\u{200B}宽"), ("\u{FEFF}工单", "\\u{FEFF}工单"), ("\u{2028}", "⏎"),
    ("👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦"), ("❤️", "❤️"), ("1️⃣", "1️⃣"), ("a\u{200D}b", "a\\u{200D}b"), ("می‌خواهم", "می‌خواهم"),
    ("葛\u{E0100}", "葛\u{E0100}"), ("\u{FE0F}", "\\u{FE0F}"), ("a\u{E0041}", "a\\u{E0041}"),
    ("\u{3164}", "\\u{3164}"), ("soft\u{AD}hyphen", "soft\\u{AD}hyphen"), ("\u{FFFE}", "\\u{FFFE}"),
    ("e\u{301}", "e\u{301}"), ("全角　空格", "全角　空格"), ("\u{85}", "⏎"),
  ])
  func hiddenCharactersShow(text: String, shown: String) {
    #expect(text.harmless.unicodeScalars.elementsEqual(shown.unicodeScalars), "\(text.harmless)")
  }

  @Test func undecodedBytesShowAsBytes() {
    var text = String.UnicodeScalarView("中".unicodeScalars)
    text.append(Undecoded.scalar(for: 0xE4))
    #expect(String(text).harmless == "中\\xE4")
    for byte in UInt8(0x80)...0xFF {
      let scalar = Undecoded.scalar(for: byte)
      #expect(scalar.value == 0x10_FF00 + UInt32(byte))
      #expect(Undecoded.byte(of: scalar) == byte)
    }
    #expect(Undecoded.byte(of: "\u{10FF7F}") == nil)
    #expect(Undecoded.byte(of: "中") == nil)
  }

  /// Whatever scalar (ideographs and empty planes apart) stands between two letters, what is printed holds no control character, no
  /// change of direction and no line break, and is harmless already.
  @Test func nothingDangerousPasses() {
    var passed: [UInt32] = []
    let telling = [
      UInt32(0)...0x4E10, 0x9FF0...0x1_FFFF, 0xE_0000...0xE_0FFF, 0x10_FE00...0x10_FFFF,
    ]
    for value in telling.joined() {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = "a\(scalar)b".harmless
      let isSafe = shown.unicodeScalars.allSatisfy {
        $0.properties.generalCategory != .control && !$0.properties.isBidiControl
          && $0.properties.generalCategory != .lineSeparator
          && !$0.properties.isNoncharacterCodePoint
      }
      if !isSafe || shown.harmless != shown { passed.append(value) }
    }
    #expect(passed == [])
  }

  @Test func everyVisibleLetterStays() {
    for range in [
      UInt32(0x20)...0x7E, 0xA1...0xAC, 0x4E00...0x9FFF, 0x3041...0x3096, 0x400...0x45F,
    ] {
      for value in range {
        let text = String(Unicode.Scalar(value) ?? "x")
        #expect(text.harmless == text)
      }
    }
  }
}
