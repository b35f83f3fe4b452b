import PlaintText
import Testing

@Suite struct FoldingTests {
  @Test(arguments: [
    ("Status", "status"), ("ＳＭＳ１２", "sms12"), ("４Ｇ资费", "4g资费"), ("电话　营业厅", "电话 营业厅"),
    ("ÄÖÜ", "äöü"), ("ΣΑΣ", "σασ"), ("σας", "σασ"), ("（：）", "(:)"), ("投诉", "投诉"),
    ("ｱ", "ｱ"), ("", ""), ("ЖАЛОБА", "жалоба"), ("￥", "¥"),
  ])
  func caseAndWidthVanish(text: String, result: String) {
    #expect(folded(text) == result)
  }

  @Test func foldingTwiceChangesNothing() {
    var wrong: [UInt32] = []
    for value in UInt32(0)...0x1_FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let once = folded(String(scalar))
      if !folded(once).utf8.elementsEqual(once.utf8) { wrong.append(value) }
    }
    #expect(wrong == [])
  }

  @Test func capitalsFoldLikeTheirSmallLetters() {
    for value in UInt32(0x41)...0x24F {
      guard let scalar = Unicode.Scalar(value), value != 0x130, value != 0x131, value != 0x17F
      else { continue }
      let small = scalar.properties.lowercaseMapping
      #expect(folded(String(scalar)).utf8.elementsEqual(folded(small).utf8))
    }
  }

  @Test(arguments: [
    (" a b ", "a b"), ("　投诉　", "投诉"), ("\t\r\n东河\u{A0}", "东河"), ("\u{FEFF}工单编号", "工单编号"),
    ("　 \t", ""), ("", ""), ("短信", "短信"), ("\u{2009}x\u{202F}", "x"), ("\r\n", ""),
  ])
  func outerBlanksAreTaken(text: String, result: String) {
    #expect(trimmedBlanks(text) == result)
    #expect(isBlank(text) == result.isEmpty)
  }
}
