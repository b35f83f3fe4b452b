import PlaintText

/// The words by which rows say that they add up others.
enum TotalWord {
  /// The words by themselves.
  private static let alone: Set<String> = [
    "小计", "合计", "总计", "总和", "汇总", "共计", "总数", "累计", "平均", "平均值", "均值", "全市", "全省", "全国",
    "全区", "全县", "全部合计", "total", "totals", "grandtotal", "sum", "subtotal", "subtotals", "average",
    "overall",
  ]
  /// Those that stand behind a value too: `东区小计`, `East total`.
  private static let endings = ["小计", "合计", "总计", "共计", "累计", "subtotal", "total"]

  /// A cell's letters as they are compared: without blanks, dashes, colons and a unit in brackets.
  static func folded(_ cell: String) -> String {
    let word = PlaintText.folded(cell).filter { !$0.isWhitespace && $0 != ":" && $0 != "-" }
    guard word.last == ")", let open = word.lastIndex(of: "("), open > word.startIndex else {
      return word
    }
    return String(word[..<open])
  }

  /// Whether a cell is one of the words, perhaps of all of a place: 合计, 全市合计, Sub-total.
  static func isAlone(_ cell: String) -> Bool {
    guard cell.utf8.count <= 40 else { return false }
    let word = folded(cell)
    if alone.contains(word) { return true }
    guard let first = word.first, first == "全" || first == "总" || first == "本" else { return false }
    return word.count <= 6 && endings.contains(where: word.hasSuffix)
  }

  /// Whether a cell is one of the words or ends in one.
  static func ends(_ cell: String) -> Bool {
    guard cell.utf8.count <= 40 else { return false }
    return isAlone(cell) || value(before: cell) != nil
  }

  /// What stands before the word: 东区 of 东区小计; nil where it is no such cell.
  static func value(before cell: String) -> String? {
    let text = trimmedBlanks(cell)
    let word = folded(text)
    guard let ending = endings.first(where: word.hasSuffix), word != ending,
      text.lowercased().hasSuffix(ending)
    else { return nil }
    let value = trimmedBlanks(String(text.dropLast(ending.count)))
    // Latin letters end a word of their own: not subtotal of “total”, nor “ototal”.
    let isApart = ending.first?.isASCII == false || text.dropLast(ending.count).last == " "
    return isApart && !value.isEmpty ? value : nil
  }

  /// Whether the last byte of a cell leaves open that it is such a word: asked of every text, most of
  /// which it spares a closer look.
  static func mayBe(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let last = cell.last, cell.count <= 40 else { return false }
    return last < 0x80 ? last > 0x40 || last < 0x30 : true
  }
}
