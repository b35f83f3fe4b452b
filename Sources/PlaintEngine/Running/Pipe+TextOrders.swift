import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Text that looks like numbers goes by its characters, in which 8,000 comes after 50,000: where that
/// would give another order it is said, with the line that goes by the numbers.
struct TextOrder: Sendable {
  let column: String
  /// The column as typed, and the line with its numbers.
  let words: String
  let line: String
}

extension Scope {
  /// Notes that something goes by the order of a column of text.
  mutating func noteTextOrder(of bound: Bound) {
    guard bound.kind == .text, let column = bound.column else { return }
    textOrders.append(
      TextOrder(column: column, words: written(bound.place), line: lineOfNumbers(bound)))
  }

  /// The line with the numbers of a column of text.
  func lineOfNumbers(_ bound: Bound) -> String {
    let call = Function.number.spelled(in: tongue)
    return line(replacing: bound.place, with: "\(call)(\(written(bound.place)))")
  }
}

extension Pipe {
  /// Looks at the first cells of each such column.
  func sayTextOrders() throws(Diagnostic) {
    guard let relation = scope.input?.relation else { return }
    for order in scope.textOrders where relation.schema[order.column]?.kind == .text {
      let first = relation.after([.take(Self.looked)])
      let cells = try first.cells([order.column], host.run).map { $0[0] }
      guard Self.differ(cells.filter { !$0.isMissing }.map(\.text)) else { continue }
      show(
        .warning(
          Message(
            "\(order.words) is text and goes by its characters, though it looks like numbers; by the numbers: \(order.line)",
            "\(order.words)是文本，按字符先后，但看起来是数字；按数值：\(order.line)")))
    }
  }

  /// So many rows are looked at.
  private static let looked = 1000

  /// Whether at least four in five texts are numbers, and these in another order than their
  /// characters.
  private static func differ(_ texts: [String]) -> Bool {
    let read = texts.compactMap { text in
      text.utf8.count < 40 ? Number(spelled: text).map { (text: text, number: $0) } : nil
    }
    guard !read.isEmpty, 5 * read.count >= 4 * texts.count else { return false }
    let sorted = read.sorted { Value.text($0.text).precedes(.text($1.text)) }
    return zip(sorted, sorted.dropFirst()).contains { $0.number > $1.number }
  }
}
