import PlaintTable
import PlaintValue

/// Sums of dates and lengths of time: hours make a moment of a date, whole days leave it one.
extension Expression {
  /// A call as it is meant: a date and what can only be whole days give a date.
  package static func call(
    _ function: Function, _ operands: [Expression], in schema: Schema
  ) -> Expression {
    let call = Expression.call(function, operands)
    guard function == .add || function == .subtract, operands.count == 2 else { return call }
    let kinds = operands.map { $0.kind(in: schema) }
    let isShift = kinds == [.date, .elapsed] || (function == .add && kinds == [.elapsed, .date])
    guard isShift, operands[kinds[0] == .date ? 1 : 0].isWholeDays(in: schema) else { return call }
    return .call(.date, [call])
  }

  /// Whether it can be nothing but whole days: `7 days`, the days between two dates, sums and
  /// multiples of these.
  func isWholeDays(in schema: Schema) -> Bool {
    switch self {
    case .constant(.elapsed(let elapsed)):
      return elapsed.microseconds.isMultiple(of: Moment.perDay)
    case .constant(.missing): return true
    case .constant, .column, .lookup: return false
    case .call(let function, let operands):
      let kinds = operands.map { $0.kind(in: schema) }
      switch function {
      case .subtract where kinds == [.date, .date]: return true
      case .add, .subtract, .remainder, .negate, .abs, .coalesce, .bin:
        return operands.allSatisfy { $0.isWholeDays(in: schema) }
      case .multiply:
        return zip(operands, kinds).allSatisfy { $1 == .whole || $0.isWholeDays(in: schema) }
      case .if, .case:
        return Self.results(operands).allSatisfy { $0.isWholeDays(in: schema) }
      default: return false
      }
    }
  }

  /// The values between which `if` and `case` choose.
  private static func results(_ operands: [Expression]) -> [Expression] {
    operands.indices.filter { $0 % 2 == 1 || ($0 == operands.count - 1 && $0 % 2 == 0) }
      .map { operands[$0] }
  }
}

extension Function {
  /// Whether the kind of its result may hang on the values of its operands, not on their kinds.
  package var isSum: Bool { self == .add || self == .subtract }

  /// Whether it works a number or a length of time out of others, which may come to too many digits.
  package var isArithmetic: Bool { isSum || [.multiply, .divide, .remainder].contains(self) }
}
