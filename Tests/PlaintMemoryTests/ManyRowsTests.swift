import NaiveSource
import PlaintMemory
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue
import Testing

/// What is done differently for many rows gives the naive source's answers too: more rows than
/// a block holds, keys of which nearly every one differs, parts and slices for several threads.
struct ManyRowsTests {
  static let rows = 9_007
  static let table = made(rows)
  static let naive = NaiveSource(name: "tickets", table: table)

  private static func made(_ rows: Int) -> Table {
    func dice(_ row: Int, _ seed: UInt64) -> Int {
      Int(truncatingIfNeeded: Sampling.number(seed: seed, row: row) >> 1)
    }
    func fixed(
      _ name: String, _ kind: Kind, places: Int = 0, gaps: Int, _ cell: (Int) -> Int
    ) -> Column {
      let cells = Buffer<Int64>(count: rows)
      for row in 0..<rows {
        cells.base[row] = row % gaps == gaps - 1 ? Column.absent : Int64(cell(row))
      }
      return Column(name, kind, .fixed(cells, places: places), count: rows)
    }
    let words = ["短信提醒", "信短", "流量，", "Wi-Fi短信", "电话😀", "a\r\nb", "态度不好"]
    let texts = (0..<rows).map { row in
      row % 11 == 3
        ? ""
        : (0...dice(row, 1) % 4).map { words[dice(row, UInt64(7 + $0)) % 7] }.joined() + "\(row)"
    }
    let gaps = Bits(count: rows)
    for row in 0..<rows where row % 13 == 0 || texts[row].isEmpty { gaps.insert(row) }
    let district = Codes((0..<rows).map { dice($0, 2) % 30 }, entries: 30)
    return Table(
      [
        fixed("id", .whole, gaps: rows + 1) { $0 },
        // Blocks without a cell, before and between those with some.
        fixed("tail", .whole, gaps: rows + 1) {
          (4_200..<4_210).contains($0) || $0 > 8_900 ? $0 % 7 : Int(Column.absent)
        },
        fixed("phone", .whole, gaps: 17) { 13_000_000_000 + dice($0, 3) % 16_000 * 99_991 },
        fixed("minutes", .decimal, places: 1, gaps: 9) { dice($0, 4) % 900 * (1 + $0 % 3) },
        fixed("amount", .decimal, places: 2, gaps: 19) { dice($0, 5) % 1_000_000_000_000 - 5000 },
        fixed("opened_at", .moment, gaps: 101) {
          (1_309_478_400 + dice($0, 6) % 63_158_400) * 1_000_000
        },
        Column(
          "district", .text,
          .coded(district, Strings((0..<30).map { "东\($0)区" }), missing: (0..<30).map { $0 == 7 }),
          count: rows),
        Column("content", .text, .plain(Strings(texts), missing: nil), count: rows),
        Column("note", .text, .plain(Strings(texts), missing: gaps), count: rows),
      ], count: rows)
  }

  static func column(_ name: String) -> Expression { .column(name) }

  private func agree(
    after steps: [Step] = [], _ keys: [Expression], _ sets: [[Int]], _ measures: [Aggregate],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let aggregation = Aggregation(keys: keys, sets: sets, measures: measures.map { Measure($0) })
    let expected = try Question(
      relation: Relation(Self.naive, steps: steps), aggregation: aggregation
    ).lines()
    for threads in [1, 2, 7] {
      let source = MemorySource(name: "tickets", table: Self.table)
      if threads == 2 { try source.prepare(Run(threads: 2)) }
      let found = try Question(
        relation: Relation(source, steps: steps), aggregation: aggregation
      ).lines(Run(threads: threads))
      let isSame = expected == found
      #expect(isSame, "\(threads) threads", sourceLocation: sourceLocation)
    }
  }

  private func rowsAgree(
    _ steps: [Step], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let expected = try Relation(Self.naive, steps: steps).cells(["id"], Run())
    for threads in [1, 2, 7] {
      let source = MemorySource(name: "tickets", table: Self.table)
      let found = try Relation(source, steps: steps).cells(["id"], Run(threads: threads))
      let isSame = expected == found
      #expect(isSame, "\(threads) threads", sourceLocation: sourceLocation)
    }
  }

  private static let some = Step.filter(
    .call(.less, [.column("minutes"), .constant(.number(Number(900, places: 1)))]))

