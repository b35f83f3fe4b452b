import Testing

/// Reports A and B, counted from the committed tickets.
@Suite struct HallReportTests {
  let may: [Row]

  init() throws {
    may = try Committed.rows(of: "tickets.csv")
      .filter { $0["type"] == "业务响应" && $0.isOpened(in: "2012-05"..."2012-05") }
  }

  @Test func phoneHallIsReportA() {
    let phone = may.having("channel", "电话营业厅")
    #expect(phone.count == 739)
    #expect(
      phone.counts(of: "reason") == [
        "人工前台操作": 371, "话费直通车(1008611)短信收不到": 154, "10086 拨打异常(语音播报异常)": 119, "无法转接人工": 63,
        "短信协同办理": 32,
      ])
  }

  @Test func reportAPrintsTruncatedShares() {
    #expect([371, 154, 119, 63].map { truncated($0, of: 739) } == [5020, 2083, 1610, 852])
    #expect([154, 63].map { halfUp($0, of: 739) } == [2084, 853])
  }

  /// The text-message tickets belong to another hall and the front desk's are no fault of the line.
  @Test func reattributionLeavesTheAuthorsTotals() {
    let phone = may.having("channel", "电话营业厅")
    let noText = phone.filter { $0["reason"] != "话费直通车(1008611)短信收不到" }
    let noDesk = phone.filter { $0["reason"] != "人工前台操作" }
    let neither = noText.filter { $0["reason"] != "人工前台操作" }
    #expect([noText.count, noDesk.count, neither.count] == [585, 368, 214])
    #expect([119, 63, 32].map { halfUp($0, of: neither.count) } == [5561, 2944, 1495])
  }

  @Test func webHallIsReportBWithTwentyMissing() {
    let web = may.having("channel", "网上营业厅")
    #expect(web.count == 286)
    #expect(
      web.counts(of: "reason") == [
        "账单详单查询": 10, "随机密码短信": 119, "登录": 17, "网银交费与营销活动": 21, "业务操作": 41, "客户自身操作": 58, "": 20,
      ])
    #expect(halfUp(51, of: 286) == 1783)
    #expect(halfUp(41, of: 286) == 1434)
    #expect(truncated(41, of: 286) == 1433)
  }

  @Test func bothHallsTogetherAreTheWholeType() {
    #expect(may.count == 1025)
    #expect(may.counts(of: "channel") == ["电话营业厅": 739, "网上营业厅": 286])
    #expect([739, 286].map { halfUp($0, of: 1025) } == [7210, 2790])
    #expect(truncated(739, of: 1025) == 7209)
  }

  @Test func theOtherMonthsHaveTheSameCausesAndOtherCounts() throws {
    let tickets = try Committed.rows(of: "tickets.csv").having("type", "业务响应")
    let reasons = Set(may.map { $0["channel"] + $0["reason"] })
    for (month, phone, web) in [("2012-03", 313, 130), ("2012-04", 440, 181)] {
      let rows = tickets.filter { $0.isOpened(in: month...month) }
      #expect(rows.counts(of: "channel") == ["电话营业厅": phone, "网上营业厅": web])
      #expect(Set(rows.map { $0["channel"] + $0["reason"] }) == reasons)
    }
  }

  @Test func theMapMovesTheTicketsTheAuthorMoves() throws {
    var belongs: [String: String] = [:]
    for row in try Committed.rows(of: "reasons-map.csv") { belongs[row["old"]] = row["new"] }
    let moved = Dictionary(grouping: may) { belongs[$0["reason"]] ?? "" }.mapValues(\.count)
    #expect(
      moved == ["人工服务": 371, "短信营业厅": 154, "电话营业厅": 214, "网上营业厅": 208, "客户": 58, "": 20])
  }
}
