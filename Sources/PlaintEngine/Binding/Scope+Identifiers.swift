import PlaintQuery
import PlaintText
import PlaintValue

/// Identifiers: digits where text is wanted, never numbers to count with.
extension Scope {
  /// The operands with identifiers as their digits; nil where there is none.
  func spelled(_ operands: [Bound]) -> [Bound]? {
    guard operands.contains(where: { $0.kind == .identifier }) else { return nil }
    return operands.map(spelled)
  }

  /// An identifier as its digits, all else as it is.
  func spelled(_ operand: Bound) -> Bound {
    guard operand.kind == .identifier else { return operand }
    return Bound(.call(.text, [operand.expression]), .text, operand.place)
  }

  /// What makes numbers of an identifier that is computed with.
  func identifierHints(_ operands: [Bound]) -> [Message] {
    guard let operand = operands.first(where: { $0.kind == .identifier }),
      let column = operand.column
    else { return [] }
    let name = quotedName(column)
    return [
      Message(
        "if “\(column)” holds amounts, load the file with: number \(name)",
        "若“\(column)”确是数量，加载时请加：数值列 \(name)")
    ]
  }
}
