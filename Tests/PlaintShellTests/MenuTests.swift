import PlaintText
import Testing

@testable import PlaintShell

@Suite struct MenuTests {
  private func menu(_ texts: [String], of line: String, from start: Int) -> Menu {
    let place = Place(start, line.utf8.count)
    return Menu(texts.map { Completion($0, replacing: place) }, of: line)
  }

  private static let insertions: [([String], String, String?)] = [
    (["reason"], "re", "reason "),
    (["reason", "region"], "r", "re"),
    (["Reason"], "reason", "Reason "),
    (["电话营业厅", "电话客服"], "电", "电话"),
    (["[Ticket id]", "[Ticket №]"], "tick", "[Ticket "),
    (["👨‍👩‍👧甲", "👨‍👩‍👦乙", "👨‍👩‍👧"], "", nil),
    (["relax", "radix"], "rx", nil),
    (["reason", "reasons"], "reason", nil),
    (["渠道"], "渠道", "渠道 "),
    (["a\nb"], "a", nil),
    ([], "x", nil),
  ]

  @Test(arguments: insertions)
  func insertionIsWhatAllShare(_ texts: [String], _ typed: String, _ inserted: String?) {
    #expect(menu(texts, of: typed, from: 0).insertion?.text == inserted)
  }

  @Test func anOpenCompletionGetsNoBlank() {
    let completion = Completion("count(", replacing: Place(4, 5), isFinal: false)
    #expect(
      Menu([completion], of: "add c").insertion
        == Menu.Insertion(place: Place(4, 5), text: "count("))
  }

  @Test func noSecondBlankIsPutIn() {
    let completion = Completion("渠道", replacing: Place(4, 7))
    #expect(Menu([completion], of: "say 渠 end").insertion?.text == "渠道")
    #expect(Menu([completion], of: "say 渠=").insertion?.text == "渠道 ")
  }

  @Test func differentPlacesAreReplacedTogether() {
    let line = "filter 电话"
    let menu = Menu(
      [
        Completion("\"电话营业厅\"", replacing: Place(7, 13)),
        Completion("营业厅", replacing: Place(13, 13)),
      ], of: line)
    #expect(menu.insertion == nil)
    let same = Menu(
      [
        Completion("电话营业厅", replacing: Place(7, 13)),
        Completion("营业点", replacing: Place(13, 13)),
      ], of: line)
    #expect(same.insertion == Menu.Insertion(place: Place(7, 13), text: "电话营业"))
  }

  @Test func placesOutsideTheLineAreLeftOut() {
    #expect(Menu([Completion("x", replacing: Place(0, 9))], of: "short").isEmpty)
  }

  private func lines(_ entries: [(String, String)], width: Int, limit: Int = 60) -> [String] {
    let completions = entries.map { Completion($0, replacing: Place(0, 0), description: $1) }
    return Menu(completions, of: "").lines(width: width, limit: limit, tongue: .english)
  }

  @Test func columnsAreReadDownwardsAndAligned() {
    let entries = [("电话", "1,025"), ("web", "7"), ("营业厅", "12")]
    #expect(
      lines(entries, width: 40) == ["电话    1,025   营业厅     12", "web         7"])
    #expect(lines(entries, width: 20) == ["电话    1,025", "web         7", "营业厅     12"])
  }

  @Test func wordsBesideAreAlignedLeft() {
    #expect(
      lines([("breakdown", "count"), ("占比", "数一数")], width: 30)
        == ["breakdown  count", "占比       数一数"])
  }

  @Test(arguments: 1...60) func noLineIsWiderThanTheTerminal(_ width: Int) {
    let entries = [("电话营业厅投诉与建议", "多次来电的客户，近三个月"), ("a", ""), ("[Ticket id]", "12")]
    for line in lines(entries, width: width) { #expect(line.displayWidth < max(width, 9)) }
  }

  @Test func whatIsNotListedIsCounted() {
    let entries = (1...5).map { ("甲\($0)", "") }
    #expect(lines(entries, width: 80, limit: 2).last == "… and 3 more")
    #expect(lines(entries, width: 80, limit: 5).count == 1)
  }
}
