import PlaintText
import PlaintValue

/// Logic: conditions are true or false, never unknown; a missing yes/no counts as false.
extension Function.Definition {
  static let and = Function.Definition(
    "and", "且", Message("true when all conditions are.", "所有条件都成立时为真。"),
    takes: [.condition, .condition], repeats: true, isOperator: true, gives: .truth,
    example: .init("1 < 2 and 2 < 3", [true, true], prints: "yes")
  ) { operands, _ in .truth(operands.allSatisfy(\.holds)) }

  static let or = Function.Definition(
    "or", "或", Message("true when one of the conditions is.", "有一个条件成立时为真。"),
    takes: [.condition, .condition], repeats: true, isOperator: true, gives: .truth,
    example: .init("1 < 2 or 3 < 2", [true, false], prints: "yes")
  ) { operands, _ in .truth(operands.contains(where: \.holds)) }

  static let not = Function.Definition(
    "not", "非", Message("true when the condition is false.", "条件不成立时为真。"),
    takes: [.condition], isOperator: true, gives: .truth,
    example: .init("not 1 < 2", [true], prints: "no")
  ) { operands, _ in .truth(!operands[0].holds) }
}
