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
    let counted = input.sources(of: asked.flatMap(\.compared)).filter { !said.contains($0) }
    let columns = kept + counted.filter { !kept.contains($0) }
    guard !columns.isEmpty else { return [] }
    return zip(columns, try input.missing(columns, run)).compactMap { column, rows in
      guard rows > 0 else { return nil }
      let name = quotedName(column)
      let counts =
        counted.contains(column)
        ? Message(", which count as no", "，按“否”计") : Message("", "")
      return Message(
        "\(name) missing in \(grouped(rows)) of them\(counts.english)",
        "其中 \(name) 缺失 \(grouped(rows)) 行\(counts.text(in: .chinese))")
    }
  }
}

extension Input {
  /// The columns that some columns are conditions on, or these columns themselves; each once.
  fileprivate func sources(of columns: [String]) -> [String] {
    var found: [String] = []
    for column in columns.flatMap(sources) where !found.contains(column) { found.append(column) }
    return found
  }

  private func sources(_ column: String) -> [String] {
    guard let field = relation.schema[column] else { return [] }
    guard field.kind == .truth else { return [column] }
    for step in relation.steps.reversed() {
      if case .add(column, let expression) = step { return expression.compared.flatMap(sources) }
    }
    return [column]
  }

  /// How many rows lack a cell of each column.
  fileprivate func missing(_ columns: [String], _ run: Run) throws(Diagnostic) -> [Int] {
    let unweighted = relation.steps.filter { step in
      if case .weight = step { false } else { true }
    }
    let measures = columns.map { column in
      Measure(.count, where: .call(.isMissing, [.column(column)]))
    }
    let groups = try Relation(relation.source, steps: unweighted).aggregate(
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
  /// The columns whose missing cells a condition keeps because it is negative.
  fileprivate var negated: [String] {
    guard case .call(let function, let parts) = self else { return [] }
    switch function {
    case .notEqual: return compared
    case .not: return parts.flatMap(\.compared)
    case .and, .or: return parts.flatMap(\.negated)
    default: return []
    }
  }

  /// The columns that are compared, other than by asking whether they are missing.
  fileprivate var compared: [String] {
    switch self {
    case .column(let name): [name]
    case .constant: []
    case .lookup(let operand, _): operand.compared
    case .call(.isMissing, _): []
    case .call(_, let parts): parts.flatMap(\.compared)
    }
  }
}
