import PlaintTable
import PlaintText
import PlaintValue

/// Loads one or several files as one table: guesses plans from the first rows, reads everything,
/// and reads again the columns whose census says another kind.
struct Loader {
  var parts: [FilePart]
  let options: LoadOptions
  let run: Run
  private let block: Int
  /// The words for missing, by the table's columns.
  private let words: [MissingWords]
  /// The names of the table's columns.
  let names: [String]
  /// A column says which file each row came from.
  private let namesSources: Bool
  private let available: @Sendable () -> Int?

  /// What loading came to.
  enum Outcome {
    case loaded(Loaded)
    /// This file has to be looked at whole first.
    case doubted(Int, FilePartReading.Doubt)
    /// These rows of each file add up others, and are to be left out.
    case totalled([[Totals.Row]], records: [Set<Int>])
  }

  /// What one reading of all files gave, by the table's columns.
  struct Reading {
    var rows = 0
    var parts: [FilePartReading] = []
    var targets: [Int: ColumnTarget] = [:]
    var workers: [Int: [ColumnWorker]] = [:]
    var censuses: [Int: Census] = [:]
    var doubt: (part: Int, doubt: FilePartReading.Doubt)?

    /// The rows without a value, of all parts.
    var leftOut: LeftOut {
      var first = 0
      var left: [Int] = []
      for part in parts {
        left += part.hollow.map { first + $0 }
        first += part.rows
      }
      return LeftOut(rows: left, total: first)
    }

    /// The same with rows numbered as if those without a value were not there.
    func renumbered() -> Reading {
      var copy = self
      copy.parts = parts.map { $0.renumbered() }
      copy.rows = copy.parts.reduce(0) { $0 + $1.rows }
      return copy
    }
  }

  /// Prepares a load.
  ///
  /// - Throws: when an option names a column that no file has.
  init(
    _ parts: [FilePart], _ options: LoadOptions, _ run: Run, block: Int, namesSources: Bool,
    memory: @escaping @Sendable () -> Int?
  ) throws(Diagnostic) {
    var known: Set<String> = []
    let all = parts.flatMap(\.layout.names).filter { known.insert($0).inserted }
    let told =
      (options.columns ?? []) + options.text + options.numbers
      + options.missing.flatMap { $0.columns ?? [] }
    for name in told where !known.contains(name) {
      throw Self.unknown(name, all, parts, at: options.places[name])
    }
    var taken: Set<String> = []
    let wanted = (options.columns ?? all).filter { taken.insert($0).inserted }
    names = wanted
    self.parts = parts.map { part in
      var part = part
      let places = Dictionary(
        zip(part.layout.names, part.layout.names.indices), uniquingKeysWith: { first, _ in first })
      part.columns = wanted.map { places[$0] }
      return part
    }
    var options = options
    // What is left out must be there if it is wanted after all.
    if !parts.allSatisfy(\.input.isLasting) || !options.keepsTotals { options.need = nil }
    self.options = options
    self.run = run
    self.block = block
    self.namesSources = namesSources
    available = memory
    words = wanted.map { MissingWords(options.missing, for: $0) }
  }

  private static func unknown(
    _ name: String, _ all: [String], _ parts: [FilePart], at place: Place?
  ) -> Diagnostic {
    let near = nearest(name, among: all).map { "“\($0)”" }
    let hints =
      near.isEmpty
      ? []
      : [
        Message(
          "did you mean \(near.joined(separator: " or "))?", "是否指\(near.joined(separator: "或"))？")
      ]
    let path = parts.first?.input.path ?? ""
    return Diagnostic(
      Message("no column “\(name)” in “\(path)”", "“\(path)”中没有列“\(name)”"), at: place,
      hints: hints, failure: .data)
  }

  /// The table and what there is to say about it.
  func load() throws(Diagnostic) -> Outcome {
    run.expect(parts.reduce(0) { $0 + $1.input.size })
    let (samples, sizes) = try sampled()
    let plans = samples.mapValues(\.plan)
    let estimate = self.estimate(plans, sizes)
    try estimate.check(available: available())
    let memory = FilePartReader.Memory(estimate: estimate, available: available)
    var reading = try read(plans, isFinal: false, memory)
    if let (part, doubt) = reading.doubt { return .doubted(part, doubt) }
    var decisions: [Int: Decision] = [:]
    for (column, sample) in samples {
      let census = reading.censuses[column] ?? Census()
      decisions[column] = decide(census, column)
      // Where counting stopped early, the first rows tell what the column might have been.
      if census.isSaturated {
        decisions[column]?.almost = sample.almost
        decisions[column]?.mixed = sample.mixed
        decisions[column]?.commas = sample.commas
        decisions[column]?.commas?.count = nil
      }
    }
    var again: [Int: Plan] = [:]
    for (column, plan) in plans {
      guard let wanted = decisions[column]?.plan else { continue }
      let isBroken = reading.workers[column]?.contains { $0.isBroken } ?? false
      if isBroken || !plan.reads(as: wanted) { again[column] = wanted }
    }
    if !again.isEmpty {
      for column in again.keys {
        reading.targets[column] = nil
        reading.workers[column] = nil
      }
      let second = try read(again, isFinal: true, memory)
      if let (part, doubt) = second.doubt { return .doubted(part, doubt) }
      guard second.rows == reading.rows else { throw InputFile.changed(parts[0].input.path) }
      for column in again.keys {
        reading.targets[column] = second.targets[column]
        reading.workers[column] = second.workers[column]
      }
    }
    for part in parts { try part.input.checkUnchanged() }
    return try assemble(reading, decisions)
  }

