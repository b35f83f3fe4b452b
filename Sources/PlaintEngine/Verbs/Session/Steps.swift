import PlaintLanguage
import PlaintText

/// Lists the steps of the current dataset.
struct Steps: Acting {
  static let declaration = Declaration(
    Word("steps", "步骤"), .shape,
    Message("List the steps of the current dataset.", "列出当前数据集的步骤。"),
    grammar: [], example: ["filter channel = 短信营业厅", "add month = month(opened_at)", "steps"])
  let onlyLooks = true

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) { try scope.requireInput(call) }

  func act(on session: inout Session, _ context: Context) throws(Diagnostic) {
    guard let dataset = session.dataset else { return }
    let lines = [dataset.origin] + dataset.shapes.map(\.text)
    context.show(.lines(lines.enumerated().map { "\($0.offset)  \($0.element)" }))
  }
}
