import NaiveSource
import PlaintQuery
import PlaintTable
import PlaintValue
import Testing

struct WeightTests {
  private static let schema = Schema([
    .init("渠道", .text), .init("n", .whole), .init("件数", .whole),
  ])

  /// A row that counts w times is w rows: exhaustively, over all tables of up to three rows.
  @Test func weightedRowsAreRepeatedRows() throws {
    let cells: [[Value]] = combinations(of: ["电话", .missing], 1).flatMap { key in
      ([3, 8, .missing] as [Value]).flatMap { number in
        ([0, 1, 3] as [Value]).map { key + [number, $0] }
      }
    }
    var tables: [[[Value]]] = [[]]
    for _ in 0..<2 { tables += tables.flatMap { table in cells.map { table + [$0] } } }
    for rows in tables {
      let repeated = rows.flatMap { Array(repeating: $0, count: $0[2].number?.asInt ?? 0) }
      let weighted = Question(
        relation: Relation(
          NaiveSource(name: "w", schema: Self.schema, rows: rows),
          steps: [.weight(.column("件数"))]),
        aggregation: Self.aggregation)
      let plain = Question(
        relation: Relation(NaiveSource(name: "r", schema: Self.schema, rows: repeated)),
        aggregation: Self.aggregation)
      #expect(try weighted.lines().dropLast(2) == plain.lines().dropLast(2), "\(rows)")
    }
  }

  private static let aggregation: Aggregation = {
    let n = Expression.column("n")
    let aggregates: [Aggregate] = [
      .count, .distinct(n), .sum(n), .squares(n), .present(n), .smallest(n), .largest(n), .first(n),
      .last(n), .quantile(n, Ratio(1, 2)), .quantile(n, Ratio(9, 10)),
    ]
    return Aggregation(
      keys: [.column("渠道")], sets: [[], [0]], measures: aggregates.map { Measure($0) })
  }()

  @Test func weightsStayWithTheirRows() throws {
    let source = NaiveSource(
      name: "w", schema: Self.schema,
      rows: [["电话", 1, 5], ["短信", 2, -2], ["网厅", 3, .missing], ["电话", 4, 7]])
    let steps: [Step] = [
      .weight(.column("件数")), .sort([Order(.column("n"), descending: true)]),
      .project([:], order: ["n"]), .append(Relation(source)),
    ]
    func total(_ count: Int) throws -> Value {
      let relation = Relation(source, steps: Array(steps.prefix(count)))
      let aggregation = Aggregation(keys: [], sets: [[]], measures: [Measure(.count)])
      return try relation.aggregate(aggregation, Run()).measures[0][0]
    }
    #expect(try (0...4).map(total) == [4, 12, 12, 12, 16])
  }
}
