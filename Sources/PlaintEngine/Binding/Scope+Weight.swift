import PlaintQuery
import PlaintText

extension Scope {
  /// A measure of the very column that rows are weighted by counts it twice: the sum of n weighted by
  /// n is that of its squares.
  mutating func warnOfWeight(in expression: Expression, _ words: String) {
    let steps = input?.relation.steps ?? []
    let weights = steps.compactMap { step in
      if case .weight(let weight) = step { weight } else { nil }
    }
    guard let weight = weights.last,
      let column = weight.columns.first(where: expression.columns.contains)
    else { return }
    let name = quotedName(column)
    warn(
      Message(
        "\(name) is the weight: each row counts \(name) times already, so \(words) takes it twice; count() is the sum of \(name)",
        "\(name) 是权重：每行已按 \(name) 计数，\(words) 会再算一次；行数() 即为 \(name) 的合计"))
  }

  /// Says what is probably wrong, also to somebody who wants no notes.
  mutating func warn(_ warning: Message) {
    if !warnings.contains(warning) { warnings.append(warning) }
  }
}
