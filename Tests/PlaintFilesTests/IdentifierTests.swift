import PlaintTable
import PlaintText
import PlaintValue
import Testing

@testable import PlaintReading
@testable import PlaintWriting

/// Which columns of whole numbers name something.
@Suite struct IdentifierTests {
  @Test(
    arguments: [
      "id", "ID", "Ids", "ticket_id", "ticket id", "TicketId", "TicketID", "order no", "orderNo",
      "ORDER-NO",
      "Number", "phone", "contact.phone", "Tel", "ZIP", "Zip code", "postcode", "工单编号", "手机号码",
      "订单号码",
      "投诉工单号", "受理工号", "流水号", "邮编", "区域代码", "身份证", "联系电话", "工单ID", "客户id", "手机号",
    ]) func namesThatSayIdentifier(_ name: String)
  {
    #expect(IdentifierName.isOne(name))
  }

  @Test(
    arguments: [
      "paid", "PAID", "void", "phone_fee", "号码数", "电话量", "numbers", "piano", "code_count", "编号数",
      "nonzero",
      "id2", "fluid", "casino", "数量", "",
    ]) func namesThatDoNot(_ name: String)
  {
    #expect(!IdentifierName.isOne(name))
  }

  private func kind(_ name: String, _ cells: [String], _ options: LoadOptions = LoadOptions())
    throws -> Kind
  {
    try load("\(name),n\n" + cells.map { "\($0),x\n" }.joined(), options).kinds[0]
  }

  @Test func digitsUnderSuchANameAreIdentifiersInEveryMonth() throws {
    #expect(try kind("工单编号", ["1", "20", "3"]) == .identifier)
    #expect(try kind("工单编号", ["20120501080315", "20120501080316"]) == .identifier)
    #expect(try kind("工单编号", ["1", "007"]) == .text)
    #expect(try kind("工单编号", ["1", "A7", "3", "4"]) == .text)
    #expect(try kind("工单编号", ["1.5", "2"]) == .decimal)
    #expect(try kind("工单编号", ["2012-05-01"]) == .date)
    #expect(try kind("工单编号", ["+1", "2"]) == .whole)
  }

  @Test func digitsOfOneLengthAreAGuessThatIsSaid() throws {
    let loaded = try load("手机,费用\n13812345678,1\n13912345678,20\n")
    #expect(loaded.kinds == [.identifier, .whole])
    #expect(
      loaded.said
        == "“手机” reads as an identifier, a guess: every cell has 11 digits; load … number 手机 makes amounts of it"
    )
    #expect(try kind("费用", ["1234567890", "1234567891"]) == .whole)
    #expect(try kind("费用", ["12345678901", "1234567890"]) == .whole)
    #expect(try kind("费用", ["20120501080315", "20120501090315"]) == .moment)
  }

  @Test func theLoadCanSayThatTheyAreAmounts() throws {
    #expect(try kind("编号", ["1", "20"], LoadOptions(numbers: ["编号"])) == .whole)
    #expect(try kind("手机", ["13812345678"], LoadOptions(numbers: ["手机"])) == .whole)
    let zeros = try load("编号,n\n007,x\n012,x\n1.50,x\n", LoadOptions(numbers: ["编号"]))
    #expect(zeros.kinds[0] == .decimal)
    #expect(zeros.values("编号")[0] == .number(7))
    // Written out, they are as they were.
    #expect(zeros.cells.map { $0[0] } == ["007", "012", "1.50"])
    #expect(throws: Diagnostic.self) { try load("编号\n1\n", LoadOptions(numbers: ["无"])) }
  }

  @Test func numbersThatASpreadsheetHasRoundedAreSaid() throws {
    let loaded = try load("工单编号,量\n2.01205E+13,1\n2.01205E+13,2\n")
    #expect(loaded.kinds == [.text, .whole])
    #expect(
      loaded.said.contains(
        "“工单编号”: cells such as 2.01205E+13 are numbers that a spreadsheet has rounded"))
    #expect(try load("型号,量\nE+13,1\n2E,2\n1.5E+3,3\n").said == "")
  }
}
