import PlaintText
import PlaintValue

/// What a function asks of one operand, and how it is said.
struct Demand: Sendable {
  let english: String
  let chinese: String
  let accepts: @Sendable (Kind) -> Bool

  init(_ english: String, _ chinese: String, _ accepts: @escaping @Sendable (Kind) -> Bool) {
    self.english = english
    self.chinese = chinese
    self.accepts = accepts
  }

  static let text = Demand("text", "文本") { $0 == .text }
  static let whole = Demand("a whole number", "整数") { $0 == .whole }
  static let number = Demand("a number", "数字") { $0 == .whole || $0 == .decimal }
  static let condition = Demand("a condition", "条件") { $0 == .truth }
  static let anything = Demand("a value", "值") { _ in true }
}

/// The kinds of a call's operands while they are judged, with what is needed to speak of them.
package struct Operands: Sendable {
  let word: String
  let chinese: String
  let isOperator: Bool
  let arity: ClosedRange<Int>
  /// Nil stands for a constant `missing`.
  let kinds: [Kind?]
  let names: [String]

  init(
    word: String, chinese: String, isOperator: Bool, arity: ClosedRange<Int>, kinds: [Kind?],
    names: [String]
  ) {
    self.word = word
    self.chinese = chinese
    self.isOperator = isOperator
    self.arity = arity
    self.kinds = kinds
    self.names = names
  }

  /// So many operands of which nothing more is known.
  init(word: String, chinese: String, isOperator: Bool, arity: ClosedRange<Int>, count: Int) {
    self.init(
      word: word, chinese: chinese, isOperator: isOperator, arity: arity,
      kinds: [Kind?](repeating: nil, count: count), names: [])
  }

  /// How the function is named in a message: `“=”`, `month(…)`.
  var title: String { isOperator ? "“\(word)”" : "\(word)(…)" }

  /// The same in Chinese: `“=”`, `“且”`, `月(…)`; a sign is a sign in both.
  var chineseTitle: String {
    guard isOperator else { return "\(chinese)(…)" }
    return word.contains(where: \.isLetter) ? "“\(chinese)”" : "“\(word)”"
  }

  /// The refusal of too few or too many operands.
  var refusalOfCount: Function.Verdict? {
    guard !arity.contains(kinds.count) else { return nil }
    let wanted =
      arity.upperBound == arity.lowerBound
      ? counted(arity.lowerBound, "argument")
      : arity.upperBound == .max
        ? "at least \(counted(arity.lowerBound, "argument"))"
        : "\(arity.lowerBound) to \(counted(arity.upperBound, "argument"))"
    let chinese =
      arity.upperBound == arity.lowerBound
      ? "\(arity.lowerBound)个"
      : arity.upperBound == .max
        ? "至少\(arity.lowerBound)个" : "\(arity.lowerBound)到\(arity.upperBound)个"
    return .refused(
      Message(
        "\(title) takes \(wanted), not \(kinds.count)",
        "\(chineseTitle)要\(chinese)参数，现在有\(kinds.count)个"),
      operand: nil)
  }

  /// The refusal of the first operand that is not what is demanded of it; the last demand holds
  /// for all operands from there on.
  func refusal(unless demands: [Demand]) -> Function.Verdict? {
    for (index, kind) in kinds.enumerated() {
      guard let kind, let demand = demands.indices.contains(index) ? demands[index] : demands.last
      else { continue }
      if !demand.accepts(kind) { return refusal(of: index, needing: demand) }
    }
    return nil
  }

  /// The refusal of one operand: what is needed and what it is instead.
  func refusal(of index: Int, needing demand: Demand) -> Function.Verdict {
    let (english, chinese) = subject(index)
    return .refused(
      Message(
        "\(title) needs \(demand.english); \(english)",
        "\(chineseTitle)需要\(demand.chinese)；\(chinese)"),
      operand: index)
  }

  /// The refusal of two operands that do not go together.
  func refusal(ofPair english: String, _ chinese: String) -> Function.Verdict {
    let (first, second) = (subject(0), subject(1))
    return .refused(
      Message(
        "\(title) \(english): \(first.english), \(second.english)",
        "\(chineseTitle)\(chinese)：\(first.chinese)，\(second.chinese)"),
      operand: 1)
  }

  /// An operand as a message speaks of it: `“reason” is text`, `argument 2 is a date`.
  func subject(_ index: Int) -> (english: String, chinese: String) {
    let name = names.indices.contains(index) && !names[index].isEmpty ? names[index] : nil
    let (english, chinese) = Self.phrase(kinds[index])
    return (
      name.map { "“\($0)” is \(english)" } ?? "argument \(index + 1) is \(english)",
      name.map { "“\($0)”是\(chinese)" } ?? "第\(index + 1)个参数是\(chinese)"
    )
  }

  private static func phrase(_ kind: Kind?) -> (String, String) {
    switch kind {
    case nil: ("missing", "缺失")
    case .text: ("text", "文本")
    case .truth: ("yes/no", "是非")
    case .identifier: ("an identifier", "标识")
    case .period(let unit): ("a period (\(unit.english))", "时段（\(unit.chinese)）")
    case .some(let kind): ("a \(kind.english)", kind.chinese)
    }
  }

  /// The kind that all of some operands share, decimals taking whole numbers in; nil when all are
  /// missing.
  func sharedKind(of indices: some Sequence<Int>) -> Function.Verdict {
    var shared: (kind: Kind, index: Int)?
    for index in indices {
      guard let kind = kinds[index] else { continue }
      guard let before = shared else {
        shared = (kind, index)
        continue
      }
      guard let both = before.kind.merged(with: kind) else {
        let demand = Demand(
          "results of one kind (argument \(before.index + 1) is \(Self.phrase(before.kind).0))",
          "同一类型的结果（第\(before.index + 1)个参数是\(Self.phrase(before.kind).1)）"
        ) { _ in false }
        return refusal(of: index, needing: demand)
      }
      shared = (both, before.index)
    }
    return .kind(shared?.kind)
  }
}

extension Kind {
  /// The kind that holds values of both kinds without changing them, or nil.
  package func merged(with other: Kind) -> Kind? {
    switch (self, other) {
    case (.whole, .decimal), (.decimal, .whole): .decimal
    case (.identifier, .whole), (.whole, .identifier): .identifier
    default: self == other ? self : nil
    }
  }
}

extension Kind {
  /// Whether keys of the two kinds are the same where they are equal.
  package func joinable(with other: Kind) -> Bool {
    self == other || merged(with: other) == .identifier
  }

  /// The kind of a column of cells of both kinds under each other, or nil: as merged, and moments of
  /// dates and moments.
  package func joined(with other: Kind) -> Kind? {
    merged(with: other) ?? joinedDays(with: other)
  }
}

extension Value {
  /// A text as a value: missing when there is nothing in it, or only blanks, like a cell of a
  /// file.
  package static func worded(_ text: String) -> Value {
    isBlank(text) ? .missing : .text(text)
  }

  /// Whether a condition holds; missing holds not.
  package var holds: Bool { self == .truth(true) }

  /// The number, if it is one.
  package var number: Number? {
    if case .number(let number) = self { number } else { nil }
  }

  /// The text, if it is one.
  var string: String? {
    if case .text(let text) = self { text } else { nil }
  }
}
