import PlaintTable
import PlaintText

/// Which steps a question rests on.
extension Relation {
  /// One question over the rows left after the steps.
  ///
  /// Columns that were added but that nothing looks at are not computed, and do not speak of the
  /// cells they could not give, and rows are not sorted where no order matters; each step still has
  /// its count of rows.
  package func aggregate(_ aggregation: Aggregation, _ run: Run) throws(Diagnostic) -> Groups {
    let needed = isNeeded(for: aggregation)
    let kept = zip(steps, needed).filter(\.1).map(\.0)
    if let refusal = source.refusal(of: kept, aggregation) { throw Diagnostic(refusal) }
    var groups = try source.aggregate(aggregation, over: kept, run)
    for (index, isNeeded) in needed.enumerated() where !isNeeded {
      groups.seen.insert(groups.seen[index], at: index + 1)
    }
    return groups
  }

  /// The steps that the answer rests on.
  func kept(for aggregation: Aggregation) -> [Step] {
    zip(steps, isNeeded(for: aggregation)).filter(\.1).map(\.0)
  }

  /// For each step whether the answer rests on it: all but added columns that nothing looks at, and an
  /// order that nothing goes by.
  private func isNeeded(for aggregation: Aggregation) -> [Bool] {
    var used = aggregation.expressions
    var usesAll = false
    var goesByOrder = aggregation.measures.contains(where: \.of.goesByOrder)
    var needed = [Bool](repeating: true, count: steps.count)
    for (index, step) in steps.enumerated().reversed() {
      switch step {
      case .filter(let expression), .weight(let expression): used.append(expression)
      case .sort(let orders):
        needed[index] = goesByOrder
        if goesByOrder { used += orders.map(\.by) }
      case .unique(let keys):
        used += keys
        usesAll = usesAll || keys.isEmpty
        goesByOrder = true
      case .join(let join): used.append(join.left)
      case .add(let name, let expression):
        needed[index] = usesAll || used.contains { $0.columns.contains(name) }
        if needed[index] { used.append(expression) }
      case .project(let names, _): used = used.map { $0.renamed(names) }
      case .fill(let names):
        needed[index] = usesAll || used.contains { $0.columns.contains(where: names.contains) }
        if needed[index] {
          used += names.map(Expression.column)
          goesByOrder = true
        }
      case .take, .sample: goesByOrder = true
      case .append: break
      }
    }
    return needed
  }
}

extension Aggregate {
  /// Whether it depends on the order of the rows.
  fileprivate var goesByOrder: Bool {
    switch self {
    case .first, .last: true
    default: false
    }
  }
}
