import PlaintEncoding
import PlaintTable
import PlaintText

/// Where composed rows go: through the encoding into a safe file.
final class FileOutput {
  private let file: SafeFile
  private let encoding: OutgoingEncoding
  private var encoded: [UInt8] = []
  private let guards: Bool

  init(_ path: String, _ format: Format, _ options: WriteOptions) throws(Diagnostic) {
    encoding = try OutgoingEncoding(options.encoding, from: options.undecodedFrom)
    guards = options.forExcel
    file = try SafeFile(path, replace: options.replace)
    let isSeparated = if case .separated = format.family { true } else { false }
    let isMarked = options.forExcel && isSeparated && encoding.wantsMark
    if isMarked || options.encoding.map(Encoding.asksForMark) == true {
      var mark = "\u{FEFF}"
      _ = mark.withUTF8 { encoding.append($0, to: &encoded) }
    }
  }

  /// Whether a character may be found that does not encode.
  var mayRefuse: Bool { encoding.mayRefuse }

  /// Writes what has been composed and takes it away.
  func take(_ composer: inout Composer, columns: [String]) throws(Diagnostic) {
    let refused = composer.bytes.withUnsafeBufferPointer { encoding.append($0, to: &encoded) }
    if let refused { throw refusal(composer, refused, columns) }
    try flush()
    composer.clear()
  }

  /// Puts the file in its place.
  func finish(_ composer: Composer, _ run: Run) throws(Diagnostic) -> Written {
    encoding.finish(into: &encoded)
    try flush()
    try file.commit(run)
    let suspects = composer.suspects
    return Written(
      lines: composer.rows, guarded: guards ? suspects : 0, bytes: file.count,
      guardedDigits: composer.guardedDigits, unguarded: guards ? 0 : suspects,
      replaced: encoding.replaced)
  }

  /// Leaves no trace of what has been written.
  func abandon() { file.abandon() }

  private func flush() throws(Diagnostic) {
    let bytes = encoded
    encoded = []
    try bytes.withUnsafeBufferPointer { area throws(Diagnostic) in try file.write(area) }
  }

  /// What is said of a character that the encoding does not have: which, and where it stands.
  private func refusal(_ composer: Composer, _ offset: Int, _ columns: [String]) -> Diagnostic {
    let text = String(decoding: composer.bytes[offset...].prefix(32), as: UTF8.self)
    guard let scalar = text.unicodeScalars.first else { preconditionFailure("nothing is refused") }
    let sign = String(scalar).harmless
    let code = "U+" + String(scalar.value, radix: 16, uppercase: true)
    let (row, column) = composer.place(of: offset)
    let name = columns.indices.contains(column) ? columns[column].harmless : ""
    let place =
      row == 0
      ? Message("in the headings", "列名中的")
      : Message("in row \(grouped(row)), column “\(name)”,", "第 \(row) 行“\(name)”列中的")
    return Diagnostic(
      Message(
        "“\(sign)” (\(code)) \(place.english) has no place in \(encoding.name)",
        "\(place.text(in: .chinese))“\(sign)”（\(code)）无法用 \(encoding.name) 表示"),
      hints: [
        Message("UTF-8 and GB18030 hold every character", "UTF-8 和 GB18030 能表示所有字符")
      ])
  }
}
