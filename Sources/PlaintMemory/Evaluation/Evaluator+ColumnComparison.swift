import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Comparisons of two columns of fixed cells with each other.
extension Evaluator {
  func comparisonOfColumns(_ condition: Expression) throws(Diagnostic) -> MatchedRows? {
    guard case .call(let function, let operands) = condition, operands.count == 2,
      let test = function.orders, let a = IntegerOperand(operands[0], view),
      let b = IntegerOperand(operands[1], view), let pair = FixedPair(compared: a, b)
    else { return nil }
    let room = (0..<run.threads).map { _ in Buffer<Int64>(count: 2 * Blocks.size) }
    let scratch = (0..<run.threads).map { _ in Scratch() }
    let states = States<Outcome>(Outcome(), groups: 1, threads: run.threads)
    let bits = Bits(count: view.rows)
    try Blocks.forEach(of: view.rows, run) { [selection = view.selection] thread, range in
      var block = scratch[thread].block(0)
      block.take(range, selection)
      let (a, b) = (room[thread].base, room[thread].base + Blocks.size)
      guard pair.load(block, a, b) else {
        states.threads[thread].base[0].isLost = true
        return
      }
      test.insert(block, a, b, bits)
    }
    if states.single({ $0.merged($1) }).isLost { return nil }
    return MatchedRows(rows: function == .notEqual ? bits.inverted : bits)
  }
}

/// Which orders of two cells a comparison accepts.
private struct Orders: Sendable {
  let less: Bool
  let equal: Bool
  let greater: Bool

  func insert(
    _ block: Block, _ a: UnsafePointer<Int64>, _ b: UnsafePointer<Int64>, _ bits: Bits
  ) {
    block.forEach { index, row in
      let (x, y) = (a[index], b[index])
      if x == absentCell || y == absentCell { return }
      if (less && x < y) || (equal && x == y) || (greater && x > y) { bits.insert(row) }
    }
  }
}

extension Function {
  /// What a comparison accepts, “unequal” as its opposite; nil for other functions.
  fileprivate var orders: Orders? {
    switch self {
    case .equal, .notEqual: Orders(less: false, equal: true, greater: false)
    case .less: Orders(less: true, equal: false, greater: false)
    case .lessEqual: Orders(less: true, equal: true, greater: false)
    case .greater: Orders(less: false, equal: false, greater: true)
    case .greaterEqual: Orders(less: false, equal: true, greater: true)
    default: nil
    }
  }
}

extension FixedPair {
  /// Two terms that compare by their cells; moments against dates by their day.
  fileprivate init?(compared a: IntegerOperand, _ b: IntegerOperand) {
    switch (a.kind, b.kind) {
    case (.date, .moment), (.moment, .date): self.init(product: a, b)
    case (.truth, _), (_, .truth): return nil
    default:
      guard a.kind == b.kind || (a.isNumber && b.isNumber) else { return nil }
      self.init(a, b)
    }
  }

  /// Writes the cells of both; false when one does not fit.
  fileprivate func load(
    _ block: Block, _ a: UnsafeMutablePointer<Int64>, _ b: UnsafeMutablePointer<Int64>
  ) -> Bool {
    guard self.a.load(block, times: factorA, into: a),
      self.b.load(block, times: factorB, into: b)
    else { return false }
    if self.a.kind == .moment, self.b.kind == .date { a.divideIntoDays(block.count) }
    if self.a.kind == .date, self.b.kind == .moment { b.divideIntoDays(block.count) }
    return true
  }
}

extension UnsafeMutablePointer<Int64> {
  /// Turns the first cells that are not missing from moments into days.
  fileprivate func divideIntoDays(_ count: Int) {
    let day = Int64(Moment.perDay)
    for index in 0..<count where self[index] != absentCell {
      let quotient = self[index] / day
      self[index] = self[index] &- quotient &* day < 0 ? quotient - 1 : quotient
    }
  }
}
