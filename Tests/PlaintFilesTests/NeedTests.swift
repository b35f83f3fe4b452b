import CScan
import PlaintTable
import PlaintValue
import Testing

@testable import PlaintEncoding
@testable import PlaintReading

@Suite struct NeedTests {
  @Test(arguments: [
    ("breakdown reason", "reason", true), ("breakdown REASON", "Reason", true),
    ("breakdown ｒｅａｓｏｎ", "reason", true), ("占比 [投诉　类型]", "投诉 类型", true),
    ("breakdown [a]]b]", "a]b", true), ("breakdown reason", "channel", false),
    ("占比 原因", "渠道", false), ("count", "#", true), ("count", "naïve", true),
    ("filter idle > 3", "id", true), ("", "", true), ("", "x", false), ("count", "がく", true),
  ])
  func namesAreFoundHoweverTheyAreWritten(text: String, name: String, isNamed: Bool) {
    #expect(ColumnNeed(namedIn: [text], includesTimes: false).names(name) == isNamed)
  }

  @Test func noNameSpansTwoCommands() {
    #expect(!ColumnNeed(namedIn: ["co", "unt"], includesTimes: false).names("count"))
  }

  private static func isTime(_ kind: Kind?) -> Bool {
    switch kind {
    case .date?, .moment?, .period?: true
    default: false
    }
  }

  /// What a total row's word stands in may be a column that nothing asks for.
  @Test(arguments: ["区县,件\n东河,1\n青山,2\n合计,3\n", "区县,件\r\n东河,1\r\n\"合计\",3"])
  func aTotalRowIsSaidThoughItsWordIsNotBuilt(text: String) throws {
    var options = LoadOptions()
    options.need = ColumnNeed(namedIn: ["say {sum(件)}"], includesTimes: false)
    let loaded = try load(text, options)
    #expect(loaded.table.columns.map(\.name) == ["件"])
    #expect(loaded.said.contains("the last, reads “合计” in “区县”"), "\(loaded.said)")
  }

  /// Columns that are built are what they are when all are.
  @Test func theColumnsBuiltAreAsIfAllHadBeen() throws {
    var random = Seeded(state: 31)
    for round in 0..<80 {
      let rows = Tables.random(&random, rows: round % 12)
      let dialect = Dialect(&random)
      let text = dialect.text(rows)
      var options = LoadOptions(delimiter: dialect.delimiter.first)
      let whole = try load(text, options)
      for name in whole.names {
        options.need = ColumnNeed(namedIn: [name], includesTimes: round % 2 == 0)
        for block in [1, 7, 1000] {
          let some = try load(text, options, block: block)
          #expect(some.table.count == whole.table.count)
          #expect(some.names.contains(name))
          #expect(Set(some.names + some.report.unread) == Set(whole.names))
          #expect(some.file.oddities == whole.file.oddities)
          for column in some.table.columns {
            let other = try #require(whole.table[column.name])
            #expect(column.kind == other.kind)
            #expect((0..<column.count).allSatisfy { column[$0] == other[$0] })
            #expect((0..<column.count).allSatisfy { column.exported($0) == other.exported($0) })
          }
          if options.need?.includesTimes == true {
            #expect(some.report.unread.allSatisfy { !Self.isTime(whole.table[$0]?.kind) })
          }
        }
      }
    }
  }
}

@Suite struct UTF8Tests {
  /// The quick look never passes what the slow one stops at.
  @Test func theQuickLookAgreesWithTheSlowOne() {
    var random = Seeded(state: 8)
    let pieces = ["a", "é", "中", "\u{20000}", "\u{FFFF}", "\u{D7FF}", "\u{10FFFF}", "plain ascii"]
    for round in 0..<4000 {
      var bytes: [UInt8] = []
      for _ in 0..<(round % 40) { bytes += (pieces.randomElement(using: &random) ?? "").utf8 }
      if round % 2 == 0, !bytes.isEmpty {
        for _ in 0...(round % 3) {
          let place = Int.random(in: 0..<bytes.count, using: &random)
          bytes[place] = UInt8.random(in: 0...255, using: &random)
        }
        if round % 5 == 0 { bytes.removeLast() }
      }
      let count = bytes.count
      bytes.withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress else { return }
        let isQuick = cutf8_is_valid(base, count) != 0
        let isSlow = UTF8Check.prefix(base, count).length == count
        #expect(!isQuick || isSlow, "round \(round)")
        // Only what lies beyond U+100000 takes a closer look.
        if isSlow, cutf8_is_valid(base, 0) != 0 { #expect(isQuick || bytes.contains(0xF4)) }
      }
    }
  }

  /// Every character, and every way of spoiling it.
  @Test func everyScalarIsPassedAndEverySpoiltOneIsNot() {
    for value in UInt32(0)...0xFFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      var bytes = Array(String(scalar).utf8)
      guard cutf8_is_valid(bytes, 0) != 0 else { return }
      if cutf8_is_valid(bytes, bytes.count) == 0 { Issue.record("U+\(String(value, radix: 16))") }
      if value >= 0x80, cutf8_is_valid(bytes, bytes.count - 1) != 0 { Issue.record("cut \(value)") }
      bytes[bytes.count - 1] ^= 0x80
      if cutf8_is_valid(bytes, bytes.count) != 0 { Issue.record("spoilt \(value)") }
    }
  }
}
