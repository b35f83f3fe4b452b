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
    grammar: [keys.here], example: ["sort opened_at desc"])

  let steps: [Step]

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    _ = try scope.requireInput(call)
    var orders: [Order] = []
    for key in call[Self.keys] {
      orders.append(Order(try scope.bind(key.phrase).expression, descending: key.descending))
    }
    steps = [.sort(orders)]
  }
}

/// Keeps the first rows.
struct Take: Shaping {
  static let declaration = Declaration(
    Word("take", "取前"), .shape,
    Message("Keep the first rows in their present order.", "按现有顺序保留前几行。"),
    grammar: [Slots.number.here], example: ["sort opened_at | take 10"])

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
  static let seed = Clause(Word("seed", "种子"), Slots.number)
  static let usualSeed = 1
  static let declaration = Declaration(
    Word("sample", "抽样"), .shape,
    Message("Keep some rows drawn at random, always the same ones.", "随机抽取若干行，每次相同。"),
    grammar: [Slots.number.here, .clauses([seed.here])],
    discussion: Message(
      "Rows are drawn without replacement with a fixed seed, \(usualSeed) unless said."),
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
    condition = "sample \(count) seed \(seed)"
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
    grammar: [.optional([Slots.columns.here])], example: ["unique phone, reason"])

  let steps: [Step]
  let condition: String?
  let isFilter = true

  static func reach(_ call: Call) -> Reach {
    call[optional: Slots.columns] == nil ? .all : .named
  }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    _ = try scope.requireInput(call)
    steps = [.unique(try scope.keys(call[optional: Slots.columns]).map(\.expression))]
    condition = call.text
  }
}

/// Counts each row as often as a column says.
struct Weight: Shaping {
  static let declaration = Declaration(
    Word("weight", "加权"), .shape,
    Message("Count each row as often as a column says.", "按某列的数值给每行计数。"),
    grammar: [Slots.column.here],
    discussion: Message(
      "For tables that are counts already. Every count, share, rank and mean is weighted from then on."
    ),
    example: ["weight fee"])

  let steps: [Step]

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    _ = try scope.requireInput(call)
    let bound = try scope.bind(call[Slots.column].phrase)
    guard bound.kind == .whole else {
      throw Diagnostic(
        Message("a weight must be whole numbers", "权重须为整数"), at: bound.place)
    }
    steps = [.weight(bound.expression)]
  }
}
