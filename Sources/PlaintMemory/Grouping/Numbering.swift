import PlaintTable
import PlaintText

/// Numbers for the values of a column that has very many: 0 upwards, equal values alike.
///
/// Rows are first dealt into parts by a hash of their values, so that each part has a table of its
/// own that fits the cache and a thread can number it without regard to the others. 10 M telephone
/// numbers, 8 M of them different: 0.3 s on two threads, where one table for all took 6. The parts
/// depend on the values alone and rows stay in order inside them, so the numbers are the same for
/// any number of threads.
struct Numbering: Sendable {
  /// The number of each row; of no meaning for rows that were left out.
  let numbers: Buffer<UInt32>
  /// The first row that has each number.
  let first: Buffer<UInt32>
  /// How many numbers there are.
  let count: Int
}

/// What rows are numbered by.
protocol NumberedCells: Sendable {
  /// A word that is equal for equal cells.
  func word(_ row: Int) -> UInt64
  /// Whether two rows whose words are equal hold the same.
  func isEqual(_ row: Int, _ other: Int) -> Bool
  /// Whether the row's cell is missing.
  func isMissing(_ row: Int) -> Bool
}

extension NumberedCells {
  func isEqual(_ row: Int, _ other: Int) -> Bool { true }
  func isMissing(_ row: Int) -> Bool { false }
}

/// Fixed cells: the word is the cell.
struct NumberedNumbers: NumberedCells {
  let cells: Buffer<Int64>

  func word(_ row: Int) -> UInt64 { UInt64(bitPattern: cells.base[row]) }
  func isMissing(_ row: Int) -> Bool { cells.base[row] == absentCell }
}

/// Texts by a hash of their bytes, a missing one as the empty text.
struct NumberedTexts: NumberedCells {
  let texts: Strings
  let gaps: Bits?

  func word(_ row: Int) -> UInt64 { TextIndex.hash(text(row)) }
  func isEqual(_ row: Int, _ other: Int) -> Bool { compareBytes(text(row), text(other)) == 0 }
  func isMissing(_ row: Int) -> Bool { text(row).isEmpty }

  private func text(_ row: Int) -> UnsafeBufferPointer<UInt8> {
    if let gaps, gaps[row] { return UnsafeBufferPointer(start: nil, count: 0) }
    return texts.utf8(row)
  }
}

/// Two numbers of each row taken together.
struct NumberedPairs: NumberedCells {
  let first: Buffer<UInt32>
  let second: GroupingKey

  func word(_ row: Int) -> UInt64 {
    UInt64(first.base[row]) << 32 | UInt64(truncatingIfNeeded: second.number(of: row))
  }
}

extension Numbering {
  /// Rows a part should have: its table takes some 100 KB then.
  private static let usual = 1 << 13

  /// Numbers the rows of a selection, all of `rows` when it is nil.
  init(
    _ cells: some NumberedCells, _ selection: Bits?, rows: Int, _ run: Run
  ) throws(Diagnostic) {
    let bits = max(0, min(9, (rows / Self.usual).bitLength))
    let dealt = try Dealt(cells, selection, rows: rows, bits: bits, run)
    let numbers = Buffer<UInt32>(count: rows)
    let parts = 1 << bits
    let counts = Buffer<Int>(count: parts)
    let turn = Turn()
    parallel(min(run.threads, parts)) { _ in
      let room = Dealt.Room(dealt.largest)
      var part = turn.taken()
      while part < parts, !run.isCancelled {
        counts.base[part] = dealt.number(part, cells, room)
        part = turn.taken()
      }
    }
    try run.check()
    var starts: [UInt32] = []
    var sum = 0
    for part in 0..<parts {
      starts.append(UInt32(truncatingIfNeeded: sum))
      sum += counts.base[part]
    }
    let first = Buffer<UInt32>(count: sum)
    let again = Turn()
    parallel(min(run.threads, parts)) { [starts] _ in
      var part = again.taken()
      while part < parts {
        dealt.write(part, from: starts[part], into: numbers.base, first: first.base)
        part = again.taken()
      }
    }
    (self.numbers, self.first, count) = (numbers, first, sum)
  }
}

/// Rows dealt into parts by hash, in their order inside each, with the words they are known by.
private struct Dealt: Sendable {
  private let rows: Buffer<UInt32>
  /// Words at first; numbers inside the part once it has been numbered.
  private let words: Buffer<UInt64>
  private let starts: [Int]

