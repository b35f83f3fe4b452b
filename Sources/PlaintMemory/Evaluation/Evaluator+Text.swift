import Glibc
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue
import Synchronization

/// Conditions on texts that are in no dictionary: on their bytes, without making strings.
extension Evaluator {
  /// The rows for which a test of plain text against constants holds; nil where it is of another
  /// form.
  func textRows(_ condition: Expression) throws(Diagnostic) -> MatchedRows? {
    guard case .call(let function, let operands) = condition, let name = operands[0].columnName,
      case .plain(let texts, let gaps) = view.visible(name).column.storage
    else { return nil }
    let constants = operands.dropFirst().compactMap(\.constantText)
    guard constants.count == operands.count - 1 else { return nil }
    switch function {
    case .equal, .notEqual, .isIn:
      let wanted = constants.map { ByteFinder.needle($0) }
      let bits = try rows(texts, gaps) { text in wanted.contains { $0.order(of: text) == 0 } }
      return MatchedRows(rows: function == .notEqual ? bits.inverted : bits)
    case .less: return MatchedRows(rows: try rows(texts, gaps, constants[0]) { $0 < 0 })
    case .lessEqual: return MatchedRows(rows: try rows(texts, gaps, constants[0]) { $0 <= 0 })
    case .greater: return MatchedRows(rows: try rows(texts, gaps, constants[0]) { $0 > 0 })
    case .greaterEqual: return MatchedRows(rows: try rows(texts, gaps, constants[0]) { $0 >= 0 })
    case .matches:
      guard let pattern = try? Pattern.cached(constants[0]) else { return nil }
      return try matches(pattern, texts, gaps)
    default:
      guard let test = TextTest(function, constants[0]) else { return nil }
      return MatchedRows(rows: try rows(test, texts, gaps))
    }
  }

  /// How many characters each plain text has; nil for any other expression.
  ///
  /// 10 M texts of 23 characters: 0.3 s on two threads, 8 s as strings.
  func textLengths(_ expression: Expression) throws(Diagnostic) -> Column? {
    guard case .call(.length, let operands) = expression, let name = operands[0].columnName,
      case .plain(let texts, let gaps) = view.visible(name).column.storage
    else { return nil }
    let cells = Buffer<Int64>(count: view.rows)
    try Blocks.forEach(of: view.rows, run) { [selection = view.selection] _, range in
      selection.forEach(in: range) { row in
        let text = texts.utf8(row)
        let isMissing = gaps.map { $0[row] } ?? text.isEmpty
        cells.base[row] = isMissing ? absentCell : Int64(characterCount(text))
      }
    }
    return Column("", .whole, .fixed(cells, places: 0), count: view.rows)
  }

  /// The rows whose text has a certain order to another.
  private func rows(
    _ texts: Strings, _ gaps: Bits?, _ other: String, _ holds: @escaping @Sendable (Int) -> Bool
  ) throws(Diagnostic) -> Bits {
    let other = ByteFinder.needle(other)
    return try rows(texts, gaps) { holds(other.order(of: $0)) }
  }

  private func rows(
    _ texts: Strings, _ gaps: Bits?,
    _ holds: @escaping @Sendable (UnsafeBufferPointer<UInt8>) -> Bool
  ) throws(Diagnostic) -> Bits {
    try Bits.collected(view.rows, run) { [selection = view.selection] bits, range in
      selection.forEach(in: range) { row in
        let text = texts.utf8(row)
        let isMissing = gaps.map { $0[row] } ?? text.isEmpty
        if !isMissing, holds(text) { bits.insert(row) }
      }
    }
  }

  private func rows(
    _ test: TextTest, _ texts: Strings, _ gaps: Bits?
  ) throws(Diagnostic) -> Bits {
    try Bits.collected(view.rows, run) { [selection = view.selection] bits, range in
      let few = (selection?.ones(in: range) ?? range.count) * 4 < range.count
      if !few, gaps == nil, let finder = test.finder, texts.search(range, finder, bits) { return }
      var room: [UInt8] = []
      selection.forEach(in: range) { row in
        if gaps.map({ $0[row] }) != true, test.holds(texts.utf8(row), &room) { bits.insert(row) }
      }
    }
  }

  /// Beyond so many passes over the texts the pattern itself is faster.
  private static let fewLiterals = 6

  /// The rows whose texts hold one of some texts as it is.
  ///
  /// 10 M texts of 78 bytes, two choices: 380 ms of processor time, where trying the pattern on each
  /// took 670.
  private func rows(
    holdingAny literals: [String], _ texts: Strings, _ gaps: Bits?
  ) throws(Diagnostic) -> Bits {
    let finders = literals.map(ByteFinder.init)
    return try Bits.collected(view.rows, run) { [selection = view.selection] bits, range in
      let few = (selection?.ones(in: range) ?? range.count) * 4 < range.count
      if !few, gaps == nil, finders.allSatisfy({ texts.search(range, $0, bits) }) { return }
      selection.forEach(in: range) { row in
        let text = texts.utf8(row)
        if gaps.map({ $0[row] }) != true, finders.contains(where: { $0.isIn(text) }) {
          bits.insert(row)
        }
      }
    }
  }

  private func matches(
    _ pattern: Pattern, _ texts: Strings, _ gaps: Bits?
  ) throws(Diagnostic) -> MatchedRows {
    if let literals = pattern.literals, literals.count <= Self.fewLiterals {
      return MatchedRows(rows: try rows(holdingAny: literals, texts, gaps))
    }
    let counter = Exhausted()
    let bits = try Bits.collected(view.rows, run) { [selection = view.selection] bits, range in
      let matcher = Pattern.Matcher(pattern)
      var limits = 0
      selection.forEach(in: range) { row in
        let text = texts.utf8(row)
        if gaps.map({ $0[row] }) ?? text.isEmpty { return }
        switch matcher(text) {
        case .matched: bits.insert(row)
        case .unmatched: break
        case .exhausted: limits += 1
        }
      }
      counter.add(limits)
    }
    var faults = Faults()
    faults.limits = counter.count
    return MatchedRows(rows: bits, faults: faults)
  }
}

/// Texts a pattern gave up on, counted by all threads.
private final class Exhausted: Sendable {
  private let sum = Atomic<Int>(0)
  func add(_ count: Int) { sum.add(count, ordering: .relaxed) }
  var count: Int { sum.load(ordering: .relaxed) }
}

extension Optional<Bits> {
  /// Does the body for every row of a range that is in.
  ///
  /// - Precondition: the range starts at a multiple of 64.
  @inline(__always)
  func forEach(in range: Range<Int>, _ body: (Int) -> Void) {
    forEachRun(range) { start, end in
      for row in start..<end { body(row) }
    } single: { row in
      body(row)
    }
  }
}

extension ByteFinder {
  /// A text as bytes to be compared; it may be empty.
  fileprivate static func needle(_ text: String) -> Buffer<UInt8> {
    Buffer(copying: Array(text.utf8))
  }
}

extension Buffer<UInt8> {
  /// The order of a text to these bytes: negative, 0 or positive.
  fileprivate func order(of text: UnsafeBufferPointer<UInt8>) -> Int {
    compareBytes(text, UnsafeBufferPointer(start: base, count: count))
  }
}

extension Expression {
  /// The text it always is, or nil.
  fileprivate var constantText: String? {
    if case .text(let text) = constantValue { text } else { nil }
  }
}
