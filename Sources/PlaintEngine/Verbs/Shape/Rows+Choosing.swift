import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

/// Puts rows in order.
struct Sort: Shaping {
  static let keys = Slot("COLUMN [desc], …", Message("a column", "列")) {
    reader throws(Diagnostic) in
    try reader.list { reader throws(Diagnostic) in try reader.sortKey() }
  }
  static let declaration = Declaration(
    Word("sort", "排序"), .shape,
    Message("Put the rows in order; missing comes last.", "给行排序；缺失排在最后。"),
    grammar: [keys.here, .clauses([Clauses.where.here])],
    discussion: Message(
      """
      Texts are in the order of their characters, which is not that of their sound; rows that are \
      the same keep their order. Marked rows of an answer stay at its end.
      """,
      "文本按字符顺序而非读音排列；相同的行保持原来的先后。结果中有标记的行留在末尾。"),
    example: ["sort opened_at desc", "show 3 ticket, opened_at"])

  let steps: [Step]

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    _ = try scope.requireInput(call)
    var orders: [Order] = []
    for key in call[Self.keys] {
      let bound = try scope.bind(key.phrase)
      scope.noteTextOrder(of: bound)
      orders.append(Order(bound.expression, descending: key.descending))
    }
    steps = [.sort(orders)]
  }

  /// Rows whose cell does not fit the column come last, however large what it says.
  func remarks(_ context: Context) throws(Diagnostic) -> [Shown] {
    guard let input = context.input else { return [] }
    return try context.misfitsSaid(input, showsOrder: true).map(Shown.note)
  }
}

/// Keeps the first rows.
struct Take: Shaping {
  static let declaration = Declaration(
    Word("take", "取前"), .shape,
    Message("Keep the first rows in their present order.", "按现有顺序保留前几行。"),
    grammar: [Slots.number.here, .clauses([Clauses.where.here])],
    discussion: Message(
      "After sort these are the largest or smallest.", "排序之后即为最大或最小的若干行。"),
    example: ["sort fee desc | take 10", "show 3 ticket, fee"])

  let steps: [Step]
  let condition: String?
  let isFilter = true

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    _ = try scope.requireInput(call)
    steps = [.take(try scope.whole(call[Slots.number], atLeast: 1))]
    condition = call.text
  }
}

/// Keeps some rows drawn at random.
struct Sample: Shaping {
  static let seed = Clause(Word("seed", "种子", Message("another draw", "换一次抽取")), Slots.number)
  static let usualSeed = 1
  static let declaration = Declaration(
    Word("sample", "抽样"), .shape,
    Message("Keep some rows drawn at random, always the same ones.", "随机抽取若干行，每次相同。"),
    grammar: [Slots.number.here, .clauses([seed.here, Clauses.where.here])],
    discussion: Message(
      "Rows are drawn without replacement with a fixed seed, \(usualSeed) unless said.",
      "不放回抽取，种子固定，不写时为 \(usualSeed)。"),
    example: ["sample 50 seed 7"])

  let steps: [Step]
  let condition: String?
  let isFilter = true
  private let seed: Int

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    _ = try scope.requireInput(call)
    seed =
      try call[Self.seed].map { phrase throws(Diagnostic) in try scope.whole(phrase) }
      ?? Self.usualSeed
    let count = try scope.whole(call[Slots.number], atLeast: 1)
    steps = [.sample(count, seed: UInt64(seed))]
    condition = call.isChinese ? "抽样 \(count) 种子 \(seed)" : "sample \(count) seed \(seed)"
  }

  func remarks(_ context: Context) throws(Diagnostic) -> [Shown] {
    [.note(Message("drawn with seed \(seed)", "抽样种子 \(seed)"))]
  }
}

/// Drops repeated rows.
struct Unique: Shaping {
  static let declaration = Declaration(
    Word("unique", "去重"), .shape,
    Message("Keep the first row of each combination of values.", "每种取值组合只保留第一行。"),
    grammar: [.optional([Slots.columns.here]), .clauses([Clauses.where.here])],
    discussion: Message(
      "Without columns, rows that are the same in every column are kept once.",
      "不写列时，所有列都相同的行只保留一次。"),
    example: ["unique phone, reason"])

  let steps: [Step]
  let condition: String?
  let isFilter = true

  static func reach(_ call: Call) -> Reach {
    call[optional: Slots.columns] == nil ? .all : .named
  }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    _ = try scope.requireInput(call)
    let keys = try scope.wholeKeys(
      call[optional: Slots.columns], Scope.topOfRows, names: false)
    steps = [.unique(keys.map(\.expression))]
    condition = call.text
  }
}

/// Counts each row as often as a column says.
struct Weight: Shaping {
  static let declaration = Declaration(
    Word("weight", "加权"), .shape,
    Message("Count each row as often as a column says.", "按某列的数值给每行计数。"),
    grammar: [Slots.measured.here, .clauses([Clauses.where.here])],
    discussion: Message(
      "For tables that are counts already. Every count, share, rank and mean is weighted from then on.",
      "用于本身就是计数的表。此后所有数量、占比、排名和均值都按它加权。"
    ),
    example: [
      "load region.csv", "weight count", "breakdown category top 3 where month in 2015-01..2015-05",
    ])

  let steps: [Step]

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    _ = try scope.requireInput(call)
    let bound = try scope.bind(call[Slots.measured].phrase)
    guard bound.kind == .whole else {
      throw Diagnostic(
        Message("a weight must be whole numbers", "权重须为整数"), at: bound.place,
        hints: bound.kind == .decimal
          ? [
            Message(
              "to round them: weight round(\(scope.written(bound.place)))",
              "若要取整：加权 修约(\(scope.written(bound.place)))")
          ] : scope.identifierHints([bound]))
    }
    steps = [.weight(bound.expression)]
  }

  /// Rows that weigh nothing leave every count without a trace, so they are counted here.
  package func remarks(_ context: Context) throws(Diagnostic) -> [Shown] {
    guard let input = context.input, case .weight(let weight) = steps[0] else { return [] }
    let rows = Relation(input.relation.source, steps: input.relation.steps.dropLast())
    func count(_ test: Expression) throws(Diagnostic) -> Int {
      try rows.after([.filter(test)]).seen(context.run).last ?? 0
    }
    let negative = try count(.call(.less, weight, .constant(.number(0))))
    let missing = try count(.call(.isMissing, weight))
    let zero = try count(.call(.equal, weight, .constant(.number(0))))
    let said = [
      (negative, Message("negative", "为负")), (missing, Message("missing", "缺失")),
      (zero, Message("0", "为 0")),
    ].filter { $0.0 > 0 }
    let misfits = try context.misfitsSaid(input).map(Shown.note)
    guard !said.isEmpty else { return misfits }
    let english = said.map { "\($0.1.english) in \(counted($0.0, "row"))" }
    let chinese = said.map { "\($0.1.text(in: .chinese)) \(grouped($0.0)) 行" }
    let message = Message(
      "the weight is \(list(english)): these rows count 0 times",
      "权重\(list(chinese, in: .chinese))：这些行不计入")
    return [negative + missing > 0 ? .warning(message) : .note(message)] + misfits
  }
}
