import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Other datasets beside or under the rows.
extension View {
  /// Adds columns of another dataset by keys: the keys' distinct values are matched, rows follow.
  mutating func join(_ join: Join, _ run: Run) throws(Diagnostic) {
    let added = join.columns(beside: schema)
    let right = try View.loaded(join.relation, run)
    let matches = try Matches(join, right, run)
    let left = Evaluator(self, run)
    let key = try left.key(join.left)
    faults.add(try left.faults(join.left))
    let partners = Buffer<UInt32>(count: rows)
    partners.base.update(repeating: Column.noRow, count: rows)
    let matched = Bits(count: rows)
    defer { withExtendedLifetime((partners, matched)) {} }
    let partnerOf = (0..<key.count).map { matches.row(of: key.value($0)) }
    selection.forEach(of: rows) { row in
      let partner = partnerOf[key.number(of: row)]
      partners.base[row] = partner
      if partner != Column.noRow { matched.insert(row) }
    }
    for column in added {
      let cells = right.visible(column.source).column
      columns.append(View.visible(column.name, cells.gathered(partners).named(column.name)))
    }
    switch join.kept {
    case .all: break
    case .matched: keep(matched)
    case .unmatched: keep(matched.inverted)
    }
  }

  /// Puts the rows of another dataset under these: a new space of both.
  mutating func append(_ relation: Relation, _ run: Run) throws(Diagnostic) {
    let other = try View.loaded(relation, run)
    let both = schema.after(.append(relation))
    let total = count + other.count
    try requireRoom(forRows: total, beside: other)
    let own = ordered
    let nothing = { (count: Int) in
      let none = Buffer<UInt32>(count: count)
      none.base.update(repeating: Column.noRow, count: count)
      return none
    }
    var joined: [Column] = []
    for field in both.fields {
      try run.check()
      let above = self[field.name]?.column.gathered(own)
      let below = other[field.name]?.column
      let first = above ?? below.map { $0.gathered(nothing(count)) }
      let second = below ?? above.map { $0.gathered(nothing(other.count)) }
      joined.append(Column.joined(field.name, field.kind, [first, second].compactMap { $0 }))
    }
    var view = View(Table(joined, count: total))
    view.weight = weight.map { $0.extended(own, by: other.count) }
    (view.seen, view.faults) = (seen, faults)
    view.isOfLoadedRows = false
    self = view
  }

  /// Throws when so many rows are more than can be numbered, or take more memory than is free.
  private func requireRoom(forRows total: Int, beside other: View) throws(Diagnostic) {
    guard total < Int(Column.noRow) else {
      throw Diagnostic(
        Message(
          "this would make \(grouped(total)) rows, and 4,294,967,294 is the most there can be",
          "将有 \(grouped(total)) 行，最多只能有 4,294,967,294 行"))
    }
    let bytes = (columns + other.columns).reduce(0) { $0 + $1.column.rowBytes }
    try AvailableMemory.require(
      2 * bytes, Message("\(grouped(total)) rows", "\(grouped(total)) 行"),
      hint: Message(
        "filter or take fewer rows first, or select the columns that are needed",
        "请先筛选或减少行数，或只选取需要的列"))
  }

  /// Another dataset's rows as a view of all rows of a table.
  private static func loaded(_ relation: Relation, _ run: Run) throws(Diagnostic) -> View {
    if let memory = relation.source as? MemorySource {
      let view = try memory.view(after: relation.steps, run)
      if view.selection == nil, view.order == nil { return View(view.table) }
      return View(view.gathered)
    }
    let names = relation.schema.names
    var pieces: [Table] = []
    try relation.source.scan(names, over: relation.steps, run) { table in
      pieces.append(table)
      return true
    }
    let columns = relation.schema.fields.enumerated().map { index, field in
      Column.joined(field.name, field.kind, pieces.map { $0.columns[index] })
    }
    return View(Table(columns, count: pieces.reduce(0) { $0 + $1.count }))
  }

  private var table: Table { Table(columns.map { $0.column.named($0.name) }, count: rows) }

  /// The rows that are in, in their order, as a table of their own.
  private var gathered: Table {
    let rows = ordered
    return Table(columns.map { $0.column.gathered(rows).named($0.name) }, count: count)
  }
}

extension View.Weight {
  /// The weights of some rows, then `count` rows that count once.
  fileprivate func extended(_ rows: Buffer<UInt32>, by count: Int) -> View.Weight {
    let longer = Buffer<Int64>(count: rows.count + count)
    for index in 0..<rows.count { longer.base[index] = cells.base[Int(rows.base[index])] }
    let once = (0..<places).reduce(1 as Int64) { power, _ in power * 10 }
    (longer.base + rows.count).update(repeating: once, count: count)
    return View.Weight(cells: longer, places: places)
  }
}

/// The rows of the right side by their keys.
private struct Matches {
  private var rows: [Value: UInt32] = [:]

  init(_ join: Join, _ right: View, _ run: Run) throws(Diagnostic) {
    let key = try Evaluator(right, run).key(join.right)
    var first = [UInt32](repeating: Column.noRow, count: key.count)
    for row in 0..<right.rows {
      let number = key.number(of: row)
      guard number != key.missing else { continue }
      guard first[number] == Column.noRow else {
        throw Self.twice(key.value(number), in: join.relation)
      }
      first[number] = UInt32(row)
    }
    rows.reserveCapacity(key.count)
    for (number, row) in first.enumerated() where row != Column.noRow {
      rows[key.value(number)] = row
    }
  }

  /// The row with a key; `Column.noRow` when there is none.
  func row(of key: Value) -> UInt32 {
    key.isMissing ? Column.noRow : rows[key] ?? Column.noRow
  }

  private static func twice(_ key: Value, in relation: Relation) -> Diagnostic {
    Diagnostic(
      Message(
        "“\(relation.source.name)” has “\(key.text)” more than once, so the join would repeat rows",
        "“\(relation.source.name)”中“\(key.text)”不止一行，关联会使行重复"))
  }
}
