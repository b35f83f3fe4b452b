import PlaintTable
import PlaintText
import PlaintValue
import TestSupport

@testable import PlaintAnalysis

/// The naive engine of these tests: groups of rows held in an array.
struct Tally {
  var rows: [[Value]]
  /// What is measured: each takes the rows of a group.
  var measures: [([[Value]]) -> Value] = [{ .number(Number($0.count)) }]

  func groups(_ sets: [[Int]]) -> Groups {
    let width = sets.flatMap { $0 }.max().map { $0 + 1 } ?? 0
    var keys = [[Value]](repeating: [], count: width)
    var marks = [[Mark]](repeating: [], count: width)
    var values = [[Value]](repeating: [], count: measures.count)
    var ranges: [Range<Int>] = []
    for columns in sets {
      var parts: [[Value]: [[Value]]] = columns.isEmpty ? [[]: []] : [:]
      for row in rows { parts[columns.map { row[$0] }, default: []].append(row) }
      for (path, members) in parts {
        for k in 0..<width {
          let place = columns.firstIndex(of: k)
          let value = place.map { path[$0] } ?? .missing
          keys[k].append(value)
          marks[k].append(place == nil ? .all : value.isMissing ? .missing : .value)
        }
        for m in measures.indices { values[m].append(measures[m](members)) }
      }
      let start = ranges.last?.upperBound ?? 0
      ranges.append(start..<start + parts.count)
    }
    return Groups(
      keys: keys.map(Cells.values), marks: marks, measures: values.map(Cells.values), sets: ranges,
      seen: [rows.count])
  }

  /// The measures of the rows that meet each rest.
  func measures(of rests: [Remainder]) -> [[Value]] {
    rests.map { rest in
      let members = rows.filter { row in
        zip(rest.keys, row).allSatisfy { cut, value in
          switch cut {
          case .any: true
          case .missing: value.isMissing
          case .value(let wanted): value == wanted
          case .other(let kept): !value.isMissing && !kept.contains(value)
          }
        }
      }
      return measures.map { $0(members) }
    }
  }

  /// Rows from counts: so many of each value.
  static func counted(_ counts: [(Value, Int)]) -> Tally {
    Tally(rows: counts.flatMap { Array(repeating: [$0.0], count: $0.1) })
  }

  /// Rows from a table of counts, keys `r0 r1 …` and `c0 c1 …`.
  static func table(_ counts: [[Int]]) -> Tally {
    Tally(
      rows: counts.enumerated().flatMap { i, line in
        line.enumerated().flatMap { j, count in
          Array(repeating: [.text("r\(i)"), .text("c\(j)")], count: count)
        }
      })
  }
}

extension Answer {
  /// One column's cells as exported.
  func texts(_ name: String) -> [String] {
    names.firstIndex { $0 == name }.map { index in texts.map { $0[index] } } ?? []
  }

  func share(_ row: Int, _ name: String) -> Ratio? {
    guard let index = names.firstIndex(where: { $0 == name }),
      case .share(let ratio) = rows[row][index].value
    else { return nil }
    return ratio
  }
}

/// All lists of `count` numbers from 0 to `top`.
func lists(of count: Int, upTo top: Int) -> [[Int]] {
  count == 0
    ? [[]] : lists(of: count - 1, upTo: top).flatMap { list in (0...top).map { list + [$0] } }
}