  /// Two passes, each thread over rows of its own: one counts how many fall in each part, the other
  /// puts them there.
  init(
    _ cells: some NumberedCells, _ selection: Bits?, rows count: Int, bits: Int, _ run: Run
  ) throws(Diagnostic) {
    let parts = 1 << bits
    let slices = Slices(count, run.threads)
    let counts = Buffer<Int>(count: slices.count * parts)
    try slices.forEach(run) { slice, range in
      let own = counts.base + slice * parts
      selection.forEach(in: range) { row in own[part(of: cells.word(row), bits)] &+= 1 }
    }
    var (starts, sum) = ([Int](), 0)
    for part in 0..<parts {
      starts.append(sum)
      for slice in 0..<slices.count {
        let many = counts.base[slice * parts + part]
        counts.base[slice * parts + part] = sum
        sum += many
      }
    }
    starts.append(sum)
    let (rows, words) = (Buffer<UInt32>(count: sum), Buffer<UInt64>(count: sum))
    try slices.forEach(run) { slice, range in
      let next = counts.base + slice * parts
      selection.forEach(in: range) { row in
        let word = cells.word(row)
        let part = part(of: word, bits)
        let place = next[part]
        next[part] = place &+ 1
        words.base[place] = word
        rows.base[place] = UInt32(truncatingIfNeeded: row)
      }
    }
    (self.rows, self.words, self.starts) = (rows, words, starts)
  }

  /// Rows of the largest part.
  var largest: Int { zip(starts, starts.dropFirst()).map { $1 - $0 }.max() ?? 0 }

  /// What one thread needs to number a part, used for one after another.
  struct Room {
    let slots: Buffer<UInt32>
    let known: Buffer<UInt64>
    let firsts: Buffer<UInt32>

    init(_ rows: Int) {
      slots = Buffer(count: 1 << Dealt.bits(rows))
      (known, firsts) = (Buffer(count: rows), Buffer(count: rows))
    }
  }

  /// The slots for so many rows, as a power of two.
  private static func bits(_ rows: Int) -> Int { rows == 0 ? 0 : (2 * rows - 1).bitLength }

  /// Numbers the rows of a part in order of first appearance, and says how many numbers there are.
  ///
  /// Open addressing at no more than half load; a slot holds the place of a row, counted from 1.
  func number(_ part: Int, _ cells: some NumberedCells, _ room: Room) -> Int {
    let (start, count) = (starts[part], starts[part + 1] - starts[part])
    let (rows, words) = (rows.base + start, words.base + start)
    let size = 1 << Self.bits(count)
    let (slots, known, firsts) = (room.slots, room.known, room.firsts)
    defer { withExtendedLifetime(room) {} }
    slots.base.update(repeating: 0, count: size)
    let mask = size - 1
    var found = 0
    for index in 0..<count {
      let word = words[index]
      var slot = Int(truncatingIfNeeded: mixed(word) >> 16) & mask
      while true {
        let entry = Int(slots.base[slot])
        if entry == 0 {
          known.base[found] = word
          firsts.base[found] = rows[index]
          words[index] = UInt64(truncatingIfNeeded: found)
          found &+= 1
          slots.base[slot] = UInt32(truncatingIfNeeded: found)
          break
        }
        if known.base[entry - 1] == word,
          cells.isEqual(Int(firsts.base[entry - 1]), Int(rows[index]))
        {
          words[index] = UInt64(truncatingIfNeeded: entry - 1)
          break
        }
        slot = (slot &+ 1) & mask
      }
    }
    return found
  }

  /// Writes the numbers of a part, counted from `base`, to its rows, and the first row of each.
  func write(
    _ part: Int, from base: UInt32, into numbers: UnsafeMutablePointer<UInt32>,
    first: UnsafeMutablePointer<UInt32>
  ) {
    var next: UInt64 = 0
    for index in starts[part]..<starts[part + 1] {
      let (row, word) = (rows.base[index], words.base[index])
      numbers[Int(row)] = base &+ UInt32(truncatingIfNeeded: word)
      if word == next {
        first[Int(base) &+ Int(truncatingIfNeeded: word)] = row
        next &+= 1
      }
    }
  }
}

/// Fibonacci hashing (Knuth, The Art of Computer Programming 6.4), the high bits folded in first.
@inline(__always)
private func mixed(_ word: UInt64) -> UInt64 { (word ^ (word >> 32)) &* 0x9E37_79B9_7F4A_7C15 }

/// The highest bits of the hash; those below them number the slots of the part's own table.
@inline(__always)
private func part(of word: UInt64, _ bits: Int) -> Int {
  Int(truncatingIfNeeded: (mixed(word) >> 1) >> (63 - UInt64(bits)))
}

extension Int {
  /// How many bits a number that is not negative takes.
  fileprivate var bitLength: Int { Int.bitWidth - leadingZeroBitCount }
}
