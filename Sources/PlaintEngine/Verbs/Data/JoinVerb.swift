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
      .clauses([keep.here, Clauses.where.here]),
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
    try scope.requireInput(call)
    let dataset = try Pipe.dataset(call[Slots.dataset], in: scope.session)
    guard let keys = call[Self.by] else { preconditionFailure("join without “by”") }
    var bound = try scope.bind(keys.left)
    var other = Scope(scope.session, host: scope.host)
    other.source = scope.source
    other.schema = dataset.relation.schema
    other.input = Input(
      name: dataset.name, relation: dataset.relation, conditions: [], isAnswer: false,
      aliases: dataset.aliases)
    var matching = try other.bind(keys.right ?? keys.left)
    if bound.kind == .text || matching.kind == .text {
      (bound, matching) = (scope.spelled(bound), other.spelled(matching))
    }
    guard let kind = bound.kind, matching.kind.flatMap(kind.joinable) == true else {
      throw Diagnostic(
        Message("the keys are of different kinds", "两侧的键类型不同"),
        at: keys.left.place,
        hints: [Message("load the other one with text …", "加载时用“文本 …”使其为文本")])
    }
    let kept = call[Self.keep]?.english ?? "all"
    let rows: Join.Kept = kept == "matched" ? .matched : kept == "unmatched" ? .unmatched : .all
    left = bound.expression
    right = dataset.relation
    try right.requireShallow(at: call.place)
    rightKey = matching.expression
    steps = [.join(Join(right, left: left, right: rightKey, kept: rows))]
    isFilter = rows != .all
    condition = isFilter ? call.text : nil
  }

  func remarks(_ context: Context) throws(Diagnostic) -> [Shown] {
    guard let input = context.input else { return [] }
    let before = Relation(input.relation.source, steps: Array(input.relation.steps.dropLast()))
    // Those without a partner are found without bringing any column over.
    let unmatched = before.after([
      .join(Join(right, left: left, right: rightKey, kept: .unmatched))
    ])
    let seen = try unmatched.seen(context.run)
    let all = seen.dropLast().last ?? 0
    let found = all - (seen.last ?? 0)
    if found == 0, all > 0 { return [.warning(try noneMatched(before, context.run))] }
    return [
      .note(
        Message(
          "\(grouped(found)) of \(counted(all, "row")) matched, \(grouped(all - found)) did not",
          "\(grouped(all)) 行中匹配 \(grouped(found)) 行，未匹配 \(grouped(all - found)) 行"))
    ] + brought(before.schema)
  }
}

extension JoinVerb {
  /// The columns that came, where a name was taken under which other name.
  private func brought(_ before: Schema) -> [Shown] {
    let renamed = steps.flatMap { step -> [Join.Added] in
      if case .join(let join) = step { join.columns(beside: before) } else { [] }
    }.filter { $0.name != $0.source }
    guard !renamed.isEmpty else { return [] }
    let english = list(renamed.map { "\($0.source) as \($0.name)" })
    let chinese = list(renamed.map { "\($0.source) 作为 \($0.name)" }, in: .chinese)
    return [.note(Message("names that were taken: brought \(english)", "名称已被占用：带入\(chinese)"))]
  }

  /// What keys look like on either side, for a join that found nothing.
  private func noneMatched(_ before: Relation, _ run: Run) throws(Diagnostic) -> Message {
    let mine = try before.values(of: left, limit: 3, run).map { "“\($0.value.text)”" }
    let theirs = try right.values(of: rightKey, limit: 3, run).map { "“\($0.value.text)”" }
    return Message(
      "no row matched: the keys here are such as \(list(mine)), those of \(right.source.name) such as \(list(theirs))",
      "没有一行匹配：此处的键如\(list(mine, in: .chinese))，\(right.source.name)的键如\(list(theirs, in: .chinese))"
    )
  }
}

/// `a` or `a = b`.
struct JoinKeys: Sendable {
  let left: Phrase
  let right: Phrase?
}
