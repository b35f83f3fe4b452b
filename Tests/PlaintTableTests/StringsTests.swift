import PlaintTable
import Testing

/// Codes, bytes of text, bits and the index of texts.
struct StringsTests {
  @Test(arguments: [1, 255, 256, 257, 65_536, 65_537]) func codesTakeTheNarrowestWidth(
    _ entries: Int
  ) {
    let codes = Codes([0, entries - 1], entries: entries)
    #expect([codes[0], codes[1]] == [0, entries - 1])
    switch codes {
    case .narrow: #expect(entries <= 256)
    case .medium: #expect(entries > 256 && entries <= 65_536)
    case .wide: #expect(entries > 65_536)
    }
    let other = Codes(room: 4, entries: 65_537)
    other.copy(codes, at: 2, remap: nil)
    #expect((0..<4).map { other[$0] } == [0, 0, 0, entries - 1])
    let rows: [UInt32] = [1, .max, 0]
    let picked = rows.withUnsafeBufferPointer { codes.gathered($0, otherwise: 0, entries: entries) }
    #expect((0..<3).map { picked[$0] } == [entries - 1, 0, 0])
  }

  @Test func textsComeBackByteForByte() {
    let texts = ["", "a", "电话营业厅", "😀", "a\0b", "", "long " + String(repeating: "长", count: 1000)]
    let strings = Strings(texts)
    #expect((0..<texts.count).map { strings[$0] } == texts)
    var builder = Strings.Builder()
    texts.forEach { builder.append($0) }
    let built = builder.finished()
    #expect((0..<texts.count).map { built[$0] } == texts)
    let copied = Strings(copying: (0..<texts.count).map { strings.utf8($0) })
    #expect((0..<texts.count).map { copied[$0] } == texts)
    #expect(strings.isSame(as: strings) && !strings.isSame(as: built))
    withExtendedLifetime(strings) {}
  }

  @Test func textsOf16MegabytesKeepTheirLength() {
    let long = String(repeating: "x", count: 0xFF_FFFF) + "末"
    let short = String(repeating: "y", count: 0xFF_FFFE)
    for strings in [
      Strings([long, "b", short]),
      {
        var builder = Strings.Builder()
        for text in [long, "b", short] { builder.append(text) }
        return builder.finished()
      }(),
    ] {
      #expect(strings.utf8(0).count == long.utf8.count)
      #expect(strings[0] == long && strings[1] == "b" && strings[2] == short)
    }
  }

  @Test(arguments: [0, 1, 63, 64, 65, 128, 130]) func bitsAreSets(_ count: Int) {
    let even = Bits(count: count)
    let third = Bits(count: count)
    for row in 0..<count {
      if row % 2 == 0 { even.insert(row) }
      if row % 3 == 0 { third.insert(row) }
    }
    func rows(_ bits: Bits) -> [Int] { (0..<bits.rows.count).map { Int(bits.rows[$0]) } }
    let all = Array(0..<count)
    #expect(rows(even) == all.filter { $0 % 2 == 0 })
    #expect(rows(even.intersection(third)) == all.filter { $0 % 6 == 0 })
    #expect(rows(even.union(third)) == all.filter { $0 % 2 == 0 || $0 % 3 == 0 })
    #expect(rows(even.inverted) == all.filter { $0 % 2 == 1 })
    #expect(rows(Bits(all: true, count: count)) == all)
    #expect(Bits(all: false, count: count).ones == 0)
    #expect(even.ones == rows(even).count)
    #expect(all.allSatisfy { even[$0] == ($0 % 2 == 0) })
  }

  @Test func anIndexNumbersTextsInOrderOfAppearance() {
    let texts = (0..<500).map { "文本\($0)" } + ["", "a", "ａ"]
    let strings = Strings(texts)
    var index = TextIndex()
    for row in 0..<texts.count { #expect(index.number(of: strings.utf8(row)) == row) }
    for row in (0..<texts.count).reversed() {
      #expect(index.number(of: strings.utf8(row)) == row)
      #expect(index.find(strings.utf8(row)) == row)
    }
    #expect(index.count == texts.count)
    let stranger = Strings(["没有"])
    #expect(index.find(stranger.utf8(0)) == nil)
    #expect((0..<texts.count).map { index.strings[$0] } == texts)
    withExtendedLifetime((strings, stranger)) {}
  }

  @Test(arguments: [0, 1, 100, 70_000]) func buffersStartAllZeroAndCopy(_ count: Int) {
    let empty = Buffer<UInt32>(count: count)
    #expect((0..<count).allSatisfy { empty[$0] == 0 })
    let copy = Buffer((0..<count).map { UInt32($0) })
    #expect((0..<count).allSatisfy { copy[$0] == UInt32($0) })
    #expect(Buffer(copying: [UInt32](repeating: 7, count: count)).count == count)
  }

  @Test(arguments: [1, 2, 7]) func everyThreadRunsOnce(_ threads: Int) {
    let seen = Buffer<UInt8>(count: threads)
    parallel(threads) { seen.base[$0] += 1 }
    #expect((0..<threads).allSatisfy { seen[$0] == 1 })
  }
}
