import PlaintTable
import PlaintText
import PlaintValue

/// Loads one input: guesses plans from the first rows, reads everything, and reads again the
/// columns whose census says another kind.
struct Loader {
  let input: Input
  let layout: Layout
  let options: LoadOptions
  let survey: Survey
  let run: Run
  let block: Int
  let words: MissingWords
  /// The columns to keep, as indices into the file's, in the table's order.
  private let kept: [Int]

  /// A column under way.
  private struct Course {
    var decision: Decision
    var target: ColumnTarget
    var workers: [ColumnWorker] = []
    var isDone = false
  }

  init(
    _ input: Input, _ layout: Layout, _ options: LoadOptions, _ survey: Survey, _ run: Run,
    block: Int
  ) throws(Diagnostic) {
    self.input = input
    self.layout = layout
    self.options = options
    self.survey = survey
    self.run = run
    self.block = block
    words = MissingWords(options.missing)
    kept =
      try options.columns.map { wanted throws(Diagnostic) in
        try wanted.map { name throws(Diagnostic) in try Self.index(of: name, layout, input.path) }
      } ?? Array(0..<layout.width)
    for name in options.text { _ = try Self.index(of: name, layout, input.path) }
  }

  private static func index(
    of name: String, _ layout: Layout, _ path: String
  ) throws(Diagnostic) -> Int {
    if let index = layout.names.firstIndex(of: name) { return index }
    let near = nearest(name, among: layout.names).map { "“\($0)”" }
    let hints =
      near.isEmpty
      ? []
      : [
        Message(
          "did you mean \(near.joined(separator: " or "))?", "是否指\(near.joined(separator: "或"))？")
      ]
    throw Diagnostic(
      Message("no column “\(name)” in “\(path)”", "“\(path)”中没有列“\(name)”"), hints: hints,
      failure: .data)
  }

  /// The table and what there is to say about it.
  mutating func load() throws(Diagnostic) -> Loaded {
    run.expect(input.size)
    let plans = try sampledPlans()
    var reading = try read(plans, isFinal: false)
    let rows = reading.rows
    let decisions = kept.map { decide(reading.censuses[$0] ?? Census(), $0) }
    var again: [Int: Plan] = [:]
    for (place, column) in kept.enumerated() {
      let wanted = decisions[place].plan
      let broken = reading.workers[column]?.contains { $0.isBroken } ?? false
      if let plan = plans[column], broken || !plan.reads(as: wanted) { again[column] = wanted }
    }
    if !again.isEmpty {
      let second = try read(again, isFinal: true)
      guard second.rows == rows else {
        throw Diagnostic(
          Message("“\(input.path)” changed while it was read", "“\(input.path)”在读取时被改动"),
          failure: .data)
      }
      for column in again.keys {
        reading.targets[column] = second.targets[column]
        reading.workers[column] = second.workers[column]
      }
    }
    return try assemble(reading, decisions)
  }

  /// What one reading of the file gave, by the file's columns.
  struct Reading {
    var rows = 0
    var oddities = Oddities()
    var surplus: [(row: Int, text: String)] = []
    var targets: [Int: ColumnTarget] = [:]
    var workers: [Int: [ColumnWorker]] = [:]
    var censuses: [Int: Census] = [:]
  }

  /// Plans for the kept columns, from the first rows.
  private func sampledPlans() throws(Diagnostic) -> [Int: Plan] {
    var censuses = [Census](repeating: Census(), count: layout.width)
    let columns = Array(Set(kept)).sorted().filter { !isKeptText($0) }
    _ = try readBatches(input, layout, run, block: min(block, 1 << 18)) { batch in
      for column in columns {
        for row in 0..<batch.count {
          let (text, count) = batch.cell(row, column)
          censuses[column].add(
            Sighting.of(text, count, words), row: batch.firstRow + row,
            text: batch.text(row, column))
        }
      }
      return batch.firstRow + batch.count < Self.sampleRows
    }
    var plans: [Int: Plan] = [:]
    for column in kept { plans[column] = decide(censuses[column], column).plan }
    return plans
  }

  private static let sampleRows = 2000

  private func isKeptText(_ column: Int) -> Bool { options.text.contains(layout.names[column]) }

  private func decide(_ census: Census, _ column: Int) -> Decision {
    if isKeptText(column) { return .asAsked }
    return .on(census, name: layout.names[column], dates: options.dates, words: words)
  }

