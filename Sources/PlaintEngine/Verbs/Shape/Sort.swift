import PlaintLanguage
import PlaintQuery
import PlaintText

/// Puts rows in order.
struct Sort: Shaping {
  static let keys = Slot("COLUMN [desc], …", Message("a column", "列")) {
    reader throws(Diagnostic) in
    try reader.list { reader throws(Diagnostic) in try reader.sortKey() }
  }
  static let declaration = Declaration(
    Word("sort", "排序"), .shape,
    Message("Put the rows in order; missing comes last.", "给行排序；缺失排在最后。"),
    grammar: [keys.here, .clauses([Clauses.where.here])],
    discussion: Message(
      """
      Texts are in the order of their characters, which is not that of their sound; rows that are \
      the same keep their order. Marked rows of an answer stay at its end.
      """,
      "文本按字符顺序而非读音排列；相同的行保持原来的先后。结果中有标记的行留在末尾。"),
    example: ["sort opened_at desc", "show 3 ticket, opened_at"])

  let steps: [Step]

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    try scope.requireInput(call)
    var orders: [Order] = []
    for key in call[Self.keys] {
      let bound = try scope.bind(key.phrase)
      scope.noteTextOrder(of: bound)
      orders.append(Order(bound.expression, descending: key.descending))
    }
    steps = [.sort(orders)]
  }

  /// Rows whose cell does not fit the column come last, however large what it says.
  func remarks(_ context: Context) throws(Diagnostic) -> [Shown] {
    guard let input = context.input else { return [] }
    return try context.misfitsSaid(input, showsOrder: true).map(Shown.note)
  }
}
