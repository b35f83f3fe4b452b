import PlaintLanguage
import PlaintText

/// A small language of a few verbs, and short ways to read it.
enum Speaking {
  static let column = Slot("COLUMN", Message("a column", "列")) { reader throws(Diagnostic) in
    try reader.dimension()
  }
  static let columns = Slot("COLUMNS", Message("columns", "列")) { reader throws(Diagnostic) in
    try reader.list { reader throws(Diagnostic) in try reader.dimension() }
  }
  static let plain = Slot("OLD", Message("a column", "列")) { reader throws(Diagnostic) in
    try reader.column()
  }
  static let name = Slot("NEW", Message("a name", "名称")) { reader throws(Diagnostic) in
    try reader.name(Message("a name", "名称"))
  }
  static let condition = Slot("CONDITION", Message("a condition", "条件")) {
    reader throws(Diagnostic) in try reader.condition()
  }
  static let number = Slot("N", Message("a number", "数字")) { reader throws(Diagnostic) in
    try reader.operand()
  }
  static let path = Slot("PATH", Message("a file", "文件")) { reader throws(Diagnostic) in
    try reader.path(suffixes: ["csv"])
  }
  static let assignments = Slot("NAME = EXPRESSION", Message("a new column", "新列")) {
    reader throws(Diagnostic) in
    try reader.list { reader throws(Diagnostic) in try reader.assignment(needsName: true) }
  }
  static let keys = Slot("COLUMN [desc]", Message("a column", "列")) { reader throws(Diagnostic) in
    try reader.list { reader throws(Diagnostic) in try reader.sortKey() }
  }
  static let by = Clause(.by, columns)
  static let of = Clause(.of, columns)
  static let `where` = Clause(.where, condition)
  static let digits = Clause(.digits, number)

  static let vocabulary: [Declaration] = [
    verb("filter", "筛选", [condition.here]),
    verb(
      "breakdown", "占比", [column.here, .clauses([by.here, of.here, `where`.here, digits.here])]),
    verb("crosstab", "交叉", [column.here, .word(.by), columns.here]),
    verb("group", "分组", [columns.here, .clauses([of.here, `where`.here])]),
    verb("count", "计数", [.clauses([`where`.here])]),
    verb("sort", "排序", [keys.here]),
    verb("select", "选列", [columns.here]),
    verb("rename", "改名", [plain.here, .word(.as), name.here]),
    verb("add", "添加", [assignments.here]),
    verb("load", "加载", [path.here, .optional([.word(.replace)])]),
    verb("show", "查看", [.optional([number.here]), .optional([columns.here])]),
    verb("export", "导出", [path.here]),
    verb("allow unknown values", "允许未知值", []),
    verb("say", "写", [.either([[.word(.all)], [.word(.it), number.here]])]),
    verb("quit", "退出", []),
  ]

  private static func verb(_ english: String, _ chinese: String, _ grammar: [Grammar])
    -> Declaration
  {
    Declaration(
      Word(english, chinese), .answer, Message("Does it.", "做。"), grammar: grammar, example: [])
  }

  /// The error of a line, if it cannot be read.
  static func failure(_ text: String) -> Diagnostic? {
    var reader = Reader(SourceText(text))
    do throws(Diagnostic) {
      _ = try reader.line(vocabulary)
      return nil
    } catch { return reader.mended(error, vocabulary) }
  }

  static func line(_ text: String) throws(Diagnostic) -> Line {
    var reader = Reader(SourceText(text))
    return try reader.line(vocabulary)
  }

  /// What was written at the error's place.
  static func marked(_ text: String) -> String? {
    failure(text)?.place.map { Scanner(SourceText(text)).written($0) }
  }

  /// A condition or expression as nested lists.
  static func phrase(_ text: String) throws(Diagnostic) -> String {
    var reader = Reader(SourceText(text))
    let phrase = try reader.condition()
    guard try reader.isAtEnd() else { throw reader.failure() }
    return phrase.nested
  }

  /// The tokens of a text: kind and text.
  static func tokens(_ text: String) throws(Diagnostic) -> [String] {
    var scanner = Scanner(SourceText(text))
    var found: [String] = []
    while true {
      let token = try scanner.next()
      if token.kind == .end { return found }
      found.append("\(token.kind) \(token.text)")
    }
  }
}

extension Phrase {
  /// The phrase as nested lists: `(and (= a 1) (not b))`.
  var nested: String {
    switch self {
    case .word(let text, _): text
    case .literal(let text, _): "literal:\(text)"
    case .bracketed(let text, _): "[\(text)]"
    case .quoted(let text, _): "\"\(text)\""
    case .parameter(let text, _): "{\(text)}"
    case .measured(let count, let unit, _): "\(count)_\(unit)"
    case .relative(let words, _): words.joined(separator: "_")
    case .range(let low, let high, _): "\(low?.nested ?? "")..\(high?.nested ?? "")"
    case .call(let name, let arguments, _):
      "\(name.text)("
        + arguments.map { ($0.label.map { $0.nested + ": " } ?? "") + $0.value.nested }
        .joined(separator: ", ") + ")"
    case .unary(let operation, let inner, _): "(\(operation.rawValue) \(inner.nested))"
    case .binary(let operation, let left, let right, _):
      "(\(operation.rawValue) \(left.nested) \(right.nested))"
    case .between(let left, let low, let high, _):
      "(between \(left.nested) \(low.nested) \(high.nested))"
    case .list(let items, _): "{" + items.map(\.nested).joined(separator: ", ") + "}"
    case .grouped(let inner, _): "<\(inner.nested)>"
    }
  }
}
