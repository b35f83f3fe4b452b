import PlaintTable

/// Rows of a reading that are left out of the table, and the numbers of those that stay.
struct LeftOut: Sendable {
  /// Rows from 0, in order.
  let rows: [Int]
  /// How many rows there are with them.
  let total: Int

  var kept: Int { total - rows.count }

  /// Those before the first that is not at the end: the ones that are not simply cut off.
  var inner: Int {
    var count = rows.count
    while count > 0, rows[count - 1] == total - (rows.count - count) - 1 { count -= 1 }
    return count
  }

  /// The rows up to the last that stays.
  var upToLast: Int { total - (rows.count - inner) }

  /// The rows that stay, where they are not simply the first.
  var picked: Buffer<UInt32>? {
    guard inner > 0 else { return nil }
    let picked = Buffer<UInt32>(count: kept)
    var (next, count) = (0, 0)
    for row in 0..<upToLast {
      if next < rows.count, rows[next] == row {
        next += 1
      } else {
        picked.base[count] = UInt32(truncatingIfNeeded: row)
        count += 1
      }
    }
    return picked
  }

  /// How many of them come before a row.
  func count(before row: Int) -> Int {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle] < row { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The record of a row, from 0, where these records have no rows.
  static func record(_ row: Int, without records: [Int]) -> Int {
    var record = row
    for left in records where left <= record { record += 1 }
    return record
  }

  /// The number of a row that was the `row`th, from 0, or of the place where it was.
  func number(_ row: Int) -> Int { row - count(before: row) }
}
