import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// An answer piped on: its ordinary rows as a table, shaped, and made an answer again.
extension Answer {
  /// A hidden column that says which row of the answer a row is.
  private static let rowColumn = "\u{0}row"

  /// The rows that are values, as a table: subtotals and totals are left out.
  package func table(_ run: Run = Run()) -> Table {
    table(rows.indices.filter { !run.isCancelled && !isTotal(rows[$0]) }, run)
  }

  private func table(_ kept: [Int], _ run: Run) -> Table {
    let made = columns.enumerated().map { index, heading in
      let other = otherWord(in: index)
      return Column(
        name(index), heading.kind,
        values: kept.map { row in
          run.isCancelled ? .missing : value(rows[row][index], heading, other)
        })
    }
    return Table(made, count: kept.count)
  }

  /// A cell's value; the other row keeps its words, so that it can be seen.
  private func value(_ cell: Cell, _ heading: Heading, _ other: String) -> Value {
    cell.mark == .other && heading.kind == .text ? .text(other) : cell.value
  }

  /// The words of the other row: not those of a value that reads the same.
  private func otherWord(in column: Int) -> String {
    let words =
      tongue == .chinese
      ? ["（其他）", "（其他值）", "（其余全部）"] : ["(other)", "(other values)", "(all other values)"]
    guard rows.contains(where: { $0[column].mark == .other }) else { return words[0] }
    return words.first { word in
      !rows.contains { $0[column].mark == .value && $0[column].value == .text(word) }
    } ?? words[0]
  }

  /// The same answer after a shaping verb.
  ///
  /// Selecting, renaming and adding keep all rows where they are; sorting keeps marked rows in place
  /// at the end, in a table with subtotals among the rows of their parent; what keeps only some rows
  /// (filter, take, sample, unique) drops the totals, which would no longer be true.
  func shaped(by verb: any Shaping, _ run: Run) throws(Diagnostic) -> Answer {
    let sorts = verb.steps.contains { if case .sort = $0 { true } else { false } }
    if verb.steps.contains(where: \.isFilter) {
      var copy = self
      copy.sums = nil
      let kept = rows.indices.filter { !run.isCancelled && !isTotal(rows[$0]) }
      copy.notes += markedNotes(verb.steps)
      return try copy.shaped(by: verb.steps, moving: kept, run)
    }
    guard sorts else { return try shaped(by: verb.steps, moving: Array(rows.indices), run) }
    if hasSubtotals {
      let sorted = try shaped(by: verb.steps, moving: Array(rows.indices), run)
      return sorted.regrouped(as: self)
    }
    return try shaped(by: verb.steps, moving: rows.indices.filter { !isMarked($0) }, run)
      .accumulated()
  }

  /// What is said where a condition names the other row by its words: it is no value.
  private func markedNotes(_ steps: [Step]) -> [Message] {
    let tests = steps.compactMap { if case .filter(let test) = $0 { test } else { nil } }
    let named = Set(tests.flatMap(\.texts))
    return columns.indices.compactMap { column in
      let word = otherWord(in: column)
      guard named.contains(word), rows.contains(where: { $0[column].mark == .other }) else {
        return nil
      }
      return Message(
        "“\(word)” is the marked row here, not a value", "“\(word)”在这里是标记行，不是取值")
    }
  }

  private func shaped(
    by steps: [Step], moving movable: [Int], _ run: Run
  ) throws(Diagnostic) -> Answer {
    let dropsTotals = steps.contains(where: \.isFilter)
    let moved = Set(movable)
    let fixed = dropsTotals ? [] : rows.indices.filter { !moved.contains($0) }
    let numbers = Column(Self.rowColumn, .whole, values: movable.map { .number(Number($0)) })
    let table = Table(self.table(movable, run).columns + [numbers], count: movable.count)
    let relation = Relation(Engines.memory(name: title, table), steps: withRow(steps))
    return try rebuilt(relation, fixed: fixed, run)
  }

  /// Whether a row is other, missing or a total: it keeps its place at the end.
  private func isMarked(_ index: Int) -> Bool {
    zip(columns, rows[index]).contains { $0.0.role == .key && $0.1.mark != .value }
  }

  /// Projections must carry the hidden column along, and it makes no rows differ.
  private func withRow(_ steps: [Step]) -> [Step] {
    var schema = Schema(zip(names, columns).map { Schema.Field($0, $1.kind) })
    return steps.map { step in
      defer { schema = schema.after(step) }
      switch step {
      case .unique([]): return .unique(schema.names.map(Expression.column))
      case .project(var names, let order):
        names[Self.rowColumn] = Self.rowColumn
        return .project(names, order: order + [Self.rowColumn])
      default: return step
      }
    }
  }

  private func rebuilt(
    _ relation: Relation, fixed: [Int], _ run: Run
  ) throws(Diagnostic) -> Answer {
    var copy = self
    let origins = relation.steps.reduce(
      into: Dictionary(uniqueKeysWithValues: names.map { ($0, $0) })
    ) {
      if case .project(let names, _) = $1 { $0 = names.compactMapValues { [old = $0] in old[$0] } }
    }
    let fields = relation.schema.fields.filter { $0.name != Self.rowColumn }
    copy.columns = fields.map { heading(of: $0, origins[$0.name]) }
    copy.rows = []
    if !copy.columns.contains(where: { $0.role == .share || $0.role == .cumulative }) {
      copy.sums = nil
    }
    var places: [Int] = []
    let names = relation.schema.fields.map(\.name)
    try relation.source.scan(names, over: relation.steps, run) { table throws(Diagnostic) in
      for row in 0..<table.count where !run.isCancelled {
        copy.rows.append(cells(table, row, fields, origins))
        places.append(original(table, row) ?? 0)
      }
      return true
    }
    try run.check()
    copy.rows += fixed.map { index in
      fields.map { field in cell(index, origins[field.name]) ?? Cell(.missing) }
    }
    let isOther = copy.rows.contains { $0.contains { $0.mark == .other } }
    if !isOther { copy.others = [] }
    copy.origins = (places + fixed).map { self.origins?[$0] ?? $0 }
    return copy
  }

  private func heading(of field: Schema.Field, _ origin: String?) -> Heading {
    guard let index = names.firstIndex(where: { $0 == origin }) else {
      return Heading(Message(field.name), field.kind, field.kind.isNumeric ? .measure : .note)
    }
    var heading = columns[index]
    // What a person named anew is called so in either language.
    if field.name != origin { (heading.name, heading.synonyms) = (Message(field.name), []) }
    return heading
  }

  private func cells(
    _ table: Table, _ row: Int, _ fields: [Schema.Field], _ origins: [String: String]
  ) -> [Cell] {
    let original = self.original(table, row)
    return fields.map { field in
      if let original, let cell = cell(original, origins[field.name]) { return cell }
      return Cell(table[field.name]?[row] ?? .missing)
    }
  }

  /// Which row of this answer a row of the shaped table was.
  private func original(_ table: Table, _ row: Int) -> Int? {
    guard case .number(let number) = table[Self.rowColumn]?[row] else { return nil }
    return number.asInt
  }

  private func cell(_ row: Int, _ column: String?) -> Cell? {
    names.firstIndex { $0 == column }.map { rows[row][$0] }
  }
}

extension Expression {
  /// The texts it compares with.
  fileprivate var texts: [String] {
    switch self {
    case .constant(.text(let text)): [text]
    case .constant, .column: []
    case .call(_, let operands): operands.flatMap(\.texts)
    case .lookup(let operand, _): operand.texts
    }
  }
}
