import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue
import Testing

@testable import PlaintMemory

/// Texts are ranked by their bytes, whichever way the number of them makes the ranks go.
struct TextRanksTests {
  /// Texts that begin alike, end within eight bytes of one another, hold NUL bytes, are equal.
  private static let texts: [String] = {
    let pieces = ["", "a", "短信", "电话营业厅", "\u{0}", "\u{0}\u{0}", "12345678", "😀", "流量提醒短信收不到"]
    return (0..<900).map { row in
      (0..<Sampling.number(seed: 5, row: row) % 4 + 1).map { part in
        pieces[Int(Sampling.number(seed: 7 + part, row: row) % 9)]
      }.joined()
    }
  }()

  @Test(arguments: [1, 4, 64, 1 << 13], [1, 3]) func ranksAreThoseOfTheBytes(few: Int, threads: Int)
    throws
  {
    let rows = Buffer(copying: (0..<UInt32(Self.texts.count)).map { $0 })
    let distinct = Set(Self.texts.filter { !$0.isEmpty }.map { Array($0.utf8) })
      .sorted { $0.lexicographicallyPrecedes($1) }
    for descending in [false, true] {
      let (numbers, bits) = try TextRanks.numbers(
        Strings(Self.texts), nil, rows, descending, few: few, Run(threads: threads))
      #expect(bits == 10)
      for (row, text) in Self.texts.enumerated() {
        let rank = distinct.firstIndex(of: Array(text.utf8))
        let expected = rank.map { descending ? Self.texts.count - 1 - $0 : $0 } ?? Self.texts.count
        #expect(numbers[row] == UInt64(expected), "row \(row)")
      }
    }
  }

  @Test func aCancelledSortStops() {
    let rows = Buffer(copying: (0..<UInt32(Self.texts.count)).map { $0 })
    let run = Run(threads: 2)
    run.cancel()
    #expect(throws: Diagnostic.self) {
      try TextRanks.numbers(Strings(Self.texts), nil, rows, false, few: 4, run)
    }
  }
}
