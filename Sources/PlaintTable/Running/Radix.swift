import PlaintText

/// Sorting rows by whole numbers, stably, on all threads.
///
/// The rows are dealt into parts by the highest bits; each part then fits the cache and is sorted by
/// its remaining bits, eight at a time from the lowest. 10 M rows by a moment: 0.2 s on two threads,
/// where eight passes over all rows took 0.7 to 2.2. Between blocks and parts the run is asked whether
/// it has been cancelled.
package struct Radix {
  /// How many bits the numbers take.
  private let bits: Int
  /// Of them the highest, which tell the part.
  private let dealt: Int

  package init(bits: Int, count: Int) {
    self.bits = bits
    dealt = count < 1 << 12 ? 0 : min(bits, 11)
  }

  /// The rows in the order of their numbers, equal ones as they were.
  ///
  /// - Complexity: O(n) for every eight bits.
  package func sorted(
    _ numbers: Buffer<UInt64>, _ rows: Buffer<UInt32>, _ run: Run
  ) throws(Diagnostic) -> Buffer<UInt32> {
    let (parts, shift) = (1 << dealt, UInt64(bits - dealt))
    let slices = Slices(rows.count, run.threads)
    let counts = Buffer<Int>(count: slices.count * parts)
    try slices.forEach(run) { slice, range in
      let own = counts.base + slice * parts
      for index in range { own[Int(numbers.base[index] >> shift)] &+= 1 }
    }
    let starts = Self.starts(counts, slices.count, parts)
    let to = Dealing(count: rows.count)
    try slices.forEach(run) { slice, range in
      let next = counts.base + slice * parts
      for index in range {
        let number = numbers.base[index]
        let part = Int(number >> shift)
        let place = next[part]
        next[part] = place &+ 1
        to.numbers.base[place] = number
        to.rows.base[place] = rows.base[index]
      }
    }
    guard shift > 0 else { return to.rows }
    let turn = Turn()
    parallel(min(run.threads, parts)) { _ in
      var room = Dealing(count: 0)
      var part = turn.taken()
      while part < parts, !run.isCancelled {
        let (start, count) = (starts[part], starts[part + 1] - starts[part])
        if count > room.rows.count { room = Dealing(count: count) }
        to.sort(start, count, bits: shift, room, run)
        part = turn.taken()
      }
    }
    try run.check()
    return to.rows
  }

  /// Where each part starts; counts become where each slice puts its next row of each part.
  private static func starts(_ counts: Buffer<Int>, _ slices: Int, _ parts: Int) -> [Int] {
    var (starts, sum) = ([Int](), 0)
    for part in 0..<parts {
      starts.append(sum)
      for slice in 0..<slices {
        let many = counts.base[slice * parts + part]
        counts.base[slice * parts + part] = sum
        sum += many
      }
    }
    withExtendedLifetime(counts) {}
    return starts + [sum]
  }
}

/// Rows beside the numbers they are sorted by.
private struct Dealing: Sendable {
  let numbers: Buffer<UInt64>
  let rows: Buffer<UInt32>

  init(count: Int) { (numbers, rows) = (Buffer(count: count), Buffer(count: count)) }

  /// Sorts some of them by their lowest bits, with room for as many.
  func sort(_ start: Int, _ count: Int, bits: UInt64, _ room: Dealing, _ run: Run) {
    guard count > 1 else { return }
    var from = (numbers: numbers.base + start, rows: rows.base + start)
    if count <= 48 { return Self.insert(from.numbers, from.rows, count) }
    var to = (numbers: room.numbers.base, rows: room.rows.base)
    defer { withExtendedLifetime((self, room)) {} }
    for shift in stride(from: 0 as UInt64, to: bits, by: 8) {
      if run.isCancelled { return }
      guard
        Self.deal(from, to, count, shift, mask: bits - shift < 8 ? 1 << (bits - shift) - 1 : 0xFF)
      else { continue }
      swap(&from, &to)
    }
    if from.rows != rows.base + start { (rows.base + start).update(from: from.rows, count: count) }
  }

  private typealias Area = (
    numbers: UnsafeMutablePointer<UInt64>, rows: UnsafeMutablePointer<UInt32>
  )

  /// One pass by a digit; false, and nothing is moved, when all have the same.
  private static func deal(
    _ from: Area, _ to: Area, _ count: Int, _ shift: UInt64, mask: UInt64
  ) -> Bool {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 256) { next in
      next.initialize(repeating: 0)
      for index in 0..<count { next[Int(from.numbers[index] &>> shift & mask)] &+= 1 }
      if next.contains(count) { return false }
      var sum = 0
      for digit in 0..<256 { (next[digit], sum) = (sum, sum &+ next[digit]) }
      for index in 0..<count {
        let number = from.numbers[index]
        let digit = Int(number &>> shift & mask)
        let place = next[digit]
        next[digit] = place &+ 1
        to.numbers[place] = number
        to.rows[place] = from.rows[index]
      }
      return true
    }
  }

  /// Insertion sort, for few.
  private static func insert(
    _ numbers: UnsafeMutablePointer<UInt64>, _ rows: UnsafeMutablePointer<UInt32>, _ count: Int
  ) {
    for index in 1..<count {
      let (number, row) = (numbers[index], rows[index])
      var place = index
      while place > 0, numbers[place - 1] > number {
        (numbers[place], rows[place]) = (numbers[place - 1], rows[place - 1])
        place -= 1
      }
      (numbers[place], rows[place]) = (number, row)
    }
  }
}
