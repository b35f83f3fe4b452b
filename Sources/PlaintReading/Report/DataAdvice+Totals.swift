import PlaintTable
import PlaintText

/// What is said about rows that add up others.
extension DataAdvice {
  /// What to say about rows that read like totals; nil without any.
  static func totals(_ totals: [Totals.Row], rows: Int, areKept: Bool) -> Message? {
    guard !totals.isEmpty else { return nil }
    let (english, chinese) = said(totals, rows)
    let mismatched = totals.flatMap(\.mismatched)
    let names = mismatched.indices.filter { !mismatched[..<$0].contains(mismatched[$0]) }
      .map { "“\(mismatched[$0])”" }
    if !areKept, !names.isEmpty {
      return Message(
        "\(english): kept, for \(list(names, limit: 4)) there \(names.count == 1 ? "is" : "are") not the sum of rows as other numbers are; leave \(totals.count == 1 ? "it" : "them") out before counting if \(totals.count == 1 ? "it is a total" : "they are totals") all the same",
        "\(chinese)：其中\(list(names, limit: 4, in: .chinese))不等于各行之和（其他数值相等），故保留；若确为合计行，统计前请先筛除")
    }
    return areKept
      ? Message(
        "\(english): if \(totals.count == 1 ? "it adds" : "they add") up the others, totals no behind load leaves \(totals.count == 1 ? "it" : "them") out",
        "\(chinese)：若为合计行，加载时写明“总计行 无”即可去掉")
      : Message(
        "\(english): kept, for \(totals.count == 1 ? "its numbers are" : "their numbers are") not the sums of rows; leave \(totals.count == 1 ? "it" : "them") out before counting if \(totals.count == 1 ? "it is a total" : "they are totals") all the same",
        "\(chinese)：其数值不等于各行之和，故保留；若确为合计行，统计前请先筛除")
  }

  /// What to say about rows that were left out as totals.
  static func leftOut(_ totals: [Totals.Row], rows: Int) -> Message? {
    guard !totals.isEmpty else { return nil }
    let (english, chinese) = said(totals, rows)
    return Message(
      "\(counted(totals.count, "row")) that \(totals.count == 1 ? "adds" : "add") up others left out: \(english)",
      "略去合计行 \(totals.count) 行：\(chinese)")
  }

  /// What to say where rows that add up others were to be left out and there is none.
  static func noTotals(_ columns: [Column], rows: Int) -> Message? {
    guard Totals(columns, 0..<rows).rows.isEmpty else { return nil }
    return Message(
      "no row reads like a total, so that none was left out", "没有像合计的行，因此没有去掉任何行")
  }

  /// Which rows read what in which column, those of one word together.
  private static func said(_ totals: [Totals.Row], _ rows: Int) -> (String, String) {
    var groups: [[Totals.Row]] = []
    for total in totals {
      let place = groups.firstIndex {
        $0[0].column == total.column
          && TotalWord.folded($0[0].cell) == TotalWord.folded(total.cell)
      }
      if let place { groups[place].append(total) } else { groups.append([total]) }
    }
    let english = groups.map { group in
      let numbers = more(group.prefix(5).map { grouped($0.row + 1) }, group.count)
      let isLast = group.count == 1 && group[0].row == rows - 1
      let verb = group.count == 1 ? "reads" : "read"
      return
        "\(group.count == 1 ? "row" : "rows") \(numbers)\(isLast ? ", the last," : "") \(verb) “\(shown(group[0]))” in “\(group[0].column)”"
    }
    let chinese = groups.map { group in
      let numbers = rowsInChinese(group.prefix(5).map { grouped($0.row + 1) }, group.count)
      let isLast = group.count == 1 && group[0].row == rows - 1
      return
        "\(isLast ? "最后一行（\(numbers)）" : numbers)的“\(group[0].column)”是“\(shown(group[0]))”"
    }
    return (list(english, limit: 4), chinese.prefix(4).joined(separator: "，"))
  }

  private static func shown(_ total: Totals.Row) -> String {
    Decision.shortened(trimmedBlanks(total.cell))
  }
}

extension Totals {
  /// The largest file of which columns that were not built are read for totals from end to end.
  private static let small = 1 << 20

  /// Those of a file whose columns were not all built, by its text: all of a small file, the end of
  /// a large one.
  ///
  /// - Throws: when the input cannot be read, or the run was cancelled.
  static func read(
    _ input: InputFile, _ layout: Layout, rows: Int, except built: Set<String>, _ run: Run
  ) throws(Diagnostic) -> [Row] {
    let isSmall = input.size - layout.start <= small
    guard rows > 1, isSmall || layout.decoding.keepsSigns else { return [] }
    var found: [Row] = []
    var last = 0
    let take = { (batch: Batch) in
      for row in 0..<batch.count {
        for column in layout.names.indices where !built.contains(layout.names[column]) {
          let (text, count) = batch.cell(row, column)
          guard TotalWord.mayBe(UnsafeBufferPointer(start: text, count: count)) else { continue }
          let cell = batch.text(row, column)
          guard TotalWord.ends(cell) else { continue }
          found.append(
            Row(
              row: batch.firstRow + row, column: layout.names[column], cell: cell, isExact: false))
          break
        }
      }
      last = batch.firstRow + batch.count
      return true
    }
    if isSmall {
      _ = try readBatches(input, layout, run, take)
      return found
    }
    let range = max(layout.start, input.size - 8192)..<input.size
    let stream = try TextStream(input, range, layout.decoding, block: 8192)
    let reader = RecordReader(stream, delimiter: layout.delimiter)
    reader.width = layout.width
    try stream.fill()
    _ = try reader.skipLines(1)
    try readBatches(reader, stream, layout, run, surplus: { _, _ in }, take)
    return found.filter { last - $0.row <= 4 }.map {
      Row(row: rows - last + $0.row, column: $0.column, cell: $0.cell, isExact: false)
    }
  }
}
