import PlaintLanguage
import PlaintOutput
import PlaintQuery
import PlaintText
import PlaintValue

/// Pages of help about one thing.
extension Manual {
  /// A verb's page: its form, what its parts are, what there is to know, an example.
  static func page(_ verb: Declaration, _ tongue: Tongue, width: Int) -> [String] {
    let width = min(width, widest)
    var lines = [title(verb.word, verb.summary, tongue), ""]
    lines += packed(verb.pieces(in: tongue), joint: " ", width: width, indent: "      ")
    let parts = Grammar.parts(verb.grammar, tongue).filter { !$0.meaning.english.isEmpty }
    if !parts.isEmpty {
      lines += [""]
      lines += table(
        parts.map { (Message($0.form), $0.meaning) }, tongue, width: width)
    }
    let discussion = verb.discussion.text(in: tongue)
    if !discussion.isEmpty { lines += [""] + wrapped(discussion, width: width) }
    return lines + example(verb.example(in: tongue), tongue)
  }

  /// A page about no single word.
  static func page(_ topic: Topic, _ tongue: Tongue, width: Int) -> [String] {
    let width = min(width, widest)
    return [title(topic.word, topic.summary, tongue), ""]
      + topic.lines(tongue, width) + example(topic.example(in: tongue), tongue)
  }

  /// All that a word is, short of a verb's page.
  static func entry(_ term: Vocabulary.Term, _ tongue: Tongue, width: Int) -> [String] {
    let name = term.role.name.text(in: tongue)
    let joint = tongue == .english ? ": " : "："
    let subject =
      tongue == .english
      ? "\(term.word.english) (\(term.word.chinese)), \(name)"
      : "\(term.word.chinese)（\(term.word.english)），\(name)"
    let meaning = term.meaning.text(in: tongue)
    var lines = [meaning.isEmpty ? subject : subject + joint + meaning]
    if let example = term.example(in: tongue) {
      lines += ["  \(example.text)  →  \(Elapsed.said(example.prints, in: tongue))"]
    }
    if !term.verbs.isEmpty {
      let verbs = term.verbs.map { $0.text(in: tongue) }
      let list = Message(
        "taken by \(verbs.joined(separator: ", "))", "用于\(verbs.joined(separator: "、"))")
      lines += wrapped(
        "  " + list.text(in: tongue), width: min(width, widest), indent: "  ")
    }
    return lines
  }

  private static func title(_ word: Word, _ summary: Message, _ tongue: Tongue) -> String {
    tongue == .english
      ? "\(word.english) (\(word.chinese)): \(summary.english)"
      : "\(word.chinese)（\(word.english)）：\(summary.text(in: .chinese))"
  }

  private static func example(_ commands: [String], _ tongue: Tongue) -> [String] {
    guard !commands.isEmpty else { return [] }
    return ["", Message("For example:", "例如：").text(in: tongue)]
      + commands.flatMap { $0.split(separator: "\n") }.map { "  " + $0 }
  }

  /// Every word of a role in a line.
  static func list(
    _ roles: [Vocabulary.Role], _ tongue: Tongue, width: Int
  ) -> [String] {
    roles.flatMap { role -> [String] in
      let heading = roles.count > 1 ? ["", role.title.text(in: tongue)] : []
      let entries = Vocabulary.terms(role).map { term -> (Message, Message) in
        let bracket = role == .function || role == .aggregate ? "(…)" : ""
        // A sign is typed as it is, whatever it is called.
        let isSign = role == .sign && term.word.english.first?.isLetter != true
        let sign = isSign ? "\(term.word.english) " : ""
        return (
          Message(
            "\(term.word.english)\(bracket) \(term.word.chinese)",
            "\(sign)\(term.word.chinese)\(bracket)"), term.meaning
        )
      }
      return heading + table(entries, tongue, width: width, column: 26)
    }
  }

  /// Every word in both languages.
  static func words(_ tongue: Tongue, width: Int) -> [String] {
    Vocabulary.Role.allCases.filter { $0 != .sign }.flatMap { role -> [String] in
      let pairs = Vocabulary.terms(role).map { term in
        tongue == .english
          ? "\(term.word.english) \(term.word.chinese)"
          : "\(term.word.chinese)（\(term.word.english)）"
      }
      return ["", role.title.text(in: tongue)]
        + packed(pairs, joint: " · ", width: width)
    }.dropFirst().map { $0 }
  }

  /// Pieces side by side in lines that begin with two blanks, none broken inside.
  private static func packed(
    _ pieces: [String], joint: String, width: Int, indent: String = "  "
  ) -> [String] {
    var lines: [String] = []
    var line = "  "
    for (index, piece) in pieces.enumerated() {
      let gap = index == 0 ? "" : joint
      if index > 0, (line + gap + piece).displayWidth > width {
        lines.append(line)
        line = indent + piece
      } else {
        line += gap + piece
      }
    }
    return lines + [line]
  }
}
