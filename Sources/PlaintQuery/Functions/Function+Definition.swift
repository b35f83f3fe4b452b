import PlaintTable
import PlaintText
import PlaintValue

extension Function {
  /// Everything known of one function: how it is written, what it takes and gives, what it does.
  ///
  /// Each is declared once, in the `Function+….swift` file of its topic; parsing, binding, help,
  /// completion, documentation and evaluation read it there.
  package struct Definition: Sendable {
    /// Computes the value of evaluated operands, as many as ``arity`` allows, of checked kinds.
    package typealias Evaluation = @Sendable ([Value], inout Faults) -> Value

    package let word: String
    package let chinese: String
    package let summary: Message
    package let arity: ClosedRange<Int>
    package let isOperator: Bool
    package let example: Example
    let judge: @Sendable (Operands) -> Verdict
    let evaluate: Evaluation

    /// A function with a rule of its own about kinds.
    init(
      _ word: String, _ chinese: String, _ summary: Message, arity: ClosedRange<Int>,
      isOperator: Bool = false, example: Example,
      judge: @escaping @Sendable (Operands) -> Verdict, evaluate: @escaping Evaluation
    ) {
      self.word = word
      self.chinese = chinese
      self.summary = summary
      self.arity = arity
      self.isOperator = isOperator
      self.example = example
      self.judge = judge
      self.evaluate = evaluate
    }

    /// A function that demands something of each operand and always gives the same kind.
    ///
    /// The last `optional` operands may be left out; with `repeats`, the last may be repeated.
    init(
      _ word: String, _ chinese: String, _ summary: Message, takes demands: [Demand],
      optional: Int = 0, repeats: Bool = false, isOperator: Bool = false, gives kind: Kind,
      example: Example, evaluate: @escaping Evaluation
    ) {
      self.init(
        word, chinese, summary,
        arity: demands.count - optional...(repeats ? Int.max : demands.count),
        isOperator: isOperator, example: example,
        judge: { $0.refusal(unless: demands) ?? .kind(kind) }, evaluate: evaluate)
    }
  }

  /// A call as documentation shows it, with what it prints.
  package struct Example: Sendable {
    /// The call as typed: `month(2012-05-17)`.
    package let text: String
    /// The operands of that call as values.
    package let operands: [Value]
    /// The text of the result; empty when it is missing.
    package let prints: String

    init(_ text: String, _ operands: [Value], prints: String) {
      self.text = text
      self.operands = operands
      self.prints = prints
    }
  }

  /// Whether operands of certain kinds are allowed.
  package enum Verdict: Hashable, Sendable {
    /// The kind of the result; nil when it is always missing.
    case kind(Kind?)
    /// Why not, and which operand is to blame, counted from 0.
    case refused(Message, operand: Int?)

    /// Why they are not.
    var message: Message? { if case .refused(let message, _) = self { message } else { nil } }
  }
}

extension Function {
  /// The English spelling as typed: `and`, `=`, `month`.
  package var word: String { definition.word }
  /// Its one Chinese name.
  package var chinese: String { definition.chinese }
  /// What it does, in a sentence.
  package var summary: Message { definition.summary }
  /// How many operands it takes.
  package var arity: ClosedRange<Int> { definition.arity }
  /// Whether it is written between or before its operands instead of as a call.
  package var isOperator: Bool { definition.isOperator }
  /// A call with what it prints.
  package var example: Example { definition.example }

  /// Its name in one of the two languages.
  package func spelled(in tongue: Tongue) -> String { tongue == .chinese ? chinese : word }

  /// Why so many operands are too many or too few, if they are.
  package func refusal(ofCount count: Int) -> Message? {
    Operands(word: word, chinese: chinese, isOperator: isOperator, arity: arity, count: count)
      .refusalOfCount?.message
  }

  /// The kind of the result for operands of these kinds, nil standing for a constant `missing`, or
  /// why they are refused.
  ///
  /// `names` are the operands as typed, for the message: `month(…) needs a date or a moment;
  /// “reason” is text`. Without them the operands are numbered.
  package func result(of kinds: [Kind?], named names: [String] = []) -> Verdict {
    let definition = definition
    let operands = Operands(
      word: word, chinese: chinese, isOperator: isOperator, arity: arity, kinds: kinds, names: names
    )
    return operands.refusalOfCount ?? definition.judge(operands)
  }

  /// Whether operands of these kinds are accepted.
  package func takes(_ kinds: [Kind?]) -> Bool { result(of: kinds).message == nil }

  /// The value for these operands.
  ///
  /// What arithmetic cannot give is missing and counted in `faults`. Operands of a kind that
  /// ``result(of:named:)`` refuses give missing, in conditions false.
  ///
  /// - Precondition: as many operands as ``arity`` allows.
  package func evaluate(_ operands: [Value], _ faults: inout Faults) -> Value {
    definition.evaluate(operands, &faults)
  }

  /// The function that is called by a word, English or Chinese; operators are not.
  package init?(called word: String) {
    guard let function = Self.called[word] else { return nil }
    self = function
  }

  private static let called: [String: Function] = {
    var called: [String: Function] = [:]
    for function in allCases where !function.isOperator {
      called[function.word] = function
      called[function.chinese] = function
    }
    return called
  }()
}
