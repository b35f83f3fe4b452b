import PlaintText
import Testing

@Suite struct WordingTests {
  @Test(arguments: [
    (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (1025, "1,025"), (373_481, "373,481"),
    (-1025, "-1,025"), (-100, "-100"), (10_000_000, "10,000,000"),
    (Int.min, "-9,223,372,036,854,775,808"),
  ])
  func threeDigitsStandTogether(number: Int, text: String) {
    #expect(grouped(number) == text)
  }

  @Test(arguments: [
    ("1234.5678", "1,234.5678"), ("-1234567", "-1,234,567"), ("0.1234", "0.1234"), ("999", "999"),
    ("", ""), ("-", "-"), ("溢出12345", "溢出12345"), ("1e2345", "1e2345"),
    (
      "100000000000000000000000000000000000000",
      "100,000,000,000,000,000,000,000,000,000,000,000,000"
    ),
  ])
  func digitsOfTheWholePartStandTogether(number: String, text: String) {
    #expect(grouped(digits: number) == text)
  }

  @Test(arguments: [
    ("", ""), ("短信", "短信提醒"), ("e\u{301}", "é"), ("电", "短"), ("ab", "b"), ("流量", "流量"),
  ])
  func textsAreComparedByTheirBytes(one: String, other: String) {
    for (a, b) in [(one, other), (other, one)] {
      #expect(a.hasBytes(of: b) == (Array(a.utf8) == Array(b.utf8)))
      #expect(a.bytesPrecede(b) == a.utf8.lexicographicallyPrecedes(b.utf8))
    }
  }

  @Test(arguments: [
    (0, "row", "0 rows"), (1, "row", "1 row"), (1025, "row", "1,025 rows"),
    (2, "category", "2 categories"), (2, "day", "2 days"), (3, "match", "3 matches"),
    (2, "class", "2 classes"), (1, "index", "1 index"), (2, "ticket", "2 tickets"),
  ])
  func nounsFollowTheirCount(count: Int, noun: String, text: String) {
    #expect(counted(count, noun) == text)
  }

  @Test func listsReadAsSentences() {
    #expect(list([]) == "")
    #expect(list(["a"]) == "a")
    #expect(list(["a", "b"]) == "a and b")
    #expect(list(["a", "b", "c"]) == "a, b and c")
    #expect(list(["a", "b", "c", "d", "e"], limit: 2) == "a, b and 3 more")
    #expect(list(["a", "b"], limit: 2) == "a and b")
    #expect(list(["东河", "昆都仑", "青山"], in: .chinese) == "东河、昆都仑和青山")
    #expect(list(["东河", "昆都仑", "青山"], limit: 2, in: .chinese) == "东河、昆都仑等 3 个")
    #expect(list(["1", "2", "3"], in: .chinese) == "1、2 和 3")
    #expect(list(["东河", "a.csv", "青山"], in: .chinese) == "东河、a.csv 和青山")
    #expect(list(["“1”", "“2”"], in: .chinese) == "“1”和“2”")
  }
}
