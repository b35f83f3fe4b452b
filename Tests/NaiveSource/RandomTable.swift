import PlaintTable
import PlaintValue

/// Random tables in every storage: with missing cells, cells of blanks, ties, few values and many,
/// spellings that differ in case and width, and often no row at all.
enum RandomTable {
  /// How many rows: often none or a handful, seldom more than a block of an engine.
  static func size(_ chance: inout Chance) -> Int {
    switch chance.number(1...100) {
    case 1...8: 0
    case 9...40: chance.number(1...6)
    case 41...99: chance.number(7...120)
    default: chance.number(4090...4200)
    }
  }

  /// Tickets: a column of every kind.
  static func tickets(_ count: Int, _ chance: inout Chance) -> Table {
    let start = 15_300
    let columns = [
      coded("渠道", count, ["电话营业厅", "短信营业厅", "网上营业厅", "话费直通车(1008611)", "", " "], &chance),
      coded("reason", count, ["APP", "app", "ＡＰＰ", "资费", "资费 ", "网络\"", ""], &chance),
      plain("content", count, &chance),
      coded(
        "写作", count, ["2012-05-01 08:30", "20120501083059", "5分30秒", "25:05:30", "05:30", "无", ""],
        &chance),
      fixed("n", .whole, count, -3...12, &chance),
      fixed("amount", .decimal, count, -500...2500, places: 2, &chance),
      fixed("big", .whole, count, 9_000_000_000_000_000_000...9_000_000_000_000_000_009, &chance),
      fixed("opened", .date, count, start...start + 120, &chance),
      fixed("opened_at", .moment, count, moments(start, start + 30), step: 900_000_000, &chance),
      fixed("closed_at", .moment, count, moments(start + 1, start + 40), step: 1_000_000, &chance),
      fixed("at", .time, count, 0...86_399_999_999, step: 60_000_000, &chance),
      fixed("期间", .period(.month), count, 24_140...24_150, &chance),
      fixed("took", .elapsed, count, -10...2000, step: 1, scale: 360_000_000, &chance),
      fixed("urgent", .truth, count, 0...1, &chance),
      shares("rate", count, &chance),
    ]
    return Table(columns, count: count)
  }

  /// Rows to join and append: `name` and `code` never repeat a value that is not missing, and
  /// other names clash with those of the tickets, one in another kind.
  static func areas(_ chance: inout Chance) -> Table {
    let names = ["电话营业厅", "短信营业厅", "APP", "资费", "东河", "app"]
    var chosen = chance.some(chance.number(0...names.count), of: names).map(Value.text)
    if chance.once(in: 2) { chosen += [.missing, .missing] }
    let codes = chance.some(chosen.count, of: Array(-4...14)).map { Value.number(Number($0)) }
    let count = chosen.count
    // Dates under moments and moments under dates.
    var days = Chance(seed: chance.seed &+ 1)
    let columns = [
      Column("name", .text, values: chosen),
      Column("code", .whole, values: codes),
      fixed("amount", .whole, count, 0...9, &chance),
      coded("n", count, ["12", "3", "many"], &chance),
      fixed("users", .whole, count, 0...3, &chance),
      fixed("opened_at", .date, count, 15_300...15_330, &days),
      fixed("opened", .moment, count, moments(15_300, 15_330), step: 1_000_000, &days),
    ]
    return Table(columns, count: count)
  }

  private static func moments(_ first: Int, _ last: Int) -> ClosedRange<Int> {
    first * Moment.perDay...last * Moment.perDay
  }

  /// Text with repeats; some entries of the dictionary unused, empty ones and some others missing.
  private static func coded(
    _ name: String, _ count: Int, _ entries: [String], _ chance: inout Chance
  ) -> Column {
    let missing = entries.map { $0.allSatisfy { $0 == " " } || chance.once(in: 12) }
    let last = chance.number(0...entries.count - 1)
    let codes = (0..<count).map { _ in chance.number(0...last) }
    return Column(
      name, .text,
      .coded(Codes(codes, entries: entries.count), Strings(entries), missing: missing),
      count: count)
  }

  /// Text with few repeats; missing by emptiness or by a bit.
  private static func plain(_ name: String, _ count: Int, _ chance: inout Chance) -> Column {
    let parts = ["无法转接", "10086", "Wi-Fi", "ｗｉｆｉ", "套餐", "😀", " ", "13812345678"]
    let texts = (0..<count).map { _ in
      chance.once(in: 6) ? "" : chance.some(chance.number(1...3), of: parts).joined()
    }
    guard chance.once(in: 2) else {
      let filled = texts.map { $0.allSatisfy { $0 == " " } ? "" : $0 }
      return Column(name, .text, .plain(Strings(filled), missing: nil), count: count)
    }
    let missing = Bits(count: count)
    for row in 0..<count where texts[row].allSatisfy({ $0 == " " }) || chance.once(in: 8) {
      missing.words.base[row >> 6] |= 1 << UInt64(row & 63)
    }
    return Column(name, .text, .plain(Strings(texts), missing: missing), count: count)
  }

  /// Numbers and times; missing never, sometimes or always; few different values or many.
  private static func fixed(
    _ name: String, _ kind: Kind, _ count: Int, _ range: ClosedRange<Int>, places: Int = 0,
    step: Int = 1, scale: Int = 1, _ chance: inout Chance
  ) -> Column {
    let cells = Buffer<Int64>(count: count)
    let gaps = chance.one(of: [0, 0, 3, 3, 8, 1])
    let pool =
      chance.once(in: 3) ? (0..<3).map { _ in chance.number(range) } : []
    for row in 0..<count {
      let value = pool.isEmpty ? chance.number(range) : chance.one(of: pool)
      let isMissing = gaps > 0 && (gaps == 1 ? count < 10 : chance.once(in: gaps))
      cells.base[row] = isMissing ? Column.absent : Int64(value / step * step * scale)
    }
    return Column(name, kind, .fixed(cells, places: places), count: count)
  }

  private static func shares(_ name: String, _ count: Int, _ chance: inout Chance) -> Column {
    let values: [Value] = (0..<count).map { _ in
      chance.once(in: 4) ? .missing : .share(Ratio(Int128(chance.number(0...7)), 7))
    }
    return Column(name, .share, values: values)
  }
}
