import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// What is left of a table after some steps: columns of full length, and which rows in what order.
struct View {
  var columns: [Column]
  /// The length of the columns.
  var length: Int
  /// The rows left, in order; nil when all are, in the table's order.
  var rows: [Int32]?
  /// How often each row of ``rows`` counts; nil for once.
  var weights: [Int64]?
  /// Rows of the source, then rows left after each step.
  var seen: [Int]

  var count: Int { rows?.count ?? length }

  func row(_ index: Int) -> Int { rows.map { Int($0[index]) } ?? index }

  func column(_ name: String) -> Column {
    guard let column = columns.first(where: { $0.name == name }) else {
      preconditionFailure("a bound expression names the unknown column \(name)")
    }
    return column
  }

  /// The same with only the rows at these positions, in this order.
  func keeping(_ positions: [Int32]) -> View {
    var copy = self
    copy.rows = positions.map { Int32(row(Int($0))) }
    copy.weights = weights.map { weights in positions.map { weights[Int($0)] } }
    return copy
  }

  /// Truth for each row left.
  func test(_ condition: Expression, _ faults: inout Faults) -> [Bool] {
    switch condition {
    case .call(.and, let parts):
      return parts.dropFirst().reduce(test(parts[0], &faults)) { left, part in
        let right = test(part, &faults)
        return zip(left, right).map { $0 && $1 }
      }
    case .call(.or, let parts):
      return parts.dropFirst().reduce(test(parts[0], &faults)) { left, part in
        let right = test(part, &faults)
        return zip(left, right).map { $0 || $1 }
      }
    case .call(.not, let parts): return test(parts[0], &faults).map { !$0 }
    default:
      let encoded = encode(condition, &faults)
      let truth = encoded.values.map { $0 == .truth(true) }
      return encoded.codes.map { truth[Int($0)] }
    }
  }

  /// The values of an expression over the rows left.
  func encode(_ expression: Expression, _ faults: inout Faults) -> Encoded {
    if case .column(let name) = expression { return encode(column(name)) }
    let names = expression.columns
    let parts = names.map { encode(column($0)) }
    let (codes, combos) = Encoded.combined(parts, rows: count)
    let formula = Formula(expression, columns: names)
    var values: [Value] = []
    values.reserveCapacity(combos.count)
    for combo in combos {
      values.append(formula.value(zip(parts, combo).map { $0.values[Int($1)] }, &faults))
    }
    return Encoded(codes: codes, values: values).merged()
  }

  private func encode(_ column: Column) -> Encoded {
    switch column.storage {
    case .coded(let codes, let texts, let missing):
      let values = (0..<texts.count).map { missing[$0] ? Value.missing : .text(texts[$0]) }
      return Encoded(codes: (0..<count).map { Int32(codes[row($0)]) }, values: values).merged()
    case .listed(let codes, let values):
      return Encoded(codes: (0..<count).map { Int32(codes[row($0)]) }, values: values).merged()
    case .fixed(let cells, let places):
      var index: [Int64: Int32] = [:]
      var kept: [Int64] = []
      let codes = (0..<count).map { position -> Int32 in
        let cell = cells.base[row(position)]
        if let code = index[cell] { return code }
        index[cell] = Int32(kept.count)
        kept.append(cell)
        return Int32(kept.count - 1)
      }
      return Encoded(codes: codes, values: kept.map { Column.value($0, column.kind, places) })
    case .plain:
      return Encoded(
        codes: (0..<Int32(count)).map { $0 }, values: (0..<count).map { column[row($0)] }
      ).merged()
    }
  }
}
