import PlaintAnalysis
import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

/// Finding columns by name.
extension Scope {
  /// The column of that name: exactly, or the only one that matches ignoring case and width.
  mutating func column(_ name: String, at place: Place) -> Bound? {
    if let field = schema[name] { return Bound(.column(field.name), field.kind, place) }
    if let plain = input?.aliases[name], let field = schema[plain] {
      return Bound(.column(plain), field.kind, place)
    }
    // Figures of an answer are called by their functions, in either language.
    if name.contains("("),
      let field = schema.fields.first(where: {
        Manual.chinese(name: $0.name) == Manual.chinese(name: name)
      })
    {
      return Bound(.column(field.name), field.kind, place)
    }
    guard let field = schema.near(name) else { return nil }
    say(Message("took “\(name)” for the column “\(field.name)”", "把“\(name)”当作列“\(field.name)”"))
    return Bound(.column(field.name), field.kind, place)
  }

  /// A column that must exist, as written by itself.
  mutating func column(_ phrase: Phrase) throws(Diagnostic) -> Bound {
    switch try literal(phrase) {
    case .word(let name, let place), .bracketed(let name, let place),
      .literal(let name, let place):
      if let bound = column(name, at: place) { return bound }
      throw unknownColumn(name, place)
    default:
      throw Diagnostic(
        Message("a column must stand here", "此处应为列名"), at: phrase.place, failure: .language)
    }
  }

  /// Column names as written, with their places, of a table that is not there yet: they are not
  /// looked up.
  func writtenNames(_ phrases: [Phrase]) throws(Diagnostic) -> [(name: String, place: Place)] {
    var names: [(name: String, place: Place)] = []
    for phrase in phrases {
      switch try literal(phrase) {
      case .word(let name, let place), .bracketed(let name, let place),
        .literal(let name, let place):
        names.append((name, place))
      default:
        throw Diagnostic(
          Message("a column must stand here", "此处应为列名"), at: phrase.place, failure: .language)
      }
    }
    return names
  }

  mutating func say(_ note: Message) {
    if !notes.contains(note) { notes.append(note) }
  }

  /// The error for a name that is no column, with the nearest ones.
  func unknownColumn(_ name: String, _ place: Place) -> Diagnostic {
    guard input != nil else {
      return Diagnostic(
        Message("no dataset is loaded, so there is no column “\(name)”", "尚未加载数据集，没有列“\(name)”"),
        at: place, hints: [Message("load one first: load FILE.csv", "请先加载：加载 文件.csv")])
    }
    return Diagnostic(
      Message("no column “\(name)” in \(datasetName)", "\(datasetName)中没有列“\(name)”"),
      at: place, hints: columnHints(name, place))
  }

  private func columnHints(_ name: String, _ place: Place) -> [Message] {
    if let parts = subtraction(name) {
      let proposal = line(replacing: place, with: parts)
      return [.proposing(proposal, Message("to subtract, put blanks", "相减请加空格"))]
    }
    if let function = Function(called: name) {
      let calls = schema.fields.filter { $0.kind.isTemporal && function.takes([$0.kind]) }
        .map { line(replacing: place, with: "\(name)(\(quotedName($0.name)))") }
      let lead = Message("\(name) is a function", "“\(function.chinese)”是函数")
      if let call = calls.first { return [.proposing(call, lead)] }
    }
    let near = nearest(name, among: schema.fields.map(\.name), limit: 3)
    if !near.isEmpty {
      let quoted = near.map { "“\(quotedName($0))”" }
      return [
        Message(
          "did you mean \(quoted.joined(separator: ", "))?",
          "是否想写\(quoted.joined(separator: "、"))？")
      ]
    }
    let names = schema.fields.prefix(12).map { quotedName($0.name).clipped(toWidth: 60) }.joined(
      separator: ", ")
    let more = schema.fields.count > 12 ? ", …" : ""
    return [Message("the columns are \(names)\(more)", "现有的列：\(names)\(more)")]
  }

  /// `a-b` where both are columns, or one a number.
  private func subtraction(_ name: String) -> String? {
    let parts = name.split(separator: "-", maxSplits: 1).map(String.init)
    guard parts.count == 2,
      parts.allSatisfy({ schema[$0] != nil || Number(literal: $0) != nil })
    else { return nil }
    return parts.joined(separator: " - ")
  }
}

/// A column's name as it must be typed: bare when it is one word, in brackets otherwise.
package func quotedName(_ name: String) -> String { Reader.nameAsTyped(name) }

/// A text as it must be typed to be a value: bare when it is one word, in quotes otherwise.
package func quotedValue(_ text: String) -> String {
  var reader = Reader(SourceText(text))
  if let token = try? reader.take(), token.kind == .word, token.text == text,
    (try? reader.isAtEnd()) == true, !Word.missing.spellings.contains(text)
  {
    return text
  }
  return Correction.quoted(text)
}
