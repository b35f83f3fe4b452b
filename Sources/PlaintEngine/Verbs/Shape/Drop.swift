import PlaintLanguage
import PlaintQuery
import PlaintText

/// Leaves columns out.
struct Drop: Shaping {
  static let declaration = Declaration(
    Word("drop", "去列"), .shape,
    Message("Leave columns out.", "去掉所列的列。"),
    grammar: [Slots.plainColumns.here, .clauses([Clauses.where.here])],
    example: ["drop phone, content, fee, outcome", "show 2"])

  let steps: [Step]

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    try scope.requireInput(call)
    let dropped = try scope.names(call[Slots.plainColumns])
    let kept = scope.schema.fields.map(\.name).filter { !dropped.contains($0) }
    guard !kept.isEmpty else {
      throw Diagnostic(Message("no column would be left", "将不剩任何列"), at: call.place)
    }
    steps = [.project(Dictionary(uniqueKeysWithValues: kept.map { ($0, $0) }), order: kept)]
  }
}
