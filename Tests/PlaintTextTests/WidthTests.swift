import Glibc
import PlaintText
import Testing

@Suite struct WidthTests {
  @Test(arguments: [
    ("", 0), ("Status", 6), ("投诉", 4), ("话费直通车(1008611)", 19), ("ＡＢ１", 6), ("　", 2),
    ("ｱｲｳ", 3), ("é", 1), ("e\u{301}", 1), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
    ("👍", 2), ("👍🏽", 2), ("👨‍👩‍👧‍👦", 2), ("🇨🇳", 2), ("🇨", 1), ("\u{FE0F}", 0), ("1️⃣", 2), ("❤️", 2), ("❤", 1),
    ("“…”", 3),
    ("±×", 2), ("𠀀", 2), ("\u{200B}\u{FEFF}", 0), ("ไทย", 3), ("กำ", 2), ("㈱", 2), ("｡", 1),
    ("￥", 2), ("¥", 1), ("a\u{7}b", 2),
  ])
  func textTakesTheColumnsItShows(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }

  /// Every scalar the platform knows against its own table, but eight ambiguous ones (circled
  /// numbers), which the platform counts as wide.
  @Test func widthsAgreeWithThePlatform() throws {
    let locale = try #require(newlocale(1 << LC_CTYPE, "C.UTF-8", nil))
    let old = uselocale(locale)
    defer {
      uselocale(old)
      freelocale(locale)
    }
    let symbol = try #require(dlsym(nil, "wcwidth"))
    let wcwidth = unsafeBitCast(symbol, to: (@convention(c) (wchar_t) -> CInt).self)
    var differing: [String] = []
    for value in UInt32(0x20)...0x3_FFFF {
      guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory != .unassigned,
        scalar.properties.generalCategory != .spacingMark,
        scalar.properties.generalCategory != .format
      else { continue }
      if (0x3248...0x324F).contains(value) { continue }
      let platform = Int(wcwidth(wchar_t(value)))
      let own = String(scalar).displayWidth
      if platform >= 0, platform != own { differing.append("\(String(value, radix: 16)) \(own)") }
    }
    #expect(differing == [])
  }

  @Test(arguments: [
    ("投诉工单", 8, "投诉工单"), ("投诉工单", 7, "投诉工…"), ("投诉工单", 6, "投诉…"),
    ("投诉工单", 5, "投诉…"), ("投诉", 1, "…"), ("投诉", 0, ""), ("Status", 4, "Sta…"),
    ("a👨‍👩‍👧‍👦b", 3, "a…"), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("", 0, ""),
  ])
  func cutTextEndsInAnEllipsis(text: String, width: Int, cut: String) {
    #expect(text.clipped(toWidth: width) == cut)
  }

  @Test(arguments: [
    ("投诉工单", 7, "…诉工单"), ("投诉工单", 6, "…工单"), ("Status", 4, "…tus"), ("投诉", 1, "…"),
    ("投诉", 4, "投诉"),
  ])
  func textCutAtItsFrontBeginsWithAnEllipsis(text: String, width: Int, cut: String) {
    #expect(text.clippedFront(toWidth: width) == cut)
  }

  @Test func cutTextFitsWhateverTheWidth() {
    for text in ["受理渠道 Channel", "a👍b👍🏽c", "e\u{301}投\u{301}x", "1️⃣2️⃣3️⃣", "ABCDEF"] {
      for width in 0...20 {
        let cut = text.clipped(toWidth: width)
        #expect(cut.displayWidth <= width)
        #expect(text.clippedFront(toWidth: width).displayWidth <= width)
        #expect(text.displayWidth > width || cut == text)
        #expect(text.hasPrefix(cut.hasSuffix("…") ? String(cut.dropLast()) : cut))
      }
    }
  }

  @Test func blanksFillUpToTheWidth() {
    #expect("短信".padded(toWidth: 6) == "短信  ")
    #expect("短信".padded(toWidth: 6, alignRight: true) == "  短信")
    #expect("短信营业厅".padded(toWidth: 6) == "短信营业厅")
    #expect("739".padded(toWidth: 5, alignRight: true) == "  739")
  }
}
