import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Arithmetic on fixed cells: exact, a block at a time; when any result does not fit a cell, the
/// scalar evaluator does it all.
extension Evaluator {
  func arithmetic(_ expression: Expression, _ kind: Kind) throws(Diagnostic) -> Evaluated? {
    guard case .call(let function, let operands) = expression,
      let plan = FixedPlan(function, operands, view, kind)
    else { return nil }
    let result = Buffer<Int64>(count: view.rows)
    let room = (0..<run.threads).map { _ in Buffer<Int64>(count: 2 * Blocks.size) }
    let scratch = (0..<run.threads).map { _ in Scratch() }
    let states = States<Outcome>(Outcome(), groups: 1, threads: run.threads)
    try Blocks.forEach(of: view.rows, run) { [selection = view.selection] thread, range in
      guard !states.threads[thread].base[0].isLost else { return }
      var block = scratch[thread].block(0)
      block.take(range, selection)
      let a = room[thread].base
      let outcome = plan.compute(block, a, a + Blocks.size, result.base)
      states.threads[thread].base[0].merge(outcome)
    }
    let outcome = states.single { $0.merged($1) }
    if outcome.isLost { return nil }
    var faults = Faults()
    faults.divisions = outcome.divisions
    faults.beyond = outcome.beyond
    return Evaluated(
      column: Column("", kind, .fixed(result, places: plan.places), count: view.rows),
      faults: faults)
  }
}

/// What came of a block.
struct Outcome: BitwiseCopyable, Sendable {
  /// Whether a result did not fit.
  var isLost = false
  /// Divisions by zero.
  var divisions = 0
  /// Moments beyond the calendar.
  var beyond = 0

  mutating func merge(_ other: Outcome) { self = merged(other) }

  func merged(_ other: Outcome) -> Outcome {
    Outcome(
      isLost: isLost || other.isLost, divisions: divisions + other.divisions,
      beyond: beyond + other.beyond)
  }
}

/// Which arithmetic is done on which terms.
private struct FixedPlan: Sendable {
  private enum Way: Sendable {
    case sum, difference, product, remainder
    case quotient(powerA: Int128, powerB: Int128)
  }

  private let way: Way
  private let pair: FixedPair
  /// The places of the result.
  let places: Int
  private var givesMoments = false

  init?(_ function: Function, _ operands: [Expression], _ view: View, _ kind: Kind) {
    let zero = Expression.whole(0)
    switch function {
    case .add, .subtract, .multiply, .divide, .remainder:
      guard operands.count == 2, let a = IntegerOperand(operands[0], view),
        let b = IntegerOperand(operands[1], view)
      else { return nil }
      self.init(function, a, b, kind)
    case .negate:
      guard operands.count == 1, let a = IntegerOperand(operands[0], view), a.isNumber,
        let none = IntegerOperand(zero, view)
      else { return nil }
      self.init(.subtract, none, a, kind)
    default: return nil
    }
  }

  private init(_ way: Way, _ pair: FixedPair, places: Int = 0) {
    (self.way, self.pair, self.places) = (way, pair, places)
  }

  private init?(_ function: Function, _ a: IntegerOperand, _ b: IntegerOperand, _ kind: Kind) {
    if a.isNumber, b.isNumber {
      self.init(numbers: function, a, b)
      return
    }
    let way: Way
    switch (function, a.kind, b.kind) {
    case (.subtract, .date, .date):
      self.init(.difference, FixedPair(a, b, times: Int64(Moment.perDay)))
      return
    case (.add, .elapsed, .elapsed), (.add, .moment, .elapsed), (.add, .elapsed, .moment),
      (.add, .date, .elapsed), (.add, .elapsed, .date):
      way = .sum
    case (.subtract, .elapsed, .elapsed), (.subtract, .moment, .elapsed),
      (.subtract, .date, .elapsed),
      (.subtract, .time, .time), (.subtract, .moment, .moment), (.subtract, .moment, .date),
      (.subtract, .date, .moment):
      way = .difference
    default: return nil
    }
    guard let pair = FixedPair(a, b) else { return nil }
    self.init(way, pair)
    givesMoments = kind == .moment
  }

