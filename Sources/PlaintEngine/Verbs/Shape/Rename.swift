import PlaintLanguage
import PlaintQuery
import PlaintText

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
    try scope.requireInput(call)
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
