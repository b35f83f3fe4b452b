import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue
import Testing

/// What `=`, `<` and their like say of two values.
struct ComparisonTests {
  /// How the left value stands to the right one.
  enum Standing { case below, within, above, apart }

  static let standings: [(Value, Value, Standing)] = [
    ("电话", "电话", .within), ("电话", "短信", .below), ("APP", "app", .below),
    ("ＡＰＰ", "APP", .above), (2, 10, .below), (.decimal("1.50"), .decimal("1.5"), .within),
    (.decimal("-0.1"), 0, .below), (.part(1, of: 5), .part(2, of: 10), .within),
    (.part(1, of: 3), .part(33, of: 100), .above), (.hours(48), .days(2), .within),
    (.clock("08:30"), .clock("17:00"), .below), (false, true, .below),
    (.day("2012-05-01"), .day("2012-05-02"), .below),
    (.instant("2012-05-01 08:30"), .instant("2012-05-01 08:30"), .within),
    (.span("2012-05"), .span("2012-06"), .below),
  ]

  /// A day, moment or period beside a period that is not shorter: the longer one is the frame.
  static let frames: [(Value, Value, Standing)] = [
    (.day("2012-05-01"), .span("2012-05"), .within),
    (.day("2012-05-31"), .span("2012-05"), .within),
    (.day("2012-04-30"), .span("2012-05"), .below),
    (.day("2012-06-01"), .span("2012-05"), .above),
    (.day("2012-05-17"), .span("2012W20"), .within),
    (.instant("2012-05-31 23:59:59.999999"), .span("2012-05"), .within),
    (.instant("2012-06-01 00:00"), .span("2012-05"), .above),
    (.instant("2012-05-01 08:30"), .day("2012-05-01"), .within),
    (.instant("2012-05-02 00:00"), .day("2012-05-01"), .above),
    (.span("2012-05"), .span("2012Q2"), .within), (.span("2012-05"), .span("2012"), .within),
    (.span("2012-05"), .span("2012H2"), .below), (.span("2013Q1"), .span("2012"), .above),
  ]

  @Test(arguments: standings + frames)
  func comparisonsFollowHowTheValuesStand(_ left: Value, _ right: Value, _ standing: Standing) {
    #expect(value(.equal, left, right) == .truth(standing == .within))
    #expect(value(.notEqual, left, right) == .truth(standing != .within))
    #expect(value(.less, left, right) == .truth(standing == .below))
    #expect(value(.lessEqual, left, right) == .truth(standing == .below || standing == .within))
    #expect(value(.greater, left, right) == .truth(standing == .above))
    #expect(value(.greaterEqual, left, right) == .truth(standing == .above || standing == .within))
    #expect(value(.isIn, left, right) == value(.equal, left, right))
  }

  @Test func aMissingOperandIsNeverEqualLessOrGreater() {
    for other in Samples.values {
      for (left, right) in [(Value.missing, other), (other, .missing)] {
        for function in [Function.equal, .less, .lessEqual, .greater, .greaterEqual, .isIn] {
          #expect(value(function, left, right) == false, "\(left) \(function.word) \(right)")
        }
        #expect(value(.notEqual, left, right) == true)
      }
      #expect(value(.isMissing, other) == .truth(other.isMissing))
    }
  }

  /// Of two values of one scalar kind exactly one of `<`, `=`, `>` holds.
  @Test func valuesOfOneKindAreOrdered() {
    for left in Samples.values {
      for right in Samples.values {
        let signs = [Function.less, .equal, .greater].map { value($0, left, right) }
        let holding = signs.filter { $0 == true }.count
        let isOrdered = Function.equal.result(of: [left.kind, right.kind]) == .kind(.truth)
        if isOrdered { #expect(holding == 1, "\(left), \(right)") }
        #expect(value(.notEqual, left, right) == .truth(value(.equal, left, right) == false))
        #expect(value(.less, left, right) == value(.greater, right, left))
        #expect(value(.lessEqual, left, right) == value(.greaterEqual, right, left))
      }
    }
  }

  @Test func inHoldsForOneOfTheList() {
    #expect(value(.isIn, "短信", "电话", "短信") == true)
    #expect(value(.isIn, "短信 ", "电话", "短信") == false)
    #expect(value(.isIn, .missing, "电话", .missing) == false)
    #expect(value(.isIn, .day("2012-05-17"), .span("2012-04"), .span("2012-05")) == true)
  }

  @Test func logicIsTwoValued() {
    let cells: [Value] = [true, false, .missing]
    for a in cells {
      #expect(value(.not, a) == .truth(a != true))
      for b in cells {
        #expect(value(.and, a, b) == .truth(a == true && b == true))
        #expect(value(.or, a, b) == .truth(a == true || b == true))
        // De Morgan, also with missing.
        #expect(value(.not, value(.and, a, b)) == value(.or, value(.not, a), value(.not, b)))
      }
    }
  }

  @Test func textTestsIgnoreCaseAndWidthButMatchesDoesNot() {
    #expect(value(.contains, "客服ＡＰＰ投诉", "app") == true)
    #expect(value(.startsWith, "App 投诉", "ａｐｐ") == true)
    #expect(value(.endsWith, "资费（４Ｇ）", "(4g)") == true)
    #expect(value(.like, "ＡＰＰ", "app") == true)
    #expect(value(.equal, "ＡＰＰ", "app") == false)
    #expect(value(.matches, "ＡＰＰ", "app") == false)
    #expect(value(.contains, "资", "资费") == false)
    for test in [Function.contains, .startsWith, .endsWith, .like, .matches] {
      #expect(value(test, .missing, "资") == false)
      #expect(value(test, "资", .missing) == false)
    }
  }

  @Test func refusalsNameWhatTheOperandsAre() {
    let share = Function.equal.result(of: [.share, .whole], named: ["完成率", "10"])
    guard case .refused(let message, operand: 1) = share else {
      Issue.record("a share compares with a number")
      return
    }
    #expect(message.english.contains("10%") && message.english.contains("“完成率” is a share"))
    #expect(message.chinese?.contains("“完成率”是占比") == true)
    let month = Function.equal.result(of: [.period(.month), .whole])
    guard case .refused(let hint, operand: 1) = month else {
      Issue.record("a month compares with a number")
      return
    }
    #expect(hint.english.contains("monthnumber"))
    #expect(Function.less.result(of: [.text, .date]) != .kind(.truth))
    #expect(Function.and.result(of: [.truth, .text]) != .kind(.truth))
  }
}