  /// Decisions on the columns that can be asked for, from the first rows of the first files.
  private func sampled() throws(Diagnostic) -> ([Int: Decision], [LoadEstimate.DelimiterSample]) {
    let isNamed = names.map { options.need?.names($0) ?? true }
    let looksAtAll = options.need?.includesTimes == true
    let looked = names.indices.filter { looksAtAll || isNamed[$0] }
    let (censuses, sizes) = try sampled(looked)
    var decisions: [Int: Decision] = [:]
    for column in looked where isNamed[column] || censuses[column].mayBeTime {
      decisions[column] = decide(censuses[column], column)
    }
    return (decisions, sizes)
  }

  /// Counts the first rows of some columns.
  private func sampled(
    _ columns: [Int]
  ) throws(Diagnostic) -> ([Census], [LoadEstimate.DelimiterSample]) {
    var censuses = [Census](repeating: Census(), count: names.count)
    var samples = [LoadEstimate.DelimiterSample](
      repeating: LoadEstimate.DelimiterSample(), count: names.count)
    for part in parts.prefix(3) {
      _ = try readBatches(part.input, part.layout, run, block: min(block, 1 << 18)) { batch in
        for column in columns {
          guard let source = part.columns[column] else { continue }
          for row in 0..<batch.count {
            let (raw, length) = batch.cell(row, source)
            let (text, count) = SpreadsheetGuard.inside(raw, length) ?? (raw, length)
            samples[column].add(text, count)
            if isKeptText(column) { continue }
            censuses[column].add(
              CellForm.of(text, count, words[column], readingZeros: isAmount(column)),
              row: batch.firstRow + row,
              text: String(
                decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self))
          }
        }
        return batch.firstRow + batch.count < Self.sampleRows
      }
    }
    return (censuses, samples)
  }

  /// What columns under these plans will take.
  private func estimate(
    _ plans: [Int: Plan], _ samples: [LoadEstimate.DelimiterSample]
  ) -> LoadEstimate {
    let growth = parts.map(\.layout.decoding.growth).max() ?? 1
    return LoadEstimate(
      parts.first?.input.path ?? "", rows: parts.reduce(0) { $0 + $1.likelyRows },
      most: parts.reduce(0) { $0 + $1.input.size } * (growth > 1 ? 2 : 1),
      plans.map { (names[$0.key], samples[$0.key].perRow($0.value, growth: growth)) })
  }

  private static let sampleRows = 2000

  private func isKeptText(_ column: Int) -> Bool { options.text.contains(names[column]) }

  private func isAmount(_ column: Int) -> Bool { options.numbers.contains(names[column]) }

  private func decide(_ census: Census, _ column: Int) -> Decision {
    if isKeptText(column) { return .asAsked }
    return .on(
      census, dates: options.dates, words: words[column], name: names[column],
      isAmount: isAmount(column))
  }

  /// Reads all files into columns under these plans.
  private func read(
    _ plans: [Int: Plan], isFinal: Bool, _ memory: FilePartReader.Memory
  ) throws(Diagnostic) -> Reading {
    var reading = Reading()
    let growth = parts.map(\.layout.decoding.growth).max() ?? 1
    let rows = parts.reduce(0) { $0 + $1.mostRows }
    let area = ColumnTarget.area(parts.reduce(0) { $0 + $1.input.size }, growth: growth)
    let texts = plans.values.count { $0.kind == .text }
    // Where address space is limited, room for all texts in each column would soon be all there is.
    let isTight = AvailableMemory.underOwnLimits().map { $0 / 4 < texts * area } ?? false
    let isShared = texts > ColumnTarget.mostRooms || isTight
    let shared = isShared ? Buffer<UInt8>(count: area + 16) : nil
    for (column, plan) in plans {
      let room = plan.kind == .text ? shared ?? Buffer(count: area + 16) : nil
      reading.targets[column] = ColumnTarget(plan, rows: rows, texts: room, words: words[column])
      reading.workers[column] = []
    }
    let classified = isFinal ? [] : Set(names.indices.filter { !isKeptText($0) })
    var firstByte = 0
    for (index, part) in parts.enumerated() {
      let reader = FilePartReader(
        part: part, targets: reading.targets, firstRow: reading.rows, firstByte: firstByte,
        room: rows, growth: growth, isFinal: isFinal, classified: classified,
        sharesTexts: shared != nil, run: run,
        block: block, memory: memory)
      let found = try reader.read()
      if let doubt = found.doubt {
        reading.doubt = (index, doubt)
        return reading
      }
      for (column, workers) in found.workers { reading.workers[column]? += workers }
      reading.parts.append(found)
      reading.rows += found.rows
      firstByte += part.input.size
    }
    for (column, workers) in reading.workers {
      var census = Census()
      for worker in workers {
        worker.settleCounts()
        census.add(worker.census)
      }
      if let plan = plans[column], plan.kind.isNumeric, let cells = reading.targets[column]?.fixed {
        census.thousands.look(at: cells, rows: reading.rows, places: plan.places)
      }
      reading.censuses[column] = census
    }
    return reading
  }
}

