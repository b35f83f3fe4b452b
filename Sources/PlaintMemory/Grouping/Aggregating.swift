import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// One question to the rows of a view: keys are numbered, rows grouped block by block, measures
/// fed, and groups handed back as values.
///
/// Grouping sets are rolled up from the finest grouping of all keys while that is small, for the
/// measures that allow it; all others come from the rows.
struct Aggregating {
  let aggregation: Aggregation
  let view: View
  let run: Run
  let keys: [GroupingKey]
  let measures: [PreparedMeasure]
  /// The different conditions of the measures; nil is none.
  let conditions: [Bits?]
  let faults: Faults
  private let selection: Bits?
  private let selected: Int

  init(_ aggregation: Aggregation, _ view: View, _ run: Run) throws(Diagnostic) {
    (self.aggregation, self.view, self.run) = (aggregation, view, run)
    let evaluator = Evaluator(view, run)
    var faults = view.faults
    for expression in aggregation.expressions {
      faults.add(try evaluator.faults(expression))
    }
    self.faults = faults
    var keys: [GroupingKey] = []
    for key in aggregation.keys { keys.append(try evaluator.key(key)) }
    self.keys = keys
    var preparing = PreparedMeasure.Preparing(evaluator)
    var measures: [PreparedMeasure] = []
    for measure in aggregation.measures { measures.append(try preparing.measure(measure)) }
    self.measures = measures
    conditions = preparing.conditions
    selection = view.counting
    selected = view.weight == nil ? view.count : selection.map(\.ones) ?? view.count
  }

  func groups() throws(Diagnostic) -> Groups {
    var sets: [GroupedSet] = []
    let base = try rollupBase()
    for set in aggregation.sets {
      let grouping = try Grouping(set.map { keys[$0] }, selection, rows: view.rows, run)
      let rolled = try base?.rolled(to: grouping, set, self)
      let tallied: Tallied
      if let rolled { tallied = rolled } else { tallied = try self.tallied(grouping) }
      sets.append(try grouped(tallied, set))
    }
    var (starts, groups) = ([Range<Int>](), 0)
    for set in sets {
      starts.append(groups..<groups + set.count)
      groups += set.count
    }
    var faults = faults
    let measured = measures.indices.map { sets.cells(ofMeasure: $0, &faults.overflows) }
    try run.check()
    var result = Groups(
      keys: keys.indices.map { sets.cells(of: $0, keys[$0]) },
      marks: keys.indices.map { sets.marks(of: $0, keys[$0]) }, measures: measured, sets: starts,
      seen: view.seen, faults: faults)
    result.folded = folded(sets)
    return result
  }

  /// The rows grouped by all keys, when several sets can be rolled up from that.
  private func rollupBase() throws(Diagnostic) -> RollupBase? {
    let sets = aggregation.sets
    guard sets.count > 1 else { return nil }
    let used = (0..<keys.count).filter { key in sets.contains { $0.contains(key) } }
    let grouping = try Grouping(used.map { keys[$0] }, selection, rows: view.rows, run)
    guard grouping.isComputed, grouping.count <= max(1 << 12, selected / 4) else { return nil }
    return RollupBase(
      keys: used, grouping: grouping, tallied: try tallied(grouping, onlyRolled: true))
  }

  /// Feeds the wanted measures the rows of every group; of these only those from which coarser groups
  /// follow, if so asked.
  func tallied(
    _ grouping: Grouping, onlyRolled: Bool = false,
    wanted: (PreparedMeasure) -> Bool = { _ in true }
  ) throws(Diagnostic) -> Tallied {
    let presence = CountTally(groups: grouping.count, threads: run.threads)
    let tallies: [(any Tally)?] = measures.map { measure in
      guard wanted(measure) else { return nil }
      if measure.isPresence { return presence }
      let tally = measure.tally(grouping.count, run.threads)
      return onlyRolled && !tally.isRolled ? nil : tally
    }
    if zip(measures, tallies).allSatisfy({ $0.isPresence || $1 == nil }), grouping.isComputed,
      let histogram = Histogram(grouping.keys, threads: run.threads)
    {
      try count(grouping, histogram, into: presence)
    } else {
      try feed(presence, tallies, grouping)
      presence.settle()
    }
    for (measure, tally) in zip(measures, tallies) where !measure.isPresence { tally?.settle() }
    try run.check()
    return Tallied(grouping: grouping, presence: presence, tallies: tallies)
  }

  /// Counts the rows of every group; where one key is asked for all rows, at most once.
  private func count(
    _ grouping: Grouping, _ histogram: Histogram, into presence: CountTally
  ) throws(Diagnostic) {
    let only = selection == nil && grouping.keys.count == 1 ? grouping.keys[0].known : nil
    if let counts = only?.all {
      presence.counts.update(from: counts.base, count: grouping.count)
      return withExtendedLifetime(counts) {}
    }
    try Blocks.forEach(of: view.rows, run) { [selection] thread, range in
      histogram.add(range, selection, thread: thread)
    }
    histogram.fold(into: presence.counts, of: grouping)
    guard let only else { return }
    let counts = Buffer<Int64>(count: grouping.count)
    counts.base.update(from: presence.counts, count: grouping.count)
    only.keep(counts)
  }

