/// Texts gathered into an area of their own.
extension Strings {
  /// A copy of texts that lie anywhere.
  package init(copying texts: [UnsafeBufferPointer<UInt8>]) {
    var builder = Builder(bytes: texts.reduce(0) { $0 + $1.count })
    for text in texts { builder.append(text) }
    self = builder.finished()
  }

  /// Whether both are the same texts in the same places.
  package func isSame(as other: Strings) -> Bool {
    bytes === other.bytes && spans === other.spans && count == other.count
  }

  /// Texts appended one after another.
  package struct Builder {
    private var bytes: [UInt8] = []
    private var spans: [UInt64] = []

    package init(bytes expected: Int = 0) { bytes.reserveCapacity(expected) }

    package var count: Int { spans.count }

    /// Adds a text.
    package mutating func append(_ text: String) {
      var text = text
      text.withUTF8 { append($0) }
    }

    /// Adds a text given as its UTF-8.
    package mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
      if text.count >= Int(Strings.longLength) {
        withUnsafeBytes(of: UInt64(text.count)) { bytes.append(contentsOf: $0) }
      }
      spans.append(
        UInt64(bytes.count) << 24 | min(UInt64(text.count), Strings.longLength))
      bytes.append(contentsOf: text)
    }

    /// The texts so far.
    package func finished() -> Strings {
      let area = Buffer<UInt8>(count: bytes.count)
      bytes.withUnsafeBufferPointer { area.base.update(from: $0, count: $0.count) }
      let places = Buffer<UInt64>(count: spans.count)
      spans.withUnsafeBufferPointer { places.base.update(from: $0, count: $0.count) }
      return Strings(bytes: area, spans: places, count: spans.count)
    }
  }
}

extension UnsafeMutablePointer {
  /// Copies `count` elements of a buffer that may be empty.
  fileprivate func update(from source: UnsafeBufferPointer<Pointee>, count: Int) {
    guard count > 0, let base = source.baseAddress else { return }
    update(from: base, count: count)
  }
}
