import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText

/// The tickets behind a line of the last answer.
struct Rows: Sourcing {
  static let line = Slot("N | KEY [/ KEY]…", Message("a line of the answer", "结果的一行")) {
    reader throws(Diagnostic) in try reader.answerKey()
  }
  static let needsRunning = true
  static let takesWhere = true
  static let declaration = Declaration(
    Word("rows", "明细"), .data,
    Message("Show the rows behind a line of the last answer.", "查看上一个结果某一行背后的明细。"),
    grammar: [line.here, .clauses([Clauses.where.here])],
    discussion: Message(
      """
      A line is named by its number or by its key as shown, the parts of a key with / between: \
      rows 2, rows 东河 / 短信, rows (other). In a crosstab the last part may be a value across; in \
      a comparison, one of its periods. The answer stays. What follows in the pipe works on those \
      rows: rows 2 | export behind.csv, rows 2 | breakdown unit; behind = rows 2 keeps them.
      """,
      """
      用行号或所示的键指明一行，键的各部分以 / 分隔：明细 2、明细 东河 / 短信、明细 （其他）。交叉表的最后一部分可以是\
      列上的值，对比则可以是其中一个时段。结果保持不变。管道中其后的命令作用于这些行：明细 2 | 导出 明细.csv。
      """),
    example: ["breakdown reason top 3", "rows 2 | show 2 ticket, reason"])
  static let endsPipes = true

  let input: Input
  let onlyLooks = true

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    guard let answer = scope.session.it, let ground = scope.session.ground else {
      throw Diagnostic(
        Message("there is no answer to look behind", "没有可以查看明细的结果"), at: call.verbPlace,
        hints: scope.session.it != nil
          ? [
            Message(
              "the lines shown are those of an answer that was kept by name: ask anew, then rows 1",
              "所示的行来自已命名保存的结果：请重新统计，再写“明细 1”")
          ]
          : [
            Message(
              "first an answer, such as breakdown COLUMN, then rows 1",
              "先得出结果，例如“占比 某列”，再写“明细 1”")
          ])
    }
    var parts: [KeyPart] = []
    for part in call[Self.line] { parts.append(try scope.filled(part)) }
    let search = LineSearch(answer: answer, ground: ground, tongue: scope.host.answerTongue)
    input = try scope.filtered(try search.input(of: parts), by: call[Clauses.where])
    search.notes(of: parts).forEach { scope.say($0) }
  }

  func act(on session: inout Session, _ context: Context) throws(Diagnostic) {
    let names = input.relation.schema.names
    let shown = try context.showRows(of: input, Show.usualRows, names, withBase: true)
    guard shown.rows < shown.all else { return }
    let text = context.call.text
    context.show(
      .note(
        Message(
          "\(text) | show \(min(shown.all, 100)) shows more, \(text) | export rows.csv writes all",
          "\(text) | 查看 \(min(shown.all, 100)) 显示更多，\(text) | 导出 明细.csv 写出全部")))
  }
}

extension Scope {
  /// Other rows than the scope's, those that meet a condition.
  fileprivate mutating func filtered(
    _ input: Input, by phrase: Phrase?
  ) throws(Diagnostic) -> Input {
    guard let phrase else { return input }
    (self.input, schema) = (input, input.relation.schema)
    let test = try condition(phrase)
    let words = session.worded(written(phrase.place))
    return input.filtered(by: Condition(words: words, test: test))
  }

  /// The part with the value of its parameter in place.
  fileprivate func filled(_ part: KeyPart) throws(Diagnostic) -> KeyPart {
    guard let phrase = part.parameter else { return part }
    guard case .literal(let text, _) = try literal(phrase) else {
      let text = try self.text(phrase)
      return KeyPart(text: text, isQuoted: true, parameter: nil, place: part.place)
    }
    return KeyPart(text: text, isQuoted: false, parameter: nil, place: part.place)
  }
}
