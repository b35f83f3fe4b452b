import PlaintText
import Testing

@testable import PlaintLanguage

/// Where the word under the cursor begins, and in which signs it stands.
@Suite struct UnfinishedWordTests {
  static let cases: [(String, String, UnfinishedWord.Form, Int)] = [
    ("", "", .bare, 0), ("fil", "fil", .bare, 0), ("filter ", "", .bare, 0),
    ("filter 渠道=电", "电", .bare, 0), ("filter 渠道＝电", "电", .bare, 0), ("a|b", "b", .bare, 0),
    ("load ~/数据/2012-05.c", "~/数据/2012-05.c", .bare, 0),
    ("filter a in (甲, 乙", "乙", .bare, 1), ("sum(round(x", "x", .bare, 2), ("sum(x) ", "", .bare, 0),
    ("filter a = \"电话 ", "电话 ", .quoted, 0), ("filter a = “电话", "电话", .quoted, 0),
    ("filter a = \"x\\\"y", "x\\\"y", .quoted, 0), ("filter a matches \"\\d", "\\d", .quoted, 0),
    ("filter a = \"x\" and b", "b", .bare, 0), ("filter a = \"(\" and b in (c", "c", .bare, 1),
    ("breakdown [Complaint T", "Complaint T", .bracketed, 0),
    ("breakdown 【投诉", "投诉", .bracketed, 0),
    ("breakdown [it's] by c", "c", .bare, 0),
    ("filter a = {mo", "mo", .parameter, 0), ("say \"{渠", "渠", .parameter, 0),
    ("say \"{{mo", "{{mo", .quoted, 0), ("say \"{a} b", "{a} b", .quoted, 0),
  ]

  @Test(arguments: cases) func theWordIsFound(
    _ before: String, _ text: String, _ form: UnfinishedWord.Form, _ depth: Int
  ) {
    let word = UnfinishedWord(before: before)
    #expect(word.text == text)
    #expect(word.form == form)
    #expect(word.depth == depth)
    #expect(word.place.end == before.utf8.count)
  }

  @Test func commentsHoldNoWord() {
    #expect(UnfinishedWord(before: "count # 注").isComment)
    #expect(!UnfinishedWord(before: "[Ticket #").isComment)
    #expect(!UnfinishedWord(before: "# 注\ncount").isComment)
  }

  /// The command under the cursor, and the blocks around it.
  @Test func theLastCommandIsFound() {
    func last(_ text: String) -> [String] {
      let (start, openers) = Commands.last(of: text)
      return [String(decoding: text.utf8.dropFirst(start), as: UTF8.self)] + openers
    }
    #expect(last("a") == ["a"])
    #expect(last("a\nb |\nc") == ["b |\nc"])
    #expect(last("each 甲 as u {\n乙") == ["乙", "each 甲 as u {"])
    #expect(last("each a as u {\r\nb (\r\nc") == ["b (\r\nc", "each a as u {"])
    #expect(last("each a as u {\neach b as v {\nc\n}\nd") == ["d", "each a as u {"])
    #expect(last("each a as u {\nb\n}\n") == [""])
  }
}
