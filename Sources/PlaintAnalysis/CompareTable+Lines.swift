import PlaintTable
import PlaintText
import PlaintValue

/// The rows of a comparison in order, the total last.
struct CompareLines {
  struct Row {
    var keys: [Key]
    var raw: [Value]
  }

  private(set) var rows: [Row]
  private(set) var notes: [Message] = []
  private(set) var others: [Message] = []
  private let compare: Compare
  /// The command they are made for.
  private let run: Run

  init(_ compare: Compare, _ groups: Groups) {
    self.compare = compare
    run = groups.run
    let empty = emptyMeasures(compare.columns, count: groups.measures.count)
    let whole = (0..<groups.count).first { groups.set[$0] == 0 }.map(groups.raw) ?? empty
    let parts = (0..<groups.count).filter { groups.set[$0] == 1 }.map { group in
      Row(keys: compare.names.indices.map { groups.key($0, group) }, raw: groups.raw(group))
    }
    rows = []
    rows = arranged(parts, raw: groups.measures.count)
    rows.append(Row(keys: compare.names.map { _ in .all }, raw: whole))
    if compare.gives == .changes { notes += newAndVanished }
  }

  /// The rests in the order of the rows; only a table of one key folds.
  var rests: [Rest] {
    let kept = rows.compactMap { $0.keys.first }.filter { $0.mark == .value }.map(\.value)
    return rows.filter { $0.keys.first?.mark == .other }.map { _ in
      Rest([.other(than: kept)])
    }
  }

  /// Puts the measures of the rests into their rows.
  mutating func fill(_ rests: [[Value]]) {
    for index in rows.indices where rows[index].keys.first?.mark == .other {
      if let raw = rests.first { rows[index].raw = raw }
    }
  }

  /// How far a row moved, by the first measure; for the order only.
  private func movement(_ row: Row) -> Ratio? {
    guard let pair = compare.measures.first else { return nil }
    let now = Figure(pair.current, row.raw).exact ?? .zero
    let before = Figure(pair.base, row.raw).exact ?? .zero
    return now.subtracting(before).map { $0 < .zero ? $0.negated : $0 }
  }

  /// The parts folded and in order: keys with an order of their own keep it, others stand by how
  /// far they moved; other and missing last.
  private mutating func arranged(_ parts: [Row], raw: Int) -> [Row] {
    let ranked = parts.map { (row: $0, movement: movement($0) ?? .zero) }.sorted(run) { a, b in
      a.movement != b.movement ? b.movement < a.movement : precedes(a.row, b.row)
    }.map(\.row)
    let shown = folded(ranked, raw: raw)
    let values = shown.filter { $0.keys.first?.mark == .value }
    let natural = compare.names.count == 1 && Key.areNatural(values.compactMap(\.keys.first))
    let sorted = natural ? values.sorted(run, by: precedes) : values
    return sorted + shown.filter { $0.keys.first?.mark == .other }
      + shown.filter { $0.keys.first?.mark == .missing }
  }

  private func precedes(_ a: Row, _ b: Row) -> Bool {
    for (x, y) in zip(a.keys, b.keys) where x != y {
      return x.value.precedes(y.value)
    }
    return false
  }

  /// All but the rows that moved most as one.
  private mutating func folded(_ ranked: [Row], raw: Int) -> [Row] {
    guard let top = compare.top, compare.names.count == 1 else { return ranked }
    let values = ranked.filter { $0.keys[0].mark == .value }
    var kept = min(top.count, values.count)
    while kept > 0, kept < values.count, movement(values[kept]) == movement(values[kept - 1]) {
      kept += 1
    }
    let rest = values.dropFirst(kept)
    guard !rest.isEmpty else { return ranked }
    let arrangement = Arrangement(compare.columns, tops: [], opened: 0, raw: raw, for: run)
    let other = arrangement.merged(
      rest.map { Node($0.keys[0], $0.raw) }, as: .other, opened: false)
    others = [othersNote([rest.count], of: compare.names[0])].compactMap { $0 }
    return values.prefix(kept) + [Row(keys: [.other], raw: other.raw)]
      + ranked.filter { $0.keys[0].mark != .value }
  }

