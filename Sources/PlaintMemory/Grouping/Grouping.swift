import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Which group each row belongs to: groups numbered from 0 over one or more keys.
///
/// While the product of the keys' values is small the number is computed (`stride` by `stride`);
/// beyond that, combinations that occur are numbered in a column of their own.
struct Grouping: Sendable {
  let keys: [GroupingKey]
  /// How many group numbers there are; not all need occur.
  let count: Int
  /// What a key's number is multiplied by.
  let strides: [Int]
  /// The number of each row and a row for each number, when combinations were numbered.
  private let combined: Numbering?

  /// Products up to this are computed whatever the rows.
  private static let small = 1 << 12
  /// Products beyond this never are.
  private static let large = 1 << 20

  /// Groups by keys over the rows of a selection, `rows` in all.
  init(
    _ keys: [GroupingKey], _ selection: Bits?, rows: Int, _ run: Run
  ) throws(Diagnostic) {
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
    let numbered = try Self.numbered(keys, selection, rows: rows, run)
    combined = numbered
    count = numbered.count
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

  /// The number of a key's value in a group.
  func number(of key: Int, in group: Int) -> Int {
    if let combined { return keys[key].number(of: Int(combined.first.base[group])) }
    return group / strides[key] % max(keys[key].count, 1)
  }

  /// For every group its number in a grouping by some of the keys.
  func map(to coarser: Grouping, keeping kept: [Int]) -> [UInt32] {
    var map = [UInt32](repeating: 0, count: count)
    for (place, key) in kept.enumerated() {
      let stride = coarser.strides[place]
      for group in 0..<count {
        map[group] &+= UInt32(truncatingIfNeeded: number(of: key, in: group) &* stride)
      }
    }
    return map
  }

  /// Numbers the combinations that occur, one key after another.
  private static func numbered(
    _ keys: [GroupingKey], _ selection: Bits?, rows: Int, _ run: Run
  ) throws(Diagnostic) -> Numbering {
    var numbers = Buffer<UInt32>(count: rows)
    let scratch = (0..<run.threads).map { _ in Scratch() }
    try Blocks.forEach(of: rows, run) { [numbers] thread, range in
      var block = scratch[thread].block(0)
      block.take(range, selection)
      keys[0].fill(block, stride: 1, isFirst: true)
      block.forEach { numbers.base[$1] = block.groups[$0] }
    }
    var found = Numbering(numbers: numbers, first: Buffer(count: 0), count: keys[0].count)
    for key in keys.dropFirst() {
      found = try Numbering(NumberedPairs(first: numbers, second: key), selection, rows: rows, run)
      numbers = found.numbers
    }
    return found
  }
}
