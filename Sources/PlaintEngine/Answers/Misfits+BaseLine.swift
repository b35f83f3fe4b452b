import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Cells that do not fit their column have no value: wherever one would have counted, that is said.
///
/// They are often the very ones that matter, a sum written otherwise because it is large.
extension Misfits {
  /// What they are, and what became of them.
  func said(of kind: Kind?, _ fate: Message) -> Message {
    let isNumber = kind.map { $0.isNumeric } ?? true
    let one = isNumber ? "number" : kind?.english ?? ""
    let noun = isNumber ? "数字" : kind?.chinese ?? ""
    let cell = example.clipped(toWidth: 40)
    let name = quotedName(column)
    return Message(
      "\(counted(count, "cell")) of \(name) \(count == 1 ? "is no \(one)" : "are no \(one)s"), such as “\(cell)”, \(fate.english)",
      "\(name) 有 \(grouped(count)) 个单元格不是\(noun)（如“\(cell)”），\(fate.text(in: .chinese))")
  }

  /// What becomes of them where a column is measured.
  static let leftOut = Message("left out", "未计入")
}

extension Context {
  /// What must be said of such cells in what is measured, by the place of the measure that counts the
  /// cells there are.
  func misfits(
    in measures: Measures, _ input: Input
  ) throws(Diagnostic) -> [Int: [Misfits]] {
    var found: [Int: [Misfits]] = [:]
    for subject in measures.subjects {
      guard let operand = measures.asked[subject.present].of.operand else { continue }
      found[subject.present] = try input.relation.misfits(of: [operand], run)
    }
    return found
  }

  /// What must be said of such cells in keys, in the weight and in the order that rows were taken by.
  ///
  /// `showsOrder`: whether the rows themselves are shown, in their order.
  func misfitsSaid(
    _ input: Input, keys: [Ground.Key] = [], showsOrder: Bool = false
  ) throws(Diagnostic) -> [Message] {
    let relation = input.relation
    let keyed = keys.compactMap { key in
      if case .column(let column) = key { column.expression } else { nil }
    }
    var said = try self.said(
      relation, keyed, Message("counted as missing", "按缺失计"))
    if let weight = relation.weightExpression {
      said += try self.said(relation, [weight], Message("and weigh nothing", "不计权重"))
    }
    guard let (sorted, orders) = relation.orderThatChooses(showsOrder: showsOrder) else {
      return said
    }
    return said + (try self.said(sorted, orders, Message("and come last", "排在最后")))
  }

  /// What is said of such cells in some expressions.
  func said(
    _ relation: Relation, _ expressions: [Expression], _ fate: Message
  ) throws(Diagnostic) -> [Message] {
    try relation.misfits(of: expressions, run).map {
      $0.said(of: relation.schema[$0.column]?.kind, fate)
    }
  }
}

extension Relation {
  /// What rows are weighted by, if they are.
  fileprivate var weightExpression: Expression? {
    for case .weight(let expression) in steps.reversed() { return expression }
    return nil
  }

  /// The rows as they were last sorted, and by what, where that decides which of them are there, or
  /// where they are shown.
  fileprivate func orderThatChooses(showsOrder: Bool) -> (rows: Relation, by: [Expression])? {
    let sorted = steps.lastIndex { if case .sort = $0 { true } else { false } }
    guard let sorted, case .sort(let orders) = steps[sorted] else { return nil }
    let isCut = steps[sorted...].contains { if case .take = $0 { true } else { false } }
    guard isCut || showsOrder else { return nil }
    return (Relation(source, steps: Array(steps[..<sorted])), orders.map(\.by))
  }
}
