import PlaintLanguage
import PlaintQuery
import PlaintText

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
    try scope.requireInput(call)
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
