import PlaintTable
import PlaintText
import Synchronization

/// Reading a well-formed part on all threads at once.
extension PartReader {
  /// Reads the chunks of the plan; nil when one of them turns out not to be well-formed.
  func readChunks(_ plan: ChunkPlan) throws(Diagnostic) -> PartReading? {
    let threads = max(1, min(run.threads, plan.chunks.count))
    let work = ChunkWork(plan.chunks, crews: (0..<threads).map { _ in crew() }, part.layout)
    parallel(threads) { number in
      let scanner: ChunkScanner
      do throws(Diagnostic) {
        scanner = try ChunkScanner(part.input, part.layout, hasNulls: part.survey.hasNulls)
      } catch {
        return work.fail(error)
      }
      read(work, scanner, work.crews[number])
    }
    try run.check()
    guard try work.isSound() else { return nil }
    return reading(plan, work)
  }

  /// Takes chunk after chunk until there are none, or something is wrong.
  private func read(
    _ work: ChunkWork, _ scanner: ChunkScanner,
    _ crew: [(column: Int, source: Int?, worker: ColumnWorker)]
  ) {
    var oddCells = OddCells(part.layout)
    while !run.isCancelled, let chunk = work.next() {
      let area = ColumnTarget.area(firstByte + chunk.bytes.lowerBound, growth: growth)
      for member in crew { member.worker.cursor = area }
      do throws(Diagnostic) {
        let isSound = try scanner.scan(chunk) { batch in
          take(batch, crew)
          if batch.isOdd { oddCells.count(batch) }
        }
        guard isSound else { return work.giveUp() }
      } catch {
        return work.fail(error)
      }
      run.advance(chunk.bytes.count)
    }
    work.finish(pairs: scanner.pairs, oddCells)
  }

  private func reading(_ plan: ChunkPlan, _ work: ChunkWork) -> PartReading {
    var reading = PartReading(rows: plan.rows, oddities: plan.oddities)
    let (pairs, oddCells) = work.found()
    reading.oddities.pairs += pairs
    reading.oddities.feeds += max(plan.rows - 1, 0) - pairs
    reading.oddities.add(oddCells)
    for place in work.crews.first?.indices ?? 0..<0 {
      let column = work.crews[0][place].column
      reading.workers[column] = work.crews.map { $0[place].worker }
    }
    return reading
  }
}

/// What the threads that read chunks share.
///
/// Each thread's crew is its own until all have ended.
private final class ChunkWork: @unchecked Sendable {
  let crews: [[(column: Int, source: Int?, worker: ColumnWorker)]]
  private let chunks: [ChunkPlan.Chunk]
  private let taken = Atomic<Int>(0)
  private let gaveUp = Atomic<Bool>(false)
  private let shared: Mutex<(failure: Diagnostic?, pairs: Int, cells: OddCells)>

  init(
    _ chunks: [ChunkPlan.Chunk],
    crews: [[(column: Int, source: Int?, worker: ColumnWorker)]], _ layout: Layout
  ) {
    self.chunks = chunks
    self.crews = crews
    shared = Mutex((nil, 0, OddCells(layout)))
  }

  /// The next chunk nobody has taken.
  func next() -> ChunkPlan.Chunk? {
    guard !gaveUp.load(ordering: .relaxed) else { return nil }
    let number = taken.add(1, ordering: .relaxed).oldValue
    return number < chunks.count ? chunks[number] : nil
  }

  func giveUp() { gaveUp.store(true, ordering: .relaxed) }

  func fail(_ failure: Diagnostic) {
    shared.withLock { $0.failure = $0.failure ?? failure }
    giveUp()
  }

  func finish(pairs: Int, _ cells: OddCells) {
    shared.withLock {
      $0.pairs += pairs
      $0.cells.add(cells)
    }
  }

  /// Whether every chunk was well-formed.
  func isSound() throws(Diagnostic) -> Bool {
    if let failure = shared.withLock({ $0.failure }) { throw failure }
    return !gaveUp.load(ordering: .relaxed)
  }

  func found() -> (pairs: Int, cells: OddCells) { shared.withLock { ($0.pairs, $0.cells) } }
}
