import Testing

/// The tickets are as uneven as real ones, and nobody's.
@Suite struct CellTests {
  let tickets: [Row]

  init() throws {
    tickets = try Committed.rows(of: "tickets.csv")
  }

  @Test func everyDayOfThreeMonthsHasTickets() {
    let days = Set(tickets.map { String($0["opened_at"].prefix(10)) })
    #expect(days.count == 31 + 30 + 31)
    #expect(days.min() == "2012-03-01")
    #expect(days.max() == "2012-05-31")
    let moments = tickets.map { $0["opened_at"] }
    #expect(moments == moments.sorted())
  }

  @Test func numbersAreFourteenDigitsAndUnique() {
    let numbers = tickets.map { $0["ticket"] }
    #expect(Set(numbers).count == tickets.count)
    for row in tickets {
      let isNumber = row["ticket"].count == 14 && row["ticket"].allSatisfy(\.isWholeNumber)
      let month = row["opened_at"].prefix(7).filter { $0 != "-" }
      #expect(isNumber && row["ticket"].hasPrefix(month))
    }
  }

  @Test(arguments: ["tickets.csv", "unaware.csv"])
  func ticketsCloseAfterTheyOpenAndSomeAreOpen(_ file: String) throws {
    let rows = try Committed.rows(of: file)
    for row in rows where !row["closed_at"].isEmpty { #expect(row["opened_at"] < row["closed_at"]) }
    let open = rows.having("closed_at", "")
    #expect((rows.count / 25...rows.count / 12).contains(open.count))
    #expect(open.allSatisfy { $0["outcome"].isEmpty })
  }

  @Test(arguments: [("tickets.csv", "1380000"), ("unaware.csv", "1390000")])
  func phonesAreInvented(_ file: String, _ prefix: String) throws {
    let phones = try Committed.rows(of: file).map { $0["phone"] }
    let given = phones.filter { !$0.isEmpty }
    #expect(given.allSatisfy { $0.hasPrefix(prefix) && $0.count == 11 })
    #expect(given.count < phones.count)
    #expect(Set(given).count < given.count)
  }

  @Test func columnsHoldOnlyTheirOwnValues() {
    let allowed: [String: Set<String>] = [
      "type": ["业务响应", "投诉", "咨询"], "channel": ["电话营业厅", "网上营业厅", "短信营业厅"],
      "satisfaction": ["满意", "基本满意", "不满意", ""],
      "outcome": ["属实", "客户自身操作", "口径不同", "未复现", "非本部门", ""],
      "customer_class": ["普通客户", "银卡", "金卡", "钻石卡", ""],
    ]
    for (column, values) in allowed { #expect(Set(tickets.map { $0[column] }) == values) }
    for fee in tickets.map({ $0["fee"] }) where !fee.isEmpty {
      #expect(fee.wholeMatch(of: /[1-9][0-9]*\.[0-9]{2}/) != nil)
    }
    let blank = tickets.having("satisfaction", "").count
    #expect((30...40).contains(blank * 100 / tickets.count))
  }

  @Test func someCellsAreQuotedBrokenOrRare() {
    let contents = tickets.map { $0["content"] }
    #expect((20...40).contains(contents.count { $0.contains(",") } * 1000 / tickets.count))
    let hard = contents.count { $0.contains("\"") || $0.contains("\n") }
    #expect((5...15).contains(hard * 1000 / tickets.count))
    #expect(contents.contains { $0.contains("\"") && $0.contains("\n") && $0.contains(",") })
    for rare in ["㐂", "𠮷", "😡", "©", "𡈽", "ç"] {
      #expect(contents.count { $0.contains(rare) } == 1)
    }
    #expect(contents.count { $0.hasPrefix("=") || $0.hasPrefix("-") } == 2)
  }

  /// 滨河 is a unit without a line in units.csv, 渠道运营中心 a line without users.
  @Test func unitsHaveUsersButForTheTwoNamed() throws {
    let units = try Committed.rows(of: "units.csv")
    let names = Set(units.map { $0["unit"] })
    #expect(names.count == units.count)
    #expect(units.having("users", "").map { $0["unit"] } == ["渠道运营中心"])
    let branch = Set(try Committed.rows(of: "unaware.csv").map { $0["unit"] })
    #expect(branch.subtracting(names) == ["滨河"])
    #expect(Set(tickets.map { $0["district"] }).subtracting(names) == [""])
  }
}