  /// Reads the whole input into columns under these plans.
  private func read(_ plans: [Int: Plan], isFinal: Bool) throws(Diagnostic) -> Reading {
    var reading = Reading()
    let rows = survey.lineEnds + 1
    let area = ColumnTarget.area(input.size, growth: layout.decoding.growth)
    var columns: [(Int, ColumnWorker)] = []
    for (column, plan) in plans.sorted(by: { $0.key < $1.key }) {
      let target = ColumnTarget(plan, rows: rows, area: area, words: words)
      let worker = ColumnWorker(
        target, isFinal: isFinal, classifies: !isFinal && !isKeptText(column))
      reading.targets[column] = target
      reading.workers[column] = [worker]
      columns.append((column, worker))
    }
    var (nulls, undecoded) = (Oddities.Tally(), Oddities.Tally())
    var surplus: [(row: Int, text: String)] = []
    let reader = try readBatches(
      input, layout, run, block: block, surplus: { surplus.append(($0, $1)) }
    ) { batch in
      for (column, worker) in columns { worker.take(batch, column) }
      if batch.isOdd { count(batch, &nulls, &undecoded) }
      return true
    }
    reading.rows = reader.row
    reading.oddities = reader.oddities
    reading.oddities.nulls = nulls
    reading.oddities.undecoded = undecoded
    reading.surplus = surplus
    for (column, worker) in columns {
      worker.settleCounts()
      reading.censuses[column] = worker.census
    }
    return reading
  }

  /// Counts the cells with NUL bytes, and those with bytes that could not be decoded.
  private func count(
    _ batch: Batch, _ nulls: inout Oddities.Tally, _ undecoded: inout Oddities.Tally
  ) {
    for row in 0..<batch.count {
      for column in 0..<batch.stride {
        let (text, count) = batch.cell(row, column)
        let spot = {
          Oddities.Spot(
            row: batch.firstRow + row + 1, line: 0,
            text: "\(layout.names[column]): \(Decision.shortened(batch.text(row, column)))")
        }
        if UnsafeBufferPointer(start: text, count: count).contains(0) { nulls.add(spot()) }
        if layout.decoding != .plain, UTF8Check.holdsUndecoded(text, count) {
          undecoded.add(spot())
        }
      }
    }
  }

  /// Puts the table and the report together.
  private func assemble(
    _ reading: Reading, _ decisions: [Decision]
  ) throws(Diagnostic) -> Loaded {
    var columns: [Column] = []
    var reports: [LoadReport.ColumnReport] = []
    for (place, index) in kept.enumerated() {
      try run.check()
      guard let target = reading.targets[index], let workers = reading.workers[index] else {
        continue
      }
      let assembly = Assembly(target, workers, rows: reading.rows)
      let column = assembly.column(layout.names[index])
      columns.append(column)
      reports.append(
        LoadReport.ColumnReport(
          name: column.name, kind: column.kind, why: decisions[place].why,
          misfits: column.spelling?.misfits.count ?? 0, firstMisfits: assembly.firstMisfits(column),
          undecided: decisions[place].undecided, missing: assembly.missing))
    }
    var extra: String?
    if !reading.surplus.isEmpty {
      let name = Layout.free("extra", Set(columns.map(\.name)))
      columns.append(Assembly.sparse(name, reading.surplus, rows: reading.rows))
      extra = name
      reports.append(
        LoadReport.ColumnReport(
          name: name, kind: .text,
          why: Message("the rest of rows with too many cells", "多出的单元格"), misfits: 0,
          firstMisfits: [], undecided: nil, missing: reading.rows - reading.surplus.count))
    }
    return Loaded(
      table: Table(columns, count: reading.rows),
      report: LoadReport(
        paths: [input.path], bytes: input.size, encoding: layout.encoding,
        encodingKnownBy: layout.encodingKnownBy, delimiter: layout.delimiter,
        changedNames: layout.changedNames, rows: reading.rows, oddities: reading.oddities,
        extraColumn: extra, columns: reports))
  }
}

extension Plan {
  /// Whether a column read under this plan is what `wanted` asks for.
  func reads(as wanted: Plan) -> Bool {
    kind == wanted.kind && places == wanted.places && isWide == wanted.isWide
      && order == wanted.order
  }
}

extension Decision {
  /// The user said so.
  static let asAsked = Decision(plan: .text, why: Message("as you said", "按您指定"))
}
