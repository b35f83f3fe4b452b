import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Which group each row belongs to: groups numbered from 0 over one or more keys.
///
/// While the product of the keys' values is small the number is computed (`stride` by `stride`);
/// beyond that, combinations that occur are numbered in a column of their own.
struct Grouping: Sendable {
  let keys: [KeyColumn]
  /// How many group numbers there are; not all need occur.
  let count: Int
  /// What a key's number is multiplied by.
  let strides: [Int]
  /// The number of each row and a row for each number, when combinations were numbered.
  private let combined: (numbers: Buffer<UInt32>, first: [UInt32])?

  /// Products up to this are computed whatever the rows.
  private static let small = 1 << 12
  /// Products beyond this never are.
  private static let large = 1 << 20

  /// Groups by keys over the rows of a selection, `rows` in all.
  init(_ keys: [KeyColumn], _ selection: Bits?, rows: Int) {
    self.keys = keys
    var strides: [Int] = []
    var product = 1
    for key in keys {
      strides.append(product)
      let (next, overflow) = product.multipliedReportingOverflow(by: max(key.count, 1))
      product = overflow ? .max : next
    }
    self.strides = strides
    let limit = keys.count == 1 ? Int.max : max(Self.small, min(rows, Self.large))
    guard product > limit else {
      (combined, count) = (nil, product)
      return
    }
    let numbered = Self.numbered(keys, selection, rows: rows)
    combined = numbered
    count = numbered.first.count
  }

  /// Whether numbers are computed from those of the keys.
  var isComputed: Bool { combined == nil }

  /// Writes the group of each row of a block.
  func fill(_ block: Block) {
    if let numbers = combined?.numbers.base {
      block.forEach { block.groups[$0] = numbers[$1] }
    } else if keys.isEmpty {
      for index in 0..<block.count { block.groups[index] = 0 }
    } else {
      for (number, key) in keys.enumerated() {
        key.fill(block, stride: strides[number], isFirst: number == 0)
      }
    }
  }

  /// The number of each key's value in a group.
  func numbers(of group: Int) -> [Int] {
    if let combined { return keys.map { $0.number(of: Int(combined.first[group])) } }
    return keys.indices.map { group / strides[$0] % max(keys[$0].count, 1) }
  }

  /// For every group its number in a grouping by some of the keys.
  func map(to coarser: Grouping, keeping kept: [Int]) -> [UInt32] {
    (0..<count).map { group in
      let numbers = numbers(of: group)
      var sum = 0
      for (place, key) in kept.enumerated() { sum += numbers[key] * coarser.strides[place] }
      return UInt32(sum)
    }
  }

  /// Numbers the combinations that occur, one key after another.
  private static func numbered(
    _ keys: [KeyColumn], _ selection: Bits?, rows: Int
  ) -> (numbers: Buffer<UInt32>, first: [UInt32]) {
    let numbers = Buffer<UInt32>(count: rows)
    var first: [UInt32] = []
    for (place, key) in keys.enumerated() {
      var index = CellIndex()
      first = []
      selection.forEach(of: rows) { row in
        let before = place == 0 ? 0 : Int64(numbers.base[row])
        let found = index.number(of: before * Int64(max(key.count, 1)) + Int64(key.number(of: row)))
        if found == first.count { first.append(UInt32(row)) }
        numbers.base[row] = UInt32(found)
      }
    }
    return (numbers, first)
  }
}
