import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Columns whose cells are written with their middle hidden, as ``Function/mask`` hides it.
struct ExportMask: Sendable {
  let columns: [(name: String, place: Place)]

  /// The names of the `mask` clause; which columns there are is known only when rows or an answer
  /// are there to be written.
  init(_ phrases: [Phrase]?, in scope: Scope) throws(Diagnostic) {
    columns = try scope.writtenNames(phrases ?? [])
  }

  /// The columns besides these that show their contents: of rows those computed from them, of an
  /// answer those in which a cell holds the text to be hidden in the same line.
  func copies(in input: Input) -> [String] {
    input.relation.computed(from: Set(columns.map(\.name)))
  }

  func copies(in answer: Answer) -> [String] {
    let hidden = answer.columns.indices.filter { index in
      columns.contains { $0.name == answer.columns[index].name }
    }
    let others = answer.columns.indices.filter { !hidden.contains($0) }
    return others.filter { other in
      answer.rows.contains { row in
        hidden.contains { Self.shows(row[other], row[$0]) }
      }
    }.map { answer.columns[$0].name }
  }

  /// Whether a cell holds the text of another; texts too short for `mask` to leave anything of
  /// them say nothing.
  private static func shows(_ cell: Answer.Cell, _ hidden: Answer.Cell) -> Bool {
    guard hidden.mark == .value, !hidden.value.isMissing else { return false }
    let text = hidden.value.text
    return text.count >= 5 && cell.value.text.contains(text)
  }

  /// What to say about columns that show what was to be hidden.
  func warning(of copies: [String]) -> Message? {
    guard !copies.isEmpty else { return nil }
    let hidden = columns.map { quotedName($0.name) }
    let names = copies.map(quotedName)
    return Message(
      "\(list(names, limit: 6)) \(names.count == 1 ? "shows" : "show") what is in \(list(hidden)) and \(names.count == 1 ? "is" : "are") written in clear: to hide that too, mask \((hidden + names).joined(separator: ", "))",
      "\(list(names, limit: 6, in: .chinese))含有\(list(hidden, in: .chinese))的内容，按原样写出：若也要隐去，请写 脱敏 \((hidden + names).joined(separator: ", "))"
    )
  }

  /// The rows with these columns hidden.
  func hiding(_ input: Input) throws(Diagnostic) -> Input {
    var input = input
    let fields = input.relation.schema.fields
    for column in columns {
      let field = try field(column, among: fields.map { (name: $0.name, kind: $0.kind) })
      let hidden = Expression.call(.mask, [.column(field.name)])
      input.relation.steps.append(.add(field.name, hidden))
    }
    return input
  }

  /// The answer with these columns hidden.
  func hiding(_ answer: Answer) throws(Diagnostic) -> Answer {
    var answer = answer
    for column in columns {
      let field = try field(column, among: answer.columns.map { (name: $0.name, kind: $0.kind) })
      let index = field.index
      answer.columns[index].kind = .text
      for row in answer.rows.indices where answer.rows[row][index].mark == .value {
        var faults = Faults()
        let value = Function.mask.evaluate([answer.rows[row][index].value], &faults)
        answer.rows[row][index].value = value
        answer.rows[row][index].printed = nil
      }
    }
    return answer
  }

  private func field(
    _ column: (name: String, place: Place), among fields: [(name: String, kind: Kind)]
  ) throws(Diagnostic) -> (name: String, index: Int) {
    guard let index = fields.firstIndex(where: { $0.name == column.name }) else {
      let near = nearest(column.name, among: fields.map(\.name), limit: 2).map(quotedName)
      throw Diagnostic(
        Message("no column “\(column.name)” is written", "写出的内容中没有列“\(column.name)”"),
        at: column.place,
        hints: near.isEmpty
          ? []
          : [
            Message(
              "did you mean \(list(near))?", "是否想写\(list(near, in: .chinese))？")
          ])
    }
    let kind = fields[index].kind
    guard kind == .text || kind == .whole || kind == .identifier else {
      throw Diagnostic(
        Message(
          "“\(column.name)” is \(article(kind)); mask hides texts and whole numbers",
          "“\(column.name)”是\(kind.chinese)；脱敏只用于文本和整数"), at: column.place)
    }
    return (fields[index].name, index)
  }
}
