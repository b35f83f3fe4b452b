import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// One step after another: what each does to the bitmap, the order and the columns.
extension View {
  /// The view after the first of some steps, or after the first two where they are best done
  /// together, and how many of them that is.
  func after(_ steps: ArraySlice<Step>, _ run: Run) throws(Diagnostic) -> (View, done: Int) {
    var view = self
    if case .sort(let orders)? = steps.first, case .take(let wanted)? = steps.dropFirst().first,
      wanted < count
    {
      try view.sort(orders, first: max(wanted, 0), run)
      view.seen += [count, view.count]
      return (view, 2)
    }
    guard let step = steps.first else { return (self, 0) }
    try view.take(step, run)
    view.seen.append(view.count)
    return (view, 1)
  }

  private mutating func take(_ step: Step, _ run: Run) throws(Diagnostic) {
    switch step {
    case .filter(let condition):
      let held = try Evaluator(self, run).rows(where: condition)
      faults.add(held.faults)
      keep(held.rows)
    case .add(let name, let expression): try add(name, expression, run)
    case .project(let sources, let order):
      columns = order.compactMap { name in
        guard var found = self[sources[name] ?? name] else { return nil }
        found.name = name
        return found
      }
    case .sort(let orders): try sort(orders, run)
    case .take(let count): take(count)
    case .sample(let count, let seed): sample(count, seed: seed)
    case .unique(let expressions): try unique(expressions, run)
    case .fill(let names): try fill(names, run)
    case .weight(let expression): try weigh(expression, run)
    case .join(let join): try self.join(join, run)
    case .append(let relation): try append(relation, run)
    }
  }

  private mutating func add(
    _ name: String, _ expression: Expression, _ run: Run
  ) throws(Diagnostic) {
    let values = try Evaluator(self, run).values(expression)
    faults.add(values.faults)
    let added = View.visible(name, values.column.named(name))
    if let index = schema.place(of: name) {
      columns[index] = added
    } else {
      columns.append(added)
    }
  }

  private mutating func take(_ wanted: Int) {
    guard wanted < count else { return }
    let first = Buffer<UInt32>(count: max(wanted, 0))
    let rows = ordered
    defer { withExtendedLifetime((first, rows)) {} }
    first.base.update(from: rows.base, count: first.count)
    keep(first)
  }

  private mutating func sample(_ wanted: Int, seed: UInt64) {
    guard wanted < count else { return }
    let drawn = SampleDraw(wanted, of: count, seed: seed)
    let rows = ordered
    defer { withExtendedLifetime(rows) {} }
    let bits = Bits(count: self.rows)
    for place in 0..<count where drawn.holds(place) { bits.insert(Int(rows.base[place])) }
    keep(bits)
  }

  /// Keeps just these rows.
  mutating func keep(_ rows: Buffer<UInt32>) {
    defer { withExtendedLifetime(rows) {} }
    let bits = Bits(count: self.rows)
    for index in 0..<rows.count { bits.insert(Int(rows.base[index])) }
    keep(bits)
  }

  private mutating func weigh(_ expression: Expression, _ run: Run) throws(Diagnostic) {
    let values = try Evaluator(self, run).values(expression)
    faults.add(values.faults)
    guard let loader = IntegerLoader(weightsOf: values.column) else {
      let typed = expression.columnName ?? "…"
      throw Diagnostic(
        Message("weights of “\(typed)” need more than 18 digits", "“\(typed)”作为权重超过18位数字"))
    }
    let weights = Buffer<Int64>(count: rows)
    try Blocks.forEach(of: rows, run) { [self] _, range in
      let scratch = Scratch()
      defer { withExtendedLifetime(scratch) {} }
      var block = scratch.block(0)
      block.take(range, selection)
      loader.load(block) { _, row, cell in weights.base[row] = max(cell, 0) }
    }
    weight = Weight(cells: weights, places: loader.places)
  }
}
