import PlaintTable
import PlaintText
import PlaintValue
import Testing

/// Columns in every storage give back what was put in, also picked, joined and built.
struct ColumnTests {
  static let shelves = Shelf.texts + Shelf.numbers

  @Test(arguments: shelves) func cellsAreTheValues(_ shelf: Shelf) {
    #expect(shelf.column.values == shelf.values)
    #expect(shelf.column.named("y").name == "y")
    #expect(shelf.column.named("y").values == shelf.values)
  }

  /// Every list of up to three rows, the row that is not there among them.
  @Test(arguments: shelves) func gatheringPicksEveryListOfRows(_ shelf: Shelf) {
    let rows = (0..<shelf.values.count).map { UInt32($0) } + [Column.noRow]
    var lists: [[UInt32]] = [[]]
    for _ in 0..<3 {
      lists += lists.filter { $0.count < 3 }.flatMap { list in rows.map { list + [$0] } }
    }
    for list in Set(lists) {
      let picked = shelf.column.gathered(Buffer(list))
      let expected = list.map { $0 == Column.noRow ? .missing : shelf.values[Int($0)] }
      #expect(picked.values == expected, "\(list)")
      #expect(picked.kind == shelf.column.kind && picked.name == "x")
    }
  }

  @Test func joiningPutsEveryTwoUnderEachOther() {
    for (shelves, kind) in [(Shelf.texts, Kind.text), (Shelf.numbers, .decimal)] {
      for first in shelves {
        for second in shelves {
          let joined = Column.joined("y", kind, [first.column, second.column])
          #expect(joined.values == first.values + second.values, "\(first), \(second)")
          #expect(joined.name == "y" && joined.kind == kind)
        }
      }
    }
  }

  @Test func joiningUnlikeKindsGivesText() {
    for first in Shelf.texts {
      for second in Shelf.numbers {
        let joined = Column.joined("y", .text, [first.column, second.column])
        let words = second.values.map { $0.isMissing ? Value.missing : .text($0.text) }
        #expect(joined.values == first.values + words, "\(first), \(second)")
      }
    }
  }

  @Test func joiningWholeNumbersAndDecimals() {
    let whole = Column("x", .whole, .fixed(Buffer([5, Column.absent]), places: 0), count: 2)
    let decimal = Column("x", .decimal, .fixed(Buffer([1250]), places: 2), count: 1)
    let joined = Column.joined("x", .decimal, [whole, decimal])
    #expect(joined.values.map(\.text) == ["5", "", "12.5"])
    let large = Column("x", .whole, .fixed(Buffer([Int64.max]), places: 0), count: 1)
    let both = Column.joined("x", .decimal, [large, decimal])
    #expect(both.values.map(\.text) == ["9223372036854775807", "12.5"])
  }

  @Test func joiningNothing() {
    #expect(Column.joined("y", .text, []).count == 0)
    #expect(Column.joined("y", .share, []).values == [])
  }

  @Test(arguments: Shelf.texts) func encodingKeepsTheValues(_ shelf: Shelf) {
    #expect(shelf.column.encoded.values == shelf.values)
  }

  @Test func textThatRepeatsIsEncodedAndOtherTextIsNot() {
    var few = Column.Builder(.text)
    var many = Column.Builder(.text)
    for row in 0..<20_000 {
      few.append(.text("值\(row % 7)"))
      many.append(.text("值\(row)"))
    }
    guard case .coded(let codes, let texts, _) = few.finished("x").encoded.storage else {
      Issue.record("not encoded")
      return
    }
    #expect(texts.count == 7)
    #expect(codes[8] == 1)
    if case .coded = many.finished("x").encoded.storage { Issue.record("encoded") }
  }

  @Test func tablesFindColumnsByTheirExactNames() {
    let table = Table([Column("a", .text, values: []), Column("A", .text, values: [])], count: 0)
    #expect(table["A"]?.name == "A")
    #expect(table["ａ"] == nil)
  }
}

/// Columns built value by value.
struct BuilderTests {
  private func built(_ kind: Kind, _ values: [Value]) -> Column {
    var builder = Column.Builder(kind)
    values.forEach { builder.append($0) }
    return builder.finished("x")
  }

  @Test func numbersShareTheMostPlacesAnyNeeds() {
    let values = ["1", "2.5", "-0.125", "100"].compactMap { Number(parsing: $0) }.map(Value.number)
    let column = built(.decimal, values + [.missing])
    guard case .fixed(let cells, places: 3) = column.storage else {
      Issue.record("not fixed at three places")
      return
    }
    #expect((0..<4).map { cells[$0] } == [1000, 2500, -125, 100_000])
    #expect(column.values == values + [.missing])
  }

  @Test(arguments: [
    "99999999999999999999", "0.0000000000000000001", "-9223372036854775808", "9223372036854775808",
  ]) func numbersThatDoNotFitAreKeptWhole(_ text: String) throws {
    let values: [Value] = [1, .missing, .number(try #require(Number(parsing: text))), 2]
    #expect(built(.decimal, values).values == values)
    #expect(built(.whole, values.reversed()).values == values.reversed())
  }

  @Test func largeNumbersThenManyPlaces() throws {
    let values: [Value] = try ["9000000000000000000", "0.01"].map {
      .number(try #require(Number(parsing: $0)))
    }
    #expect(built(.decimal, values).values == values)
  }

  @Test func everyKindComesBack() {
    let day = Day(number: 15_000)
    let values: [(Kind, Value)] = [
      (.text, "电话"), (.whole, 5), (.date, .date(day)), (.moment, .moment(Moment(day))),
      (.time, .time(TimeOfDay(microseconds: 5))),
      (.period(.month), .period(.containing(day, .month))),
      (.elapsed, .elapsed(Elapsed(microseconds: -5))), (.truth, true), (.truth, false),
      (.share, .share(Ratio(1, 3))),
    ]
    for (kind, value) in values {
      #expect(built(kind, [value, .missing, value]).values == [value, .missing, value])
      #expect(built(kind, []).count == 0)
    }
  }

  @Test func aValueOfAnotherKindIsKeptToo() {
    #expect(built(.date, [.missing, "电话"]).values == [.missing, "电话"])
    #expect(built(.text, ["a", 5, .missing]).values == ["a", 5, .missing])
    #expect(built(.truth, [true, 5]).values == [true, 5])
  }

  @Test func listingNumbersDistinctValuesInOrder() {
    let (codes, values) = Column.listing(["b", "a", "b", .missing, .missing])
    #expect((0..<5).map { codes[$0] } == [0, 1, 0, 2, 2])
    #expect(values == ["b", "a", .missing])
    #expect(codes.count == 5)
  }
}
