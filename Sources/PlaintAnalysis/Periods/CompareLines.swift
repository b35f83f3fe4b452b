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

  init(_ compare: Compare, _ groups: Groups) throws(Diagnostic) {
    self.compare = compare
    run = groups.run
    let empty = emptyMeasures(compare.columns, count: groups.measures.count)
    let whole = groups.whole ?? empty
    let parts = try run.map(groups.sets.count > 1 ? groups.sets[1] : 0..<0) { group in
      Row(keys: compare.names.indices.map { groups.key($0, group) }, raw: groups.raw(group))
    }
    rows = []
    rows = try arranged(parts, raw: groups.measures.count)
    rows.append(Row(keys: compare.names.map { _ in .all }, raw: whole))
    if compare.gives == .changes { notes += try newAndVanished() }
  }

  /// The rests in the order of the rows; only a table of one key folds.
  var rests: [Remainder] {
    let kept = rows.compactMap { $0.keys.first }.filter { $0.mark == .value }.map(\.value)
    return rows.filter { $0.keys.first?.mark == .other }.map { _ in
      Remainder([.other(than: kept)])
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
  private mutating func arranged(_ parts: [Row], raw: Int) throws(Diagnostic) -> [Row] {
    let movements = try run.map(parts) { movement($0) ?? .zero }
    // Places are sorted, not rows: a row is two lists.
    let places = try run.sort(parts.indices) { a, b in
      movements[a] != movements[b]
        ? movements[b] < movements[a] : precedes(parts[a], parts[b])
    }
    let shown = try folded(run.map(places) { parts[$0] }, raw: raw)
    let values = try run.filter(shown) { $0.keys.first?.mark == .value }
    let natural = compare.names.count == 1 && Key.areNatural(values.prefix(1).map { $0.keys[0] })
    let sorted = try natural ? run.sort(values, by: precedes) : values
    return try sorted + run.filter(shown) { $0.keys.first?.mark == .other }
      + run.filter(shown) { $0.keys.first?.mark == .missing }
  }

  private func precedes(_ a: Row, _ b: Row) -> Bool {
    for (x, y) in zip(a.keys, b.keys) where x != y {
      return x.value.precedes(y.value)
    }
    return false
  }

  /// All but the rows that moved most as one.
  private mutating func folded(_ ranked: [Row], raw: Int) throws(Diagnostic) -> [Row] {
    guard let top = compare.top, compare.names.count == 1 else { return ranked }
    let values = try run.filter(ranked) { $0.keys[0].mark == .value }
    var kept = min(top.count, values.count)
    while kept > 0, kept < values.count, movement(values[kept]) == movement(values[kept - 1]) {
      kept += 1
    }
    let rest = values.dropFirst(kept)
    guard !rest.isEmpty else { return ranked }
    let arrangement = Arrangement(compare.columns, tops: [], opened: 0, raw: raw, for: run)
    let other = arrangement.merged(
      try run.map(rest) { TreeNode($0.keys[0], $0.raw) }, as: .other, opened: false)
    others = [othersNote([rest.count], of: compare.names[0])].compactMap { $0 }
    return try values.prefix(kept) + [Row(keys: [.other], raw: other.raw)]
      + run.filter(ranked) { $0.keys[0].mark != .value }
  }

  /// The values that are in only one of the periods, by the first measure.
  private func newAndVanished() throws(Diagnostic) -> [Message] {
    guard let pair = compare.measures.first, pair.current.isAdditive else { return [] }
    let isNothing = { (column: MeasureColumn, row: Row) in
      Figure(column, row.raw).exact.map { $0.numerator == 0 } ?? true
    }
    var (fresh, gone): ([Int], [Int]) = ([], [])
    try run.forEach(rows.indices) { index in
      let row = rows[index]
      guard !row.keys.isEmpty, row.keys.allSatisfy({ $0.mark == .value }) else { return }
      let (before, now) = (isNothing(pair.base, row), isNothing(pair.current, row))
      if before, !now { fresh.append(index) }
      if now, !before { gone.append(index) }
    }
    return [("new", "新增", fresh), ("vanished", "消失", gone)].compactMap { english, chinese, places in
      guard !places.isEmpty else { return nil }
      // Only as many are written as are named; the others are counted.
      let named = places.prefix(Self.named).map { place in
        rows[place].keys.map(\.text).joined(separator: " / ")
      }
      let names = named + Array(repeating: "", count: places.count - named.count)
      return Message(
        "\(english): \(list(names, limit: Self.named))",
        "\(chinese)：\(list(names, limit: Self.named, in: .chinese))")
    }
  }

  /// How many new and vanished values are named.
  private static let named = 5
}

/// The columns of one measure of a comparison.
struct PairColumns {
  private let compare: Compare
  private let pair: Compare.Pair
  private let lines: CompareLines
  private let isAlone: Bool
  private let hasShares: Bool
  /// The command they are made for.
  private let run: Run

  init(
    _ compare: Compare, _ pair: Compare.Pair, _ lines: CompareLines, isAlone: Bool,
    hasShares: Bool, for run: Run
  ) {
    self.run = run
    self.compare = compare
    self.pair = pair
    self.lines = lines
    self.isAlone = isAlone
    self.hasShares = hasShares
  }

  func columns(index: Int) throws(Diagnostic) -> [AnswerColumn] {
    let prefix = index == 0 ? nil : pair.current.name
    let over = isAlone ? nil : pair.current.name
    let named = { (side: Message) in prefix.map { $0.joined(side) } ?? side }
    var now = pair.current.heading(compare.style, index: index)
    (now.name, now.over, now.caption) = (named(compare.current), over, compare.current)
    var before = pair.base.heading(compare.style, index: index)
    (before.name, before.over, before.caption) = (named(compare.base), over, compare.base)
    now.synonyms = ["current", "本期"].map { word in
      prefix.map { "\($0.english)_\(word)" } ?? word
    }
    before.synonyms = compare.sideNames.map { word in
      prefix.map { "\($0.english)_\(word)" } ?? word
    }
    let figures = try run.map(lines.rows) { row in
      (now: Figure(pair.current, row.raw), before: Figure(pair.base, row.raw))
    }
    let change = Change(measure: pair.current, index: index, style: compare.style)
    let isTold = compare.gives == .changes
    let changes = try run.map(figures) { change.cells(from: isTold ? $0.before : nil, to: $0.now) }
    var columns = [AnswerColumn(now, try run.map(figures) { $0.now.cell(now) })]
    let hasBase = compare.gives != .current
    columns.append(
      AnswerColumn(
        before, try run.map(figures) { hasBase ? $0.before.cell(before) : Answer.Cell(.missing) }))
    for (place, heading) in change.headings(
      prefix: prefix, over: over, against: compare.against
    ).enumerated() {
      columns.append(AnswerColumn(heading, try run.map(changes) { $0[place] }))
    }
    if hasShares, !compare.names.isEmpty { columns += try points(figures, prefix, over) }
    return columns
  }

  /// How far each share moved, and each part's contribution to the change of the whole.
  private func points(
    _ figures: [(now: Figure, before: Figure)], _ prefix: Message?, _ over: Message?
  ) throws(Diagnostic) -> [AnswerColumn] {
    let whole = compare.gives == .changes ? figures.last : nil
    let heading = { (name: Message) in
      Answer.Heading(
        prefix.map { $0.joined(name) } ?? name, .share, .points, digits: compare.style.digits,
        rounding: compare.style.rounding, over: over, caption: over == nil ? nil : name)
    }
    let (now, before) = (whole?.now.exact ?? .zero, whole?.before.exact ?? .zero)
    let moved = try run.map(figures.dropLast()) { pair -> Answer.Cell in
      guard let share = pair.now.exact?.divided(by: now),
        let old = pair.before.exact?.divided(by: before), let points = share.subtracting(old)
      else { return Answer.Cell(.missing) }
      return Answer.Cell(.share(points))
    }
    let contributions = try run.map(figures) { pair -> Answer.Cell in
      let change = (pair.now.exact ?? .zero).subtracting(pair.before.exact ?? .zero)
      return Answer.Cell(change?.divided(by: before).map { .share($0) } ?? .missing)
    }
    return [
      AnswerColumn(heading(HeadingWords.shareChange), moved + [Answer.Cell(.missing)]),
      AnswerColumn(heading(HeadingWords.contribution), contributions),
    ]
  }
}
