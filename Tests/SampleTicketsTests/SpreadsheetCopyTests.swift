import Foundation
import Glibc
import Testing

/// The copy a spreadsheet on Chinese Windows would save: GB18030, CRLF, Chinese headings.
@Suite struct SpreadsheetCopyTests {
  let bytes: [UInt8]
  let copy: [[String]]

  init() throws {
    bytes = try Committed.bytes(of: "tickets-gb18030.csv")
    copy = cells(ofCSV: try #require(Self.decoded(bytes)))
  }

  @Test func cellsAreTheSameButForHeadingsAndMoments() throws {
    let original = cells(
      ofCSV: String(decoding: try Committed.bytes(of: "tickets.csv"), as: UTF8.self))
    #expect(copy.count == original.count)
    #expect(copy[0].joined(separator: ",") == Self.headings)
    let moments = [6, 7]
    for (one, other) in zip(copy, original).dropFirst() {
      #expect(one.count == 14)
      for column in one.indices {
        let expected = moments.contains(column) ? Self.unpadded(other[column]) : other[column]
        #expect(one[column] == expected)
      }
    }
  }

  @Test func linesEndWithCarriageReturnAndCellsDoNot() {
    let returns = bytes.count { $0 == 0x0D }
    let feeds = bytes.count { $0 == 0x0A }
    #expect(returns == copy.count)
    #expect(feeds - returns == copy.joined().count { $0.contains("\n") })
    #expect(feeds > returns)
  }

  @Test func headingsAndRareSignsHaveTheirKnownBytes() {
    #expect(bytes.starts(with: [0xB9, 0xA4, 0xB5, 0xA5, 0xB1, 0xE0, 0xBA, 0xC5, 0x2C]))
    // U+00A9, four bytes in GB18030.
    #expect(bytes.firstRange(of: [0x81, 0x30, 0x84, 0x38]) != nil)
  }

  private static let headings =
    "工单编号,工单类型,受理渠道,责任单位,区县,投诉原因,受理时间,办结时间,手机号码,客户级别,满意度,处理结果,退费金额,投诉内容"

  /// `2012-05-01 08:03` as `2012/5/1 8:03`.
  private static func unpadded(_ moment: String) -> String {
    guard !moment.isEmpty else { return "" }
    let parts = moment.split { "- :".contains($0) }.map(String.init)
    let numbers = parts.prefix(4).map {
      $0.hasPrefix("0") && $0 != "0" ? String($0.dropFirst()) : $0
    }
    return "\(numbers[0])/\(numbers[1])/\(numbers[2]) \(numbers[3]):\(parts[4])"
  }

  /// The bytes read back by the platform's converter; nil when one of them does not fit.
  private static func decoded(_ bytes: [UInt8]) -> String? {
    let converter = iconv_open("UTF-8", "GB18030")
    defer { iconv_close(converter) }
    var source = bytes.map { CChar(bitPattern: $0) }
    var target = [CChar](repeating: 0, count: bytes.count * 2)
    let length = source.withUnsafeMutableBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target -> Int? in
        var (from, fromLeft) = (source.baseAddress, source.count)
        var (to, toLeft) = (target.baseAddress, target.count)
        guard iconv(converter, &from, &fromLeft, &to, &toLeft) == 0 else { return nil }
        return fromLeft == 0 ? target.count - toLeft : nil
      }
    }
    return length.map {
      String(decoding: target.prefix($0).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }
}
