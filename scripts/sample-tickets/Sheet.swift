import Glibc

/// A heading and rows of text, and how they become the bytes of a CSV file.
struct Sheet {
  var heading: [String]
  var rows: [[String]]

  /// The sheet with commas; cells are quoted only where they must be.
  ///
  /// A line break inside a cell stays a line feed, whatever ends the lines, as spreadsheets keep it.
  func text(endingLinesWith end: String = "\n") -> String {
    ([heading] + rows).map { $0.map(Self.quoted).joined(separator: ",") + end }.joined()
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.utf8.contains(where: { ",\"\n\r".utf8.contains($0) }) else { return cell }
    return "\""
      + cell.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}

/// Text in GB18030, by the platform's converter.
func gb18030(_ text: String) -> [UInt8] {
  let converter = iconv_open("GB18030", "UTF-8")
  precondition(converter != iconv_t(bitPattern: -1), "the platform has no GB18030")
  defer { iconv_close(converter) }
  var source = text.utf8.map { CChar(bitPattern: $0) }
  // A character of two to four bytes takes at most four in GB18030; ASCII stays as it is.
  var target = [CChar](repeating: 0, count: source.count * 2)
  var written = 0
  source.withUnsafeMutableBufferPointer { source in
    target.withUnsafeMutableBufferPointer { target in
      var (from, fromLeft) = (source.baseAddress, source.count)
      var (to, toLeft) = (target.baseAddress, target.count)
      let status = iconv(converter, &from, &fromLeft, &to, &toLeft)
      precondition(status != -1 && fromLeft == 0, "every character is in GB18030")
      written = target.count - toLeft
    }
  }
  return target.prefix(written).map { UInt8(bitPattern: $0) }
}
