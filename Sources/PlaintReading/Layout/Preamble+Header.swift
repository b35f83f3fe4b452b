import PlaintText
import PlaintValue

/// Whether the first record is a header, half of one, or none.
extension Preamble {
  /// The names that two header rows make.
  ///
  /// - Throws: when the input cannot be read.
  static func twoRows(_ input: InputFile, _ layout: Layout) throws(Diagnostic) -> [String] {
    let records = try records(input, layout, layout.delimiter)
    let rows = records.prefix(2).map(\.cells)
    return Layout.joined(rows.first ?? [], rows.dropFirst().first ?? [])
  }

  /// What to say when the first two records look like a header in two rows: merged cells above,
  /// words below them, and below those what are no words.
  static func twoRows(_ records: [Record]) -> Message? {
    guard records.count > 2 else { return nil }
    let (upper, lower) = (records[0].cells, records[1].cells)
    let rest = records.dropFirst(2).map(\.cells)
    let width = rest.map(\.count).max() ?? 0
    let cell = { (cells: [String], column: Int) in column < cells.count ? cells[column] : "" }
    let named = (0..<width).filter { !isBlank(cell(lower, $0)) }
    let merged = named.filter { $0 > 0 && isBlank(cell(upper, $0)) }
    guard !merged.isEmpty, records[0].filled > 0,
      named.allSatisfy({ Look(of: cell(lower, $0)) == .word }),
      (0..<width).allSatisfy({ !isBlank(cell(upper, $0)) || !isBlank(cell(lower, $0)) })
    else { return nil }
    let told = named.filter { column in
      let looks = rest.map { Look(of: cell($0, column)) }.filter { $0 != .blank }
      return !looks.isEmpty && !looks.contains(.word)
    }
    guard 2 * told.count >= named.count, !told.isEmpty else { return nil }
    let names = Layout.joined(upper, lower).map { "“\($0)”" }
    let lines = (records[0].line, records[1].line)
    return Message(
      "lines \(lines.0) and \(lines.1) look like two header rows: load with header 2 rows names the columns \(list(names, limit: 6))",
      "第 \(lines.0)、\(lines.1) 行像两行表头：加载时写明“表头 2 行”，列名即为\(list(names, limit: 6, in: .chinese))")
  }

  /// What to say when the first record looks like those below it, so that a row was taken for
  /// names.
  static func data(_ records: [Record]) -> Message? {
    guard let first = records.first, records.count > 1 else { return nil }
    let rest = records.dropFirst().map(\.cells)
    let columns = first.cells.enumerated().map { column, name in
      HeaderColumn(name, rest.compactMap { column < $0.count ? $0[column] : nil })
    }
    let numbers = columns.filter { $0.verdict == .data && $0.look == .number }
      .compactMap { Number(parsing: $0.name)?.asInt }
    // Months across, 1 2 3 …, are names.
    // But only beside a column that is called by a word: `1,2` over `3,4` is a row.
    let isSeries =
      columns.contains { $0.look != .number } && numbers.count > 1
      && zip(numbers, numbers.dropFirst()).allSatisfy { $0 + 1 == $1 }
    let verdicts = columns.map {
      isSeries && $0.look == .number && $0.verdict == .data ? .open : $0.verdict
    }
    let told = verdicts.count { $0 == .data }
    let again = columns.count(where: \.isRepeated)
    guard !verdicts.contains(HeaderColumn.Verdict.name),
      told > 0 || (again > 0 && 2 * again >= columns.count { $0.look == .word })
    else { return nil }
    let cells = first.cells.filter { !isBlank($0) }.map { "“\(Decision.shortened($0))”" }
    return Message(
      "line \(first.line) looks like data, not like names (\(list(cells, limit: 3))): load with header no",
      "第 \(first.line) 行像数据而不像列名（\(list(cells, limit: 3, in: .chinese))）：加载时写明“表头 无”")
  }
}

/// A column's cell of the header beside those of the first rows.
private struct HeaderColumn {
  /// What the cell of the header is, judged by those below it.
  enum Verdict { case data, name, open }

  let name: String
  /// What it looks like itself, and whether it occurs below.
  let look: Preamble.Look
  let isRepeated: Bool
  let verdict: Verdict

  init(_ name: String, _ cells: [String]) {
    self.name = trimmedBlanks(name)
    look = Preamble.Look(of: name)
    let filled = cells.filter { !isBlank($0) }
    isRepeated = look == .word && filled.contains(name)
    let below = Set(filled.map { Preamble.Look(of: $0) })
    guard look != .blank, let only = below.first, below.count == 1 else {
      verdict = .open
      return
    }
    if only == .word {
      let isAlike = Self.shape(name).map { shape in filled.allSatisfy { Self.shape($0) == shape } }
      verdict = look == .word && isAlike == true ? .data : .open
    } else if look != only {
      verdict = look == .word ? .name : .open
    } else {
      verdict = Self.isYear(name) ? .open : .data
    }
  }

  /// Years across are names.
  private static func isYear(_ name: String) -> Bool {
    Number(parsing: trimmedBlanks(name))?.asInt.map { (1900...2100).contains($0) } ?? false
  }

  /// The make of an id, `T0012345`: its letters and how many digits; nil for other words.
  private static func shape(_ text: String) -> String? {
    guard text.utf8.count(where: { (0x30...0x39).contains($0) }) >= 4 else { return nil }
    return String(text.map { $0.isASCII && $0.isNumber ? "9" : $0 })
  }
}
