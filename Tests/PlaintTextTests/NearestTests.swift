import Testing

@testable import PlaintText

@Suite struct NearestTests {
  private static let channels = [
    "10086热线", "电话营业厅", "短信营业厅", "网上营业厅", "营业厅", "12345", "工信部申诉",
  ]

  @Test(arguments: [
    ("电话厅", "电话营业厅"), ("网厅", "网上营业厅"), ("短信大厅", "短信营业厅"), ("10086", "10086热线"),
    ("工信部", "工信部申诉"), ("申诉", "工信部申诉"), ("营业厅电话", "电话营业厅"), ("１２３４", "12345"),
  ])
  func chineseNamesAreFoundByTheirCharacters(word: String, name: String) {
    #expect(nearest(word, among: Self.channels).first == name)
  }

  private static let columns = [
    "Complaint Type", "Status", "Created Date", "Closed Date", "Agency", "Borough", "State",
  ]

  @Test(arguments: [
    ("Sttus", "Status"), ("status", "Status"), ("Staet", "State"), ("Brough", "Borough"),
    ("complaint", "Complaint Type"), ("date created", "Created Date"), ("Agencys", "Agency"),
    ("Type", "Complaint Type"), ("Colsed Date", "Closed Date"),
  ])
  func slipsAreSeenThrough(word: String, name: String) {
    #expect(nearest(word, among: Self.columns).first == name)
  }

  @Test(arguments: ["xyzzy", "投诉", "", "q"])
  func strangersHaveNoNeighbours(word: String) {
    #expect(nearest(word, among: Self.columns).isEmpty)
  }

  /// Two letters inside a word are no likeness; at its start, or Chinese, they are.
  @Test func shortPartsAreNoLikeness() {
    #expect(nearest("in", among: ["rounding"]).isEmpty)
    #expect(nearest("up", among: ["half-up"]) == ["half-up"])
    #expect(nearest("ro", among: ["rounding"]) == ["rounding"])
    #expect(nearest("舍入", among: ["截断舍入"]) == ["截断舍入"])
  }

  @Test func orderDoesNotDependOnTheOrderGiven() {
    let names = ["上月", "本月", "下月", "月份", "月"]
    let expected = nearest("今月", among: names, limit: 5)
    #expect(expected.count >= 3)
    for turn in names.indices {
      let turned = Array(names[turn...] + names[..<turn])
      #expect(nearest("今月", among: turned, limit: 5) == expected)
      #expect(nearest("今月", among: turned.reversed(), limit: 5) == expected)
    }
  }

  @Test func nearestComesFirstAndNoMoreThanAsked() {
    #expect(
      nearest("filtr", among: ["filler", "filters", "filter", "load"], limit: 2)
        == ["filter", "filters"])
    #expect(nearest("短信厅", among: Self.channels, limit: 1) == ["短信营业厅"])
    #expect(nearest("营业厅", among: ["营业厅", "营业厅"]).isEmpty)
  }

  /// One slip of any kind in any place of a name of five characters or more is seen through.
  @Test func oneSlipIsAlwaysNear() {
    for name in ["borough", "网上营业厅投诉", "State"] {
      let letters = Array(name)
      for i in letters.indices {
        var dropped = letters
        dropped.remove(at: i)
        var replaced = letters
        replaced[i] = "x"
        var added = letters
        added.insert("x", at: i)
        var exchanged = letters
        exchanged.swapAt(i, i == 0 ? 1 : i - 1)
        for slip in [dropped, replaced, added, exchanged].map({ String($0) }) where slip != name {
          #expect(nearest(slip, among: [name, "zzzzz"]) == [name], "\(slip)")
        }
      }
    }
  }

  /// The count of slips is the definition's for all words of two letters up to length four, and
  /// nothing beyond the limit is counted.
  @Test func slipsAreCountedAsDefined() {
    let words = (0...4).flatMap { length in
      (0..<(1 << length)).map { bits in (0..<length).map { UInt32(bits >> $0 & 1) } }
    }
    for a in words {
      for b in words {
        let slips = defined(a[...], b[...])
        for limit in 0...5 {
          #expect(alignment(a, b, limit: limit) == (slips <= limit ? slips : nil), "\(a) \(b)")
        }
      }
    }
  }

  /// Optimal string alignment as it is defined.
  private func defined(_ a: ArraySlice<UInt32>, _ b: ArraySlice<UInt32>) -> Int {
    guard let last = a.last, let other = b.last else { return a.count + b.count }
    var least = min(
      defined(a.dropLast(), b.dropLast()) + (last == other ? 0 : 1),
      defined(a.dropLast(), b) + 1, defined(a, b.dropLast()) + 1)
    if a.count > 1, b.count > 1, a.dropLast().last == other, b.dropLast().last == last {
      least = min(least, defined(a.dropLast(2), b.dropLast(2)) + 1)
    }
    return least
  }
}
