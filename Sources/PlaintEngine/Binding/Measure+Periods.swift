import PlaintAnalysis
import PlaintQuery

extension Measure {
  /// The measure over the rows that also meet another condition.
  func within(_ test: Expression) -> Measure {
    var copy = self
    copy.condition = condition.map { .call(.and, [$0, test]) } ?? test
    return copy
  }
}

extension MeasureColumn {
  /// The same column over raw measures that stand further right.
  func moved(by offset: Int) -> MeasureColumn {
    var copy = self
    switch formula {
    case .count(let a): copy.formula = .count(a + offset)
    case .distinct(let a): copy.formula = .distinct(a + offset)
    case .sum(let a): copy.formula = .sum(a + offset)
    case .smallest(let a): copy.formula = .smallest(a + offset)
    case .largest(let a): copy.formula = .largest(a + offset)
    case .quantile(let a): copy.formula = .quantile(a + offset)
    case .value(let a): copy.formula = .value(a + offset)
    case .mean(let a, let b): copy.formula = .mean(sum: a + offset, present: b + offset)
    case .share(let a, let b): copy.formula = .share(part: a + offset, whole: b + offset)
    case .deviation(let a, let b, let c):
      copy.formula = .deviation(sum: a + offset, squares: b + offset, present: c + offset)
    }
    return copy
  }
}
