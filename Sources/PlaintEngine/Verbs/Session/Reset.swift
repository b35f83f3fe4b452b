import PlaintLanguage
import PlaintText

/// Takes back all steps at once.
struct Reset: Acting {
  static let declaration = Declaration(
    Word("reset", "重置"), .shape,
    Message("Go back to all rows and columns as loaded.", "恢复为加载时的全部行列。"),
    grammar: [],
    discussion: Message(
      "It counts as one step: undo brings all back.",
      "算作一步：撤销 可全部恢复。"),
    example: ["filter channel = 短信营业厅", "sort opened_at", "reset"])

  let checked = Checked.carriedOut

  static func effect(from before: Dataset, to after: Dataset) -> Session.Effect? {
    before.shapes.isEmpty ? .kept : .reset(after.name)
  }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) { try scope.requireInput(call) }

  func act(on session: inout Session, _ context: Context) throws(Diagnostic) {
    guard var dataset = session.dataset else { return }
    let steps = dataset.shapes.count
    if steps > 0 { dataset.replaceShapes([]) }
    session.settle(dataset)
    context.show(.note(Message("took back \(counted(steps, "step"))", "已撤销 \(steps) 步")))
  }
}