  @Test(arguments: ["phone", "content", "note", "amount"])
  func keysOfWhichNearlyEveryOneDiffers(_ name: String) throws {
    try agree([Self.column(name)], [[], [0]], [.count])
    try agree(
      after: [Self.some], [Self.column("district"), Self.column(name)], [[], [0], [0, 1]],
      [.count, .smallest(Self.column("minutes"))])
  }

  @Test func distinctValuesOfGroups() throws {
    let keys = [Self.column("district")]
    let measures: [Aggregate] = [
      .distinct(Self.column("phone")), .distinct(Self.column("note")), .count,
    ]
    try agree(keys, [[], [0]], measures)
    try agree(after: [Self.some], keys, [[], [0]], measures)
    // So many groups that there is no room for a bit for each of them and value.
    try agree([Self.column("phone")], [[], [0]], [.distinct(Self.column("note"))])
  }

  @Test func quantilesByCountingAndByCollecting() throws {
    let parts = [Ratio(0, 1), Ratio(1, 2), Ratio(9, 10), Ratio(1, 1)]
    for name in ["minutes", "amount"] {
      let measures = parts.map { Aggregate.quantile(Self.column(name), $0) }
      try agree([Self.column("district")], [[], [0]], measures)
      try agree(after: [Self.some], [Self.column("district")], [[], [0]], measures)
      try agree(
        after: [.weight(Self.column("minutes"))], [Self.column("district")], [[0]], measures)
    }
    try agree([Self.column("phone")], [[], [0]], [.quantile(Self.column("minutes"), Ratio(1, 2))])
  }

  @Test(arguments: [false, true]) func rowsAreSorted(_ descending: Bool) throws {
    for name in ["opened_at", "phone", "amount", "district", "note"] {
      try rowsAgree([.sort([Order(Self.column(name), descending: descending)])])
    }
    try rowsAgree([
      Self.some,
      .sort([
        Order(Self.column("district")), Order(Self.column("opened_at"), descending: descending),
      ]),
    ])
  }

  @Test(arguments: [0, 1, 2, 3, 20, 1_100, 8_000, 10_000])
  func firstRowsAreThoseOfTheSortedOnes(_ count: Int) throws {
    for order in [
      Order(Self.column("opened_at")), Order(Self.column("minutes"), descending: true),
      Order(Self.column("district")), Order(Self.column("id")),
      Order(Self.column("id"), descending: true), Order(Self.column("tail")),
      Order(Self.column("tail"), descending: true), Order(Self.column("content")),
      Order(Self.column("note"), descending: true),
    ] {
      try rowsAgree([.sort([order, Order(Self.column("phone"))]), .take(count)])
      try rowsAgree([Self.some, .sort([order]), .take(count), .take(7)])
    }
    try rowsAgree([
      .sort([Order(Self.column("phone"))]), .sort([Order(Self.column("minutes"))]), .take(count),
    ])
  }

  /// Texts that all begin alike are told by what follows.
  @Test(arguments: [false, true]) func firstRowsOfTextsThatBeginAlike(_ descending: Bool) throws {
    let texts = (0..<5_000).map { $0 % 50 == 7 ? "" : "工单编号2012-\($0 * 7_919 % 5_000)" }
    let column = Column("编号", .text, .plain(Strings(texts), missing: nil), count: texts.count)
    let table = Table([column], count: texts.count)
    let steps: [Step] = [.sort([Order(Self.column("编号"), descending: descending)]), .take(30)]
    let naive = Relation(NaiveSource(name: "多", table: table), steps: steps)
    let memory = Relation(MemorySource(name: "多", table: table), steps: steps)
    #expect(try memory.cells(["编号"], Run(threads: 2)) == naive.cells(["编号"], Run()))
  }

  @Test func textsAreSearchedAndMeasured() throws {
    for name in ["content", "note"] {
      let text = Self.column(name)
      for word in ["短信", "信", "，", "😀", "99", "信短流量，", "b1"] {
        try agree(
          after: [.filter(.call(.contains, [text, .constant(.text(word))]))], [], [[]], [.count])
      }
      try agree(
        after: [.filter(.call(.matches, [text, .constant("短信\\d|流量.*1$")]))], [], [[]], [.count])
      for choice in ["短信|流量", "信|😀|99", "|短信", "b1|好1", "流|量|短|信|电|话|态", "短信"] {
        let chosen = Step.filter(.call(.matches, [text, .constant(.text(choice))]))
        try agree(after: [chosen], [], [[]], [.count])
        try agree(after: [Self.some, chosen], [], [[]], [.count])
      }
      try agree([.call(.length, [text])], [[], [0]], [.count])
    }
  }

