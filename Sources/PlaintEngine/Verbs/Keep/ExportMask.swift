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
    var seen: Set<String> = []
    for column in columns where !seen.insert(column.name).inserted {
      throw Diagnostic(
        Message("“\(column.name)” stands here twice", "“\(column.name)”重复出现"), at: column.place)
    }
  }

  /// What to say of rows about columns and a file's name that show what was to be hidden: of columns
  /// those computed from the hidden ones, and all whose cells hold it in the same line, of the first
  /// thousand.
  ///
  /// `texts`: what the data put into the name.
  func warnings(
    of input: Input, naming file: String, by texts: [String], _ run: Run
  ) throws(Diagnostic) -> [Message] {
    guard !columns.isEmpty else { return [] }
    let computed = input.relation.computed(from: Set(columns.map(\.name)))
    let names = input.relation.schema.fields
      .filter { [.text, .whole, .identifier].contains($0.kind) }.map(\.name)
    let cells = try input.relation.after([.take(Export.looked)]).cells(names, run)
    let rows = cells.map { $0.map { $0.isMissing ? nil : $0.text } }
    return warnings(computed, names, rows, file, texts)
  }

  func warnings(of answer: Answer, naming file: String, by texts: [String]) -> [Message] {
    guard !columns.isEmpty else { return [] }
    let rows = (0..<answer.count).map { line in
      answer.columns.map { column -> String? in
        let cell = column[line]
        return cell.mark != .value || cell.value.isMissing ? nil : cell.value.text
      }
    }
    return warnings([], answer.names, rows, file, texts)
  }

  private func warnings(
    _ computed: [String], _ names: [String], _ rows: [[String?]], _ file: String, _ texts: [String]
  ) -> [Message] {
    let hidden = names.indices.filter { index in columns.contains { $0.name == names[index] } }
    let shown = Disclosure.columns(showing: Set(hidden), in: rows).map { names[$0] }
    let told = hidden.filter { column in
      let secrets = rows.map { $0[column] }
      return texts.contains { Disclosure.shows($0, secrets) }
    }
    return [
      ofColumns(computed + shown.filter { !computed.contains($0) }),
      ofName(file, telling: told.map { names[$0] }),
    ].compactMap { $0 }
  }

  /// What to say about columns that show what was to be hidden.
  private func ofColumns(_ copies: [String]) -> Message? {
    guard !copies.isEmpty else { return nil }
    let hidden = columns.map { quotedName($0.name) }
    let names = copies.map(quotedName)
    return Message(
      "\(list(names, limit: 6)) \(names.count == 1 ? "shows" : "show") what is in \(list(hidden)) and \(names.count == 1 ? "is" : "are") written in clear: to hide that too, mask \((hidden + names).joined(separator: ", "))",
      "\(list(names, limit: 6, in: .chinese))含有\(list(hidden, in: .chinese))的内容，按原样写出：若也要隐去，请写 脱敏 \((hidden + names).joined(separator: ", "))"
    )
  }

  /// What to say about a file's name that shows what its cells hide: names are read by all who see
  /// the folder.
  private func ofName(_ file: String, telling columns: [String]) -> Message? {
    guard !columns.isEmpty else { return nil }
    let names = columns.map(quotedName)
    return Message(
      "the name of “\(file)” shows what is in \(list(names)), which is hidden in the file: put another column into the name",
      "文件名“\(file)”含有\(list(names, in: .chinese))的内容，而文件中已将其隐去：请在文件名中改用别的列")
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
      let fields = zip(answer.names, answer.columns).map { (name: $0, kind: $1.heading.kind) }
      let index = try field(column, among: fields).index
      var masked = answer.columns[index]
      masked.heading.kind = .text
      masked.cells = .values(
        (0..<masked.count).map { line in
          var faults = Faults()
          let value = masked.cells[line]
          return masked.mark(line) == .value ? Function.mask.evaluate([value], &faults) : value
        })
      masked.printed = masked.printed.filter { masked.mark($0.key) != .value }
      answer.columns[index] = masked
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
