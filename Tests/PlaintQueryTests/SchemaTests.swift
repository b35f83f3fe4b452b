import NaiveSource
import PlaintQuery
import PlaintTable
import PlaintValue
import Testing

struct SchemaTests {
  static let schema = Schema([
    .init("渠道", .text), .init("n", .whole), .init("opened", .date),
  ])

  private func names(after steps: Step...) -> [String] { Self.schema.after(steps).names }

  @Test func rowsComeAndGoWithoutChangingColumns() {
    let steps: [Step] = [
      .filter(.constant(true)), .sort([Order(.column("n"))]), .take(1), .sample(1, seed: 1),
      .unique([]), .weight(.column("n")),
    ]
    for step in steps { #expect(Self.schema.after(step) == Self.schema) }
  }

  @Test func addedColumnsHaveTheKindOfTheirExpression() {
    let added = Self.schema.after([
      .add("月", .call(.month, .column("opened"))),
      .add("half", .call(.divide, .column("n"), .whole(2))),
      .add("nothing", .constant(.missing)),
    ])
    #expect(added.names == ["渠道", "n", "opened", "月", "half", "nothing"])
    #expect(added.fields.suffix(3).map(\.kind) == [.period(.month), .decimal, .text])
    #expect(Self.schema.after(.add("n", .text("x"))).fields[1] == .init("n", .text))
  }

  @Test func projectionsChooseOrderAndRename() {
    let swapped = Self.schema.after(
      .project(["n": "渠道", "渠道": "n", "opened": "opened"], order: ["opened", "n", "渠道"]))
    #expect(swapped.fields == [.init("opened", .date), .init("n", .text), .init("渠道", .whole)])
  }

  @Test func joinsAddColumnsUnderFreeNames() {
    let area = Schema([.init("name", .text), .init("n", .decimal), .init("n_2", .text)])
    let relation = Relation(NaiveSource(name: "区县", schema: area, rows: []))
    let join = Join(relation, left: .column("渠道"), right: .column("name"), kept: .all)
    #expect(names(after: .join(join)) == ["渠道", "n", "opened", "n_2", "n_2_2"])
    let unmatched = Join(relation, left: .column("渠道"), right: .column("name"), kept: .unmatched)
    #expect(names(after: .join(unmatched)) == Self.schema.names)
    let computed = Join(
      relation, left: .column("渠道"), right: .call(.lower, .column("name")), kept: .matched)
    #expect(names(after: .join(computed)) == ["渠道", "n", "opened", "name", "n_2", "n_2_2"])
  }

  @Test func appendedColumnsShareTheirKind() {
    let other = Schema([.init("n", .decimal), .init("opened", .text), .init("备注", .text)])
    let below = Relation(NaiveSource(name: "more", schema: other, rows: []))
    #expect(
      Self.schema.after(.append(below)).fields == [
        .init("渠道", .text), .init("n", .decimal), .init("opened", .text), .init("备注", .text),
      ])
  }
}
