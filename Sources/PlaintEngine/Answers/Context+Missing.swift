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
    let looked = keys.compactMap(\.expression) + measures.asked.compactMap(\.of.operand)
    let chosen = looked.flatMap(input.chosen)
    let counted = input.sources(of: asked.flatMap(\.compared) + chosen).filter {
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

  /// What the choices compare that an expression, or the column added by it, is made of.
  fileprivate func chosen(_ expression: Expression) -> [Expression] {
    guard case .column(let column) = expression else { return expression.chosen }
    for step in relation.steps.reversed() {
      if case .add(column, let made) = step { return made.chosen }
    }
    return []
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
    return (groups.whole ?? []).map { $0.number?.asInt ?? 0 }
  }
}

extension Ground.Key {
  /// What is read off each row; nil where nothing is.
  fileprivate var expression: Expression? {
    if case .column(let key) = self { key.expression } else { nil }
  }

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

  /// What the conditions of its choices compare.
  ///
  /// Rows whose cell is missing take another choice, as if they did not meet it. Left out is what the
  /// expression asks for missing cells itself, and a choice that is missing then, which is seen.
  fileprivate var chosen: [Expression] {
    let asked = self.asked
    return unmet.filter { !asked.contains($0) }
  }

  private var unmet: [Expression] {
    guard case .call(let function, let parts) = self else { return [] }
    let inner = parts.flatMap(\.unmet)
    guard function == .if || function == .case, parts.count % 2 == 1,
      parts.last != .constant(.missing)
    else { return inner }
    return stride(from: 0, to: parts.count - 1, by: 2).flatMap { parts[$0].compared } + inner
  }

  /// What is asked for being missing.
  private var asked: [Expression] {
    guard case .call(let function, let parts) = self else { return [] }
    return function == .isMissing ? parts : parts.flatMap(\.asked)
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
