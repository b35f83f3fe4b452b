import PlaintValue

extension Aggregate {
  /// What is aggregated; nil for a count.
  package var operand: Expression? {
    switch self {
    case .count: nil
    case .distinct(let operand), .sum(let operand), .squares(let operand), .present(let operand),
      .smallest(let operand), .largest(let operand), .first(let operand), .last(let operand),
      .quantile(let operand, _):
      operand
    }
  }

  /// The kind of the result over columns of a schema.
  ///
  /// Counts are whole numbers, unless weights are not.
  package func kind(in schema: Schema) -> Kind {
    switch self {
    case .count, .distinct, .present: .whole
    case .squares(let operand): operand.kind(in: schema) == .share ? .share : .decimal
    case .quantile(let operand, _):
      switch operand.kind(in: schema) {
      case .elapsed: .elapsed
      case .share: .share
      default: .decimal
      }
    case .sum(let operand): operand.kind(in: schema) ?? .whole
    case .smallest(let operand), .largest(let operand), .first(let operand), .last(let operand):
      operand.kind(in: schema) ?? .text
    }
  }
}

extension Aggregation {
  /// The different expressions it computes for every row: keys, operands, conditions, each once,
  /// in order of appearance.
  package var expressions: [Expression] {
    var seen: Set<Expression> = []
    let all = keys + measures.flatMap { [$0.of.operand, $0.condition].compactMap { $0 } }
    return all.filter { seen.insert($0).inserted }
  }
}
