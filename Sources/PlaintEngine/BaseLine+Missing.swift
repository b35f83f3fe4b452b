import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Missing cells behind conditions: a condition is true or false for every row, so a negative one
/// keeps the rows whose cell is missing, and a condition as a column counts them as no.
extension Context {
  /// What must be said of them: rows that negative conditions kept, and rows that count as no in
  /// keys and measures that are conditions.
  func missingSaid(
    _ input: Input, keys: [Ground.Key] = [], _ measures: Measures = .count
  ) throws(Diagnostic) -> [Message] {
    let tests = input.conditions.compactMap(\.test).flatMap(\.conjuncts)
    let kept = input.sources(of: tests.flatMap(\.negated))
    let asked = keys.compactMap(\.condition) + measures.conditions
    let said = measures.subjects.map(\.name)
    let counted = input.sources(of: asked.flatMap(\.compared)).filter {
      !said.contains($0.said(in: .english)) && !said.contains($0.said(in: .chinese))
    }
    let subjects = kept + counted.filter { !kept.contains($0) }
    guard !subjects.isEmpty else { return [] }
    return zip(subjects, try input.relation.missing(subjects, run)).compactMap { subject, rows in
      guard rows > 0 else { return nil }
      let counts =
        counted.contains(subject)
        ? Message(", which count as no", "，按“否”计") : Message("", "")
      return Message(
        "\(subject.said(in: .english)) missing in \(grouped(rows)) of them\(counts.english)",
        "其中 \(subject.said(in: .chinese)) 缺失 \(grouped(rows)) 行\(counts.text(in: .chinese))")
    }
  }
}

extension Input {
  /// What some conditions are about, those of added columns found through these; each once.
  fileprivate func sources(of subjects: [Expression]) -> [Expression] {
    var found: [Expression] = []
    for subject in subjects.flatMap(sources) where !found.contains(subject) {
      found.append(subject)
    }
    return found
  }

  private func sources(_ subject: Expression) -> [Expression] {
    guard case .column(let column) = subject else {
      return subject.columns.allSatisfy { relation.schema[$0] != nil } ? [subject] : []
    }
    guard let field = relation.schema[column] else { return [] }
    guard field.kind == .truth else { return [subject] }
    for step in relation.steps.reversed() {
      if case .add(column, let expression) = step { return expression.compared.flatMap(sources) }
    }
    return [subject]
  }
}

extension Relation {
  /// How many rows lack a value of each subject.
  func missing(_ subjects: [Expression], _ run: Run) throws(Diagnostic) -> [Int] {
    let unweighted = steps.filter { step in
      if case .weight = step { false } else { true }
    }
    let measures = subjects.map { Measure(.count, where: .call(.isMissing, [$0])) }
    let groups = try Relation(source, steps: unweighted).aggregate(
      Aggregation(keys: [], sets: [[]], measures: measures), run)
    return groups.measures.map { $0.first?.number?.asInt ?? 0 }
  }
}

extension Ground.Key {
  /// The condition that the key is; nil for any other.
  fileprivate var condition: Expression? {
    if case .column(let key) = self, key.kind == .truth { key.expression } else { nil }
  }
}

extension Expression {
  /// As it is said in a sentence.
  fileprivate func said(in tongue: Tongue) -> String {
    columnName.map(quotedName) ?? words(in: tongue)
  }

  /// What negative conditions are about: its missing cells are kept.
  fileprivate var negated: [Expression] {
    guard case .call(let function, let parts) = self else { return [] }
    switch function {
    case .notEqual: return compared
    case .not: return parts.flatMap(\.compared)
    case .and, .or: return parts.flatMap(\.negated)
    default: return []
    }
  }

  /// What a condition compares or tests, other than by asking whether it is missing.
  fileprivate var compared: [Expression] {
    switch self {
    case .column: return [self]
    case .constant: return []
    case .lookup(let operand, _): return [operand]
    case .call(.isMissing, _): return []
    case .call(.and, let parts), .call(.or, let parts), .call(.not, let parts):
      return parts.flatMap(\.compared)
    case .call(_, let parts): return parts.filter { !$0.columns.isEmpty }
    }
  }
}
