import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

/// What is compared and is no period: two values of a column, two columns.
extension Suggesting {
  /// `compare CA with NY`, `对比 渠道 与 原因`: the line that sets them side by side.
  func sideBySide() -> Correction? {
    let tokens = reader.scanner.tokens(from: 0).filter { $0.kind != .end }
    guard tokens.count == 4 || tokens.count == 6,
      CompareVerb.declaration.word.spellings.contains(tokens[0].text),
      Self.against.contains(folded(tokens[2].text)),
      let schema = session.dataset?.relation.schema
    else { return nil }
    let isChinese = tokens[0].text.utf8.contains { $0 > 127 }
    let tongue: Tongue = isChinese ? .chinese : .english
    let sides = [tokens[1], tokens[3]].map(\.text)
    let by = tokens.count == 6 ? tokens[5].text : nil
    if tokens.count == 6, !Word.by.spellings.contains(tokens[4].text) { return nil }
    let fields = sides.compactMap { schema[$0] }
    let line =
      fields.count == 2
      ? by == nil ? columns(fields, tongue) : nil
      : values(sides, by.flatMap { schema[$0] }, by, tongue)
    return line.map {
      Correction(
        Message("it compares periods; for these write", "它对比的是时段；这里请写"), $0,
        saying: Message("“\(sides[0])” is no period", "“\(sides[0])”不是时段"), at: tokens[1].place,
        isCommand: true, isWorded: true)
    }
  }

  private func columns(_ fields: [Schema.Field], _ tongue: Tongue) -> String? {
    let names = fields.map { quotedName($0.name) }
    if fields.allSatisfy({ $0.kind == .text || $0.kind == .truth }) {
      let verb = CrosstabVerb.declaration.word.text(in: tongue)
      return "\(verb) \(names[0]) \(Word.by.text(in: tongue)) \(names[1])"
    }
    guard fields.allSatisfy(\.kind.isNumeric) else { return nil }
    return "\(Summarize.declaration.word.text(in: tongue)) \(names.joined(separator: ", "))"
  }

  /// Two values of the same column, each in its line, or in its column beside another.
  private func values(
    _ sides: [String], _ other: Schema.Field?, _ by: String?, _ tongue: Tongue
  ) -> String? {
    let both = sides.map { Set(owners(of: $0, before: 0).map(\.name)) }
    let names = both[0].intersection(both[1])
    guard let name = names.min(), by == nil || other != nil else { return nil }
    let column = quotedName(name)
    let asked =
      other.map {
        let verb = CrosstabVerb.declaration.word.text(in: tongue)
        return "\(verb) \(quotedName($0.name)) \(Word.by.text(in: tongue)) \(column)"
      } ?? "\(Breakdown.declaration.word.text(in: tongue)) \(column)"
    let list = sides.map(quotedValue).joined(separator: ", ")
    let isIn = Operator.isIn.word?.text(in: tongue) ?? ""
    return "\(asked) \(Word.where.text(in: tongue)) \(column) \(isIn) (\(list))"
  }

  private static let against: Set<String> = [
    "with", "to", "and", "vs", "versus", "against", "与", "和", "跟", "同", "比", ",",
  ]
}
