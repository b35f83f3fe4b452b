import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// A row on its way through the steps.
struct Row {
  var cells: [Value]
  /// How often it counts.
  var weight: Number = 1
}

/// Rows on their way through the steps, with what has been counted of them.
struct Sheet {
  var schema: Schema
  var rows: [Row]
  var seen: [Int]
  var faults = Faults()

  init(_ source: NaiveSource) {
    schema = source.schema
    rows = source.rows.map { Row(cells: $0) }
    seen = [rows.count]
  }

  func after(_ steps: [Step], _ run: Run) throws(Diagnostic) -> Sheet {
    var sheet = self
    for step in steps {
      try sheet.take(step, run)
      sheet.schema = sheet.schema.after(step)
      sheet.seen.append(sheet.rows.count)
    }
    return sheet
  }

  /// The values of an expression, one a row.
  mutating func values(_ expression: Expression) -> [Value] {
    let formula = Formula(expression, columns: schema.names)
    return rows.map { formula.value($0.cells, &faults) }
  }

  private mutating func take(_ step: Step, _ run: Run) throws(Diagnostic) {
    switch step {
    case .filter(let condition):
      let kept = values(condition)
      keep { kept[$0] == .truth(true) }
    case .add(let name, let expression): add(name, values(expression))
    case .project(let sources, let order):
      let places = order.compactMap { name in
        schema.names.firstIndex(of: sources[name] ?? name)
      }
      for row in rows.indices {
        rows[row].cells = places.map { [cells = rows[row].cells] in cells[$0] }
      }
    case .sort(let orders): sort(orders)
    case .take(let count): rows = Array(rows.prefix(max(count, 0)))
    case .sample(let count, let seed):
      let drawn = Set(Sampling.rows(count, of: rows.count, seed: seed))
      keep { drawn.contains($0) }
    case .unique(let expressions): unique(expressions)
    case .fill(let names): fill(names)
    case .weight(let expression):
      for (row, value) in values(expression).enumerated() {
        rows[row].weight = max(value.number ?? 0, 0)
      }
    case .join(let join): try self.join(join, run)
    case .append(let other): try append(other, run)
    }
  }

  private mutating func keep(_ holds: (Int) -> Bool) {
    rows = rows.indices.filter(holds).map { rows[$0] }
  }

  private mutating func add(_ name: String, _ values: [Value]) {
    let place = schema.names.firstIndex(of: name)
    for (row, value) in values.enumerated() {
      if let place { rows[row].cells[place] = value } else { rows[row].cells.append(value) }
    }
  }

  private mutating func sort(_ orders: [Order]) {
    let keys = orders.map { values($0.by) }
    let sorted = rows.indices.sorted { a, b in
      for (order, key) in zip(orders, keys) where key[a] != key[b] {
        if key[a].isMissing || key[b].isMissing { return key[b].isMissing }
        return order.descending ? key[b].precedes(key[a]) : key[a].precedes(key[b])
      }
      return a < b
    }
    rows = sorted.map { rows[$0] }
  }

  private mutating func unique(_ expressions: [Expression]) {
    let wanted = expressions.isEmpty ? schema.names.map(Expression.column) : expressions
    let keys = wanted.map { values($0) }
    var seen: Set<[Value]> = []
    keep { row in seen.insert(keys.map { $0[row] }).inserted }
  }

  private mutating func fill(_ names: [String]) {
    let places = names.compactMap(schema.names.firstIndex)
    var above = places.map { _ in Value.missing }
    for row in rows.indices {
      for (number, place) in places.enumerated() {
        let cell = rows[row].cells[place]
        if cell.isMissing {
          rows[row].cells[place] = above[number]
          continue
        }
        if cell != above[number] {
          for later in places.indices where later > number { above[later] = .missing }
        }
        above[number] = cell
      }
    }
  }

  private mutating func join(_ join: Join, _ run: Run) throws(Diagnostic) {
    let added = join.columns(beside: schema)
    let partners = try partners(of: join, added, run)
    let keys = values(join.left)
    let nothing = added.map { _ in Value.missing }
    var kept: [Row] = []
    for (row, key) in zip(rows, keys) {
      let partner = key.isMissing ? nil : partners[key]
      let isKept =
        switch join.kept {
        case .all: true
        case .matched: partner != nil
        case .unmatched: partner == nil
        }
      if isKept { kept.append(Row(cells: row.cells + (partner ?? nothing), weight: row.weight)) }
    }
    rows = kept
  }

  /// The cells a join adds, by key.
  private func partners(
    of join: Join, _ added: [Join.Added], _ run: Run
  ) throws(Diagnostic) -> [Value: [Value]] {
    let names = join.relation.schema.names
    let formula = Formula(join.right, columns: names)
    var faults = Faults()
    var partners: [Value: [Value]] = [:]
    for cells in try join.relation.cells(names, run) {
      let key = formula.value(cells, &faults)
      if key.isMissing { continue }
      if partners[key] != nil {
        throw Diagnostic(Message("“\(join.relation.source.name)” has the key “\(key.text)” twice"))
      }
      partners[key] = added.compactMap { added in
        names.firstIndex(of: added.source).map { cells[$0] }
      }
    }
    return partners
  }

  private mutating func append(_ other: Relation, _ run: Run) throws(Diagnostic) {
    let theirs = other.schema.names
    let both = schema.after(.append(other))
    let own = schema.names
    let below = try other.cells(theirs, run).map { Row(cells: $0) }
    rows =
      rows.map { $0.arranged(own, for: both) } + below.map { $0.arranged(theirs, for: both) }
  }
}

extension Row {
  /// The row's cells under other columns: missing where it has none of that name.
  fileprivate func arranged(_ names: [String], for schema: Schema) -> Row {
    let arranged = schema.fields.map { field in
      guard let place = names.firstIndex(of: field.name) else { return Value.missing }
      return cells[place].converted(to: field.kind)
    }
    return Row(cells: arranged, weight: weight)
  }
}
