import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// The groups of each grouping set: a number a row, and the keys of each group.
struct Grouping {
  private let aggregation: Aggregation
  private let keys: [Encoded]

  init(_ aggregation: Aggregation, _ view: View, _ faults: inout Faults) {
    self.aggregation = aggregation
    keys = aggregation.keys.map { view.encode($0, &faults) }
  }

  /// All sets' groups with their measures.
  func groups(_ view: View, _ faults: inout Faults) -> Groups {
    let subjects = aggregation.measures.map { MeasureRows($0, view, &faults) }
    var result = Groups(
      keys: keys.map { _ in [] }, marks: keys.map { _ in [] },
      measures: subjects.map { _ in [] }, set: [], seen: view.seen)
    for (number, set) in aggregation.sets.enumerated() {
      let (codes, combos) = Encoded.combined(set.map { keys[$0] }, rows: view.count)
      let occurring = set.isEmpty ? [0] : Self.occurring(codes, of: combos.count)
      var place = [Int32](repeating: -1, count: max(1, combos.count))
      for (index, code) in occurring.enumerated() { place[code] = Int32(index) }
      let ids = codes.map { place[Int($0)] }
      append(set, occurring.map { set.isEmpty ? [] : combos[$0] }, number, &result)
      for (measure, subject) in subjects.enumerated() {
        result.measures[measure] += subject.values(ids, groups: occurring.count, &faults)
      }
    }
    return result
  }

  private static func occurring(_ codes: [Int32], of count: Int) -> [Int] {
    var seen = [Bool](repeating: false, count: count)
    for code in codes { seen[Int(code)] = true }
    return seen.indices.filter { seen[$0] }
  }

  private func append(
    _ set: [Int], _ combos: [[Int32]], _ number: Int, _ result: inout Groups
  ) {
    for combo in combos {
      for key in keys.indices {
        guard let part = set.firstIndex(of: key) else {
          result.keys[key].append(.missing)
          result.marks[key].append(.all)
          continue
        }
        let value = keys[key].values[Int(combo[part])]
        result.keys[key].append(value)
        result.marks[key].append(value.isMissing ? .missing : .value)
      }
      result.set.append(number)
    }
  }
}