/// Putting the table and the report together.
extension Loader {
  private func assemble(
    _ reading: Reading, _ decisions: [Int: Decision]
  ) throws(Diagnostic) -> Outcome {
    let leftOut = reading.leftOut
    let picked = leftOut.picked
    let records = reading.parts.map(\.hollow)
    let reading = reading.renumbered()
    let places = zip(parts, reading.parts).map { (path: $0.input.path, rows: $1.rows) }
    let decisions = decisions.mapValues { decision in
      decision.moved { $0.renumbered(leftOut.number).placed(in: places) }
    }
    let built = names.indices.filter { reading.targets[$0] != nil }
    let assemblies = built.compactMap { column in
      reading.targets[column].map { target in
        Assembly(
          target, reading.workers[column] ?? [], leaving: leftOut, picked, name: names[column],
          isIdentifier: decisions[column]?.plan.isIdentifier ?? false)
      }
    }
    Assembly.makeAll(assemblies, run)
    try run.check()
    var columns = assemblies.compactMap(\.column)
    if let totalled = totalled(columns, reading, without: records) { return totalled }
    var reports = zip(built, assemblies).compactMap { column, assembly in
      decisions[column].flatMap(assembly.report).map { $0.placed(in: places) }
    }
    let remarks = self.remarks(columns, reading)
    let all = self.remarks(of: columns, reports, in: places)
    let extra = addExtra(reading, &columns, &reports)
    if namesSources { addSource(reading, &columns, &reports) }
    let files = zip(zip(parts, reading.parts), remarks).map { read, remarks in
      let (part, found) = read
      return LoadReport.FileReport(
        path: part.input.path, bytes: part.input.size, encoding: part.layout.encoding,
        encodingKnownBy: part.layout.encodingKnownBy, delimiter: part.layout.delimiter,
        changedNames: part.layout.changedNames, rows: found.rows, oddities: found.oddities,
        remarks: part.layout.remarks + remarks)
    }
    let loaded = Loaded(
      table: Table(columns, count: reading.rows),
      report: LoadReport(
        files: files, remarks: all, extraColumn: extra, columns: reports,
        unread: names.indices.filter { reading.targets[$0] == nil }.map { names[$0] },
        missing: options.missing))
    return .loaded(loaded)
  }

  /// The column of what rows with too many cells have beyond the header.
  private func addExtra(
    _ reading: Reading, _ columns: inout [Column], _ reports: inout [LoadReport.ColumnReport]
  ) -> String? {
    var cells: [(row: Int, text: String)] = []
    var firstRow = 0
    for part in reading.parts {
      cells += part.surplus.map { (firstRow + $0.row, $0.text) }
      firstRow += part.rows
    }
    guard !cells.isEmpty else { return nil }
    let name = Layout.free(options.naming == .chinese ? "多余" : "extra", Set(names))
    columns.append(Column(name, sparse: cells, rows: reading.rows))
    reports.append(
      LoadReport.ColumnReport(
        name: name, why: Message("the rest of rows with too many cells", "多出的单元格"),
        missing: reading.rows - cells.count))
    return name
  }

  /// The column that says which file each row came from.
  private func addSource(
    _ reading: Reading, _ columns: inout [Column], _ reports: inout [LoadReport.ColumnReport]
  ) {
    let name = Layout.free(
      options.naming == .chinese ? "来源" : "source", Set(names + columns.map(\.name)))
    let stretches = zip(parts, reading.parts).map { (text: $0.input.path, rows: $1.rows) }
    columns.append(Column(name, stretches: stretches))
    reports.append(
      LoadReport.ColumnReport(
        name: name, why: Message("the file of each row", "各行所在文件"), missing: 0))
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
