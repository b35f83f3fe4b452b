import PlaintText
import Testing

@Suite struct WrappingTests {
  @Test func englishBreaksAtBlanks() {
    #expect(wrapped("a note on rows left out", width: 10) == ["a note on", "rows left", "out"])
  }

  @Test func chineseBreaksBetweenCharactersButNotBeforeAStop() {
    #expect(wrapped("本月共受理投诉，环比上升。", width: 14) == ["本月共受理投", "诉，环比上升。"])
    #expect(wrapped("见（下文）", width: 4) == ["见", "（下", "文）"])
  }

  @Test func laterLinesAreIndented() {
    #expect(
      wrapped("note: 电话 hall is up", width: 10, indent: "  ") == ["note: 电话", "  hall is", "  up"])
  }

  @Test func aLongWordIsCut() {
    #expect(wrapped("https://example.org/x", width: 8) == ["https://", "example.", "org/x"])
  }

  @Test func lineBreaksStay() {
    #expect(wrapped("一\n\n二", width: 8) == ["一", "", "二"])
  }

  @Test func nothingIsLostAndNothingIsTooWide() {
    var random = Random(seed: 3)
    for _ in 0..<200 {
      let text = random.text(upTo: 60).harmless
      for width in 2...20 {
        let lines = wrapped(text, width: width)
        for line in lines { #expect(line.displayWidth <= width, "\(width) \(line)") }
        if text.contains(where: { $0.displayWidth > width }) { continue }
        #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
      }
    }
  }
}
