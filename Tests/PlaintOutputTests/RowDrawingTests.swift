import PlaintTable
import PlaintText
import PlaintValue
import Testing

@testable import PlaintOutput

@Suite struct RowDrawingTests {
  private func table(_ columns: [(String, Kind, [Value])]) -> Table {
    Table(columns.map { Column($0.0, $0.1, values: $0.2) }, count: columns.first?.2.count ?? 0)
  }

  @Test func rowsAreAligned() {
    let rows = table([
      ("渠道", .text, ["电话营业厅", .missing]), ("内容", .text, ["一\n二\t三", "\u{1B}[2J"]),
      ("件数", .whole, [1025, 7]),
    ])
    #expect(
      drawn(rows: [rows], numbers: [1, 12], width: 80) == """
            渠道        内容      件数
        ──────────────────────────────
         1  电话营业厅  一⏎二⇥三  1025
        12              \\e[2J        7
        """)
  }

  @Test func wantedColumnsAreLeftOutLast() {
    let names = (1...9).map { "第\($0)列" }
    let rows = table(names.map { ($0, .text, ["电话营业厅"]) })
    let lines = drawn(rows: [rows], wanted: ["第8列"], width: 40).split(separator: "\n")
    #expect(lines[0].contains("第8列") && lines[0].hasPrefix("第1列"))
    #expect(lines.last?.contains("第8列") == false && lines.last?.hasSuffix("第9列") == true)
  }

  @Test func whichOfManyColumnsFitIsSeenAtOnce() {
    let names = (1...20_000).map { "第\($0)列" }
    let rows = table(names.map { ($0, .text, ["电话营业厅"]) })
    let clock = ContinuousClock()
    let time = clock.measure {
      let lines = drawn(rows: [rows], wanted: ["第19000列"], width: 100).split(separator: "\n")
      #expect(lines[0].hasPrefix("第1列") && lines[0].hasSuffix("第19000列"))
    }
    #expect(time < .seconds(20))
  }

  @Test func cellsAreShownAsTheyWereRead() {
    let storage = Storage.fixed(Buffer([7, Column.absent]), places: 0)
    let spelling = Spelling(
      patterns: [.canonical], perRow: nil,
      exceptions: Spelling.Exceptions(rows: [1], texts: ["七件"]),
      misfits: [1])
    let column = Column("件数", .whole, storage, count: 2, spelling: spelling)
    let lines = drawn(rows: [Table([column], count: 2)], width: 20).split(separator: "\n")
    #expect(lines.dropFirst(2) == ["   7", "七件"])
  }

  @Test func longTextsAreCutFairly() {
    let text = String(repeating: "投诉内容", count: 20)
    let rows = table([
      ("a", .text, [.text(text)]), ("b", .text, ["短"]), ("c", .text, [.text(text)]),
    ])
    let lines = drawn(rows: [rows], width: 40).split(separator: "\n")
    #expect(lines[2].count { $0 == "…" } == 2)
    #expect(String(lines[1]).displayWidth == 40)
    #expect(lines[2].contains("短"))
  }

  @Test func columnsWithoutRoomAreNamed() {
    let rows = table((1...9).map { ("第\($0)列", .text, [.text("内容内容内容")]) })
    let lines = drawn(rows: [rows], width: 30).split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("第1列"))
    let said = lines.dropFirst(3).map { $0.replacing("  ", with: "") }.joined()
    #expect(said.hasPrefix("not shown for want of room: 第3列, 第4列") && said.hasSuffix("第9列"))
    #expect(lines.allSatisfy { $0.displayWidth <= 30 })
  }

  @Test func noLineIsWiderThanTheScreen() {
    var random = Random(seed: 11)
    for _ in 0..<300 {
      let count = Int.random(in: 0...3, using: &random)
      let columns = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        (random.text(), Kind.text, (0..<count).map { _ in Value.text(random.text(upTo: 60)) })
      }
      for width in [1, 5, 20, 33, 80] {
        for line in drawn(rows: [table(columns)], width: width).split(separator: "\n") {
          #expect(String(line).displayWidth <= width, "\(width): \(line)")
        }
      }
    }
  }

  @Test func aHugeCellIsCutEarly() {
    let text = String(repeating: "投", count: 400_000)
    let lines = drawn(rows: [table([("c", .text, [.text(text)])])], width: 20).split(
      separator: "\n")
    #expect(lines[2] == "投投投投投投投投投…")
  }
}