  /// The values that are in only one of the periods, by the first measure.
  private var newAndVanished: [Message] {
    guard let pair = compare.measures.first, pair.current.isAdditive else { return [] }
    let isNothing = { (column: MeasureColumn, row: Row) in
      Figure(column, row.raw).exact.map { $0.numerator == 0 } ?? true
    }
    let named = rows.filter { !$0.keys.isEmpty && $0.keys.allSatisfy { $0.mark == .value } }
    let fresh = named.filter { isNothing(pair.base, $0) && !isNothing(pair.current, $0) }
    let gone = named.filter { !isNothing(pair.base, $0) && isNothing(pair.current, $0) }
    return [("new", "新增", fresh), ("vanished", "消失", gone)].compactMap { english, chinese, rows in
      let names = rows.map { $0.keys.map(\.text).joined(separator: " / ") }
      return names.isEmpty
        ? nil
        : Message(
          "\(english): \(list(names, limit: 5))",
          "\(chinese)：\(list(names, limit: 5, in: .chinese))")
    }
  }
}

/// The columns of one measure of a comparison.
struct PairColumns {
  private let compare: Compare
  private let pair: Compare.Pair
  private let lines: CompareLines
  private let isAlone: Bool
  private let hasShares: Bool

  init(
    _ compare: Compare, _ pair: Compare.Pair, _ lines: CompareLines, isAlone: Bool,
    hasShares: Bool
  ) {
    self.compare = compare
    self.pair = pair
    self.lines = lines
    self.isAlone = isAlone
    self.hasShares = hasShares
  }

  func columns(isFirst: Bool) -> [(Answer.Heading, [Answer.Cell])] {
    let prefix = isFirst ? "" : pair.current.name + "_"
    let over = isAlone ? nil : pair.current.name
    var now = pair.current.heading(compare.style)
    (now.name, now.over, now.caption) = (prefix + compare.current, over, compare.current)
    var before = pair.base.heading(compare.style)
    (before.name, before.over, before.caption) = (prefix + compare.base, over, compare.base)
    let figures = lines.rows.map { row in
      (now: Figure(pair.current, row.raw), before: Figure(pair.base, row.raw))
    }
    let change = Change(measure: pair.current, style: compare.style)
    let isTold = compare.gives == .changes
    let changes = figures.map { change.cells(from: isTold ? $0.before : nil, to: $0.now) }
    var columns = [(now, figures.map { $0.now.cell(now) })]
    let hasBase = compare.gives != .current
    columns.append(
      (before, figures.map { hasBase ? $0.before.cell(before) : Answer.Cell(.missing) }))
    for (index, heading) in change.headings(
      prefix: prefix, over: over, against: compare.against
    ).enumerated() {
      columns.append((heading, changes.map { $0[index] }))
    }
    if hasShares, !compare.names.isEmpty { columns += points(figures, prefix, over) }
    return columns
  }

  /// How far each share moved, and each part's contribution to the change of the whole.
  private func points(
    _ figures: [(now: Figure, before: Figure)], _ prefix: String, _ over: String?
  ) -> [(Answer.Heading, [Answer.Cell])] {
    let whole = compare.gives == .changes ? figures.last : nil
    let heading = { (name: String) in
      Answer.Heading(
        prefix + name, .share, .points, digits: compare.style.digits,
        rounding: compare.style.rounding, over: over, caption: over == nil ? nil : name)
    }
    let (now, before) = (whole?.now.exact ?? .zero, whole?.before.exact ?? .zero)
    let moved = figures.dropLast().map { pair -> Answer.Cell in
      guard let share = pair.now.exact?.divided(by: now),
        let old = pair.before.exact?.divided(by: before), let points = share.subtracting(old)
      else { return Answer.Cell(.missing) }
      return Answer.Cell(.share(points))
    }
    let contributions = figures.map { pair -> Answer.Cell in
      let change = (pair.now.exact ?? .zero).subtracting(pair.before.exact ?? .zero)
      return Answer.Cell(change?.divided(by: before).map { .share($0) } ?? .missing)
    }
    return [
      (heading("share_change"), moved + [Answer.Cell(.missing)]),
      (heading("contribution"), contributions),
    ]
  }
}
