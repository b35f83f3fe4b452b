import Foundation
import PlaintEngine
import PlaintText
import Testing

/// Masking a column while others show the same in clear is said.
struct MaskedCopyTests {
  private func talk(tongue: Tongue = .english) throws -> Talk {
    let talk = Talk(tongue: tongue)
    let file = try Talk.file("人.csv", "姓名,phone\n甲某某,13800001111\n乙某某,13900002222\n")
    talk.host.folder = URL(filePath: file).deletingLastPathComponent().path
    try talk.say("load 人.csv as 人 text phone")
    return talk
  }

  private func warning(_ lines: [String], tongue: Tongue = .english) throws -> String? {
    let talk = try talk(tongue: tongue)
    for line in lines { try talk.say(line) }
    return talk.notes.first { $0.contains("written in clear") || $0.contains("按原样写出") }
  }

  @Test func `what was computed from the column is named, and only that`() throws {
    let cases: [(lines: [String], names: [String])] = [
      (["add p2 = concat(\"x\", phone)"], ["p2"]),
      (["add p2 = phone", "rename p2 as 副本"], ["副本"]),
      (["recode phone as ph2: \"1\" -> \"2\""], ["ph2"]),
      (["add a = left(phone, 7)", "add b = upper(a)", "drop a"], ["b"]),
      (["add a = mask(phone)"], []),
      (["add a = phone starts with \"138\""], []),
      (["recode phone as 类: 13800001111 -> 甲, else -> 乙"], []),
      (["add a = phone", "drop a"], []),
    ]
    for (lines, names) in cases {
      let said = try warning(lines + ["export m.csv mask phone"])
      #expect((said != nil) == !names.isEmpty, "\(lines)")
      for name in names { #expect(said?.contains(name) == true, "\(lines)") }
    }
  }

  @Test func `the line that hides the copies too works`() throws {
    let lines = ["add p2 = concat(\"x\", phone)", "export m.csv mask phone, p2"]
    #expect(try warning(lines) == nil)
    #expect(
      try warning(["添加 p2 = 拼接(\"x\", phone)", "导出 m.csv 脱敏 phone"], tongue: .chinese)?
        .contains("脱敏 phone, p2") == true)
  }

  @Test func `an answer's cells that hold what is hidden are found`() throws {
    let answer = "group phone, concat(\"电话\", phone) as z of n = count()"
    #expect(try warning([answer, "export m.csv mask phone"])?.hasPrefix("z shows") == true)
    #expect(try warning(["group phone of n = count()", "export m.csv mask phone"]) == nil)
    let parts = "group left(phone, 7) as g, right(phone, 4) as h, phone of n = count()"
    #expect(try warning([parts, "export m.csv mask phone"])?.hasPrefix("g shows") == true)
  }

  @Test func `columns that came by a join or in a named answer are found`() throws {
    let joined = ["x = select 姓名, phone | rename phone as tel", "join x by 姓名"]
    #expect(try warning(joined + ["export m.csv mask phone"])?.hasPrefix("tel shows") == true)
    let named = ["b = group phone of 最大 = max(phone)", "use b"]
    #expect(try warning(named + ["导出 m.csv 脱敏 phone"], tongue: .chinese)?.hasPrefix("最大含有") == true)
    #expect(try warning(["export m.csv mask phone"]) == nil)
  }

  @Test func `a file's name that shows what is hidden is said`() throws {
    let cases: [(column: String, name: String, mask: String, told: String?)] = [
      ("phone", "m-{p}.csv", "phone", "phone"),
      ("phone", "m-{left(p, 8)}.csv", "phone", "phone"),
      ("phone", "m-{right(p, 2)}.csv", "phone", nil),
      ("姓名", "{p}.csv", "姓名", "姓名"),
      ("姓名", "{p}.csv", "phone", nil),
      ("姓名", "13800001111.csv", "phone", nil),
    ]
    for (column, name, mask, told) in cases {
      let talk = try self.talk()
      try talk.say(
        "each \(column) top 1 as p where phone = 13800001111 {\nexport \"\(name)\" mask \(mask)\n}")
      let said = talk.notes.filter { $0.hasPrefix("the name of ") }
      #expect(said.count == (told == nil ? 0 : 1), "\(name) \(said)")
      if let told { #expect(said.first?.contains("shows what is in \(told),") == true) }
    }
    let talk = try self.talk(tongue: .chinese)
    try talk.say("逐个 phone 前 1 作为 号 {\n  分组 phone 统计 行数()\n  导出 \"{号}.csv\" 脱敏 phone\n}")
    #expect(talk.notes.contains { $0.hasPrefix("文件名“1") && $0.contains("含有phone的内容") })
  }

  @Test func `a column is masked once`() throws {
    for line in ["export m.csv mask phone, 姓名, phone", "导出 m.csv 脱敏 phone, 姓名, phone"] {
      let problem = try talk().failure(line)
      #expect(problem?.message.english == "“phone” stands here twice")
      #expect(problem?.message.text(in: .chinese) == "“phone”重复出现")
    }
  }
}
