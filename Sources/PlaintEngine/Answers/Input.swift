import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Rows with what must be said of them in a base line.
package struct Input: Sendable {
  package var name: String
  package var relation: Relation
  /// Conditions that led here.
  package var conditions: [Condition]
  /// Whether the rows are those of the last answer.
  package var isAnswer: Bool
  /// Columns that an answer made, by the other words that find them.
  package var aliases: [String: String] = [:]
  /// Columns of an answer that are differences of percentages.
  package var points: Set<String> = []
  /// How many lines an answer had before some were left out; nil while all are there.
  package var given: Int?

  /// The rows that also meet a condition.
  func filtered(by condition: Condition) -> Input {
    guard let test = condition.test else { return self }
    var copy = self
    copy.relation.steps.append(.filter(test))
    copy.conditions.append(condition)
    return copy
  }

  /// The rows without the conditions that only bound a time column, and those conditions.
  func settingAside(
    _ time: TimeColumn, in tongue: Tongue = .english
  ) -> (input: Input, aside: [Expression]) {
    let bounds = Bounds(of: time, after: relation.steps)
    var copy = self
    var aside: [Expression] = []
    copy.relation.steps = relation.steps.compactMap { step in
      guard case .filter(let test) = step else { return step }
      let (kept, set) = bounds.split(test)
      aside += set
      return kept.map(Step.filter)
    }
    copy.conditions = conditions.compactMap { condition in
      guard let test = condition.test else { return condition }
      let (kept, set) = bounds.split(test)
      if set.isEmpty { return condition }
      return kept.map { Condition(words: $0.words(in: tongue), test: $0) }
    }
    return (copy, aside)
  }
}

extension Input {
  /// The rows of an answer.
  init(_ answer: Answer) {
    self.init(
      name: answer.title, relation: Relation(AnswerSource(answer)),
      conditions: answer.cuts.map { Condition(words: $0.words, test: nil) }, isAnswer: true,
      aliases: answer.aliases, points: answer.points, given: answer.given)
  }
}

/// A condition on the rows: as it was written, and as it was bound.
package struct Condition: Hashable, Sendable {
  package var words: String
  /// Nil for what is no condition on single rows: take, sample.
  package var test: Expression?
}

extension Step {
  /// Whether it leaves rows out.
  var isFilter: Bool {
    switch self {
    case .filter, .take, .sample, .unique: true
    case .add, .project, .sort, .fill, .weight, .join, .append: false
    }
  }
}

extension Dataset.Shape {
  /// Whether `all | …` goes behind it: filters, take and sample; repeated rows stay dropped.
  var isSetAside: Bool {
    isFilter
      && !steps.contains { if case .unique = $0 { true } else { false } }
  }

  /// What a shaping verb does, as called.
  init(_ shaping: any Shaping, _ call: Call) {
    self.init(
      steps: shaping.steps, text: call.text, condition: shaping.condition,
      isFilter: shaping.isFilter)
  }

  /// What it leaves out, for base lines; nil for a shape that keeps all rows.
  var saidCondition: Condition? {
    guard let condition else { return nil }
    if steps.count == 1, case .filter(let test) = steps[0] {
      return Condition(words: condition, test: test)
    }
    return Condition(words: condition, test: nil)
  }
}

/// Tells conditions that only bound a time column from all others.
private struct Bounds {
  private let time: TimeColumn
  /// Columns that steps added, by name.
  private var added: [String: Expression] = [:]

  init(of time: TimeColumn, after steps: [Step]) {
    self.time = time
    for case .add(let name, let expression) in steps { added[name] = expression }
  }

  /// A condition's parts that do not bound the time, as one, and those that do.
  func split(_ test: Expression) -> (kept: Expression?, aside: [Expression]) {
    let parts = test.conjuncts
    let kept = parts.filter { !isBound($0) }
    let rest = kept.first.map { kept.dropFirst().reduce($0) { .call(.and, [$0, $1]) } }
    return (rest, parts.filter(isBound))
  }

  private func isBound(_ test: Expression) -> Bool {
    guard case .call(let function, let parts) = test else { return false }
    switch function {
    case .and, .or, .not: return parts.allSatisfy(isBound)
    case .isMissing: return parts.allSatisfy(isTime)
    case .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual, .isIn:
      return parts.first.map(isTime) == true && parts.dropFirst().allSatisfy { $0.isConstant }
    default: return false
    }
  }

  /// Whether it is the time column, the period it lies in, or a column added as that.
  ///
  /// An hour or a weekday bounds nothing.
  private func isTime(_ expression: Expression) -> Bool {
    if expression == time.expression { return true }
    switch expression {
    case .column(let name):
      return time.expression.columns == [name] || added[name].map(isTime) == true
    case .call(let function, let parts):
      let periods: [Function] = [.day, .week, .month, .quarter, .half, .year, .date]
      return periods.contains(function) && parts.allSatisfy(isTime)
    default: return false
    }
  }
}

extension Expression {
  fileprivate var isConstant: Bool { if case .constant = self { true } else { false } }

  /// The parts of a conjunction.
  var conjuncts: [Expression] {
    guard case .call(.and, let parts) = self else { return [self] }
    return parts.flatMap(\.conjuncts)
  }
}

extension Answer {
  /// The columns that are differences of percentages.
  var points: Set<String> {
    Set(columns.indices.filter { columns[$0].heading.role == .points }.map(name))
  }
}
