import PlaintAnalysis
import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Gives values new ones in a new column; the original stays.
struct Recode: Shaping {
  static let using = Word("using", "依据", Message("a file of old and new values", "旧值与新值的文件"))
  static let map = Slot("PATH", Message("a file of old and new values", "旧值与新值的文件")) {
    reader throws(Diagnostic) in try reader.path(suffixes: ["csv"])
  }
  static let rules = Slot(": RULE, …", Message("“:” and rules", "“：”和规则")) {
    reader throws(Diagnostic) -> [RecodeRule] in
    reader.expect(.thing(Message("“:”", "“：”")))
    guard try reader.takeSign(":") else { throw reader.failure() }
    return try reader.list { reader throws(Diagnostic) in try reader.recodeRule() }
  }
  static let declaration = Declaration(
    Word("recode", "改归"), .shape,
    Message("Give values new ones in a new column; the original stays.", "在新列中改写取值；原列保留。"),
    grammar: [
      Slots.column.here,
      .either([[.word(using), map.here], [rules.here]]),
      .clauses([Load.header.here, Clauses.where.here]),
    ],
    discussion: Message(
      """
      recode COL as NEW: "old" -> "new", contains "短信" -> "短信营业厅", where fee > 100 -> "大额", \
      else -> missing. The first rule that fits wins; what none meets keeps its value. recode COL \
      as NEW using map.csv takes old values from a file's first column and new ones from its \
      second. With where only rows that meet it are looked at, and the others keep their value. \
      Prints what moved, with shares before and after, of the twenty largest.
      """,
      """
      第一条适用的规则生效；都不适用的保留原值。改归 列 作为 新列 依据 对照.csv 从文件第一列取旧值，\
      第二列取新值。写“其中”时只看满足条件的行，其余保留原值。会列出最大的二十项改动，以及前后的占比。
      """),
    example: ["recode channel as place: 网上营业厅 -> 网厅, else -> 其他"])

  static let takesWhere = true

