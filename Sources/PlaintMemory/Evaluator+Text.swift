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
  func textRows(_ condition: Expression) throws(Diagnostic) -> Held? {
    guard case .call(let function, let operands) = condition, let name = operands[0].columnName,
      case .plain(let texts, let gaps) = view.visible(name).column.storage
    else { return nil }
    let constants = operands.dropFirst().compactMap(\.constantText)
    guard constants.count == operands.count - 1 else { return nil }
    switch function {
    case .equal, .notEqual, .isIn:
      let wanted = constants.map { ByteFinder.needle($0) }
      let bits = try rows(texts, gaps) { text in wanted.contains { $0.order(of: text) == 0 } }
      return Held(rows: function == .notEqual ? bits.inverted : bits)
    case .less: return Held(rows: try rows(texts, gaps, constants[0]) { $0 < 0 })
    case .lessEqual: return Held(rows: try rows(texts, gaps, constants[0]) { $0 <= 0 })
    case .greater: return Held(rows: try rows(texts, gaps, constants[0]) { $0 > 0 })
    case .greaterEqual: return Held(rows: try rows(texts, gaps, constants[0]) { $0 >= 0 })
    case .matches:
      guard let pattern = try? Pattern.cached(constants[0]) else { return nil }
      return try matches(pattern, texts, gaps)
    default:
      guard let test = TextTest(function, constants[0]) else { return nil }
      return Held(rows: try rows(test, texts, gaps))
    }
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

  private func matches(
    _ pattern: Pattern, _ texts: Strings, _ gaps: Bits?
  ) throws(Diagnostic) -> Held {
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
    return Held(rows: bits, faults: faults)
  }
}

/// Texts a pattern gave up on, counted by all threads.
private final class Exhausted: Sendable {
  private let sum = Atomic<Int>(0)
  func add(_ count: Int) { sum.add(count, ordering: .relaxed) }
  var count: Int { sum.load(ordering: .relaxed) }
}

extension Strings {
  /// Puts in the rows of a range whose texts have the needle in them, searching all of them at a
  /// stretch; false, and nothing is done, when they do not lie one after another.
  fileprivate func search(_ range: Range<Int>, _ finder: ByteFinder, _ bits: Bits) -> Bool {
    guard let area = area(of: range) else { return false }
    var row = range.lowerBound
    var place = 0
    while let found = finder.first(in: area.start, area.count, from: place) {
      let start = area.offset + found
      while row < range.upperBound, end(row) <= start { row += 1 }
      guard row < range.upperBound else { break }
      if self.start(row) <= start, start + finder.needle.count <= end(row) {
        bits.insert(row)
        row += 1
        guard row < range.upperBound else { break }
        place = max(self.start(row) - area.offset, found + 1)
      } else {
        place = found + 1
      }
    }
    return true
  }

  private func start(_ row: Int) -> Int { Int(spans.base[row] >> 24) }
  private func end(_ row: Int) -> Int { start(row) + Int(spans.base[row] & Self.longLength) }

  /// The bytes from the first text of a range to its last, when they lie in order and not far
  /// apart, none of them long.
  private func area(
    of range: Range<Int>
  ) -> (start: UnsafePointer<UInt8>, offset: Int, count: Int)? {
    var last = start(range.lowerBound)
    let first = last
    var bytes = 0
    for row in range {
      let length = Int(spans.base[row] & Self.longLength)
      if length == 0 { continue }
      guard start(row) >= last, length < Int(Self.longLength) else { return nil }
      last = start(row) + length
      bytes += length
    }
    guard last - first <= 4 * bytes else { return nil }
    return (UnsafePointer(self.bytes.base + first), first, last - first)
  }
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
