import Glibc
import PlaintEncoding
import PlaintTable
import PlaintValue
import Synchronization

/// Makes a column of what the threads have written: merges their dictionaries, narrows codes,
/// collects what was kept as text.
final class Assembly: @unchecked Sendable {
  private let target: ColumnTarget
  private let workers: [ColumnWorker]
  /// The rows read, up to the last that stays.
  private let rows: Int
  private let leftOut: LeftOut
  /// The rows that stay, where they are not all of them.
  private let picked: Buffer<UInt32>?
  private let name: String
  private let isIdentifier: Bool
  /// The column, once made.
  private(set) var column: Column?
  /// Cells that are missing, misfits not counted; known once the column has been made.
  private var missing = 0
  /// How many of them were each of the words for missing.
  private var taken: [String: Int] = [:]

  init(
    _ target: ColumnTarget, _ workers: [ColumnWorker], leaving leftOut: LeftOut,
    _ picked: Buffer<UInt32>?, name: String, isIdentifier: Bool
  ) {
    self.isIdentifier = isIdentifier
    self.target = target
    self.workers = workers
    self.leftOut = leftOut
    self.picked = picked
    rows = leftOut.upToLast
    self.name = name
  }

  /// Makes all columns, shared among the run's threads.
  static func makeAll(_ assemblies: [Assembly], _ run: Run) {
    let next = Counter()
    parallel(min(run.threads, max(assemblies.count, 1))) { _ in
      while !run.isCancelled {
        let number = next.value.add(1, ordering: .relaxed).oldValue
        guard number < assemblies.count else { return }
        let assembly = assemblies[number]
        let column = assembly.made()
        assembly.column = assembly.picked.map(column.gathered) ?? column
      }
    }
  }

  private final class Counter: Sendable { let value = Atomic<Int>(0) }

  /// What there is to say about the column.
  func report(_ decision: Decision) -> LoadReport.ColumnReport? {
    column.map { column in
      var report = LoadReport.ColumnReport(
        name: column.name, kind: column.kind, why: decision.why,
        misfits: column.spelling?.misfits.count ?? 0, firstMisfits: firstMisfits(column),
        undecided: decision.undecided, almost: decision.almost, mixed: decision.mixed,
        commas: decision.commas,
        settled: decision.settled, guessedDigits: decision.guessedDigits,
        cutMoments: workers.reduce(0) { $0 + $1.cutMoments },
        hasBareClocks: column.kind == .time && target.plan.patterns.allSatisfy(\.isBareClock),
        missing: missing, taken: taken)
      for worker in workers { report.guards.merge(worker.guards) }
      report.guards.renumber(leftOut.number)
      return report
    }
  }

  private func made() -> Column {
    let kind = target.plan.kind
    guard kind == .text else {
      missing = workers.reduce(0) { $0 + $1.census.missing } - leftOut.rows.count
      for worker in workers { taken.merge(worker.taken) { $0 + $1 } }
      let storage: Storage =
        target.plan.isWide
        ? wide() : .fixed(cut(target.fixed, as: Int64.self), places: target.plan.places)
      return Column(
        name, isIdentifier ? .identifier : kind, storage, count: rows, spelling: spelling())
    }
    let isCoded = workers.allSatisfy { $0.lexicon != nil }
    if !isCoded { for worker in workers { worker.abandonCodes() } }
    let storage = isCoded ? coded() : plain()
    missing -= leftOut.inner
    return Column(name, .text, storage, count: rows)
  }

  /// The part of a buffer that has rows.
  private func cut<T>(_ buffer: Buffer<T>?, as type: T.Type) -> Buffer<T> {
    guard let buffer else { return Buffer(count: 0) }
    return buffer.count == rows ? buffer : Buffer(first: rows, of: buffer)
  }

  // MARK: spelling

  private func spelling() -> Spelling {
    let exceptions = workers.flatMap { $0.exceptions.map { ($0.key, $0.value) } }
      .filter { $0.0 < rows }.sorted { $0.0 < $1.0 }
    let patterns = cut(target.patterns, as: UInt8.self)
    let isUniform = !workers.contains(where: \.usesPatterns)
    let isCut = workers.contains { $0.cutMoments > 0 }
    return Spelling(
      patterns: target.plan.patterns.isEmpty ? [.canonical] : target.plan.patterns,
      perRow: isUniform ? nil : patterns,
      exceptions: .init(rows: exceptions.map(\.0), texts: exceptions.map(\.1)),
      rests: isCut ? cut(target.rests, as: UInt16.self) : nil,
      misfits: workers.flatMap(\.misfits).sorted())
  }

  /// The first misfits, with their texts.
  private func firstMisfits(_ column: Column) -> [RowIrregularities.Spot] {
    (column.spelling?.misfits ?? []).prefix(5).map { row in
      RowIrregularities.Spot(row: row + 1, line: 0, text: column.spelling?.exceptions[row] ?? "")
    }
  }

  // MARK: texts

