import PlaintLanguage
import PlaintQuery
import PlaintText

/// Every word of the language with what it is, gathered from the declarations.
///
/// Help, the reference pages and the laws over the language read it; nothing is listed twice.
package enum Vocabulary {
  /// What a word is for.
  package enum Role: Int, CaseIterable, Sendable {
    case verb, topic, clause, choice, test, sign, function, aggregate

    package var title: Message {
      switch self {
      case .verb: Message("Commands", "命令")
      case .topic: Message("Pages of help", "帮助主题")
      case .clause: Message("Clauses", "子句")
      case .choice: Message("Choices", "选项")
      case .test: Message("Words of conditions", "条件用词")
      case .sign: Message("Signs", "符号")
      case .function: Message("Functions", "函数")
      case .aggregate: Message("Aggregates", "聚合")
      }
    }

    /// What one such word is called: `month is a function`.
    package var name: Message {
      switch self {
      case .verb: Message("a command", "命令")
      case .topic: Message("a page of help", "帮助主题")
      case .clause: Message("a clause", "子句")
      case .choice: Message("a choice", "选项")
      case .test: Message("a word of conditions", "条件用词")
      case .sign: Message("a sign", "符号")
      case .function: Message("a function", "函数")
      case .aggregate: Message("an aggregate", "聚合")
      }
    }
  }

  /// A word in one of its roles; the same word may have several (`count`, `month`, `on`).
  package struct Term: Sendable {
    package let role: Role
    package let word: Word
    /// What it does, or what it asks for.
    package let meaning: Message
    /// A call with what it prints, for functions and signs.
    package var example: (text: String, prints: String)?
    /// The verbs that take it, for clauses and choices.
    package var verbs: [Word] = []

    /// The example in a language.
    func example(in tongue: Tongue) -> (text: String, prints: String)? {
      guard tongue == .chinese, let example else { return example }
      let printed = ["yes": "是", "no": "否", "16 days": "16 天"][example.prints]
      return (Manual.chinese(expression: example.text), printed ?? example.prints)
    }

    /// Whether a text, folded, is one of its spellings.
    func isSpelled(_ text: String) -> Bool { word.spellings.contains { folded($0) == text } }
  }

  /// All of them, by role.
  package static let terms: [Term] =
    verbs + topics + clauses + choices + tests + signs + functions + aggregates

  /// Those of one role.
  package static func terms(_ role: Role) -> [Term] { terms.filter { $0.role == role } }

  /// Those a text may mean.
  static func terms(for text: String) -> [Term] {
    let text = folded(text)
    return terms.filter { $0.isSpelled(text) }
  }

  private static let verbs = Verbs.declarations.map {
    Term(role: .verb, word: $0.word, meaning: $0.summary)
  }

  private static let topics = Topics.all.map {
    Term(role: .topic, word: $0.word, meaning: $0.summary)
  }

  private static let clauses: [Term] = {
    let origin = Term(role: .clause, word: .it, meaning: Word.it.meaning)
    let inside = [Word.top, .atLeast, .desc, .asc, .else].map {
      Term(role: .clause, word: $0, meaning: $0.meaning)
    }
    return gathered(.clause) { Grammar.clauseWords($0) } + inside + [origin]
  }()

  private static let choices = gathered(.choice) { Grammar.slots($0).flatMap(\.choices) }

  /// The words of all grammars, each once, with the verbs whose grammar has it; those that most
  /// verbs take come first.
  private static func gathered(_ role: Role, _ words: ([Grammar]) -> [Word]) -> [Term] {
    var terms: [Term] = []
    for verb in Verbs.declarations {
      for word in words(verb.grammar) {
        if let index = terms.firstIndex(where: { $0.word == word }) {
          if terms[index].verbs.last != verb.word { terms[index].verbs.append(verb.word) }
        } else {
          terms.append(Term(role: role, word: word, meaning: word.meaning, verbs: [verb.word]))
        }
      }
    }
    return terms.enumerated()
      .sorted { ($1.element.verbs.count, $0.offset) < ($0.element.verbs.count, $1.offset) }
      .map(\.element)
  }

  private static let tests = Operator.allCases.compactMap { operation -> Term? in
    guard let word = operation.word, let function = Function(rawValue: operation.rawValue) else {
      return operation.word.map { Term(role: .test, word: $0, meaning: betweenMeaning) }
    }
    return Term(
      role: .test, word: word, meaning: function.summary,
      example: (function.example.text, function.example.prints))
  }

  private static let betweenMeaning = Message(
    "true when the left side lies in the range, both ends in.", "左边在范围之内（含两端）时为真。")

  private static let signs = Function.allCases.filter { function in
    function.isOperator && Operator(rawValue: function.rawValue)?.word == nil
  }.map { term(.sign, $0) }

  private static let functions = Function.allCases.filter { !$0.isOperator }.map {
    term(.function, $0)
  }

  private static func term(_ role: Role, _ function: Function) -> Term {
    Term(
      role: role, word: Word(function.word, function.chinese), meaning: function.summary,
      example: (function.example.text, function.example.prints))
  }

  private static let aggregates = AggregateName.allCases.map {
    Term(role: .aggregate, word: Word($0.word, $0.chinese), meaning: $0.summary)
  }
}
