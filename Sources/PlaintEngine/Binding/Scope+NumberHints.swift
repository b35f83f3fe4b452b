import PlaintQuery
import PlaintText
import PlaintValue

/// Text where numbers are wanted, most of whose cells are numbers: the line that reads them.
extension Scope {
  /// So many rows are looked at.
  private static let looked = 1000

  /// The line with the column's numbers, where at least half of its first texts are some.
  func numberHints(_ operand: Bound) -> [Message] {
    guard operand.kind == .text, let column = operand.column,
      let relation = input?.relation.after([.take(Self.looked)]),
      let cells = try? relation.cells([column], host.run)
    else { return [] }
    let texts = cells.map { $0[0] }.filter { !$0.isMissing }.map(\.text)
    let numbers = texts.count { $0.utf8.count < 40 && Number(spelled: $0) != nil }
    guard numbers > 0, 2 * numbers >= texts.count else { return [] }
    return [
      .proposing(
        lineOfNumbers(operand),
        Message("to read its numbers and count the other cells", "若读其中的数字、其余计数"))
    ]
  }
}
