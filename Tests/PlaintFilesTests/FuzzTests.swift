import PlaintTable
import PlaintText
import PlaintValue
import Testing

@testable import PlaintReading

/// Bytes of every sort: a load returns or throws, and of what it returns nothing is lost.
@Suite struct FuzzTests {
  private static let pieces: [[UInt8]] = [
    [0x22], [0x22, 0x22], [0x2C], [0x3B], [0x09], [0x7C], [0x0A], [0x0D], [0x0D, 0x0A], [0], [0x20],
    [0x7A], [0x7A, 0x7A], [0xEF, 0xBB, 0xBF], [0xFF], [0x80], [0xC4, 0xE3], [0x81, 0x30, 0x81],
    Array("电话".utf8), Array("1".utf8), Array("2012-05-01".utf8), Array("05/01/2012".utf8),
    Array("007".utf8), Array(",z\n".utf8), Array("\"z\",".utf8), Array("=\"".utf8),
  ]

  private func noise(_ random: inout Seeded) -> [UInt8] {
    (0..<Int.random(in: 0...60, using: &random)).flatMap { _ in
      Self.pieces.randomElement(using: &random) ?? []
    }
  }

  @Test func anyBytesLoadOrAreRefused() throws {
    var random = Seeded(state: 31_337)
    var loads = 0
    for round in 0..<1500 {
      let bytes = noise(&random)
      var options = LoadOptions(
        headerRows: [0, 1, 1, 1, 2][round % 5], skip: round % 7 == 0 ? 1 : 0)
      if round % 11 == 0 { options.encoding = "GB18030" }
      if round % 13 == 0 { options.encoding = "UTF-16" }
      if round % 3 == 0 { options.delimiter = "," }
      guard let loaded = try? load(bytes: bytes, options, block: round % 2 == 0 ? 7 : 1 << 20)
      else { continue }
      loads += 1
      #expect(loaded.table.count <= bytes.count + 1)
      #expect(loaded.table.columns.allSatisfy { $0.count == loaded.table.count })
      #expect(Set(loaded.names).count == loaded.names.count)
      _ = loaded.cells
      _ = loaded.said
    }
    #expect(loads > 1000)
  }

  /// Every letter of a file is in some cell or name, however its quotes and lines are broken.
  @Test func noLetterIsLost() throws {
    var random = Seeded(state: 4)
    for round in 0..<800 {
      let bytes = Array("a,b,c\n".utf8) + noise(&random).filter { $0 < 0x80 && $0 != 0 }
      let loaded = try load(bytes: bytes, LoadOptions(delimiter: ","))
      let kept = loaded.cells.joined().reduce(0) { $0 + $1.utf8.count { $0 == 0x7A } }
      #expect(kept == bytes.count { $0 == 0x7A }, "round \(round)")
    }
  }

  /// Strict and parallel reading agree on broken files too, for every size of block from one byte.
  @Test func bothReadingsAgreeForEveryBlock() throws {
    var random = Seeded(state: 8)
    for round in 0..<15 {
      let bytes = Array("甲,b\n1,z\n".utf8) + noise(&random)
      let options = LoadOptions(
        encoding: round % 2 == 0 ? "UTF-8" : "GB18030", delimiter: ",")
      guard let strict = try? load(bytes: bytes, options, isStrict: true) else { continue }
      for block in 1...bytes.count {
        let other = try load(bytes: bytes, options, block: block, threads: 1 + block % 3)
        #expect(other.cells == strict.cells, "round \(round) block \(block)")
        #expect(other.said == strict.said, "round \(round) block \(block)")
        #expect(other.kinds == strict.kinds, "round \(round) block \(block)")
        guard other.cells == strict.cells else { return }
      }
    }
  }
}
