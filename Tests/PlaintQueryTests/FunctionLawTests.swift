import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue
import Testing

/// What holds for every function and every aggregate name.
struct FunctionLawTests {
  @Test func wordsAndChineseNamesAreUniqueAndPresent() {
    let words =
      Function.allCases.map(\.word) + AggregateName.allCases.map(\.word)
    let names =
      Function.allCases.map(\.chinese) + AggregateName.allCases.map(\.chinese)
    #expect(Set(words).count == words.count)
    #expect(Set(names).count == names.count)
    #expect(words.allSatisfy { !$0.isEmpty })
    #expect(names.allSatisfy { $0.unicodeScalars.allSatisfy { $0.value > 0x3000 } && !$0.isEmpty })
  }

  @Test func calledFunctionsAreFoundByEitherName() {
    for function in Function.allCases {
      let expected = function.isOperator ? nil : function
      #expect(Function(called: function.word) == expected)
      #expect(Function(called: function.chinese) == expected)
    }
    for name in AggregateName.allCases {
      #expect(AggregateName(word: name.word) == name)
      #expect(AggregateName(word: name.chinese) == name)
    }
  }

  @Test func summariesAreOneSentenceInBothTongues() {
    for summary in Function.allCases.map(\.summary) + AggregateName.allCases.map(\.summary) {
      #expect(summary.english.hasSuffix(".") && summary.english.count <= 72, "\(summary.english)")
      #expect(summary.english.dropLast().contains(". ") == false)
      #expect(summary.chinese?.hasSuffix("。") == true)
    }
  }

  @Test(arguments: Function.allCases) func examplePrintsWhatItSays(_ function: Function) {
    let example = function.example
    #expect(function.arity.contains(example.operands.count))
    #expect(example.text.contains(function.word))
    var faults = Faults()
    #expect(function.evaluate(example.operands, &faults).text == example.prints)
    #expect(faults == Faults())
    let kinds = example.operands.map(\.kind)
    if function == .isMissing || function == .replace { return }
    guard case .kind(let kind) = function.result(of: kinds) else {
      Issue.record("the example's kinds are refused")
      return
    }
    #expect(kind == function.evaluate(example.operands, &faults).kind)
    #expect(function.flaw(in: example.operands, of: kinds) == nil)
  }

  @Test(arguments: Function.allCases) func wrongCountsAreRefused(_ function: Function) {
    let arity = function.arity
    var counts = [arity.lowerBound - 1]
    if arity.upperBound < .max { counts.append(arity.upperBound + 1) }
    for count in counts {
      let verdict = function.result(of: Array(repeating: .text, count: count))
      guard case .refused(let message, operand: nil) = verdict else {
        Issue.record("\(function.word) takes \(count) operands")
        continue
      }
      #expect(message.chinese?.contains("参数") == true)
    }
  }

  /// Every function, over every combination of kinds it accepts, gives the kind it promises.
  @Test(arguments: Function.allCases) func resultsAreOfTheKindPromised(_ function: Function) {
    let samples = Samples.values
    for count in function.arity.clamped(to: 1...3) {
      for operands in combinations(of: samples, count) {
        let kinds = operands.map(\.kind)
        guard case .kind(let kind) = function.result(of: kinds),
          function.flaw(in: operands, of: kinds) == nil
        else { continue }
        var faults = Faults()
        let result = function.evaluate(operands, &faults)
        let given = result.kind
        let isFitting = given == nil || given == kind || (given == .whole && kind == .decimal)
        #expect(isFitting, "\(function.word) of \(operands.map(\.text)) gives \(result)")
      }
    }
  }

  /// Whatever is given to a function in whatever kinds, it answers, and conditions stay yes or no.
  @Test(arguments: Function.allCases) func nothingTraps(_ function: Function) {
    var faults = Faults()
    for count in function.arity.clamped(to: 1...3) {
      for operands in combinations(of: Samples.values + Samples.extremes, count) {
        let result = function.evaluate(operands, &faults)
        let kinds = operands.map(\.kind)
        if function.result(of: kinds) == .kind(.truth), function.isOperator {
          #expect(result == .truth(true) || result == .truth(false))
        }
      }
    }
  }
}

/// Values of every kind, and values at the edge of what can be held.
enum Samples {
  static let values: [Value] = [
    .missing, "电话", "ABC", 3, 0, -2, .number(Number(25, places: 1)), .share(Ratio(1, 5)),
    .date(Day(number: 15477)), .moment(Moment(microseconds: 1_337_243_400_000_000)),
    .time(TimeOfDay(microseconds: 30_600_000_000)), .period(Period(.month, ordinal: 24148)),
    .period(Period(.week, ordinal: 2211)), .elapsed(Elapsed(microseconds: 7_200_000_000)), true,
    false,
  ]

  static let extremes: [Value] = [
    .number(Number(.max)), .number(Number(-Int128.max)), .number(Number(1, places: 38)),
    .share(Ratio(1, .max)), .share(Ratio(.max, 1)), .moment(Moment(microseconds: .max)),
    .moment(Moment(microseconds: .min + 2 * Moment.perDay)), .elapsed(Elapsed(microseconds: .max)),
    .elapsed(Elapsed(microseconds: -.max)), "", " ", "((", "　",
  ]
}

/// Every way to choose `count` of the values, in order, with repeats.
func combinations(of values: [Value], _ count: Int) -> [[Value]] {
  (0..<count).reduce([[]]) { made, _ in made.flatMap { head in values.map { head + [$0] } } }
}
