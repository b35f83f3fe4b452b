import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Function calls in expressions over rows.
extension Scope {
  mutating func call(
    _ name: NamePhrase, _ arguments: [Phrase.Argument], _ place: Place
  ) throws(Diagnostic) -> Bound {
    guard let function = Function(called: name.text) else { throw unknownFunction(name) }
    if function == .case { return try cases(arguments, place) }
    if let refusal = function.refusal(ofCount: arguments.count) {
      throw miscounted(
        refusal, function.arity, arguments, name, example: function.example.text, place)
    }
    if function == .pseudonym { try refuseWrittenKey(arguments[1].value) }
    let operands = try operands(function, arguments, name)
    let months = withMonths(function, arguments)
    do throws(Diagnostic) {
      let bound = try checked(function, operands, place)
      if let months { warnOfMinutes(months) }
      return bound
    } catch {
      guard error.hints.isEmpty, let months else { throw error }
      var problem = error
      problem.hints = [.proposing(months, Message("for the month write", "月份请写"))]
      throw problem
    }
  }

  /// A key that a parameter's own line holds is kept with that line, by scripts and by the history.
  private func refuseWrittenKey(_ key: Phrase) throws(Diagnostic) {
    guard case .parameter(let parameter, let place) = key,
      session.parameters[parameter]?.isWritten == true
    else { return }
    throw Diagnostic(
      Message(
        "the key stands in the line that declares “\(parameter)”, which scripts and the history keep",
        "密钥写在声明“\(parameter)”的那一行里，脚本和历史都会留下它"), at: place,
      hints: [
        Message(
          "declare it without a value, and give that when the script is run: parameter \(parameter), then plaint SCRIPT \(parameter)=…",
          "声明时不写值，运行脚本时再给出：参数 \(parameter)，运行 plaint 脚本 \(parameter)=…")
      ], failure: .language)
  }

  /// The refusal of a call with too many or too few arguments, with the lines that may be meant:
  /// a list that has no brackets, the same without what is too much, and with what is missing as
  /// in the example of the function.
  func miscounted(
    _ message: Message, _ arity: ClosedRange<Int>, _ arguments: [Phrase.Argument],
    _ name: NamePhrase, example: String, _ place: Place
  ) -> Diagnostic {
    let values = arguments.map(\.value)
    let texts = values.map { written($0.place) }
    var calls: [[String]] = []
    // What is missing is taken from the example of the function, and said to be one.
    let isExample = values.count < arity.lowerBound
    if let nested = nested(name, texts) {
      calls.append(nested)
    } else if let first = values.first, values.count > arity.upperBound {
      for count in stride(from: values.count - 1, to: 0, by: -1) {
        guard let list = listing(Array(values[1...count]), behind: first) else { continue }
        calls.append([list] + texts[(count + 1)...])
      }
      calls.append(Array(texts.prefix(arity.upperBound)))
    } else {
      let usual = Self.arguments(of: example).map { text in
        // A text of an example would be of the other language on one of the two screens.
        text.utf8.contains { $0 > 127 } ? Word.missing.text(in: tongue) : text
      }
      if texts.count < usual.count { calls.append(texts + usual[texts.count...]) }
    }
    let hints = calls.map { call in
      let text = "\(name.text)(\(call.joined(separator: ", ")))"
      let lead = isExample ? Message("for example", "例如") : Message("write", "请写")
      return Message.proposing(line(replacing: place, with: text), lead)
    }
    return Diagnostic(message, at: place, hints: hints, failure: .language)
  }

  /// `if(a, b, c, d, e)`: a second condition in the place of the value of all others.
  private func nested(_ name: NamePhrase, _ texts: [String]) -> [String]? {
    guard Function(called: name.text) == .if, texts.count > 3, !texts.count.isMultiple(of: 2),
      var last = texts.last
    else { return nil }
    for index in stride(from: texts.count - 3, to: 0, by: -2) {
      last = "\(name.text)(\(texts[index]), \(texts[index + 1]), \(last))"
    }
    return [texts[0], texts[1], last]
  }

  /// The arguments of a call as text.
  private static func arguments(of example: String) -> [String] {
    var reader = Reader(SourceText(example))
    guard case .call(_, let arguments, _) = try? reader.operand() else { return [] }
    let scanner = Scanner(SourceText(example))
    return arguments.map { scanner.written($0.value.place) }
  }

  private mutating func operands(
    _ function: Function, _ arguments: [Phrase.Argument], _ name: NamePhrase
  ) throws(Diagnostic) -> [Bound] {
    var operands: [Bound] = []
    for argument in arguments {
      if let label = argument.label { throw Self.labelled(label) }
      operands.append(try self.argument(argument.value))
    }
    return operands
  }

  /// The refusal of `count(a: b)`.
  static func labelled(_ label: Phrase) -> Diagnostic {
    Diagnostic(
      Message("only case(…) takes “:”", "只有“分情况”使用“:”"), at: label.place, failure: .language)
  }

  /// An argument; a word that is no column is probably a text without quotes.
  private mutating func argument(_ phrase: Phrase) throws(Diagnostic) -> Bound {
    do { return try bind(phrase) } catch {
      guard case .word(let text, let place) = phrase, error.place == place else { throw error }
      var problem = error
      let quoted = line(replacing: place, with: Correction.quoted(text))
      problem.hints.append(.proposing(quoted, Message("if it is a text", "若是文本")))
      throw problem
    }
  }

  /// `case(cond: a, cond: b, else: c)`.
  private mutating func cases(
    _ arguments: [Phrase.Argument], _ place: Place
  ) throws(Diagnostic) -> Bound {
    var operands: [Bound] = []
    for argument in arguments {
      if let label = argument.label {
        operands.append(Bound(try condition(label), .truth, label.place))
      }
      operands.append(try self.argument(argument.value))
    }
    return try checked(.case, operands, place)
  }

  /// Refuses arithmetic of constants alone that no row could come to an end of.
  func refuseImpossible(_ call: Expression, _ place: Place) throws(Diagnostic) {
    guard call.isOfConstants else { return }
    var faults = Faults()
    _ = Formula(call, columns: []).value([], &faults)
    if faults.beyond > 0 { throw Self.noSuchDay(place) }
    try faults.requireExact(at: place)
  }

  private func unknownFunction(_ name: NamePhrase) -> Diagnostic {
    if let aggregate = AggregateName(word: name.text) {
      return Diagnostic(
        Message(
          "\(aggregate.word)(…) takes many rows together; here is one row at a time",
          "\(aggregate.chinese)(…) 汇总多行，此处逐行计算"), at: name.place,
        hints: [
          Message(
            "use it after “of”: group COLUMN of \(aggregate.word)(…)",
            "请用在“统计”之后：分组 某列 统计 \(aggregate.chinese)(…)")
        ], failure: .language)
    }
    let words = Function.allCases.filter { !$0.isOperator }.flatMap { [$0.word, $0.chinese] }
    let near = Foreign.misspelt(name.text, among: words, limit: 3)
    let chinese = near.map { "“\(Function(called: $0)?.chinese ?? $0)”" }
    return Diagnostic(
      Message("no function “\(name.text)”", "没有函数“\(name.text)”"), at: name.place,
      hints: near.isEmpty
        ? [Message("“help functions” lists them", "“帮助 函数”列出所有函数")]
        : [
          Message(
            "did you mean \(near.map { "“\($0)”" }.joined(separator: ", "))?",
            "是否想写\(chinese.joined(separator: "、"))？")
        ],
      failure: .language)
  }
}
