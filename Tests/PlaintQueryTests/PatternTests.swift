import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue
import Testing

struct PatternTests {
  @Test func mistakesSayWhere() throws {
    let error = #expect(throws: Diagnostic.self) { _ = try Pattern("投诉(电") }
    #expect(error?.place == Place(10, 10))
    #expect(error?.message.english == "in the pattern “投诉(电”: missing closing parenthesis")
    let other = #expect(throws: Diagnostic.self) { _ = try Pattern("a*+?*b") }
    #expect(other?.place?.start == 3)
  }

  @Test func patternsAreUnicodeAndExact() throws {
    #expect(try Pattern("^..$").outcome(in: "投诉") == .matched)
    #expect(try Pattern("^\\w+$").outcome(in: "投诉app") == .matched)
    #expect(try Pattern("\\d{3}").outcome(in: "１００") == .matched)
    #expect(try Pattern("app").outcome(in: "APP") == .unmatched)
    #expect(try Pattern("(?i)app").outcome(in: "APP") == .matched)
  }

  @Test func emptyTextsAndPatternsMatch() throws {
    #expect(try Pattern("").outcome(in: "投诉") == .matched)
    #expect(try Pattern("^$").outcome(in: "") == .matched)
    #expect(try Pattern("x").outcome(in: "") == .unmatched)
    #expect(try Pattern("a*").first(in: "投", group: 0).text == "")
  }

  @Test(
    arguments: [
      ("短信|流量", ["短信", "流量"]), ("短信", ["短信"]), ("a b|Ａ", ["a b", "Ａ"]), ("短信|", nil),
      ("", nil), ("短.信", nil), ("短信\\|流量", nil), ("(短信)|流量", nil), ("短信$|流量", nil), ("信{2}", nil),
      ("[短信]", nil), ("短信?", nil),
    ] as [(String, [String]?)])
  func aChoiceBetweenTextsIsKnown(_ pattern: String, _ texts: [String]?) throws {
    #expect(try Pattern(pattern).literals == texts)
  }

  @Test func groupsAreFoundInBytes() throws {
    let pattern = try Pattern("(投)(诉)?(x)?")
    #expect(pattern.groups == 3)
    let matcher = Pattern.Matcher(pattern)
    var text = "的投诉"
    #expect(text.withUTF8 { matcher($0) } == .matched)
    #expect(matcher.group(1) == 3..<6)
    #expect(matcher.group(2) == 6..<9)
    #expect(matcher.group(3) == nil)
    #expect(matcher.group(4) == nil)
  }

  @Test func bytesThatAreNoTextNeverMatch() throws {
    let pattern = try Pattern("^.*$")
    let broken: [UInt8] = [0x61, 0xFF, 0xFE, 0xE7, 0x94]
    #expect(broken.withUnsafeBufferPointer { Pattern.Matcher(pattern)($0) } == .unmatched)
    let letter = try Pattern("a")
    #expect(broken.withUnsafeBufferPointer { Pattern.Matcher(letter)($0) } == .matched)
  }

  @Test func aPatternThatTriesTooLongGivesUpAndIsCounted() throws {
    let text = String(repeating: "投", count: 40) + "！"
    let slow = "^(\\w+\\s?)+$"
    #expect(try Pattern(slow).outcome(in: text) == .exhausted)
    #expect(value(.matches, .text(text), .text(slow)) == false)
    #expect(faults(.matches, .text(text), .text(slow)).limits == 1)
    #expect(faults(.extract, .text(text), .text(slow)).limits == 1)
    let formula = Formula(.call(.matches, .column("x"), .text(slow)), columns: ["x"])
    var faults = Faults()
    #expect(formula.value([.text(text)], &faults) == false)
    #expect(faults.limits == 1)
  }

  @Test func theCacheGivesOnePatternPerText() throws {
    #expect(try Pattern.cached("投诉+") === Pattern.cached("投诉+"))
    for number in 0..<600 { _ = try Pattern.cached("投诉\(number)") }
    #expect(try Pattern.cached("投诉599").outcome(in: "投诉599") == .matched)
  }

  @Test func manyThreadsShareAPattern() throws {
    let pattern = try Pattern("(\\d+)号")
    let found = Buffer<Int>(count: 4)
    parallel(4) { thread in
      for number in 0..<500 {
        let text = "工单\(number * 4 + thread)号"
        if pattern.first(in: text, group: 1).text == "\(number * 4 + thread)" {
          found.base[thread] += 1
        }
      }
    }
    #expect((0..<4).allSatisfy { found[$0] == 500 })
  }
}
