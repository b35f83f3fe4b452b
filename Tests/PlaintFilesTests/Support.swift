import PlaintTable
import PlaintText
import PlaintValue
import Testing

@testable import PlaintEncoding
@testable import PlaintReading
@testable import PlaintWriting

/// Loads bytes as if they were a file.
func load(
  bytes: [UInt8], _ options: LoadOptions = LoadOptions(), block: Int = usualBlock,
  threads: Int = 2, isStrict: Bool = false
) throws -> Loaded {
  let input = InputFile("test.csv", memory: Buffer(bytes), count: bytes.count)
  return try load(
    [input], options, Run(threads: threads), block: block, namesSources: false, isStrict: isStrict)
}

/// Loads a text as if it were a file in UTF-8.
func load(
  _ text: String, _ options: LoadOptions = LoadOptions(), block: Int = usualBlock,
  threads: Int = 2, isStrict: Bool = false
) throws -> Loaded {
  try load(
    bytes: Array(text.utf8), options, block: block, threads: threads, isStrict: isStrict)
}

/// A text in another encoding.
func encoded(_ text: String, _ name: String) throws -> [UInt8] {
  let converter = try #require(Converter(to: name))
  let bytes = Array(text.utf8)
  var out = [UInt8](repeating: 0, count: 4 * bytes.count + 16)
  let written = bytes.withUnsafeBufferPointer { source in
    out.withUnsafeMutableBufferPointer { target in
      guard let start = source.baseAddress, let end = target.baseAddress else { return 0 }
      return converter.convert(start, source.count, end, target.count).written
    }
  }
  return Array(out[..<written])
}

/// A table's bytes as a file.
func exported(
  _ table: Table, _ format: Format = .csv, _ options: WriteOptions = WriteOptions()
) throws -> [UInt8] {
  let scratch = Scratch()
  let headings = table.columns.map(\.name)
  var writer = try TableWriter(scratch.file("t"), format, columns: headings, options)
  try writer.write(table)
  _ = try writer.finish()
  return scratch.bytes("t")
}

extension Loaded {
  /// The report on the only file.
  var file: LoadReport.FileReport { report.files[0] }

  /// All cells as they would be exported, row by row.
  var cells: [[String]] {
    (0..<table.count).map { row in table.columns.map { $0.exported(row) } }
  }

  var names: [String] { table.columns.map(\.name) }
  var kinds: [Kind] { table.columns.map(\.kind) }

  /// The values of a column.
  func values(_ name: String) -> [Value] {
    guard let column = table[name] else { return [] }
    return (0..<table.count).map { column[$0] }
  }

  /// Everything said, in English.
  var said: String { report.messages().map(\.english).joined(separator: "\n") }
}

/// A small seeded generator (SplitMix64, Steele 2014), so that failures repeat.
struct Seeded: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
