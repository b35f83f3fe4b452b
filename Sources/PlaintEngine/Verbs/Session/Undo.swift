import PlaintLanguage
import PlaintText
import PlaintValue

/// Takes back the last steps of the current dataset.
struct Undo: Acting {
  static let declaration = Declaration(
    Word("undo", "撤销"), .shape,
    Message("Take back the last steps of the current dataset.", "撤销当前数据集的最后几步。"),
    grammar: [.optional([Slots.number.here])],
    discussion: Message(
      "Loading, use, forget, defaults and written files are not undone, and undo says so.",
      "加载、使用、移除、默认和已写的文件不能撤销，会加以说明。"),
    example: ["filter channel = 短信营业厅", "undo"])

  static let needsRunning = true

  static func effect(from before: Dataset, to after: Dataset) -> Session.Effect? {
    .undid(after.name, after.future.count - before.future.count)
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
    guard !dataset.past.isEmpty else {
      throw Diagnostic(
        Message("there is no step to take back in \(dataset.name)", "\(dataset.name)没有可撤销的步骤"),
        at: place,
        hints: [
          Message("loading, defaults and written files are not undone", "加载、默认设置和已写文件不可撤销")
        ])
    }
    if let last = session.lastKept, last.isLasting {
      context.show(
        .note(Message("“\(last.text)” is not undone", "“\(last.text)”不可撤销")))
    }
    let steps = min(count, dataset.past.count)
    for _ in 0..<steps {
      let before = dataset.past.removeLast()
      dataset.future.append(dataset.shapes)
      context.show(.note(Self.describe(dataset.shapes, before)))
      dataset.shapes = before
    }
    if count > steps {
      context.show(
        .note(Message("there were only \(counted(steps, "step"))", "只有 \(steps) 步可撤销")))
    }
    session.settle(dataset)
  }

  private static func describe(_ now: [Dataset.Shape], _ before: [Dataset.Shape]) -> Message {
    guard now.count > before.count, let last = now.last else {
      return Message("took back: reset", "已撤销：重置")
    }
    return Message("took back: \(last.text)", "已撤销：\(last.text)")
  }
}

extension Scope {
  /// How many steps: the number given, else 1.
  func stepCount(_ call: Call) throws(Diagnostic) -> Int {
    guard let phrase = call[optional: Slots.number] else { return 1 }
    return try whole(phrase, atLeast: 1)
  }
}

extension Session {
  /// The last command that did something.
  fileprivate var lastKept: (text: String, isLasting: Bool)? {
    guard let entry = log.last(where: { $0.effect != .looked }) else { return nil }
    var reader = Reader(SourceText(entry.text))
    guard let line = try? reader.line(Verbs.declarations), let verb = line.stages.last?.verb
    else { return nil }
    return (entry.text, Verbs.all[verb].lasts)
  }

  /// Puts a changed dataset back; the last answer no longer stands for it.
  mutating func settle(_ dataset: Dataset) {
    self.dataset = dataset
    it = nil
    lastAnswered = false
  }
}