  private func coded() -> Storage {
    let (texts, maps) = dictionary()
    let isMissing = (0..<texts.count).map { index in
      let bytes = texts.utf8(index)
      guard let base = bytes.baseAddress else { return true }
      return target.words.contains(base, bytes.count) || BlankText.isBlank(base, bytes.count)
    }
    let codes = remapped(maps, entries: texts.count)
    if isMissing.contains(true) {
      missing = count(codes) { isMissing[$0] }
      for word in target.words.texts {
        guard let entry = (0..<texts.count).first(where: { texts[$0] == word }) else { continue }
        taken[word] = count(codes) { $0 == entry }
      }
    }
    return .coded(codes, texts, missing: isMissing)
  }

  private func count(_ codes: Codes, where isCounted: (Int) -> Bool) -> Int {
    func count(_ codes: Buffer<some FixedWidthInteger & Sendable>) -> Int {
      (0..<rows).count { isCounted(Int(codes.base[$0])) }
    }
    return switch codes {
    case .narrow(let codes): count(codes)
    case .medium(let codes): count(codes)
    case .wide(let codes): count(codes)
    }
  }

  /// All distinct texts, close together, and where each thread's codes went.
  private func dictionary() -> (Strings, [[UInt32]]) {
    guard let source = target.bytes else { return (Strings([]), []) }
    let lexicons = workers.compactMap(\.lexicon)
    let total = lexicons.reduce(0) { sum, lexicon in
      lexicon.spans.reduce(sum) { $0 + Self.length($1, source) + 8 }
    }
    let bytes = Buffer<UInt8>(count: total + 16)
    let merged = Lexicon(in: bytes.base)
    var end = 0
    let maps = lexicons.map { lexicon in
      lexicon.spans.map { span -> UInt32 in
        let (start, length) = (source.base + Int(span >> 24), Self.length(span, source))
        if let code = merged.code(start, length) { return code }
        if length >= Int(Strings.longLength) {
          UnsafeMutableRawPointer(bytes.base + end).storeBytes(of: UInt64(length), as: UInt64.self)
          end += 8
        }
        memcpy(bytes.base + end, start, length)
        let code = merged.add(UInt64(end) << 24 | min(UInt64(length), Strings.longLength))
        end += length
        return code
      }
    }
    return (
      Strings(bytes: bytes, spans: Buffer(merged.spans), count: merged.count), maps
    )
  }

  private static func length(_ span: UInt64, _ bytes: Buffer<UInt8>) -> Int {
    let length = Int(span & Strings.longLength)
    if length < Int(Strings.longLength) { return length }
    let before = UnsafeRawPointer(bytes.base + Int(span >> 24) - 8)
    return Int(before.loadUnaligned(as: UInt64.self))
  }

  /// The rows' codes in the merged dictionary, as narrow as they can be.
  private func remapped(_ maps: [[UInt32]], entries: Int) -> Codes {
    if entries <= 1 << 8 { return .narrow(remapped(maps)) }
    if entries <= 1 << 16 { return .medium(remapped(maps)) }
    return .wide(remapped(maps))
  }

  private func remapped<Code: FixedWidthInteger & BitwiseCopyable & Sendable>(
    _ maps: [[UInt32]]
  ) -> Buffer<Code> {
    let result = Buffer<Code>(count: rows)
    guard let codes = target.codes else { return result }
    for (worker, map) in zip(workers, maps) {
      let narrow = map.map { Code(truncatingIfNeeded: $0) }
      narrow.withUnsafeBufferPointer { narrow in
        for stretch in worker.stretches {
          for row in stretch.clamped(to: 0..<rows) {
            result.base[row] = narrow[Int(codes.base[row])]
          }
        }
      }
    }
    return result
  }

  private func plain() -> Storage {
    guard let bytes = target.bytes else { return .plain(Strings([]), missing: nil) }
    let spans = cut(target.spans, as: UInt64.self)
    let blank = workers.flatMap(\.blankRows).filter { $0 < rows }
    let empty = (0..<rows).count { spans.base[$0] & Strings.longLength == 0 }
    missing = empty + blank.count
    let texts = Strings(bytes: bytes, spans: spans, count: rows)
    guard !blank.isEmpty else { return .plain(texts, missing: nil) }
    let bits = Bits(count: rows)
    for row in blank {
      bits.words.base[row >> 6] |= 1 << UInt64(row & 63)
      if !target.words.isEmpty { taken[texts[row], default: 0] += 1 }
    }
    for row in 0..<rows where spans.base[row] & Strings.longLength == 0 {
      bits.words.base[row >> 6] |= 1 << UInt64(row & 63)
    }
    return .plain(texts, missing: bits)
  }

  // MARK: numbers of more than 18 digits

  private func wide() -> Storage {
    var codeOf: [Value: UInt32] = [:]
    var values: [Value] = []
    let maps = workers.map { worker in
      worker.values.map { value -> UInt32 in
        if let code = codeOf[value] { return code }
        codeOf[value] = UInt32(values.count)
        values.append(value)
        return UInt32(values.count - 1)
      }
    }
    return .listed(remapped(maps, entries: values.count), values)
  }
}

extension Spelling.Pattern {
  /// Whether it writes times of day as 05:30; words for missing do not count.
  fileprivate var isBareClock: Bool {
    switch self {
    case .word: true
    case .calendar(let form): form.date == nil && form.clock?.isBare == true
    case .canonical, .number, .period: false
    }
  }
}

extension ClockForm {
  fileprivate var isBare: Bool { !hasSeconds && !isWorded && half == .none && zone == .none }
}
