import PlaintText
import Testing

@Suite struct DiagnosticTests {
  private static let slip = Diagnostic(
    Message("no column “Sttus” in complaints", "complaints 里没有列“Sttus”"), at: Place(10, 15),
    hints: [Message("did you mean “Status”?", "是不是“Status”？")])

  @Test func theCaretStandsUnderTheWord() {
    let text = Self.slip.within(SourceText("breakdown Sttus")).rendered(in: .english)
    #expect(
      text == """
        error: no column “Sttus” in complaints
          breakdown Sttus
                    ^^^^^
        hint: did you mean “Status”?
        """)
  }

  /// Names of a megabyte are cut wherever they are said, by their width.
  @Test(arguments: ["x", "投", "投 诉", "a b"]) func aNameFarTooLongIsCut(unit: String) {
    let name = String(repeating: unit, count: 300_000)
    let message = Message("column “\(name)” is missing, as is “b”", "列“\(name)”缺失，“b”也缺失")
    for tongue in [Tongue.english, .chinese] {
      let texts = [
        message.harmless(in: tongue), Diagnostic(message).rendered(in: tongue),
        Message.lines([message.english, "b"], [message.text(in: .chinese), "b"]).harmless(
          in: tongue),
      ]
      for text in texts {
        #expect(text.displayWidth < 160 && text.contains("…") && text.contains("“b”"))
      }
    }
  }

  @Test func namesOfTwoLinesStayWhole() {
    let name = String(repeating: "投诉", count: 48)
    let message = Message("no column “\(name)”", "没有列“\(name)”")
    #expect(message.harmless(in: .chinese) == "没有列“\(name)”")
    let path = Message("write: load /\(String(repeating: "x", count: 400))", "")
    #expect(Diagnostic(message, hints: [path]).rendered(in: .english).hasSuffix(path.english))
  }

  @Test func chineseIsSaidInChinese() {
    let text = Self.slip.within(SourceText("breakdown Sttus")).rendered(in: .chinese)
    #expect(
      text == """
        错误：complaints 里没有列“Sttus”
          breakdown Sttus
                    ^^^^^
        提示：是不是“Status”？
        """)
  }

  @Test func theCaretCountsColumnsNotBytes() {
    let line = "占比 受理渠到 其中 a = 1"
    let error = Diagnostic(Message("no column “受理渠到”"), at: place(of: "受理渠到", in: line))
    #expect(
      error.within(SourceText(line)).rendered(in: .english) == """
        error: no column “受理渠到”
          占比 受理渠到 其中 a = 1
               ^^^^^^^^
        """)
  }

  @Test func theCaretKeepsItsPlaceBehindEmojiAndTabs() {
    let line = "filter\ta = \"👨‍👩‍👧‍👦\" and b"
    let error = Diagnostic(Message("no column “b”"), at: place(of: "b", in: line))
    #expect(
      error.within(SourceText(line)).rendered(in: .english) == """
        error: no column “b”
          filter a = "👨‍👩‍👧‍👦" and b
                              ^
        """)
  }

  @Test func aScriptIsNamedWithTheLineMeant() {
    let text = "crosstab 区县 by 原因,\r\n  类 of\r\n  mean(时长)"
    for (word, line, excerpt) in [
      ("原因", 12, "  crosstab 区县 by 原因,\n                   ^^^^"), ("类", 13, "    类 of\n    ^^"),
      ("时长", 14, "    mean(时长)\n         ^^^^"),
    ] {
      let error = Diagnostic(Message("no"), at: place(of: word, in: text))
        .within(SourceText(text, file: "五月.plaint", line: 12))
      #expect(error.rendered(in: .english) == "五月.plaint:\(line): error: no\n" + excerpt)
    }
  }

  @Test func anEmptyPlaceGetsOneCaret() {
    let line = "breakdown 原因 top"
    let error = Diagnostic(
      Message("expected a number"), at: Place(line.utf8.count, line.utf8.count))
    #expect(
      error.within(SourceText(line)).rendered(in: .english) == """
        error: expected a number
          breakdown 原因 top
                            ^
        """)
  }

  @Test func aPlaceOverSeveralLinesIsMarkedOnItsFirst() {
    let error = Diagnostic(Message("no"), at: Place(2, 9)).within(SourceText("a (b,\n c, d)"))
    #expect(error.rendered(in: .english) == "error: no\n  a (b,\n    ^^^")
  }

  @Test func withoutTextOrPlaceThereIsNoExcerpt() {
    #expect(Diagnostic(Message("gone")).rendered(in: .english) == "error: gone")
    #expect(Diagnostic(Message("gone"), at: Place(0, 1)).rendered(in: .chinese) == "错误：gone")
    let inFile = Diagnostic(Message("gone")).within(SourceText("x", file: "a.plaint", line: 3))
    #expect(inFile.rendered(in: .english) == "a.plaint:3: error: gone")
    let blank = Diagnostic(Message("empty"), at: Place(0, 0)).within(SourceText("  "))
    #expect(blank.rendered(in: .english) == "error: empty")
    #expect(Diagnostic.interrupted.rendered(in: .chinese) == "已中断，一切照旧")
  }

  @Test func dataInMessagesCannotEscape() {
    let name = "\u{1B}[2J\n投诉"
    let error = Diagnostic(
      Message("no column “\(name)”"), at: Place(0, 3), hints: [Message("see \(name)")])
    let text = error.within(SourceText("\u{1B}[2x", file: "a\u{1B}b")).rendered(in: .english)
    #expect(
      text == """
        a\\eb:1: error: no column “\\e[2J⏎投诉”
          \\e[2x
          ^^^^
        hint: see \\e[2J⏎投诉
        """)
  }

  @Test func coloursAreOnlyUsedWhenAsked() {
    let error = Self.slip.within(SourceText("breakdown Sttus"))
    #expect(!error.rendered(in: .english).contains("\u{1B}"))
    let coloured = error.rendered(in: .english, colour: true)
    #expect(coloured.contains("\u{1B}[1;31merror: \u{1B}[0m"))
    #expect(coloured.contains("\u{1B}[1;32m^^^^^\u{1B}[0m"))
  }

  /// A line too long is cut around the caret, wherever the caret is, and the carets still stand
  /// under the word.
  @Test func longLinesAreCutAroundTheCaret() throws {
    let words = (0..<60).map { $0 % 3 == 0 ? "投诉\($0)" : "column\($0)" }
    let line = words.joined(separator: ", ")
    for word in words {
      for width in [40, 60, 100] {
        let error = Diagnostic(Message("no"), at: place(of: word, in: line, before: ","))
        let text = error.within(SourceText(line)).rendered(in: .english, width: width)
        let lines = text.split(separator: "\n").map(String.init)
        try #require(lines.count == 3)
        #expect(lines[1].displayWidth <= width)
        let start = lines[2].prefix { $0 == " " }.count
        let under = columns(of: lines[1], from: start, count: lines[2].count - start)
        #expect(under == word, "\(text)")
      }
    }
  }

  @Test func aWordLongerThanTheLineIsCutToo() {
    let line = String(repeating: "投诉", count: 100)
    let error = Diagnostic(Message("no"), at: Place(0, line.utf8.count)).within(SourceText(line))
    for line in error.rendered(in: .english, width: 50).split(separator: "\n") {
      #expect(String(line).displayWidth <= 50)
    }
  }

  /// Any place in any text renders, however far off.
  @Test func everyPlaceRenders() {
    for text in ["", "a\n", "中\r\n文", "\n\n", "👍a"] {
      for start in 0...12 {
        for end in start...12 {
          let error = Diagnostic(Message("no"), at: Place(start, end)).within(SourceText(text))
          #expect(error.rendered(in: .english).hasPrefix("error: no"))
        }
      }
    }
  }
}

/// The bytes a word takes in a text that holds it once, or once before `end`.
private func place(of word: String, in text: String, before end: String = "") -> Place {
  let all = Array(text.utf8)
  for wanted in [Array((word + end).utf8), Array(word.utf8)] {
    for start in all.indices where all[start...].starts(with: wanted) {
      return Place(start, start + word.utf8.count)
    }
  }
  return Place(0, 0)
}

/// The characters of a line that stand in some of its columns.
private func columns(of line: String, from start: Int, count: Int) -> String {
  var column = 0
  var result = ""
  for character in line {
    if column >= start, column < start + count { result.append(character) }
    column += character.displayWidth
  }
  return result
}
