import PlaintLanguage
import PlaintQuery
import PlaintText

/// Keeps only the columns named, in that order.
struct Select: Shaping {
  static let declaration = Declaration(
    Word("select", "选列"), .shape,
    Message("Keep only the columns named, in that order.", "只保留所列的列，按此顺序。"),
    grammar: [Slots.columns.here, .clauses([Clauses.where.here])],
    discussion: Message(
      "A call or an expression in parentheses becomes a column of its own: (fee * 2) as double.",
      "调用或括号中的表达式成为新列：(退费金额 * 2) 作为 两倍。"),
    example: ["select ticket, channel, (length(content)) as length", "show 2"])

  let steps: [Step]

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    _ = try scope.requireInput(call)
    let (adds, names) = try scope.shownColumns(call[Slots.columns])
    let own = Dictionary(uniqueKeysWithValues: names.map { ($0, $0) })
    steps = adds + [.project(own, order: names)]
  }
}

extension Scope {
  /// Why rows are not taken by `top`.
  static let topOfRows = Message("top goes with answers, not with rows", "“前”用于统计结果，不用于行")

  /// Columns to be shown, in order: those there are, and steps that add what is computed.
  mutating func shownColumns(
    _ phrases: [DimensionPhrase]
  ) throws(Diagnostic) -> (adds: [Step], names: [String]) {
    var adds: [Step] = []
    let keys = try wholeKeys(phrases, Self.topOfRows)
    for key in keys {
      if case .column(key.name) = key.expression { continue }
      if schema[key.name] != nil {
        throw Diagnostic(
          Message("there is already a column “\(key.name)”", "已有列“\(key.name)”"), at: key.place)
      }
      adds.append(.add(key.name, key.expression))
    }
    return (adds, keys.map(\.name))
  }
}

/// Leaves columns out.
struct Drop: Shaping {
  static let declaration = Declaration(
    Word("drop", "去列"), .shape,
    Message("Leave columns out.", "去掉所列的列。"),
    grammar: [Slots.plainColumns.here, .clauses([Clauses.where.here])],
    example: ["drop phone, content, fee, outcome", "show 2"])

  let steps: [Step]

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    _ = try scope.requireInput(call)
    let dropped = try scope.names(call[Slots.plainColumns])
    let kept = scope.schema.fields.map(\.name).filter { !dropped.contains($0) }
    guard !kept.isEmpty else {
      throw Diagnostic(Message("no column would be left", "将不剩任何列"), at: call.place)
    }
    steps = [.project(Dictionary(uniqueKeysWithValues: kept.map { ($0, $0) }), order: kept)]
  }
}

/// Gives columns other names.
struct Rename: Shaping {
  static let pairs = Slot("OLD as NEW, …", Message("a column", "列")) { reader throws(Diagnostic) in
    try reader.list { reader throws(Diagnostic) -> RenamePhrase in
      let old = try reader.column()
      guard try reader.takeWord(.as) else { throw reader.failure() }
      return RenamePhrase(old: old, new: try reader.name(Message("a new name", "新名称")))
    }
  }
  static let declaration = Declaration(
    Word("rename", "改名"), .shape,
    Message("Give columns other names.", "给列改名。"),
    grammar: [pairs.here, .clauses([Clauses.where.here])],
    example: ["rename reason as cause, channel as hall", "breakdown hall"])

  let steps: [Step]

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    _ = try scope.requireInput(call)
    var newOf: [String: String] = [:]
    for pair in call[Self.pairs] {
      let old = try scope.names([pair.old])[0]
      newOf[old] = pair.new.text
      if scope.schema[pair.new.text] != nil {
        throw Diagnostic(
          Message("there is already a column “\(pair.new.text)”", "已有列“\(pair.new.text)”"),
          at: pair.new.place)
      }
    }
    let order = scope.schema.fields.map { newOf[$0.name] ?? $0.name }
    let oldOf = zip(order, scope.schema.fields.map(\.name))
    steps = [.project(Dictionary(oldOf) { first, _ in first }, order: order)]
  }
}

/// `old as new`.
struct RenamePhrase: Sendable {
  let old: Phrase
  let new: NamePhrase
}

extension Scope {
  /// The names of columns that must exist, each once.
  mutating func names(_ phrases: [Phrase]) throws(Diagnostic) -> [String] {
    var names: [String] = []
    for phrase in phrases {
      guard let name = try column(phrase).column else { continue }
      if names.contains(name) {
        throw Diagnostic(
          Message("“\(name)” stands here twice", "“\(name)”重复出现"), at: phrase.place)
      }
      names.append(name)
    }
    return names
  }
}
