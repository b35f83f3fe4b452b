import Foundation
import PlaintEngine
import PlaintMemory
import PlaintTable
import PlaintText
import PlaintValue
import TestSupport
import Testing

/// How answers look: what other rows stand for, headings in the reader's language, widths, digits.
@Suite struct LookTests {
  private func long(_ tongue: Tongue = .english) -> Talk {
    let talk = Talk(tongue: tongue)
    let days = ["2012-03-01 07:30", "2012-03-02 08:30", "2012-03-02 08:30"]
    let table = Table(
      [
        Column("customer_class", .text, values: ["普通客户与其他很长的类别名称", "银卡", "银卡"].map { .text($0) }),
        Column("工单编号", .whole, values: (1...3).map { .number(Number(20_120_300_000_000 + $0)) }),
        Column(
          "opened_at", .moment, values: days.compactMap { Moment(parsing: $0).map(Value.moment) }),
        Column(
          "fee", .decimal,
          values: ["1.5", "32", "32"].compactMap { Number(parsing: $0).map(Value.number) }),
        Column("content", .text, values: ["　　您好，\n\n 资费有误", "\n\nsecond", "电话"].map { .text($0) }),
      ], count: 3)
    talk.session.put(
      Dataset(name: "t", source: MemorySource(name: "t", table: table), origin: "load t.csv"))
    talk.session.current = "t"
    return talk
  }

  @Test func otherRowsOfATreeAreCounted() throws {
    let talk = Talk()
    try talk.say("breakdown reason > channel top 1")
    #expect(talk.answers.last?.others.map(\.english) == ["(other) is 1 value of “channel”"])
    talk.put(
      "t",
      [
        ("区县", ["东河", "东河", "东河", "东河", "昆区", "昆区", "昆区"]),
        ("原因", ["甲", "甲", "乙", "丙", "丁", "丁", "戊"]),
      ])
    try talk.say("占比 区县 > 原因 前 1")
    #expect(
      talk.answers.last?.others == [
        Message("each (other) is from 1 to 2 values of “原因”", "各（其他）为“原因”的 1 至 2 个值")
      ])
    #expect(
      talk.printed.last?.hasSuffix("note: each (other) is from 1 to 2 values of “原因”") == true)
  }

  @Test(arguments: [
    "breakdown channel top 1", "group channel top 1", "crosstab channel top 1 by reason",
  ])
  func whatOtherRowsStandForIsSaidWhileOneIsLeft(_ line: String) throws {
    let talk = Talk()
    let note = "note: (other) is 2 values of “channel”"
    try talk.say(line)
    #expect(talk.printed.last?.contains(note) == true, "\(talk.printed)")
    try talk.say("it | take 1")
    #expect(talk.printed.last?.contains(note) == false, "\(talk.printed)")
    try talk.say("\(line) | take 2")
    #expect(talk.printed.last?.contains(note) == true, "\(talk.printed)")
  }

  @Test func aChineseScreenHasChineseHeadings() throws {
    let talk = Talk(tongue: .chinese)
    try talk.say("占比 reason")
    let words = talk.printed.last?.split(separator: "\n").first?.split(separator: " ")
    #expect(words == ["reason", "数量", "占比", "累计占比"])
    #expect(talk.answers.last?.names == ["reason", "数量", "占比", "累计占比"])
    try talk.say("它 | 排序 数量 | 取前 1", "占比 reason", "写 \"{它(1, 占比)} {它(1, share)}\"")
    #expect(talk.texts.last == "66.67% 66.67%")
    for line in ["它 | 列", "它 | 查看", "甲 = 占比 reason", "甲 | 列", "甲 | 查看", "甲 | 占比 数量"] {
      try talk.say(line)
      for word in ["count", "share", "cumulative"] {
        #expect(talk.printed.last?.contains(word) == false, "\(line): \(talk.printed)")
      }
    }
    try talk.say("占比 reason 前 1 | 查看", "占比 reason | 筛选 count > 0 | 排序 share")
    #expect(talk.printed.dropLast().last?.contains("（其他）") == true)
    try talk.say("趋势")
    #expect(talk.printed.last?.hasPrefix("   月") == true)
    try talk.say("趋势 | 筛选 月 = 2012-05")
    #expect(talk.answers.last?.rows.count == 1)
    try talk.say("交叉 channel 按 reason 百分比 行")
    #expect(
      talk.printed.last?.contains("行%") == true && talk.printed.last?.contains("row %") == false)
    try talk.say("概括 minutes")
    #expect(talk.printed.last?.contains("标准差") == true)
  }

  @Test func filesHaveTheHeadingsShown() throws {
    let talk = Talk(tongue: .chinese)
    let path = try Talk.file("占比.csv", "")
    try talk.say("占比 reason", "导出 \(path) 覆盖")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.hasPrefix("reason,数量,占比,累计占比"))
  }

  @Test func headingsThatWereChosenStay() throws {
    let chinese = Talk(tongue: .chinese)
    try chinese.say("默认 表头语言 英文", "占比 reason")
    #expect(chinese.printed.last?.contains("cumulative") == true)
    let english = Talk()
    try english.say("defaults headings Chinese", "breakdown reason")
    #expect(english.printed.last?.contains("累计占比") == true)
  }

  /// Names, kinds, moments and ids are whole; the commonest value gives way.
  @Test(arguments: [80, 100]) func columnsKeepWhatIsLookedFor(_ width: Int) throws {
    for tongue in [Tongue.english, .chinese] {
      let talk = long(tongue)
      talk.host.width = width
      try talk.say("columns")
      let text = try #require(talk.printed.last)
      let kind = tongue == .english ? "whole number" : "整数"
      for whole in [
        "customer_class", kind, "20120300000001", "2012-03-01 07:30", "2012-03-02 08:30",
      ] {
        #expect(text.contains(whole), "\(whole) in\n\(text)")
      }
      #expect(
        text.split(separator: "\n").allSatisfy { String($0).displayWidth <= width }, "\(text)")
      #expect(text.contains("1.5") && text.contains("32.0"), "\(text)")
    }
  }

  @Test func blanksAndBreaksAroundTextTakeNoRoom() throws {
    let talk = long(.chinese)
    try talk.say("查看 3 content")
    let text = try #require(talk.texts.last)
    let lines = text.split(separator: "\n")
    #expect(lines.suffix(3) == ["您好，⏎资费有误", "second", "电话"], "\(text)")
  }

  @Test func computedDecimalsHaveTheSamePlaces() throws {
    let talk = long()
    try talk.say("add 三分 = fee / 8", "show 三分, fee")
    let text = try #require(talk.texts.last)
    #expect(text.contains("0.1875  ") && text.contains("4.0000  "), "\(text)")
  }

  @Test func reckonedNumbersHaveSeparators() throws {
    let talk = Talk()
    try talk.say(
      "say \"{count() * 1000} {count() + 0} {sum(minutes) * 10 / 4} {year(2012-05-01)}\"")
    #expect(talk.texts.last == "6,000 6 525 2012")
    try talk.say("写 \"{行数() * 2000} 件\"")
    #expect(talk.texts.last == "12,000 件")
  }

  @Test func weekdaysAreExplained() throws {
    let talk = Talk(tongue: .chinese)
    try talk.say("占比 星期(opened)")
    #expect(talk.printed.last?.contains("星期一为 1，星期日为 7") == true)
    try talk.say("占比 月(opened)")
    #expect(talk.printed.last?.contains("星期一") == false)
    let english = Talk()
    try english.say("crosstab channel by weekday(opened)")
    #expect(english.printed.last?.contains("weekdays run from 1, Monday, to 7, Sunday") == true)
  }
}