  private func feed(
    _ presence: CountTally, _ tallies: [(any Tally)?], _ grouping: Grouping
  ) throws(Diagnostic) {
    var fed: [[any Tally]] = conditions.map { _ in [] }
    for (measure, tally) in zip(measures, tallies) {
      if let tally, !measure.isPresence { fed[measure.condition].append(tally) }
    }
    let scratch = (0..<run.threads).map { _ in Scratch() }
    try Blocks.forEach(of: view.rows, run) { [selection, conditions, fed] thread, range in
      var block = scratch[thread].block(0)
      block.take(range, selection)
      guard block.count > 0 else { return }
      grouping.fill(block)
      presence.add(block, thread: thread)
      for (condition, tallies) in zip(conditions, fed) where !tallies.isEmpty {
        let part = condition.map { block.kept(by: $0, in: scratch[thread].block(1)) } ?? block
        for tally in tallies { tally.add(part, thread: thread) }
      }
    }
  }

  /// The groups of a set that occur, those that nobody wants one by one as one.
  private func grouped(_ tallied: Tallied, _ set: [Int]) throws(Diagnostic) -> GroupedSet {
    let rest = rest(tallied, of: set)
    var kept: [UInt32] = []
    for group in 0..<tallied.grouping.count where set.isEmpty || tallied.presence.count(group) > 0 {
      if group & 4095 == 0 { try run.check() }
      if let rest, rest[group] == 1 { continue }
      kept.append(UInt32(group))
    }
    var result = GroupedSet(keys: set, tallied: tallied, groups: kept)
    if let rest, rest.indices.contains(where: { rest[$0] == 1 && tallied.presence.count($0) > 0 }) {
      result.rest = folded(tallied, rest)
    }
    return result
  }

  /// The measures of the rest as one, where they follow from those of its groups; nil for one of too
  /// many digits.
  private func folded(_ tallied: Tallied, _ rest: [UInt32]) -> [Value?] {
    tallied.tallies.map { tally in
      let folded = tally.flatMap { $0.isRolled ? $0.rolled(rest, groups: 2) : nil }
      return folded.map { $0.value(1) } ?? .missing
    }
  }

  /// How many groups the rests stand for.
  private func folded(_ sets: [GroupedSet]) -> Int {
    for set in sets where set.rest != nil {
      let presence = set.tallied.presence
      let all = (0..<set.tallied.grouping.count).count { presence.count($0) > 0 }
      return all - set.groups.count
    }
    return 0
  }

  /// 1 for every group that is not among the wanted, where that is many; nil when all are wanted.
  ///
  /// All groups of a column of which nearly every value differs had been made values of: a minute for
  /// the commonest of 30 M texts, 38 s for the twenty telephones with the most of 10 M tickets.
  private func rest(_ tallied: Tallied, of set: [Int]) -> [UInt32]? {
    let (presence, count) = (tallied.presence, tallied.grouping.count)
    guard let wanted = aggregation.commonest, set.count == 1, view.weight == nil,
      count > wanted.count + Self.few
    else { return nil }
    let missing = keys[0].missing
    guard let least = least(wanted.count, of: presence, groups: count, besides: missing) else {
      return nil
    }
    var ties = 0
    return (0..<count).map { group in
      let rows = presence.count(group)
      if rows == least { ties += 1 }
      let isWanted = rows > least || rows == least && ties <= wanted.ties ?? .max
      return isWanted || group == missing ? 0 : 1
    }
  }

  /// More groups than are wanted, up to which nothing is won by folding.
  private static let few = 1_000

  /// The rows of the last of so many commonest groups.
  private func least(
    _ wanted: Int, of presence: CountTally, groups: Int, besides missing: Int?
  ) -> Int? {
    var best: [Int] = []
    var floor = 0
    for group in 0..<groups where group != missing {
      let rows = presence.count(group)
      guard rows > floor else { continue }
      best.append(rows)
      guard best.count >= 2 * wanted else { continue }
      best.sort(by: >)
      best.removeLast(best.count - wanted)
      floor = best.last ?? floor
    }
    return best.sorted(by: >).prefix(wanted).last
  }
}

/// A grouping with its measures taken.
struct Tallied {
  let grouping: Grouping
  let presence: CountTally
  /// One a measure; nil where it was not wanted.
  var tallies: [(any Tally)?]
}

/// Rows grouped by all keys of several grouping sets, from which each is rolled up.
private struct RollupBase {
  /// The keys, as indices into the aggregation's.
  let keys: [Int]
  let grouping: Grouping
  let tallied: Tallied

  /// The measures of a coarser grouping; those that cannot be rolled up from the rows.
  func rolled(
    to coarser: Grouping, _ set: [Int], _ aggregating: Aggregating
  ) throws(Diagnostic) -> Tallied {
    let map = grouping.map(to: coarser, keeping: set.compactMap(keys.firstIndex))
    let rolled = tallied.tallies.map { $0?.rolled(map, groups: coarser.count) }
    var presence = tallied.presence
    if let counts = presence.rolled(map, groups: coarser.count) as? CountTally { presence = counts }
    var result = Tallied(grouping: coarser, presence: presence, tallies: rolled)
    guard rolled.contains(where: { $0 == nil }) else { return result }
    let missing = aggregating.measures.indices.filter { rolled[$0] == nil }
    let wanted = Set(missing.map { aggregating.measures[$0].number })
    let rest = try aggregating.tallied(coarser) { wanted.contains($0.number) }
    for index in missing { result.tallies[index] = rest.tallies[index] }
    return result
  }
}
