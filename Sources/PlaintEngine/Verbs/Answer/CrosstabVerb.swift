import PlaintAnalysis
import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// One column's values against another's.
struct CrosstabVerb: Tabulating {
  static let percents = Slots.choices(
    "row, column, total", Message("what a percentage is of", "百分比的基数"),
    [
      Word("row", "行", Message("of the row's total", "占本行总计")),
      Word("column", "列", Message("of the column's total", "占本列总计")),
      Word("total", "总计", Message("of the grand total", "占全表总计")),
    ])
  static let percent = Clause(.percent, percents)
  static let across = Clause(.by, Slots.column)
  static let test = Word("test", "检验", Message("chi-square and Cramér's V", "卡方检验与克莱默V系数"))
  static let marked = Word("marked", "标记", Message("marks on cells that stand out", "标出偏离的单元格"))
  static let declaration = Declaration(
    Word("crosstab", "交叉"), .answer,
    Message("Count one column's values against another's.", "将一列的取值与另一列交叉统计。"),
    grammar: [
      Slots.column.here, .word(.by), .slot(across.slot.erased(as: Word.by.english)),
      .clauses(
        [Clauses.of.here, percent.here, Clauses.where.here, [.word(test)], [.word(marked)]]
          + Clauses.style),
    ],
    discussion: Message(
      """
      percent row, column or total puts percentages beside the counts. test adds chi-square, \
      Cramér's V and marks on cells that stand out (adjusted residuals, Benjamini–Hochberg).
      """,
      """
      百分比 行、列 或 总计 在数量旁列出百分比。检验 附卡方与克莱默V系数，并标记偏离的单元格（调整残差，\
      控制错误发现率）。
      """),
    example: ["crosstab district top 4 by channel percent row"])

  let question: TableQuestion
  private let table: Crosstab
  private let across: KeyColumn

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    guard let typed = call[Self.across] else { preconditionFailure("crosstab without “by”") }
    let row = try scope.key(call[Slots.column])
    let column = try scope.key(typed)
    let measures = try scope.measures(call[Clauses.of])
    let percents = (call[Self.percent] ?? []).compactMap { Self.percent($0) }
    table = Crosstab(
      row.name, by: column.name, topRow: row.top, topAcross: column.top,
      measures: measures.columns, percents: percents, test: call.has(Self.test),
      marked: call.has(Self.marked), style: try scope.style(call))
    across = column
    question = TableQuestion(
      keys: [row, column], sets: Crosstab.sets, measures: measures, style: table.style,
      grounds: [.column(row)], across: .key(.column(column)))
    if let refusal = table.refusal {
      let place = table.percents.isEmpty ? nil : call.place(of: Self.percent)
      throw Diagnostic(refusal, at: place ?? call.place)
    }
  }

  private static func percent(_ word: Word) -> Crosstab.Percent? {
    switch word.english {
    case "row": .row
    case "column": .column
    case "total": .total
    default: nil
    }
  }

  /// More columns than anybody can read, or a spreadsheet hold, are refused before they are made.
  private func refuseWidth(_ groups: Groups) throws(Diagnostic) {
    guard across.top == nil else { return }
    let width = groups.sets[2].count { groups.marks[1][$0] == .value }
    guard width > Self.mostAcross else { return }
    let name = quotedName(across.name)
    throw Diagnostic(
      Message(
        "\(name) has \(grouped(width)) values: that many columns are more than \(grouped(Self.mostAcross))",
        "\(name) 有 \(grouped(width)) 个取值，超过 \(grouped(Self.mostAcross)) 列"), at: across.place,
      hints: [
        Message("keep the commonest: by \(name) top 20", "只留最多的：按 \(name) 前 20"),
        Message("or make them rows: breakdown … > \(name)", "或改为行：占比 … > \(name)"),
      ])
  }

  private static let mostAcross = 1000

  func rests(in groups: Groups, _ context: Context) throws(Diagnostic) -> [Remainder] {
    try refuseWidth(groups)
    if let refusal = table.refusal(in: groups) {
      throw Diagnostic(
        refusal, at: context.call.place(of: Self.percent) ?? context.call.place,
        hints: [Message("without percent the sums are shown", "不写“百分比”则列出合计")])
    }
    return table.rests(in: groups)
  }

  func table(_ groups: Groups, rests: [[Value]]) -> Answer { table.answer(groups, rests: rests) }
}
