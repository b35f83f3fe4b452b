import Fuzzing
import PlaintTable
import PlaintText
import PlaintValue
import Testing

@testable import PlaintEncoding
@testable import PlaintReading

/// Maimed files for as long as is asked for (`scripts/fuzz`): every reading agrees with the strict one,
/// and what was read is written as it was read.
@Suite(.enabled(if: Fuzzing.isWanted)) struct LongFuzzTests {
  private static let pieces: [[UInt8]] = [
    [0x22], [0x22, 0x22], [0x2C], [0x3B], [0x09], [0x7C], [0x0A], [0x0D], [0x0D, 0x0A], [0], [0x20],
    [0xEF, 0xBB, 0xBF], [0xFF], [0x80], [0xC4, 0xE3], [0x81, 0x30, 0x81], Array("电话".utf8),
    Array("2012-05-01".utf8), Array("05/01/2012".utf8), Array("007".utf8), Array("=\"".utf8),
    Array("1,5".utf8), Array("合计".utf8), Array(repeating: 0x2C, count: 60),
  ]

  private static let files = [
    "编号,渠道,分钟\n1,电话,10\n2,短信,20\n3,,30\n",
    "a;b\n1;\"x;y\"\n2;\"z\"\"\n\"\n", "日期\t金额\n2012-05-01\t1,025.50\n2012-05-02\t-3\n",
    "m,x\r\n2012-05-01 08:00,1\r\n2012-05-01 09:00,2\r\n", "a,b,c\n1,2\n3,4,5,6\n\n合计,7,8\n",
  ]

  @Test func everyReadingAgrees() throws {
    var fuzzing = Fuzzing("maimed files")
    while var chance = fuzzing.next() {
      let bytes = chance.maimed(
        Array((Self.files.randomElement(using: &chance) ?? "").utf8), with: Self.pieces)
      guard let strict = try? load(bytes: bytes, isStrict: true) else { continue }
      for threads in [1, 2, 7] {
        let block = chance.number(1...max(1, bytes.count))
        let other = try load(bytes: bytes, block: block, threads: threads)
        let isSame = other.cells == strict.cells && other.kinds == strict.kinds
        #expect(isSame, "PLAINT_SEED=\(fuzzing.seed), \(threads) threads, block \(block)")
        #expect(other.said == strict.said, "PLAINT_SEED=\(fuzzing.seed)")
      }
      // A byte that was not decoded is written as it is, and this reading would decode it otherwise.
      let all = strict.names + strict.cells.joined()
      let isDecoded = all.allSatisfy {
        $0.unicodeScalars.allSatisfy { Undecoded.byte(of: $0) == nil }
      }
      guard isDecoded, !strict.names.isEmpty else { continue }
      let back = texts(try exported(strict.table), delimiter: 0x2C)
      #expect(back == [strict.names] + strict.cells, "PLAINT_SEED=\(fuzzing.seed)")
    }
  }
}
