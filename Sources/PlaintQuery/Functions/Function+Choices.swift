import PlaintText
import PlaintValue

/// Choices: the first value that fits. In a formula only the operands that are needed are computed,
/// so `if(calls = 0, missing, tickets / calls)` divides by no zero.
extension Function.Definition {
  static let `if` = Function.Definition(
    "if", "如果", Message("one value when a condition holds, another when not.", "条件成立取一个值，否则取另一个。"),
    arity: 3...3,
    example: .init("if(3 > 2, \"多\", \"少\")", [true, "多", "少"], prints: "多"),
    judge: { $0.refusal(unless: [.condition, .anything]) ?? $0.sharedKind(of: 1...2) }
  ) { operands, _ in operands[0].holds ? operands[1] : operands[2] }

  static let coalesce = Function.Definition(
    "coalesce", "取非缺失", Message("the first value that is not missing.", "第一个不缺失的值。"),
    arity: 1...Int.max,
    example: .init("coalesce(missing, \"未知\")", [.missing, "未知"], prints: "未知"),
    judge: { $0.sharedKind(of: $0.kinds.indices) }
  ) { operands, _ in operands.first { !$0.isMissing } ?? .missing }

  /// Operands are condition, value, condition, value … and, when their number is odd, what else.
  static let `case` = Function.Definition(
    "case", "分情况",
    Message("the value of the first condition that holds, or the else.", "第一个成立条件对应的值，否则取其余。"),
    arity: 2...Int.max,
    example: .init(
      "case(70 > 60: \"超时\", 70 > 30: \"临近\", else: \"正常\")",
      [true, "超时", true, "临近", "正常"], prints: "超时"),
    judge: judgeCases
  ) { operands, _ in
    for index in stride(from: 0, to: operands.count - 1, by: 2) where operands[index].holds {
      return operands[index + 1]
    }
    return operands.count.isMultiple(of: 2) ? .missing : operands[operands.count - 1]
  }

  private static func judgeCases(_ operands: Operands) -> Function.Verdict {
    let pairs = operands.kinds.count / 2
    for index in 0..<pairs {
      if let kind = operands.kinds[2 * index], kind != .truth {
        return operands.refusal(of: 2 * index, needing: .condition)
      }
    }
    let values = (0..<pairs).map { 2 * $0 + 1 }
    return operands.sharedKind(
      of: operands.kinds.count.isMultiple(of: 2) ? values : values + [operands.kinds.count - 1])
  }
}
