import PlaintText
import PlaintValue
import PlaintWriting

extension Export {
  /// The rows that are looked at for long numbers.
  static let looked = 1_000
  /// The digits of a number that spreadsheets keep (IEEE 754 double precision).
  private static let kept = 15

  /// Says which columns hold ids that a spreadsheet would round, where the file is meant for one.
  func sayLongNumbers(
    _ names: [String], _ kinds: [Kind], _ rows: [[Value]], _ context: Context
  ) {
    guard options.forExcel else { return }
    // Digits that are text are written so that a spreadsheet keeps them.
    let long = names.indices.filter { column in
      kinds[column].isNumeric && rows.contains { Self.isLong($0[column]) }
    }
    guard !long.isEmpty else { return }
    let columns = long.map { quotedName(names[$0]) }
    context.show(
      .warning(
        Message(
          "\(list(columns, limit: 4)): numbers of more than \(Self.kept) digits, of which a spreadsheet keeps \(Self.kept); import such a column as text",
          "\(list(columns, limit: 4, in: .chinese))：数字超过 \(Self.kept) 位，电子表格只保留 \(Self.kept) 位；导入时请把该列设为文本"
        )))
  }

  private static func isLong(_ value: Value) -> Bool {
    switch value {
    case .number(let number):
      number.places == 0 && number.text.utf8.count { (0x30...0x39).contains($0) } > kept
    default: false
    }
  }
}
