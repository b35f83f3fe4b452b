import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// An answer piped on: its ordinary lines as a table, shaped, and made an answer again.
///
/// Shaping decides which lines stay, in which order, and which columns are added; all other cells are
/// taken over with their marks, print and signs.
extension Answer {
  /// A hidden column that says which line of the answer a row is.
  private static let lineColumn = "\u{0}row"

  /// The lines that are values, as a table: subtotals and totals are left out.
  package func table(_ run: Run = Run()) -> Table { table(ordinaryLines, run) }

  private func table(_ lines: [Int], _ run: Run) -> Table {
    Table(columns.indices.map { column(of: lines, $0, run) }, count: lines.count)
  }

  /// The cells of some lines; where the key is a text the other line keeps its words, so that it can be
  /// seen.
  private func column(of lines: [Int], _ index: Int, _ run: Run) -> Column {
    let (column, name) = (columns[index], name(index))
    let kind = column.heading.kind
    let hasOther = kind == .text && column.marks.contains(.other)
    if case .column(let cells) = column.cells, !hasOther, cells.kind == kind {
      return cells.gathered(Buffer(lines.map { UInt32($0) })).named(name)
    }
    let other = otherWord(in: index)
    return Column(
      name, kind,
      values: lines.map { line in
        if run.isCancelled { return .missing }
        return hasOther && column.mark(line) == .other ? .text(other) : column.cells[line]
      })
  }

  /// The words of the other line: not those of a value that reads the same.
  private func otherWord(in column: Int) -> String {
    let words =
      tongue == .chinese
      ? ["（其他）", "（其他值）", "（其余全部）"] : ["(other)", "(other values)", "(all other values)"]
    let cells = columns[column]
    guard cells.marks.contains(.other) else { return words[0] }
    return words.first { word in
      !(0..<count).contains { cells.mark($0) == .value && cells.cells[$0] == .text(word) }
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
      copy.notes += markedNotes(verb.steps)
      return try copy.shaped(by: verb.steps, moving: ordinaryLines, run)
    }
    let all = Array(0..<count)
    guard sorts else { return try shaped(by: verb.steps, moving: all, run) }
    if hasSubtotals {
      let sorted = try shaped(by: verb.steps, moving: all, run)
      return sorted.regrouped(as: self)
    }
    return try shaped(by: verb.steps, moving: unmarkedLines, run)
      .accumulated()
  }

  /// What is said where a condition names the other row by its words: it is no value.
  private func markedNotes(_ steps: [Step]) -> [Message] {
    let tests = steps.compactMap { if case .filter(let test) = $0 { test } else { nil } }
    let named = Set(tests.flatMap(\.texts))
    return columns.indices.compactMap { column in
      let word = otherWord(in: column)
      guard named.contains(word), columns[column].marks.contains(.other) else {
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
    var isMoved = [Bool](repeating: false, count: count)
    for line in movable { isMoved[line] = true }
    let fixed = dropsTotals ? [] : (0..<count).filter { !isMoved[$0] }
    let numbers = Column(
      Self.lineColumn, .whole, .fixed(Buffer(movable.map { Int64($0) }), places: 0),
      count: movable.count)
    let table = Table(self.table(movable, run).columns + [numbers], count: movable.count)
    let relation = Relation(Engines.memory(name: title, table), steps: withLine(steps))
    return try rebuilt(relation, fixed: fixed, run)
  }

  /// Projections must carry the hidden column along, and it makes no lines differ.
  private func withLine(_ steps: [Step]) -> [Step] {
    var schema = Schema(zip(names, columns).map { Schema.Field($0, $1.heading.kind) })
    return steps.map { step in
      defer { schema = schema.after(step) }
      switch step {
      case .unique([]): return .unique(schema.names.map(Expression.column))
      case .project(var names, let order):
        names[Self.lineColumn] = Self.lineColumn
        return .project(names, order: order + [Self.lineColumn])
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
    let fields = relation.schema.fields.filter { $0.name != Self.lineColumn }
    let added = fields.filter { origins[$0.name] == nil }.map(\.name)
    let found = try scanned(relation, added, run)
    let lines = found.lines + fixed
    let places = Dictionary(zip(names, columns.indices), uniquingKeysWith: { first, _ in first })
    let picked = Buffer(lines.map { UInt32($0) })
    copy.columns = fields.map { field in
      if let origin = origins[field.name], let index = places[origin] {
        return columns[index].gathered(picked).named(field.name, from: origin)
      }
      let values = found.added[field.name, default: []] + fixed.map { _ in Value.missing }
      let role: Role = field.kind.isNumeric ? .measure : .note
      return AnswerColumn(Heading(Message(field.name), field.kind, role), .values(values))
    }
    if !copy.columns.contains(where: { [.share, .cumulative].contains($0.heading.role) }) {
      copy.sums = nil
    }
    if !copy.columns.contains(where: { $0.marks.contains(.other) }) { copy.others = [] }
    copy.origins = lines.map { self.origins?[$0] ?? $0 }
    return copy
  }

  /// Which lines of this answer are left, in their order, and the cells of added columns.
  private func scanned(
    _ relation: Relation, _ added: [String], _ run: Run
  ) throws(Diagnostic) -> (lines: [Int], added: [String: [Value]]) {
    var lines: [Int] = []
    var values: [String: [Value]] = [:]
    try relation.source.scan([Self.lineColumn] + added, over: relation.steps, run) {
      table throws(Diagnostic) in
      if let numbers = table[Self.lineColumn], case .fixed(let cells, _) = numbers.storage {
        lines.reserveCapacity(lines.count + table.count)
        for row in 0..<table.count { lines.append(Int(cells[row])) }
      }
      for name in added {
        guard let column = table[name] else { continue }
        values[name, default: []] += (0..<table.count).map {
          run.isCancelled ? .missing : column[$0]
        }
      }
      return true
    }
    try run.check()
    return (lines, values)
  }
}

extension AnswerColumn {
  /// The column as a step named it: what a person named anew is called so in either language.
  fileprivate func named(_ name: String, from origin: String) -> AnswerColumn {
    guard name != origin else { return self }
    var copy = self
    (copy.heading.name, copy.heading.synonyms) = (Message(name), [])
    return copy
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
