import PlaintValue
import Testing

/// Periods as other programs and letters write them.
struct ForeignPeriodTests {
  @Test(arguments: [
    ("may 2012", "2012-05"), ("May, 2012", "2012-05"), ("2012 Sept", "2012-09"),
    ("2012/05", "2012-05"), ("05/2012", "2012-05"), ("5.2012", "2012-05"), ("201205", "2012-05"),
    ("20120517", "2012-05-17"), ("2012/5/17", "2012-05-17"), ("17 May 2012", "2012-05-17"),
    ("May 17th, 2012", "2012-05-17"), ("17/5/2012", "2012-05-17"), ("5/17/2012", "2012-05-17"),
    ("05.05.2012", "2012-05-05"), ("Q2 2012", "2012Q2"), ("2012 h1", "2012H1"),
    ("2012 年 5 月", "2012-05"), ("2012 年 5 月 17 日", "2012-05-17"),
  ]) func spellings(_ text: String, _ period: String) throws {
    let found = try #require(Period.foreign(startingIn: text))
    #expect(found.period.text == period)
    #expect(found.length == text.utf8.count)
    let longer = try #require(Period.foreign(startingIn: text + " and 电话 > 5"))
    #expect(longer.period.text == period && longer.length == text.utf8.count)
  }

  /// A day that may be either, numbers that are no dates, and other words are no periods.
  @Test(arguments: [
    "05/01/2012", "13/2012", "2012/13", "12345", "180000", "maybe 2012", "ma 2012", "电话 2012", "",
    "5", "may", "2012x/05", "31 Feb 2012",
  ]) func others(_ text: String) { #expect(Period.foreign(startingIn: text) == nil) }
}
