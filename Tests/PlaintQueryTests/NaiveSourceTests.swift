import NaiveSource
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue
import Testing

/// The naive source against answers worked out by hand.
struct NaiveSourceTests {
  private static let schema = Schema([
    .init("渠道", .text), .init("n", .whole), .init("minutes", .decimal),
  ])
  private static let tickets = NaiveSource(
    name: "tickets", schema: schema,
    rows: [
      ["电话", 2, number("1.5")], ["短信", 1, .missing], ["电话", 0, number("2.5")],
      [.missing, .missing, 4], ["短信", 1, 7],
    ])

  private func answer(
    _ aggregates: [Aggregate], by keys: [String] = [], sets: [[Int]]? = nil,
    after steps: [Step] = []
  ) throws -> Groups {
    let aggregation = Aggregation(
      keys: keys.map(Expression.column), sets: sets ?? [Array(keys.indices)],
      measures: aggregates.map { Measure($0) })
    return try Self.tickets.aggregate(aggregation, over: steps, Run())
  }

  @Test func rollupsCountEveryLevel() throws {
    let groups = try answer([.count], by: ["渠道", "n"], sets: [[], [0], [0, 1]])
    #expect(groups.measures[0].listed == [5, 2, 2, 1, 1, 2, 1, 1])
    #expect(groups.setNumbers == [0, 1, 1, 1, 2, 2, 2, 2])
    #expect(groups.marks[0] == [.all, .value, .value, .missing, .value, .value, .value, .missing])
    #expect(groups.marks[1].prefix(4).allSatisfy { $0 == .all })
    #expect(groups.keys[0][3] == .missing)
    #expect(groups.seen == [5])
  }

