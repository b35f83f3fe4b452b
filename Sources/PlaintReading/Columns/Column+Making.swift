import PlaintTable
import PlaintValue

/// Columns of text made of few values.
extension Column {
  /// A column of text that is missing except in a few rows, given in ascending order.
  init(_ name: String, sparse cells: [(row: Int, text: String)], rows: Int) {
    var codeOf: [[UInt8]: UInt32] = [[]: 0]
    var texts = [""]
    let codes = Buffer<UInt32>(count: rows)
    for (row, text) in cells {
      let key = Array(text.utf8)
      let code = codeOf[key] ?? UInt32(texts.count)
      if Int(code) == texts.count {
        codeOf[key] = code
        texts.append(text)
      }
      codes.base[row] = code
    }
    let missing = texts.map { $0.utf8.isEmpty }
    self.init(name, .text, .coded(.wide(codes), Strings(texts), missing: missing), count: rows)
  }

  /// A column of text that holds each text for so many rows.
  init(_ name: String, stretches: [(text: String, rows: Int)]) {
    let rows = stretches.reduce(0) { $0 + $1.rows }
    let codes = Buffer<UInt32>(count: rows)
    var row = 0
    let held = stretches.filter { $0.rows > 0 }
    for (code, stretch) in held.enumerated() {
      for index in row..<row + stretch.rows { codes.base[index] = UInt32(code) }
      row += stretch.rows
    }
    self.init(
      name, .text,
      .coded(
        .wide(codes), Strings(held.map(\.text)),
        missing: [Bool](repeating: false, count: held.count)),
      count: rows)
  }
}
