import PlaintText
import Testing

@testable import PlaintLanguage

/// Statements of SQL and the lines that ask the same.
struct SelectStatementTests {
  private func line(_ text: String) -> String? {
    let scanner = Scanner(SourceText(text))
    return SelectStatement(scanner.tokens(from: 0), in: scanner)?.line
  }

  @Test(arguments: [
    ("select * from t", "show"), ("SELECT 渠道 FROM 工单 LIMIT 3", "show 3 渠道"),
    (
      "select a, b from t where a > 1 order by b desc limit 2;",
      "sort b desc | show 2 a, b where a > 1"
    ),
    ("select count(*) from t where a = 1", "count where a = 1"),
    ("select distinct 渠道 from t", "breakdown 渠道"),
    ("select 渠道, count(1) from t group by 渠道 order by count(1) desc limit 2", "breakdown 渠道 top 2"),
    (
      "select a, avg(x) as m, count(y) from t group by a order by m",
      "group a of m = mean(x), count(y is not missing) | sort m"
    ),
    (
      "select a, b, sum(x) from t group by a, b having sum(x) > 9",
      "group a, b of sum(x) | filter [sum(x)] > 9"
    ),
  ])
  func whatIsAskedIsAskedHere(statement: String, here: String) {
    #expect(line(statement) == here)
  }

  /// A part of these would be lost.
  @Test(arguments: [
    "select a from t join u on t.a = u.a", "select a from t, u", "select a from t x",
    "select a, upper(b), count(*) from t group by a", "select 渠道, 原因 from 工单 group by 渠道",
    "select a, b from t group by a", "select distinct a, b from t",
    "select count(*), sum(x) from t",
    "select a", "select a, b", "show 3 a",
  ])
  func whatWouldLoseAPartIsNotProposed(statement: String) {
    #expect(line(statement) == nil)
  }
}