  let steps: [Step]
  private let old: KeyColumn
  private let new: String
  private let text: String

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    try scope.requireInput(call)
    let dimension = call[Slots.column]
    guard let name = dimension.name else {
      throw Diagnostic(
        Message("a recode needs a name for its new column", "改归需要新列的名称"), at: call.place,
        hints: [
          .proposing(
            scope.line(
              replacing: Place(dimension.phrase.place.end, dimension.phrase.place.end),
              with: scope.tongue == .chinese ? " 作为 新列" : " as NEW"), Message("write", "请写"))
        ], failure: .language)
    }
    guard scope.schema[name.text] == nil else {
      throw Diagnostic(
        Message("there is already a column “\(name.text)”", "已有列“\(name.text)”"), at: name.place)
    }
    let bound = try scope.bind(dimension.phrase)
    new = name.text
    text = call.text
    let value =
      if let path = call[optional: Self.map] {
        try Self.lookup(path, headerRows: Load.rows(call[Load.header]), bound, &scope)
      } else if call[Load.header] != nil {
        throw Diagnostic(
          Message("header is about a file: recode … using map.csv", "表头只用于文件：改归 … 依据 对照.csv"),
          at: call.place, failure: .language)
      } else {
        try Self.rules(call[Self.rules], dimension.phrase, bound, &scope)
      }
    let condition = try call[Clauses.where].map { phrase throws(Diagnostic) in
      try scope.condition(phrase)
    }
    // Where the new column is text, a value that stays is the text it reads as.
    let isSpelled = bound.kind != .text && value.kind(in: scope.schema) == .text
    let kept = isSpelled ? Expression.call(.text, [bound.expression]) : bound.expression
    old = KeyColumn(
      expression: kept, kind: isSpelled ? .text : bound.kind ?? .text,
      name: bound.column ?? dimension.text, top: nil, place: bound.place)
    let chosen = condition.map { Expression.call(.if, [$0, value, kept]) }
    steps = [.add(new, chosen ?? value)]
  }

  /// A map from a file's first column to its second.
  private static func lookup(
    _ path: PathPhrase, headerRows: Int, _ subject: Bound, _ scope: inout Scope
  ) throws(Diagnostic) -> Expression {
    let table = try scope.mapTable(path, headerRows: headerRows)
    if headerRows == 1, let said = headerIsValue(table, path, subject, scope) { scope.say(said) }
    let kind = subject.kind ?? .text
    var entries: [Value: Value] = [:]
    for row in 0..<table.count {
      let to = table.columns[1][row]
      let old = Self.read(table.columns[0][row], as: kind)
      // Of columns that are no text the values are looked up as they are spelled, so that 7 and 007,
      // 2012/5/1 and 2012-05-01 are one.
      let from = kind == .text ? old : Self.evaluated(.text, old)
      if let earlier = entries[from], earlier != to {
        throw Diagnostic(
          Message(
            "“\(from.text)” becomes both “\(earlier.text)” and “\(to.text)” in \(path.text)",
            "\(path.text)中“\(from.text)”同时对应“\(earlier.text)”和“\(to.text)”"), at: path.place)
      }
      entries[from] = to
      scope.suspect(
        subject, Bound(.constant(old), kind, path.place), by: kind == .text ? .isIn : .equal,
        in: path.text)
    }
    let asked =
      kind == .text ? subject.expression : Expression.call(.text, [subject.expression])
    return .lookup(asked, Lookup(entries, otherwise: nil, kind: .text))
  }

  /// A cell of a map as the value it is of the column's kind; as written where it is none.
  private static func read(_ cell: Value, as kind: Kind) -> Value {
    guard case .text(let text) = cell, kind != .text else { return cell }
    if let value = Scope.value(text, as: kind) { return value }
    let readings: [Kind: Function] = [
      .whole: .number, .decimal: .number, .identifier: .number, .date: .date, .moment: .moment,
      .elapsed: .duration,
    ]
    guard let value = readings[kind].map({ evaluated($0, cell) }),
      value.kind == kind || kind.isNumeric,
      !value.isMissing
    else { return cell }
    return value
  }

  private static func evaluated(_ function: Function, _ cell: Value) -> Value {
    var faults = Faults()
    return function.evaluate([cell], &faults)
  }

  /// What to say when the header of a map is itself a value of the column: a row taken for names.
  private static func headerIsValue(
    _ table: Table, _ path: PathPhrase, _ subject: Bound, _ scope: Scope
  ) -> Message? {
    guard let name = table.columns.first?.name, let column = subject.column,
      let source = scope.input?.relation.source,
      source.occurring(in: column)?.contains(name) == true
    else { return nil }
    return Message(
      "line 1 of \(path.text) is taken for names, but “\(name)” is a value of \(quotedName(column)): header no behind it takes it for a row",
      "\(path.text)第 1 行按列名读取，但“\(name)”是 \(quotedName(column)) 的值：在其后写“表头 无”则按一行数据读取")
  }

  /// The rules as one choice, each asked where those before it did not hold.
  private static func rules(
    _ rules: [RecodeRule], _ column: Phrase, _ subject: Bound, _ scope: inout Scope
  ) throws(Diagnostic) -> Expression {
    var choice: [Expression] = []
    var rest: Expression?
    for rule in rules {
      let test = try rule.test.map { phrase throws(Diagnostic) in
        try scope.condition(phrase.about(column))
      }
      let result = try scope.result(rule.result)
      guard rest == nil else { continue }
      if let test { choice += [test, result] } else { rest = result }
    }
    let last = rest ?? subject.expression
    return choice.isEmpty ? last : .call(choice.count == 2 ? .if : .case, choice + [last])
  }

  func remarks(_ context: Context) throws(Diagnostic) -> [Shown] {
    guard let input = context.input else { return [] }
    let column = KeyColumn(
      expression: .column(new), kind: .text, name: new, top: nil, place: old.place)
    let groups = try input.relation.ask([old, column], sets: Moves.sets, .count, context.run)
    let moves = Moves(old.name, as: new, style: style(context))
    var moved = moves.moves(groups)
    moved.title = text
    var effect = moves.effect(groups)
    effect.title = text
    if !moved.notes.isEmpty {
      let path = "\(quotedName(old.name)) > \(quotedName(new))"
      moved.notes.append(
        Message("breakdown \(path) lists every value", "“占比 \(path)”列出全部取值"))
    }
    effect.base = try context.base(input, seen: groups.seen) + effect.base
    let nothing: [Shown] =
      (0..<moved.count).allSatisfy { moved.columns[0].mark($0) == .all }
      ? [
        .warning(
          Message(
            "no rule met any row: “\(new)” is the same as “\(old.name)”",
            "没有任何规则命中：“\(new)”与“\(old.name)”相同"))
      ]
      : []
    return [.effect(moved), .effect(effect)] + nothing
  }

  private func style(_ context: Context) -> Style {
    Style(digits: context.defaults.digits, rounding: context.defaults.rounding)
  }
}

/// `TEST -> RESULT`; without a test it is `else`.
struct RecodeRule: Sendable {
  let test: Phrase?
  let result: Phrase
}
