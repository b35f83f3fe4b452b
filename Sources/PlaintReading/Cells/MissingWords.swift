/// A text that means an empty cell, everywhere or in some columns.
package struct MissingText: Hashable, Sendable, ExpressibleByStringLiteral {
  package let text: String
  /// The columns it is taken out of; nil for all.
  package let columns: [String]?

  package init(_ text: String, in columns: [String]? = nil) {
    self.text = text
    self.columns = columns
  }

  /// A text taken out of every column.
  package init(stringLiteral text: String) { self.init(text) }

  /// Whether it is taken out of the column of that name.
  func covers(_ name: String) -> Bool { columns?.contains(name) ?? true }
}

/// The words that a load counts as missing in one column, besides the empty text.
struct MissingWords: Sendable {
  private let words: [[UInt8]]
  /// The lengths that words have, a bit each; those of 63 bytes and more share the last.
  private let lengths: UInt64

  init(_ words: [String]) {
    self.words = words.filter { !$0.isEmpty }.map { Array($0.utf8) }
    lengths = self.words.reduce(0) { $0 | 1 << UInt64(min($1.count, 63)) }
  }

  /// The words for the column of that name.
  init(_ texts: [MissingText], for name: String) {
    self.init(texts.filter { $0.covers(name) }.map(\.text))
  }

  var isEmpty: Bool { words.isEmpty }
  var texts: [String] { words.map { String(decoding: $0, as: UTF8.self) } }

  /// Whether the text is empty or one of the words.
  @inline(__always)
  func contains(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    count == 0 || holds(text, count)
  }

  /// Whether the text is one of the words: most texts are told by their lengths.
  @inline(__always)
  func holds(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    lengths >> UInt64(truncatingIfNeeded: min(count, 63)) & 1 == 1 && isWord(text, count)
  }

  private func isWord(_ text: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    words.contains { word in
      word.count == count && word.indices.allSatisfy { word[$0] == text[$0] }
    }
  }
}
