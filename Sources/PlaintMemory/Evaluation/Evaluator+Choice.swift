import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// `if`, `case` and `coalesce` over columns and constants: which branch each row takes, then each
/// branch's cells.
extension Evaluator {
  func choice(_ expression: Expression, _ kind: Kind) throws(Diagnostic) -> Evaluated? {
    guard case .call(let function, let operands) = expression, function.isChoice,
      operands.allSatisfy(\.isFlat)
    else { return nil }
    let branches = try branches(function, operands)
    guard branches.count < 256 else { return nil }
    let column =
      kind == .text
      ? try chosenTexts(branches) : try chosenCells(branches, kind)
    return column.map { Evaluated(column: $0) }
  }

  /// Values with the rows that take them, unless a branch before does; no rows are all rows.
  private func branches(
    _ function: Function, _ operands: [Expression]
  ) throws(Diagnostic) -> [(rows: Bits?, value: Expression)] {
    var branches: [(rows: Bits?, value: Expression)] = []
    if function == .coalesce {
      for operand in operands { branches.append((try present(operand), operand)) }
    } else {
      for index in stride(from: 0, to: operands.count - 1, by: 2) {
        branches.append((try rows(where: operands[index]).rows, operands[index + 1]))
      }
      if operands.count % 2 == 1, let last = operands.last { branches.append((nil, last)) }
    }
    return branches
  }

  private func chosenCells(
    _ branches: [(rows: Bits?, value: Expression)], _ kind: Kind
  ) throws(Diagnostic) -> Column? {
    var terms: [IntegerOperand?] = []
    for branch in branches {
      if case .constant(.missing) = branch.value {
        terms.append(nil)
        continue
      }
      guard let term = IntegerOperand(branch.value, view), term.kind == kind || term.isNumber,
        kind != .share
      else { return nil }
      terms.append(term)
    }
    let places = terms.reduce(0) { max($0, $1?.places ?? 0) }
    let factors = terms.map { IntegerOperand.power(places - ($0?.places ?? places)) ?? 0 }
    guard !factors.contains(0) else { return nil }
    let cells = Buffer<Int64>(count: view.rows)
    let lost = States<Outcome>(Outcome(), groups: 1, threads: run.threads)
    let scratch = (0..<run.threads).map { _ in Scratch() }
    let room = (0..<run.threads).map { _ in Buffer<Int64>(count: Blocks.size) }
    try Blocks.forEach(of: view.rows, run) { [terms, selection = view.selection] thread, range in
      var rest = scratch[thread].block(0)
      rest.take(range, selection)
      rest.forEach { cells.base[$1] = absentCell }
      for (index, term) in terms.enumerated() {
        let (taken, left) = rest.split(by: branches[index].rows, in: scratch[thread].block(1))
        if let term {
          if !term.load(taken, times: factors[index], into: room[thread].base) {
            lost.threads[thread].base[0].isLost = true
          }
          taken.forEach { cells.base[$1] = room[thread].base[$0] }
        }
        rest = left
      }
    }
    if lost.single({ $0.merged($1) }).isLost { return nil }
    return Column("", kind, .fixed(cells, places: places), count: view.rows)
  }

  private func chosenTexts(
    _ branches: [(rows: Bits?, value: Expression)]
  ) throws(Diagnostic) -> Column? {
    var union = TextUnion()
    var sources: [(codes: Codes?, numbers: [UInt32])] = []
    for branch in branches {
      guard let source = union.add(branch.value, view) else { return nil }
      sources.append(source)
    }
    let codes = Codes(room: view.rows, entries: union.count)
    let numbers = Buffer<UInt32>(count: view.rows)
    let scratch = (0..<run.threads).map { _ in Scratch() }
    try Blocks.forEach(of: view.rows, run) { [sources, selection = view.selection] thread, range in
      var rest = scratch[thread].block(0)
      rest.take(range, selection)
      for (index, source) in sources.enumerated() {
        let (taken, left) = rest.split(by: branches[index].rows, in: scratch[thread].block(1))
        taken.forEach { _, row in
          numbers.base[row] = source.numbers[source.codes.map { $0[row] } ?? 0]
        }
        rest = left
      }
    }
    codes.copy(.wide(numbers), at: 0, remap: nil)
    withExtendedLifetime(numbers) {}
    return union.column(codes)
  }
}

/// The dictionaries of several texts as one; number 0 is missing.
private struct TextUnion {
  private var index = TextIndex()
  /// Keeps the texts that the index points to.
  private var kept: [Strings] = [Strings([""])]

  init() { _ = index.number(of: kept[0].utf8(0)) }

  var count: Int { index.count }

  /// The number of each code of a column, or of a constant; nil for other storage.
  mutating func add(_ value: Expression, _ view: View) -> (codes: Codes?, numbers: [UInt32])? {
    switch value {
    case .constant(.missing): return (nil, [0])
    case .constant(.text(let text)):
      let texts = Strings([text])
      kept.append(texts)
      return (nil, [UInt32(index.number(of: texts.utf8(0)))])
    case .column(let name):
      guard case .coded(let codes, let texts, let missing) = view.visible(name).column.storage
      else { return nil }
      kept.append(texts)
      let numbers = missing.enumerated().map { entry, isMissing in
        isMissing ? 0 : UInt32(index.number(of: texts.utf8(entry)))
      }
      return (codes, numbers)
    case .constant, .call, .lookup: return nil
    }
  }

  func column(_ codes: Codes) -> Column {
    defer { withExtendedLifetime(kept) {} }
    let missing = (0..<count).map { $0 == 0 }
    return Column("", .text, .coded(codes, index.strings, missing: missing), count: codes.count)
  }
}

extension Block {
  /// The rows that are in the bits, in other room, and those that are not, in this block's own;
  /// all and none without bits.
  fileprivate func split(by bits: Bits?, in room: Block) -> (taken: Block, left: Block) {
    var none = Block(rows: rows, groups: groups)
    none.take(listed: 0)
    guard let bits else { return (self, none) }
    var (taken, left) = (room, none)
    var (inside, outside) = (0, 0)
    let words = bits.words.base
    forEach { _, row in
      let number = UInt32(truncatingIfNeeded: row)
      if words[row >> 6] &>> UInt64(row & 63) & 1 == 1 {
        taken.rows[inside] = number
        inside &+= 1
      } else {
        left.rows[outside] = number
        outside &+= 1
      }
    }
    taken.take(listed: inside)
    left.take(listed: outside)
    return (taken, left)
  }
}
