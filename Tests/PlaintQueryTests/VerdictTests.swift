import PlaintQuery
import PlaintText
import PlaintValue
import Testing

/// What is said when kinds or constants do not fit.
struct VerdictTests {
  @Test(arguments: [
    (
      Function.month, [Kind.text], ["reason"], 0,
      "month(…) needs a date or a moment; “reason” is text",
      "月(…)需要日期或时刻；“reason”是文本"
    ),
    (
      .left, [.text, .text], ["渠道", ""], 1, "left(…) needs a whole number; argument 2 is text",
      "左取(…)需要整数；第2个参数是文本"
    ),
    (
      .and, [.truth, .decimal], ["", "amount"], 1, "“and” needs a condition; “amount” is a decimal",
      "“且”需要条件；“amount”是小数"
    ),
    (
      .add, [.text, .whole], ["渠道", "n"], 1,
      "“+” needs two texts or concat(…); “n” is a whole number", "“+”需要两个文本，或用拼接(…)；“n”是整数"
    ),
    (
      .multiply, [.date, .whole], ["opened", "n"], 1,
      "“*” does not work on these: “opened” is a date, “n” is a whole number",
      "“*”不能用于：“opened”是日期，“n”是整数"
    ),
    (
      .greaterEqual, [.share, .whole], ["share", ""], 1,
      "a share compares with a percentage only, such as 10%; “share” is a share, argument 2 is a whole number",
      "占比只能与百分数比较，如10%；“share”是占比，第2个参数是整数"
    ),
    (
      .equal, [.period(.month), .whole], [], 1,
      "a month is a period such as 2012-05; monthnumber(…) gives 1 to 12",
      "月是时段，如2012-05；月份(…)给出1到12"
    ),
    (
      .isIn, [.date, .date, .text], ["opened", "", ""], 2,
      "“in” cannot compare these: “opened” is a date, argument 2 is text",
      "“属于”无法比较：“opened”是日期，第2个参数是文本"
    ),
    (
      .if, [.truth, .text, .whole], [], 2,
      "if(…) needs results of one kind (argument 2 is text); argument 3 is a whole number",
      "如果(…)需要同一类型的结果（第2个参数是文本）；第3个参数是整数"
    ),
  ]) func refusalsSayWhatAndWhy(
    _ function: Function, _ kinds: [Kind], _ names: [String], _ operand: Int, _ english: String,
    _ chinese: String
  ) {
    let verdict = function.result(of: kinds, named: names)
    #expect(verdict == .refused(Message(english, chinese), operand: operand))
  }

  @Test func missingFitsEverywhereButInComparisons() {
    #expect(Function.add.result(of: [.whole, nil]) == .kind(nil))
    #expect(Function.if.result(of: [.truth, nil, .text]) == .kind(.text))
    #expect(Function.coalesce.result(of: [nil, nil]) == .kind(nil))
    #expect(Function.month.result(of: [nil]) == .kind(.period(.month)))
    guard case .refused(let message, operand: 1) = Function.equal.result(of: [.text, nil]) else {
      Issue.record("a comparison with missing is allowed")
      return
    }
    #expect(message.english.contains("is missing"))
  }

  @Test func comparisonsTakeKindsThatHaveAnOrderInCommon() {
    let allowed: [[Kind]] = [
      [.text, .text], [.whole, .decimal], [.date, .moment], [.moment, .period(.year)],
      [.period(.month), .period(.year)], [.period(.day), .date], [.elapsed, .elapsed],
    ]
    let refused: [[Kind]] = [
      [.text, .whole], [.period(.month), .date], [.period(.year), .period(.month)],
      [.share, .decimal],
      [.time, .moment], [.date, .whole], [.elapsed, .whole],
    ]
    for kinds in allowed { #expect(Function.less.result(of: kinds) == .kind(.truth)) }
    for kinds in refused { #expect(Function.less.result(of: kinds) != .kind(.truth)) }
  }

  @Test func constantsThatMakeNoSenseAreRefused() {
    let flaws: [(Function, [Value?], [Kind?], Int)] = [
      (.matches, [nil, "(电"], [.text, .text], 1), (.matches, [nil, nil], [.text, .text], 1),
      (.extract, [nil, "(电)", 2], [.text, .text, .whole], 2),
      (.bin, [nil, 0], [.whole, .whole], 1),
      (.left, [nil, -1], [.text, .whole], 1), (.mid, [nil, 0], [.text, .whole], 1),
      (.split, [nil, "", 1], [.text, .text, .whole], 1),
      (.split, [nil, "/", 0], [.text, .text, .whole], 2),
      (.round, [nil, 39], [.decimal, .whole], 1), (.pseudonym, [nil, nil], [.text, .text], 1),
      (.text, [nil, "yyyy"], [.whole, .text], 1), (.text, [nil, "0.0"], [.date, .text], 1),
    ]
    for (function, constants, kinds, operand) in flaws {
      let flaw = function.flaw(in: constants, of: kinds)
      #expect(flaw?.operand == operand, "\(function.word)")
      #expect(flaw?.diagnostic.message.chinese != nil)
    }
    #expect(
      Function.matches.flaw(in: [nil, "(电"], of: [.text, .text])?.diagnostic.place == Place(4, 4))
  }

  @Test func aggregatesJudgeTheirOperands() {
    #expect(AggregateName.count.result(of: []) == .kind(.whole))
    #expect(AggregateName.mean.result(of: [.elapsed]) == .kind(.elapsed))
    #expect(AggregateName.percentile.result(of: [.whole, .whole]) == .kind(.decimal))
    #expect(AggregateName.max.result(of: [.date]) == .kind(.date))
    #expect(
      AggregateName.sum.result(of: [.text], named: ["原因"])
        == .refused(
          Message(
            "sum(…) needs a number, a share or a duration; “原因” is text", "合计(…)需要数字、占比或时长；“原因”是文本"),
          operand: 0))
  }
}
