import PlaintTable
import PlaintValue

/// Small columns in every storage, each with the values it holds.
struct Shelf: CustomStringConvertible, Sendable {
  let description: String
  let column: Column
  let values: [Value]

  /// All texts of up to three rows in each storage that holds text.
  static let texts: [Shelf] = [
    [], ["电话"], [nil], ["电话", nil, "电话"], ["a", "b", "c"], [nil, nil], ["ａ", "😀", "a"],
  ].flatMap { (cells: [String?]) -> [Shelf] in
    let values = cells.map { $0.map(Value.text) ?? .missing }
    var builder = Column.Builder(.text)
    values.forEach { builder.append($0) }
    return [
      Shelf(
        description: "coded \(cells)", column: Column("x", .text, values: values), values: values),
      Shelf(description: "built \(cells)", column: builder.finished("x"), values: values),
      Shelf(description: "plain \(cells)", column: plain(cells), values: values),
      Shelf(description: "wide \(cells)", column: wide(cells), values: values),
    ]
  }

  /// Plain text whose gaps are bits, over cells that are not empty.
  private static func plain(_ cells: [String?]) -> Column {
    let gaps = Bits(count: cells.count)
    for (row, cell) in cells.enumerated() where cell == nil { gaps.insert(row) }
    return Column(
      "x", .text, .plain(Strings(cells.map { $0 ?? "NA" }), missing: gaps), count: cells.count)
  }

  /// Coded text with more entries than a byte can number, most of them unused.
  private static func wide(_ cells: [String?]) -> Column {
    let unused = (0..<300).map { "unused \($0)" }
    let entries = unused + ["NA"] + cells.compactMap { $0 }.uniqued
    let codes = cells.map { cell in cell.flatMap { entries.firstIndex(of: $0) } ?? 300 }
    return Column(
      "x", .text,
      .coded(
        Codes(codes, entries: entries.count), Strings(entries), missing: entries.map { $0 == "NA" }),
      count: cells.count)
  }

  /// Numbers in fixed and listed storage.
  static let numbers: [Shelf] = [[], [1], [nil], [3, nil, -2], [7, 7, 7]].flatMap {
    (cells: [Int?]) -> [Shelf] in
    let values = cells.map { $0.map { Value.number(Number(Int128($0), places: 1)) } ?? .missing }
    var builder = Column.Builder(.decimal)
    values.forEach { builder.append($0) }
    return [
      Shelf(description: "fixed \(cells)", column: builder.finished("x"), values: values),
      Shelf(
        description: "listed \(cells)", column: Column("x", .decimal, values: values),
        values: values),
    ]
  }
}

extension Column {
  var values: [Value] { (0..<count).map { self[$0] } }
}

extension Array where Element: Hashable {
  fileprivate var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