  @Test func everyAggregateLeavesMissingOut() throws {
    let minutes = Expression.column("minutes")
    let groups = try answer([
      .count, .present(minutes), .distinct(.column("渠道")), .sum(minutes), .squares(minutes),
      .smallest(minutes), .largest(.column("渠道")), .first(.column("渠道")), .last(.column("n")),
      .quantile(minutes, Ratio(1, 2)),
    ])
    #expect(
      groups.measures.map { $0[0] } == [
        5, 4, 2, 15, number("73.5"), number("1.5"), "短信", "电话", 1, number("3.25"),
      ])
  }

  @Test func ofNothingSumsAreZeroAndTheRestIsMissing() throws {
    let minutes = Expression.column("minutes")
    let groups = try answer(
      [
        .count, .sum(minutes), .squares(minutes), .present(minutes), .distinct(minutes),
        .smallest(minutes), .largest(minutes), .first(minutes), .last(minutes),
        .quantile(minutes, Ratio(1, 2)),
      ], after: [.filter(.constant(false))])
    let nothing = Value.missing
    #expect(
      groups.measures.map { $0[0] }
        == [0, 0, 0, 0, 0, nothing, nothing, nothing, nothing, nothing])
    #expect(groups.seen == [5, 0])
    #expect(try answer([.count], by: ["渠道"], after: [.take(0)]).count == 0)
  }

  /// The example of methods.md: type 7 of Hyndman and Fan.
  @Test func quantilesAreOfTypeSeven() throws {
    let source = NaiveSource(
      name: "n", schema: Schema([.init("n", .whole)]), rows: [[16], [1], [7], [4], [2], [11]])
    let parts = [Ratio(9, 10), Ratio(1, 2), Ratio(0, 1), Ratio(1, 1)]
    let aggregation = Aggregation(
      keys: [], sets: [[]], measures: parts.map { Measure(.quantile(.column("n"), $0)) })
    let groups = try source.aggregate(aggregation, over: [], Run())
    #expect(groups.measures.map { $0[0] } == [number("13.5"), number("5.5"), 1, 16])
  }

  @Test func conditionsOfMeasuresChooseRows() throws {
    let isPhone = Expression.call(.equal, .column("渠道"), .text("电话"))
    let aggregation = Aggregation(
      keys: [.column("n")], sets: [[0]],
      measures: [Measure(.count, where: isPhone), Measure(.count, where: isPhone.negation)])
    let groups = try Self.tickets.aggregate(aggregation, over: [], Run())
    #expect(groups.measures.map(\.listed) == [[1, 0, 1, 0], [0, 2, 0, 1]])
  }

  @Test func faultsAreCountedOncePerCell() throws {
    let ratio = Expression.call(.divide, .column("minutes"), .column("n"))
    let groups = try answer(
      [.sum(ratio), .present(ratio)],
      after: [.add("r", ratio), .filter(.call(.less, ratio, .whole(9)))])
    #expect(groups.faults.divisions == 2)
    #expect(try answer([.sum(ratio), .present(ratio)]).faults.divisions == 1)
  }

  @Test func sortingIsStableWithMissingLast() throws {
    for isDescending in [false, true] {
      let sorted = Relation(
        Self.tickets, steps: [.sort([Order(.column("n"), descending: isDescending)])])
      let rows = try sorted.cells(["n", "minutes"], Run())
      let expected: [Value] = isDescending ? [2, 1, 1, 0, .missing] : [0, 1, 1, 2, .missing]
      #expect(rows.map { $0[0] } == expected)
      #expect(rows.filter { $0[0] == 1 }.map { $0[1] } == [.missing, 7])
    }
  }

  @Test func uniqueKeepsTheFirstOfEach() throws {
    let rows = try Relation(Self.tickets, steps: [.unique([.column("渠道")])]).cells(["n"], Run())
    #expect(rows == [[2], [1], [.missing]])
    let all = Relation(Self.tickets, steps: [.append(Relation(Self.tickets)), .unique([])])
    #expect(try all.rows(Run()).rows == 5)
  }

  @Test func fillingTakesTheValueAbove() throws {
    func cells(_ names: [String], after steps: [Step] = []) throws -> [Value] {
      try Relation(Self.tickets, steps: steps + [.fill(names)]).cells(["n"], Run()).map { $0[0] }
    }
    #expect(try cells(["n"]) == [2, 1, 0, 0, 1])
    #expect(try cells(["n"], after: [.sort([Order(.column("minutes"))])]) == [2, 0, 0, 1, 1])
    // Above the first value cells stay missing.
    let last = Order(.column("minutes"), descending: true)
    #expect(
      try cells(
        ["n"], after: [.sort([last]), .filter(.call(.greater, .column("minutes"), .whole(3)))]) == [
          1, 1,
        ])
    let first: Step = .filter(.call(.equal, .column("minutes"), .whole(4)))
    #expect(try cells(["n"], after: [first]) == [.missing])
  }

  @Test func anotherValueInAnEarlierColumnStopsTheLaterOnes() throws {
    let blocks = NaiveSource(
      name: "blocks", schema: Schema([.init("区域", .text), .init("渠道", .text)]),
      rows: [
        [.missing, .missing], ["东区", "电话"], [.missing, .missing], ["西区", .missing],
        [.missing, "网厅"], ["西区", .missing], ["东区", "网厅"], ["西区", .missing],
      ])
    func filled(_ names: [String]) throws -> [[Value]] {
      try Relation(blocks, steps: [.fill(names)]).cells(["区域", "渠道"], Run())
    }
    #expect(
      try filled(["区域", "渠道"]) == [
        [.missing, .missing], ["东区", "电话"], ["东区", "电话"], ["西区", .missing],
        ["西区", "网厅"], ["西区", "网厅"], ["东区", "网厅"], ["西区", .missing],
      ])
    #expect(try filled(["渠道"]).map { $0[1] }.dropFirst(3).first == "电话")
  }

  @Test func joinsMatchAndKeep() throws {
    let areas = NaiveSource(
      name: "渠道表", schema: Schema([.init("name", .text), .init("users", .whole)]),
      rows: [["电话", 10], [.missing, 99], [.missing, 98]])
    let expected: [(Join.Kept, [Value])] = [
      (.all, [10, .missing, 10, .missing, .missing]), (.matched, [10, 10]),
    ]
    for (kept, users) in expected {
      let join = Join(Relation(areas), left: .column("渠道"), right: .column("name"), kept: kept)
      let rows = try Relation(Self.tickets, steps: [.join(join)]).cells(["users"], Run())
      #expect(rows.map { $0[0] } == users)
    }
    let unmatched = Join(
      Relation(areas), left: .column("渠道"), right: .column("name"), kept: .unmatched)
    let rows = try Relation(Self.tickets, steps: [.join(unmatched)]).cells(["n"], Run())
    #expect(rows == [[1], [.missing], [1]])
  }

  @Test func joinsRefuseToMultiplyRows() {
    let areas = NaiveSource(
      name: "渠道表", schema: Schema([.init("name", .text)]), rows: [["电话"], ["电话"]])
    let join = Join(Relation(areas), left: .column("渠道"), right: .column("name"), kept: .all)
    let error = #expect(throws: Diagnostic.self) {
      try Relation(Self.tickets, steps: [.join(join)]).rows(Run())
    }
    #expect(error?.message.english == "“渠道表” has the key “电话” twice")
  }

  @Test func cancelledQuestionsThrow() {
    let run = Run()
    run.cancel()
    #expect(throws: Diagnostic.interrupted) { try Relation(Self.tickets).rows(run) }
  }

  @Test func datasetsTellTheirCommonestValues() throws {
    let relation = Relation(
      Self.tickets, steps: [.filter(.call(.not, .call(.equal, .column("n"), .whole(0))))])
    let values = try relation.values(of: .column("渠道"), Run())
    #expect(values.map(\.value) == ["短信", "电话"])
    #expect(values.map(\.count) == [2, 1])
    #expect(
      try relation.values(of: .column("渠道"), matching: .prefix("电"), Run()).map(\.count) == [1])
    #expect(try relation.values(of: .column("渠道"), limit: 1, Run()).count == 1)
    #expect(try relation.rows(Run()) == (4, 5))
    #expect(relation.schema == Self.schema)
  }
}
