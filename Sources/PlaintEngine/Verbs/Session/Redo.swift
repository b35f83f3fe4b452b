import PlaintLanguage
import PlaintText

/// Does again what undo took back.
struct Redo: Acting {
  static let declaration = Declaration(
    Word("redo", "重做"), .shape,
    Message("Do again what undo took back.", "重做撤销的步骤。"),
    grammar: [.optional([Slots.number.here])], example: ["filter channel = 短信营业厅", "undo", "redo"])

  static let needsRunning = true

  static func effect(from before: Dataset, to after: Dataset) -> Session.Effect? {
    .redid(after.name, before.future.count - after.future.count)
  }

  private let count: Int
  private let place: Place

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    try scope.requireInput(call)
    count = try scope.stepCount(call)
    place = call.place
  }

  func act(on session: inout Session, _ context: Context) throws(Diagnostic) {
    guard var dataset = session.dataset else { return }
    guard !dataset.future.isEmpty else {
      throw Diagnostic(Message("there is nothing to do again", "没有可重做的步骤"), at: place)
    }
    for _ in 0..<min(count, dataset.future.count) {
      dataset.past.append(dataset.shapes)
      dataset.shapes = dataset.future.removeLast()
      let text = dataset.shapes.last.map { Message($0.text) } ?? Message("reset", "重置")
      context.show(
        .note(Message("did again: \(text.english)", "已重做：\(text.text(in: .chinese))")))
    }
    session.settle(dataset)
  }
}