  /// Comparisons of one column that hold at once are one stretch of its cells, or none, or more.
  @Test func stretchesAreNarrowed() throws {
    let opened = Self.column("opened_at")
    let minutes = Self.column("minutes")
    func day(_ number: Int) -> Expression { .constant(.moment(Moment(Day(number: number)))) }
    func number(_ number: Number) -> Expression { .constant(.number(number)) }
    let (from, before) = (Function.greaterEqual, Function.less)
    let conditions: [[Expression]] = [
      [.call(from, [opened, day(15_400)]), .call(before, [opened, day(15_431)])],
      [.call(from, [opened, day(15_431)]), .call(before, [opened, day(15_400)])],
      [.call(from, [opened, day(15_400)]), .call(.lessEqual, [opened, day(15_431)])],
      [.call(from, [minutes, number(30)]), .call(before, [number(99), minutes])],
      [.call(.less, [minutes, number(90)]), .call(.notEqual, [minutes, number(30)])],
      [
        .call(.less, [minutes, number(90)]), .call(.greater, [minutes, number(30)]),
        .call(.isIn, [minutes, number(31), number(45)]),
      ],
      [.call(from, [minutes, number(30)]), .call(before, [opened, day(15_431)])],
      [.call(from, [minutes, number(30)]), .call(.isMissing, [minutes])],
    ]
    for parts in conditions {
      try agree(after: [.filter(.call(.and, parts))], [Self.column("district")], [[0]], [.count])
    }
  }

  @Test func stretchesOfTimeAreCut() throws {
    let moment = Self.column("opened_at")
    for function in [Function.month, .week, .date, .hour, .weekday] {
      try agree([.call(function, [moment])], [[], [0]], [.count])
    }
    // Between days, and through one.
    for microseconds in [1_335_830_400_000_000, 1_335_830_400_000_001, 1_335_870_000_000_000] {
      let start = Value.moment(Moment(microseconds: microseconds))
      for function in [Function.less, .lessEqual, .greater, .greaterEqual, .equal, .notEqual] {
        try agree(
          after: [.filter(.call(function, [moment, .constant(start)]))], [], [[]], [.count])
      }
    }
    let may = Expression.constant(.period(Period(.month, ordinal: 2012 * 12 + 4)))
    for function in [Function.equal, .notEqual] {
      let inMay = Expression.call(function, [.call(.month, [moment]), may])
      try agree(after: [.filter(inMay)], [], [[]], [.count])
    }
    try agree([], [[]], [.smallest(moment), .largest(moment)])
    try agree(after: [Self.some], [], [[]], [.smallest(moment), .largest(moment)])
  }

  /// Of very many different values the commonest are those that all of them give.
  @Test(arguments: [1, 2, 3, 7, 40]) func theCommonestOfVeryMany(limit: Int) throws {
    let texts = (0..<30_000).map { row -> Value in
      switch row {
      case 29_000...: .missing
      case 28_000...: .text("第\(row % 20)号")
      default: .text("第\(row)号")
      }
    }
    let table = Table([Column("编号", .text, values: texts)], count: texts.count)
    let column = Self.column("编号")
    let naive = try Relation(NaiveSource(name: "多", table: table))
      .values(of: column, limit: limit, Run())
    for threads in [1, 3] {
      let found = try Relation(MemorySource(name: "多", table: table))
        .values(of: column, limit: limit, Run(threads: threads))
      #expect(found.map(\.value) == naive.map(\.value) && found.map(\.count) == naive.map(\.count))
      #expect(found.count == limit)
    }
  }

  @Test func aCancelledSortThrows() throws {
    let run = Run(threads: 2)
    run.cancel()
    let source = MemorySource(name: "tickets", table: Self.table)
    let sorted = Relation(source, steps: [.sort([Order(Self.column("opened_at"))])])
    #expect(throws: Diagnostic.interrupted) { try sorted.cells(["phone"], run) }
  }
}
