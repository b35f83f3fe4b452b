import PlaintQuery
import PlaintTable
import PlaintValue
import Testing

struct FormulaTests {
  private func result(_ expression: Expression, _ row: [Value] = []) -> (Value, Faults) {
    var faults = Faults()
    let columns = ["渠道", "n"].prefix(row.count)
    let value = Formula(expression, columns: Array(columns)).value(row, &faults)
    return (value, faults)
  }

  @Test func choicesComputeOnlyWhatTheyNeed() {
    let ratio = Expression.call(.divide, .whole(6), .column("n"))
    let isZero = Expression.call(.equal, .column("n"), .whole(0))
    let guarded: [Expression] = [
      .call(.if, isZero, .constant(.missing), ratio),
      .call(.case, isZero, .constant(.missing), .call(.not, isZero), ratio),
      .call(.coalesce, .call(.if, isZero, .whole(1), .constant(.missing)), ratio),
    ]
    for expression in guarded {
      #expect(result(expression, ["电话", 0]).1 == Faults())
      #expect(result(expression, ["电话", 2]).0 == 3)
    }
    #expect(result(ratio, ["电话", 0]).1.divisions == 1)
  }

  @Test func logicComputesEveryOperand() {
    let broken = Expression.call(
      .equal, .call(.divide, .whole(1), .column("n")), .whole(1))
    #expect(result(.call(.and, .constant(false), broken), ["电话", 0]).1.divisions == 1)
    #expect(result(.call(.or, .constant(true), broken), ["电话", 0]).1.divisions == 1)
  }

  @Test func failuresOfConstantsAreCountedOncePerRow() {
    let broken = Expression.call(.divide, .whole(1), .whole(0))
    #expect(broken.constantValue == nil)
    #expect(result(broken).1.divisions == 1)
  }

  @Test func constantsAreFolded() {
    #expect(Expression.call(.add, .whole(1), .whole(2)).constantValue == 3)
    #expect(Expression.column("n").constantValue == nil)
    let slow = Expression.call(.month, .constant(date("2012-05-17")))
    #expect(slow.constantValue == period("2012-05"))
  }

  @Test func listsOfTextsAgreeWithComparingEach() {
    let list = ["电话", "短信"].map(Expression.text)
    for cell in ["电话", "网厅", .missing, "ＡＰＰ"] as [Value] {
      let expected = value(.isIn, cell, "电话", "短信")
      #expect(result(.call(.isIn, [.column("渠道")] + list), [cell]).0 == expected)
    }
  }

  @Test func lookupsRecode() {
    let lookup = Lookup(["电话": "语音", "旧": .missing], otherwise: nil, kind: .text)
    let expression = Expression.lookup(.column("渠道"), lookup)
    let cells: [(Value, Value)] = [
      ("电话", "语音"), ("旧", .missing), ("短信", "短信"), (.missing, .missing),
    ]
    for (cell, expected) in cells { #expect(result(expression, [cell]).0 == expected) }
  }

  /// A formula and the functions called one by one give the same, on every pair of samples.
  @Test(arguments: Function.allCases) func formulasAgreeWithFunctions(_ function: Function) {
    guard function.arity.contains(2) else { return }
    for pair in combinations(of: Samples.values, 2) {
      let byColumns = result(.call(function, .column("渠道"), .column("n")), pair)
      let byConstants = result(.call(function, .constant(pair[0]), .constant(pair[1])))
      #expect(byColumns.0 == value(function, pair[0], pair[1]))
      #expect(byConstants.0 == byColumns.0)
      #expect(byConstants.1 == byColumns.1)
    }
  }

  @Test func columnsAreListedOnceAndRenamed() {
    let expression = Expression.call(
      .and, .call(.equal, .column("n"), .column("渠道")), .call(.isMissing, .column("n")))
    #expect(expression.columns == ["n", "渠道"])
    #expect(expression.renamed(["n": "数"]).columns == ["数", "渠道"])
  }
}
