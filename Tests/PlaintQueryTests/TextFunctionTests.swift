import PlaintQuery
import PlaintTable
import PlaintValue
import Testing

struct TextFunctionTests {
  @Test func charactersAreWhatAReaderCounts() {
    #expect(value(.length, "投诉👨‍👩‍👧e\u{301}") == 4)
    #expect(value(.left, "👨‍👩‍👧投诉", 1) == "👨‍👩‍👧")
    #expect(value(.right, "投诉", 9) == "投诉")
    #expect(value(.mid, "投诉工单", 2) == "诉工单")
    #expect(value(.mid, "投诉工单", 2, 2) == "诉工")
    #expect(value(.mid, "投诉工单", 5) == .missing)
  }

  @Test func emptyResultsAreMissing() {
    #expect(value(.left, "投诉", 0) == .missing)
    #expect(value(.trim, " 　\t") == .missing)
    #expect(value(.replace, "区", "区", .missing) == .missing)
    #expect(value(.concat, .missing, .missing) == .missing)
    #expect(value(.mid, "a b", 2, 1) == .missing)
  }

  @Test func cuttingPutsTheTextTogetherAgain() {
    for text in ["", "a", "投诉", "4G资费👍", "Wi-Fi 投诉"] {
      for count in 0...text.count + 1 {
        let head = value(.left, .text(text), .number(Number(count)))
        let tail = value(.mid, .text(text), .number(Number(count + 1)))
        #expect(head.text + tail.text == text || text.contains(" "))
      }
    }
  }

  @Test func replacementIsLiteral() {
    #expect(value(.replace, "a.b.c", ".", "。") == "a。b。c")
    #expect(value(.replace, "aaa", "aa", "b") == "ba")
    #expect(value(.replace, "电话", .missing, "x") == "电话")
    #expect(value(.replace, .missing, "a", "b") == .missing)
  }

  @Test func splittingCountsFromEitherEnd() {
    let text: Value = "资费/套餐//国际"
    let expected: [(Int, Value)] = [
      (1, "资费"), (2, "套餐"), (3, .missing), (4, "国际"), (5, .missing), (0, .missing),
      (-1, "国际"), (-4, "资费"), (-5, .missing),
    ]
    for (index, piece) in expected {
      #expect(value(.split, text, "/", .number(Number(index))) == piece)
    }
  }

  @Test func extractionTakesTheFirstGroup() {
    #expect(value(.extract, "工单2012-739", "\\d+") == "2012")
    #expect(value(.extract, "工单2012-739", "-(\\d+)") == "739")
    #expect(value(.extract, "工单2012-739", "-(\\d+)", 0) == "-739")
    #expect(value(.extract, "工单", "(a)|(工)", 1) == .missing)
    #expect(value(.extract, "工单", "(a)|(工)", 2) == "工")
    #expect(value(.extract, "工单", "x") == .missing)
  }

  @Test func wordingUsesPatternsOrThePlainText() {
    #expect(value(.text, date("2012-05-01"), "yyyy年M月") == "2012年5月")
    #expect(value(.text, 72000, "0.0万") == "7.2万")
    #expect(value(.text, lasting(36, "hours")) == "1.5 days")
    #expect(value(.text, .missing) == .missing)
    #expect(value(.concat, "第", date("2012-05-01"), .missing, true) == "第2012-05-01yes")
  }

  @Test func choicesTakeTheFirstThatFits() {
    #expect(value(.if, .missing, 1, 2) == 2)
    #expect(value(.coalesce, .missing, .missing, 3, 4) == 3)
    #expect(value(.case, false, 1, true, 2, 3) == 2)
    #expect(value(.case, false, 1, .missing, 2, 3) == 3)
    #expect(value(.case, false, 1) == .missing)
  }
}
