import PlaintMemory
import PlaintTable
import PlaintText
import PlaintValue
import Testing

@testable import PlaintEngine

/// `fill`: what merged cells left out, taken from above.
struct FillTests {
  private static func talk(_ tongue: Tongue = .english) -> Talk {
    let talk = Talk(tongue: tongue)
    let texts = { (cells: [String]) in cells.map { $0.isEmpty ? Value.missing : .text($0) } }
    let misfit = Spelling(
      patterns: [.canonical], perRow: nil,
      exceptions: Spelling.Exceptions(rows: [2], texts: ["约5"]), misfits: [2])
    let cells = Buffer<Int64>([10, Column.absent, Column.absent, Column.absent, 7])
    let table = Table(
      [
        Column("区域", .text, values: texts(["", "东区", "", "西区", ""])),
        Column("件 数", .whole, .fixed(cells, places: 0), count: 5, spelling: misfit),
      ], count: 5)
    talk.session.put(
      Dataset(
        name: "表", source: MemorySource(name: "表", table: table), origin: "load 表.csv as 表"))
    talk.session.current = "表"
    return talk
  }

  @Test func filledCellsAndThoseWithoutAValueAboveAreCounted() throws {
    let english = Self.talk()
    try english.say("fill 区域")
    #expect(
      english.notes == ["区域: 2 cells took the value above; 1 stay missing, with no value above"])
    try english.say("assert count(区域 = 东区) = 2", "assert count(区域 = 西区) = 2")
    let chinese = Self.talk(.chinese)
    try chinese.say("向下填充 区域")
    #expect(chinese.notes == ["区域：2 个单元格取了上方的值；上方没有值的 1 个仍为缺失"])
  }

  /// A cell that does not fit its column is no missing cell, and nothing is taken past it.
  @Test func whatDoesNotFitItsColumnStays() throws {
    let talk = Self.talk()
    try talk.say("fill [件 数]")
    #expect(
      talk.notes == ["[件 数]: 1 cell took the value above; 2 stay missing, with no value above"])
    try talk.say("assert count([件 数] = 10) = 2", "assert count([件 数] is missing) = 2")
  }

  @Test func itIsAStepLikeOthers() throws {
    let talk = Self.talk()
    try talk.say("fill 区域, [件 数]", "undo", "assert count(区域 is missing) = 3", "redo")
    try talk.say("assert count(区域 is missing) = 1", "filter 区域 = 东区 | assert count() = 2")
    #expect(talk.failure("fill 区域, 区域")?.message.chinese == "“区域”写了两次")
    #expect(talk.failure("fill 区城")?.hints.first?.english == "did you mean “区域”?")
  }
}
