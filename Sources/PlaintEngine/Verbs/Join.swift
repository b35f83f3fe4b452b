import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Brings another dataset's columns beside this one's.
struct JoinVerb: Shaping {
  static let key = Slot("COLUMN [= COLUMN]", Message("a column", "列")) {
    reader throws(Diagnostic) -> JoinKeys in
    let left = try reader.column()
    return JoinKeys(left: left, right: try reader.takeSign("=") ? try reader.column() : nil)
  }
  static let by = Clause(.by, key)
  static let keep = Clause(
    Word("keep", "保留", Message("which rows stay; all unless said", "保留哪些行；不写时为全部")),
    Slots.choice(
      "all|matched|unmatched", Message("which rows stay", "保留哪些行"),
      [.all, Word("matched", "匹配的"), Word("unmatched", "未匹配的")]))
  static let declaration = Declaration(
    Word("join", "关联"), .shape,
    Message("Bring another dataset's columns beside this one's by a key.", "按键把另一数据集的列并到旁边。"),
    grammar: [
      Slots.dataset.here, .word(.by), .slot(by.slot.erased(as: Word.by.english)),
      .clauses([keep.here]),
    ],
    discussion: Message(
      """
      A key that stands more than once on the right is an error: rows never multiply. Missing \
      matches nothing. The line says how many rows matched.
      """,
      "右边的键若出现多次则报错：行数从不增加。缺失不与任何值匹配。会说明匹配了多少行。"),
    example: ["load units.csv", "use tickets", "join units by unit"])

  let steps: [Step]
  let condition: String?
  let isFilter: Bool
  private let left: Expression
  private let right: Relation
  private let rightKey: Expression

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    _ = try scope.requireInput(call)
    let dataset = try Pipe.dataset(call[Slots.dataset], in: scope.session)
    guard let keys = call[Self.by] else { preconditionFailure("join without “by”") }
    let bound = try scope.bind(keys.left)
    var other = Scope(scope.session, host: scope.host)
    other.source = scope.source
    other.schema = dataset.relation.schema
    other.input = Input(
      name: dataset.name, relation: dataset.relation, conditions: [], isAnswer: false)
    let matching = try other.bind(keys.right ?? keys.left)
    guard bound.kind == matching.kind else {
      throw Diagnostic(
        Message("the keys are of different kinds", "两侧的键类型不同"),
        at: keys.left.place,
        hints: [Message("load the other one with text …", "加载时用“文本 …”使其为文本")])
    }
    let kept = call[Self.keep]?.english ?? "all"
    let rows: Join.Kept = kept == "matched" ? .matched : kept == "unmatched" ? .unmatched : .all
    left = bound.expression
    right = dataset.relation
    rightKey = matching.expression
    steps = [.join(Join(right, left: left, right: rightKey, kept: rows))]
    isFilter = rows != .all
    condition = isFilter ? call.text : nil
  }

  func remarks(_ context: Context) throws(Diagnostic) -> [Shown] {
    guard let input = context.input else { return [] }
    let before = Relation(input.relation.source, steps: Array(input.relation.steps.dropLast()))
    let matched = Relation(
      before.source,
      steps: before.steps + [.join(Join(right, left: left, right: rightKey, kept: .matched))])
    let seen = try matched.seen(context.run)
    let found = seen.last ?? 0
    let all = seen.dropLast().last ?? 0
    return [
      .note(
        Message(
          "\(grouped(found)) of \(counted(all, "row")) matched, \(grouped(all - found)) did not",
          "\(grouped(all)) 行中匹配 \(grouped(found)) 行，未匹配 \(grouped(all - found)) 行"))
    ]
  }
}

/// `a` or `a = b`.
struct JoinKeys: Sendable {
  let left: Phrase
  let right: Phrase?
}

/// Adds another dataset's rows below.
struct AppendVerb: Shaping {
  static let declaration = Declaration(
    Word("append", "追加"), .shape,
    Message("Add another dataset's rows, matched by column name.", "按列名追加另一数据集的行。"),
    grammar: [Slots.dataset.here],
    discussion: Message(
      "A column that one of them lacks is missing there; one that is of two kinds becomes text.",
      "一方没有的列，其值为缺失；同名而类型不同的列成为文本。"),
    example: ["load tickets.csv as more", "use tickets", "append more"])
  let steps: [Step]
  private let other: Relation

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    _ = try scope.requireInput(call)
    other = try Pipe.dataset(call[Slots.dataset], in: scope.session).relation
    steps = [.append(other)]
  }

  func remarks(_ context: Context) throws(Diagnostic) -> [Shown] {
    let rows = try other.seen(context.run).last ?? 0
    return [.note(Message("added \(counted(rows, "row"))", "追加 \(grouped(rows)) 行"))]
  }
}
