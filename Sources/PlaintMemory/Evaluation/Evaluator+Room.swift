import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Memory for texts that are computed, asked for before it is taken.
extension Evaluator {
  /// Throws when the texts that an expression joins would take more memory than is free.
  ///
  /// Doubled in every step, texts of a line fill any machine after thirty; what is built of them
  /// takes them thrice while it is under way.
  func requireRoom(for expression: Expression, _ kind: Kind) throws(Diagnostic) {
    guard kind == .text, case .call(let function, let operands) = expression,
      function == .concat || function == .add || function == .replace, operands.allSatisfy(\.isFlat)
    else { return }
    let times = function == .replace ? operands.last?.constantText?.utf8.count ?? 1 : 1
    let entries = expression.columns.count == 1
    var (longest, total) = (0, 0)
    for operand in operands {
      if let text = operand.constantText { longest += text.utf8.count }
      guard let name = operand.columnName else { continue }
      longest += view.visible(name).column.longestText
    }
    guard longest * max(times, 1) * view.rows > Self.unasked else { return }
    for operand in operands {
      if let text = operand.constantText { total += view.rows * text.utf8.count }
      guard let name = operand.columnName else { continue }
      total += view.visible(name).column.textBytes(ofEntries: entries)
    }
    try AvailableMemory.require(
      3 * total * max(times, 1), Message("the texts of this", "所得文本"),
      hint: Message(
        "filter the rows first, or take fewer characters: left(…, 100)", "请先筛选，或只取部分字符：左取(…, 100)"))
  }

  private static let unasked = 1 << 26
}

extension Expression {
  fileprivate var constantText: String? {
    if case .constant(.text(let text)) = self { text } else { nil }
  }
}

extension Column {
  /// The bytes of the longest text.
  fileprivate var longestText: Int {
    switch storage {
    case .coded(_, let texts, _), .plain(let texts, _):
      (0..<texts.count).reduce(0) { max($0, texts.utf8($1).count) }
    case .fixed: 32
    case .listed(_, let values): values.reduce(0) { max($0, $1.text.utf8.count) }
    }
  }

  /// The bytes of all rows' texts, or of each distinct one once.
  fileprivate func textBytes(ofEntries: Bool) -> Int {
    switch storage {
    case .plain(let texts, _): return (0..<texts.count).reduce(0) { $0 + texts.utf8($1).count }
    case .coded(let codes, let texts, _):
      let lengths = (0..<texts.count).map { texts.utf8($0).count }
      return ofEntries
        ? lengths.reduce(0, +) : (0..<count).reduce(0) { $0 + lengths[codes[$1]] }
    case .fixed, .listed: return count * longestText
    }
  }

  /// About what the rows take, without dictionaries shared with others.
  var rowBytes: Int {
    switch storage {
    case .coded(let codes, _, _), .listed(let codes, _):
      switch codes {
      case .narrow: count
      case .medium: 2 * count
      case .wide: 4 * count
      }
    case .plain: 8 * count + textBytes(ofEntries: true)
    case .fixed: 9 * count
    }
  }
}
