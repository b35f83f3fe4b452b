import Foundation
import PlaintTable
import PlaintText
import PlaintValue
import Testing

@testable import PlaintWriting

struct WritingEncodingTests {
  private let scratch = Scratch()

  private func write(
    _ rows: [[String]], _ names: [String], _ encoding: String, forExcel: Bool = false
  ) throws -> [UInt8] {
    let options = WriteOptions(encoding: encoding, forExcel: forExcel, replace: true)
    var writer = try TableWriter(scratch.file("t.csv"), .csv, columns: names, options)
    try writer.write(dataset(rows, names))
    _ = try writer.finish()
    return scratch.bytes("t.csv")
  }

  private func decoded(_ bytes: [UInt8], _ encoding: String) throws -> [UInt8] {
    let handle = try #require(iconv_open("UTF-8", encoding))
    defer { iconv_close(handle) }
    var (source, target) = (
      bytes.map { CChar(bitPattern: $0) }, [CChar](repeating: 0, count: 4 * bytes.count + 4)
    )
    let used = source.withUnsafeMutableBufferPointer { from in
      target.withUnsafeMutableBufferPointer { to in
        var (input, left) = (from.baseAddress, from.count)
        var (output, room) = (to.baseAddress, to.count)
        #expect(iconv(handle, &input, &left, &output, &room) == 0 && left == 0)
        return to.count - room
      }
    }
    return target[..<used].map { UInt8(bitPattern: $0) }
  }

  @Test(arguments: ["GB18030", "gb18030", "UTF-16LE", "UTF-32BE"])
  func everyTextComesBack(_ encoding: String) throws {
    var nasty = Nasty(seed: 9)
    let rows = nasty.table(rows: 3000, columns: 3)
    let bytes = try write(rows, ["工单", "b", "ｃ"], encoding)
    #expect(texts(try decoded(bytes, encoding)) == [["工单", "b", "ｃ"]] + rows)
  }

  @Test func chineseIsGB18030() throws {
    #expect(
      try write([["投诉"]], ["业"], "gb18030") == [0xD2, 0xB5, 0x0A, 0xCD, 0xB6, 0xCB, 0xDF, 0x0A])
  }

  @Test func strayBytesStayBytes() throws {
    let stray = "投" + String(Undecoded.scalar(for: 0xFF)) + "诉"
    #expect(
      try write([[stray]], ["a"], "GB18030") == [0x61, 0x0A, 0xCD, 0xB6, 0xFF, 0xCB, 0xDF, 0x0A])
  }

  @Test func whatDoesNotEncodeIsNamedWithItsPlace() throws {
    var rows = (0..<9000).map { ["甲\($0)", "乙"] }
    rows[8999][1] = "好😀"
    let refused = #expect(throws: Diagnostic.self) { try write(rows, ["a", "评价"], "gbk") }
    #expect(
      refused?.message.english == "“😀” (U+1F600) in row 9,000, column “评价”, has no place in GBK")
    #expect(refused?.message.chinese == "第 9000 行“评价”列中的“😀”（U+1F600）无法用 GBK 表示")
    #expect(scratch.names.isEmpty)
    let heading = #expect(throws: Diagnostic.self) { try write([["a"]], ["é"], "ascii") }
    #expect(heading?.message.english == "“é” (U+E9) in the headings has no place in ASCII")
    #expect(scratch.names.isEmpty)
  }

  @Test(arguments: ["gb1803", "klingon", "gbk//TRANSLIT", ""])
  func unknownEncodingsAreRefused(_ name: String) {
    let refused = #expect(throws: Diagnostic.self) { try write([["a"]], ["b"], name) }
    #expect(refused?.message.english == "no encoding “\(name)”")
    #expect(refused?.hints.first?.english.contains("GB") == true)
    #expect(scratch.names.isEmpty)
  }

  @Test func spreadsheetsGetAMarkOnlyInUnicode() throws {
    #expect(try write([["a"]], ["b"], "GB18030", forExcel: true) == Array("b\r\na\r\n".utf8))
    #expect(
      try write([], ["b"], "UTF-16LE", forExcel: true) == [0xFF, 0xFE, 0x62, 0, 13, 0, 10, 0])
    #expect(try write([], ["b"], "utf-8-sig") == [0xEF, 0xBB, 0xBF, 0x62, 10])
    #expect(try write([], ["b"], "utf8") == [0x62, 10])
    #expect(try write([], ["b"], "utf8", forExcel: true) == [0xEF, 0xBB, 0xBF, 0x62, 13, 10])
  }
}
