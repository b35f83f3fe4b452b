import Testing

/// Report C, counted from the committed tickets of the branch and counts of the region.
@Suite struct BranchReportTests {
  let tickets: [Row]
  let year: [Row]

  init() throws {
    tickets = try Committed.rows(of: "unaware.csv")
    year = tickets.filter { $0.isOpened(in: "2015-01"..."2015-05") }
  }

  @Test func reasonsAreTheReports() {
    #expect(year.count == 2859)
    let counts = year.counts(of: "reason")
    #expect(
      counts == [
        "不知情变更资费": 1049, "保底消费": 459, "兑换电子券": 436, "家庭网与宽带": 312, "增值业务": 268, "流量包续订": 201,
        "合约捆绑": 134,
      ])
    #expect([1049, 459, 436, 1944].map { halfUp($0, of: 2859) } == [3669, 1605, 1525, 6800])
    #expect(1049 + 459 + 436 == 1944)
    #expect(truncated(1944, of: 2859) == 6799)
  }

  @Test func unitsAreTheReports() {
    let counts = year.counts(of: "unit")
    let named = ["渠道运营中心": 641, "东河": 638, "青山": 432, "昆区": 314]
    for (unit, count) in named { #expect(counts[unit] == count) }
    let rest = counts.filter { named[$0.key] == nil }
    #expect(rest.values.reduce(0, +) == 834)
    #expect(rest.count >= 6)
    #expect(rest.max { $0.value < $1.value }?.key == "土右")
    #expect(rest["土右"] == 248)
    #expect(
      [641, 638, 432, 314, 834].map { halfUp($0, of: 2859) } == [2242, 2232, 1511, 1098, 2917])
    #expect(truncated(638, of: 2859) == 2231)
  }

  /// The leading details of a unit are those with at least 15 % of its tickets; 昆区 has a tie.
  @Test func eachUnitsTopDetailsAreTheReports() {
    let expected = [
      "渠道运营中心": ["兑换电子券"], "东河": ["变更4G资费"], "青山": ["变更4G资费", "开通保底"],
      "昆区": ["变更4G资费", "家庭网/宽带", "开通保底"], "土右": ["变更4G资费", "家庭网/宽带"],
    ]
    for (unit, details) in expected {
      let rows = year.having("unit", unit)
      // Larger first, then by name, as every answer of Plaint is ordered.
      let ranked = rows.counts(of: "detail").sorted {
        ($1.value, $0.key) < ($0.value, $1.key)
      }
      let leading = ranked.prefix { $0.value * 100 >= rows.count * 15 }
      #expect(leading.map(\.key) == details)
      #expect(ranked[details.count].value * 10 < rows.count)
    }
    let kun = year.having("unit", "昆区").counts(of: "detail")
    #expect(kun["家庭网/宽带"] == 62)
    #expect(kun["开通保底"] == 62)
  }

  @Test func everyDetailHasOneReason() {
    let reasons = Dictionary(grouping: tickets) { $0["detail"] }
    #expect(reasons.count == 13)
    for (_, rows) in reasons { #expect(Set(rows.map { $0["reason"] }).count == 1) }
    #expect(reasons["变更4G资费"]?.first?["reason"] == "不知情变更资费")
    #expect(reasons["开通保底"]?.first?["reason"] == "保底消费")
  }

  @Test func theBranchGrewByTheStatedChange() {
    let before = tickets.filter { $0.isOpened(in: "2014-01"..."2014-05") }
    #expect(before.count == 1483)
    #expect(before.count + year.count == tickets.count)
    #expect(halfUp(year.count - before.count, of: before.count) == 9278)
    #expect(Set(year.map { $0["unit"] }).subtracting(before.map { $0["unit"] }) == ["滨河"])
  }

  @Test func theRegionIsTheReports() throws {
    let region = try Committed.rows(of: "region.csv")
    func total(_ year: String, _ category: String? = nil) throws -> Int {
      try region
        .filter { $0["month"].hasPrefix(year) && (category ?? $0["category"]) == $0["category"] }
        .reduce(0) { sum, row in sum + (try #require(Int(row["count"]))) }
    }
    let (now, before) = (try total("2015", "不知情定制"), try total("2014", "不知情定制"))
    #expect([now, before] == [19_260, 9_993])
    #expect(try total("2015") == 72_000)
    #expect(try total("2014") == 58_316)
    #expect(now * 10_000 == 2675 * 72_000)
    #expect(halfUp(now - before, of: before) == 9273)
    // 1.9万 of 7.2万 and a base between 9,599 and 10,118, as the printed figures allow.
    #expect((18_500..<19_500).contains(now) && (9_599...10_118).contains(before))
    #expect(region.count == 2 * 5 * 7)
    #expect(Set(region.map { $0["month"] + $0["category"] }).count == region.count)
  }
}
