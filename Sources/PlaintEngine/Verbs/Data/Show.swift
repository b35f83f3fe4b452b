import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText

/// Shows rows of the dataset.
struct Show: Acting {
  static let usualRows = 10
  static let declaration = Declaration(
    Word("show", "查看"), .data,
    Message("Show the first rows of the dataset.", "查看数据集的前几行。"),
    grammar: [
      .optional([Slots.number.here]), .optional([Slots.columns.here]),
      .clauses([Clauses.where.here]),
    ],
    discussion: Message(
      """
      Ten rows unless said; columns are left out where the screen ends, and that is said. Those of \
      a condition stay.
      """,
      "不写时为十行；超出屏幕宽度的列会略去并说明，条件中的列保留。"),
    example: ["show 3 ticket, channel, reason"])
  static let endsPipes = true
  let onlyLooks = true

  private let count: Int
  private let names: [String]
  /// Columns that are computed for this look only.
  private let adds: [Step]

  static func reach(_ call: Call) -> Reach {
    call[optional: Slots.columns] == nil ? .all : .named
  }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    try scope.requireInput(call)
    count =
      try call[optional: Slots.number].map { phrase throws(Diagnostic) in
        try scope.whole(phrase, atLeast: 1)
      } ?? Self.usualRows
    let chosen: [String]
    (adds, chosen) = try scope.shownColumns(call[optional: Slots.columns] ?? [])
    names = chosen.isEmpty ? scope.schema.fields.map(\.name) : chosen
  }

  func act(on session: inout Session, _ context: Context) throws(Diagnostic) {
    var input = context.rows
    input.relation.steps += adds
    try context.showRows(of: input, count, names)
  }
}

extension Context {
  /// Shows the first rows and says of how many; of rows behind an answer also which they are.
  ///
  /// - Returns: how many rows were shown, and how many there are.
  @discardableResult
  func showRows(
    of input: Input, _ count: Int, _ names: [String], withBase: Bool = false
  ) throws(Diagnostic) -> (rows: Int, all: Int) {
    let wanted = Set(input.relation.steps.suffix(1).flatMap(\.testedColumns))
    var blocks: [Table] = []
    var left = count
    let first = input.relation.after([.take(count)])
    try first.source.scan(names, over: first.steps, run) { table throws(Diagnostic) in
      blocks.append(table)
      left -= table.count
      return left > 0
    }
    let shown = blocks.reduce(0) { $0 + $1.count }
    if shown > 0 { show(.rows(ShownRows(blocks: blocks, wanted: wanted))) }
    try run.check()
    let seen = try input.relation.seen(run)
    let all = seen.last ?? 0
    let base =
      (withBase ? try base(input, seen: seen) : [try span(input.relation, seen)].compactMap(\.self))
      + (try misfitsSaid(input, showsOrder: true))
    show(
      .note(
        Message(
          (["\(counted(shown, "row")) of \(grouped(all))"] + base.map(\.english))
            .joined(separator: "; "),
          (["\(grouped(all)) 行中的 \(shown) 行"] + base.map { $0.text(in: .chinese) })
            .joined(separator: "；"))))
    return (shown, all)
  }
}
