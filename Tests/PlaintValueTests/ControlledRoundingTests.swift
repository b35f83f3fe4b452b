import PlaintValue
import Testing

struct ControlledRoundingTests {
  /// All tables of so many rows and columns whose cells are from 0 to `most`.
  private func tables(_ rows: Int, _ columns: Int, upTo most: Int128) -> [[[Int128]]] {
    (0..<rows * columns).reduce([[]] as [[Int128]]) { lists, _ in
      lists.flatMap { list in (0...most).map { list + [$0] } }
    }.map { list in
      (0..<rows).map { Array(list[$0 * columns..<($0 + 1) * columns]) }
    }
  }

  /// Whether a percentage is the exact one of so many rounded up or down, and itself where it needs
  /// no rounding.
  private func isNear(_ percent: Number, _ amount: Int128, of total: Int128, _ digits: Int) -> Bool
  {
    let unit = (0..<digits).reduce(1 as Int128) { power, _ in power * 10 }
    guard let scaled = percent.multiplied(by: Number(unit)), scaled.places == 0 else {
      return false
    }
    let distance = scaled.digits * total - amount * 100 * unit
    return distance.magnitude < total.magnitude
  }

  private func sum(_ numbers: [Number]) -> Number {
    numbers.reduce(.zero) { $0.adding($1) ?? .zero }
  }

  @Test(arguments: [(2, 2, 4), (2, 3, 2), (3, 2, 2), (1, 4, 3), (4, 1, 3), (3, 3, 1)])
  func `every small table adds up both ways`(_ rows: Int, _ columns: Int, _ most: Int) throws {
    for table in tables(rows, columns, upTo: Int128(most)) {
      let total = table.joined().reduce(0, +)
      for digits in [0, 1] {
        guard let rounding = ControlledRounding(of: table, digits: digits) else {
          #expect(total == 0)
          continue
        }
        #expect(sum(rounding.rows) == 100)
        #expect(sum(rounding.columns) == 100)
        for i in 0..<rows {
          #expect(sum(rounding.cells[i]) == rounding.rows[i])
          #expect(isNear(rounding.rows[i], table[i].reduce(0, +), of: total, digits))
          for j in 0..<columns {
            #expect(isNear(rounding.cells[i][j], table[i][j], of: total, digits))
          }
        }
        for j in 0..<columns {
          #expect(sum(rounding.cells.map { $0[j] }) == rounding.columns[j])
          #expect(isNear(rounding.columns[j], table.reduce(0) { $0 + $1[j] }, of: total, digits))
        }
      }
    }
  }

  @Test func `of three equal cells the first is raised`() throws {
    let rounding = try #require(ControlledRounding(of: [[0, 1, 1], [1, 0, 0]], digits: 0))
    #expect(rounding.cells == [[0, 34, 33], [33, 0, 0]])
    #expect(rounding.rows == [67, 33])
  }
}