  private init?(numbers function: Function, _ a: IntegerOperand, _ b: IntegerOperand) {
    guard let pair = FixedPair(a, b) else { return nil }
    switch function {
    case .add: self.init(.sum, pair, places: pair.places)
    case .subtract: self.init(.difference, pair, places: pair.places)
    case .remainder: self.init(.remainder, pair, places: pair.places)
    case .multiply:
      guard a.places + b.places <= 18 else { return nil }
      self.init(.product, FixedPair(product: a, b), places: a.places + b.places)
    default:
      let exponent = Number.placesOfQuotients + b.places - a.places
      guard let up = IntegerOperand.power(max(exponent, 0)),
        let down = IntegerOperand.power(max(-exponent, 0))
      else { return nil }
      self.init(
        .quotient(powerA: Int128(up), powerB: Int128(down)), FixedPair(product: a, b),
        places: Number.placesOfQuotients)
    }
  }

  /// Computes a block's rows, each into its place in `result`.
  func compute(
    _ block: Block, _ a: UnsafeMutablePointer<Int64>, _ b: UnsafeMutablePointer<Int64>,
    _ result: UnsafeMutablePointer<Int64>
  ) -> Outcome {
    guard pair.a.load(block, times: pair.factorA, into: a),
      pair.b.load(block, times: pair.factorB, into: b)
    else { return Outcome(isLost: true) }
    switch way {
    case .sum:
      let outcome = fill(block, a, b, result) { $0.addingReportingOverflow($1) }
      return outcome.isLost ? outcome : keepToCalendar(block, result)
    case .difference:
      let outcome = fill(block, a, b, result) { $0.subtractingReportingOverflow($1) }
      return outcome.isLost ? outcome : keepToCalendar(block, result)
    case .product: return fill(block, a, b, result) { $0.multipliedReportingOverflow(by: $1) }
    case .remainder:
      return divide(block, a, b, result) { a, b in
        let rest = a % b
        return Int128(rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest)
      }
    case .quotient(let powerA, let powerB):
      return divide(block, a, b, result) { a, b in
        Self.quotient(Int128(a) * powerA, Int128(b) * powerB)
      }
    }
  }

  /// Leaves out moments beyond the calendar.
  private func keepToCalendar(_ block: Block, _ result: UnsafeMutablePointer<Int64>) -> Outcome {
    var outcome = Outcome()
    guard givesMoments else { return outcome }
    let first = Int64(Moment.calendar.lowerBound.microseconds)
    let last = Int64(Moment.calendar.upperBound.microseconds)
    block.forEach { _, row in
      guard result[row] != absentCell, result[row] < first || result[row] > last else { return }
      result[row] = absentCell
      outcome.beyond += 1
    }
    return outcome
  }

  /// Rounded half-even.
  private static func quotient(_ a: Int128, _ b: Int128) -> Int128 {
    let (x, y) = (a.magnitude, b.magnitude)
    var (whole, rest): (UInt128, UInt128)
    if let x = UInt64(exactly: x), let y = UInt64(exactly: y) {
      let (q, r) = x.quotientAndRemainder(dividingBy: y)
      (whole, rest) = (UInt128(q), UInt128(r))
    } else {
      (whole, rest) = x.quotientAndRemainder(dividingBy: y)
    }
    let other = y - rest
    if rest > other || (rest == other && whole & 1 == 1) { whole += 1 }
    return (a < 0) != (b < 0) ? 0 - Int128(whole) : Int128(whole)
  }

  @inline(__always)
  private func fill(
    _ block: Block, _ a: UnsafePointer<Int64>, _ b: UnsafePointer<Int64>,
    _ result: UnsafeMutablePointer<Int64>, _ operation: (Int64, Int64) -> (Int64, Bool)
  ) -> Outcome {
    var isLost = false
    block.forEach { index, row in
      let isMissing = a[index] == absentCell || b[index] == absentCell
      let (cell, overflow) = operation(a[index], b[index])
      isLost = isLost || (!isMissing && (overflow || cell == absentCell))
      result[row] = isMissing ? absentCell : cell
    }
    return Outcome(isLost: isLost)
  }

  @inline(__always)
  private func divide(
    _ block: Block, _ a: UnsafePointer<Int64>, _ b: UnsafePointer<Int64>,
    _ result: UnsafeMutablePointer<Int64>, _ operation: (Int64, Int64) -> Int128
  ) -> Outcome {
    var outcome = Outcome()
    block.forEach { index, row in
      result[row] = absentCell
      guard a[index] != absentCell, b[index] != absentCell else { return }
      guard b[index] != 0 else {
        outcome.divisions += 1
        return
      }
      let cell = Int64(exactly: operation(a[index], b[index])) ?? absentCell
      if cell == absentCell { outcome.isLost = true }
      result[row] = cell
    }
    return outcome
  }
}
