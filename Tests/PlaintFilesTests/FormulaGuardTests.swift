import Testing

@testable import PlaintWriting

/// What a spreadsheet might compute gets a sign in front.
struct FormulaGuardTests {
  private func isSuspect(_ text: String) -> Bool {
    var text = text
    return text.withUTF8(startsFormula)
  }

  @Test func `every sign that begins a formula is seen behind everything spreadsheets drop`() {
    let signs = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹢", "﹣", "﹦", "﹫", "−"]
    let dropped = [
      "", " ", "  ", "\u{3000}", "\u{A0}", "\u{0}", "\u{B}", "\u{C}", "\u{1B}", "\u{7F}",
      "\u{200B}", "\u{200F}", "\u{2028}", "\u{2029}", "\u{2060}", "\u{FEFF}", "\u{A0}\u{3000} ",
      "\u{AD}", "\u{202E}", "\u{180E}", "\u{3164}", "\u{115F}", "\u{2800}", "\u{E0020}", "\u{301}",
    ]
    for sign in signs {
      for front in dropped {
        #expect(isSuspect(front + sign + "1"), "\(front.debugDescription)\(sign)")
      }
    }
    for text in ["\tx", "\rx", "\nx"] { #expect(isSuspect(text)) }
  }

  @Test func `whatever is not seen in front of a sign hides none`() {
    let unseen: Set<Unicode.GeneralCategory> = [
      .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .nonspacingMark,
      .enclosingMark,
    ]
    for value in UInt32(0x80)...0xE0FFF {
      guard let scalar = Unicode.Scalar(value),
        unseen.contains(scalar.properties.generalCategory)
          || scalar.properties.isDefaultIgnorableCodePoint
      else { continue }
      #expect(isSuspect("\(scalar)=1"), "U+\(String(value, radix: 16))")
      #expect(!isSuspect("\(scalar)a") && !isSuspect("\(scalar)"))
    }
  }

  @Test func `other cells are left alone`() {
    for text in ["", "1=1", "a-b", "电话", " 电话", "“=1", "（", "１", "\u{3000}", "é", "🙂", "—"] {
      #expect(!isSuspect(text), "\(text)")
    }
  }

  @Test func `for a spreadsheet the delimiters of other countries are quoted too`() {
    for (text, plain) in [("a;=1+1", "a;=1+1"), ("a\tb", "a\tb"), ("a,b", "\"a,b\"")] {
      var (bare, guarded): ([UInt8], [UInt8]) = ([], [])
      _ = CellStyle(.csv).append(text, to: &bare)
      _ = CellStyle(.csv, forExcel: true).append(text, to: &guarded)
      #expect(String(decoding: bare, as: UTF8.self) == plain)
      #expect(String(decoding: guarded, as: UTF8.self) == "\"\(text)\"")
    }
  }
}
