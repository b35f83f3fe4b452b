import PlaintTable

/// What the commas of a column's cells part: thousands, the items of lists, or neither.
///
/// `101,102` is a number and a list alike. It is a list where `101` and `102` stand as cells of their
/// own: so the three-digit pieces of such cells are counted, and which three-digit numbers stand alone.
struct Thousands: Sendable {
  /// Cells whose commas part thousands, `1,234`.
  private(set) var grouped = 0
  /// Cells of digits and commas that part no thousands: `3,5`, `0,125`, `1,2,3`.
  private(set) var loose = 0
  /// The most digits before the point of a cell with commas.
  private(set) var digits = 0
  /// All pieces of the cells with commas.
  private var pieces = 0
  /// How often each three-digit number is a piece of a cell that has only such; empty while none is.
  private var listed: [Int] = []
  /// The three-digit numbers that stand as cells of their own, a bit each.
  private var standing = InlineArray<16, UInt64>(repeating: 0)

  var isEmpty: Bool { grouped + loose == 0 }

  /// Counts a cell whose commas part thousands, `number / 10^places`.
  mutating func add(_ number: Int64, places: Int, whole: Int) {
    grouped += 1
    digits = max(digits, whole)
    var rest = Int(number.magnitude / UInt64(ColumnWorker.powers[places]))
    let mayBeList = places == 0 && whole % 3 == 0
    var cell: [Int] = []
    while rest > 0 {
      pieces += 1
      if mayBeList { cell.append(rest % 1000) }
      rest /= 1000
    }
    guard mayBeList, cell.allSatisfy({ $0 >= 100 }) else { return }
    if listed.isEmpty { listed = [Int](repeating: 0, count: 1000) }
    for piece in cell { listed[piece] += 1 }
  }

  /// Counts a cell with commas of more than 18 digits.
  mutating func addWide(whole: Int) {
    grouped += 1
    pieces += (whole + 2) / 3
    digits = max(digits, whole)
  }

  mutating func addLoose() { loose += 1 }

  /// Notes that a three-digit number stands as a cell of its own.
  @inline(__always)
  mutating func stands(_ number: Int64) {
    standing[Int(number) >> 6] |= 1 << UInt64(number & 63)
  }

  /// Notes the three-digit numbers among fixed cells; where no cell has commas there is no need.
  mutating func look(at cells: Buffer<Int64>, rows: Int, places: Int) {
    guard grouped > 0 else { return }
    let power = ColumnWorker.powers[places]
    for row in 0..<rows {
      let cell = cells.base[row]
      guard cell >= 100 * power, cell < 1000 * power, cell % power == 0 else { continue }
      stands(cell / power)
    }
  }

  /// Whether the cells with commas are lists: their pieces stand as cells of their own, more of them
  /// than half of what chance leaves open.
  var areLists: Bool {
    guard !listed.isEmpty else { return false }
    var (found, known) = (0, 0)
    for number in 100..<1000 where standing[number >> 6] >> UInt64(number & 63) & 1 == 1 {
      known += 1
      found += listed[number]
    }
    return 2000 * found > pieces * (1000 + known)
  }

  /// Takes the commas for those of thousands, as the user said.
  mutating func settle() {
    loose = 0
    listed = []
  }

  /// Adds the counts of other rows.
  mutating func add(_ other: Thousands) {
    grouped += other.grouped
    loose += other.loose
    digits = max(digits, other.digits)
    pieces += other.pieces
    if listed.isEmpty {
      listed = other.listed
    } else {
      for index in other.listed.indices { listed[index] += other.listed[index] }
    }
    for index in standing.indices { standing[index] |= other.standing[index] }
  }
}
