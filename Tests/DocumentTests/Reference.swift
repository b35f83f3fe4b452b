import PlaintEngine
import PlaintLanguage
import PlaintQuery
import PlaintText

/// The reference pages, made from the declarations; their examples are run to make them.
enum Reference {
  /// `docs/verbs.md`.
  static func verbs(in folder: String) -> String {
    var lines = [
      "# Commands", "",
      "Made from the commands' own declarations: do not edit. What the examples print is what they",
      "print on the [sample tickets](data/README.md), loaded beforehand by `load tickets.csv`. In the",
      "forms, capitals are to be filled in, `[…]` may be left out, `|` is a choice, and clauses may",
      "come in any order.", "",
    ]
    lines += table()
    for section in Declaration.Section.allCases {
      lines += ["", "## \(section.title.english)"]
      for verb in Verbs.declarations where verb.section == section {
        lines += page(verb, in: folder)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func page(_ verb: Declaration, in folder: String) -> [String] {
    var lines = ["", "### \(verb.word.english) \(verb.word.chinese)", ""]
    lines += [verb.summary.english, verb.summary.text(in: .chinese), ""]
    lines += ["    " + verb.synopsis(in: .english), "    " + verb.synopsis(in: .chinese)]
    let parts = Grammar.parts(verb.grammar, .english).filter { !$0.meaning.english.isEmpty }
    if !parts.isEmpty { lines += [""] }
    lines += parts.map { "- `\($0.form)`: \($0.meaning.english)" }
    if !verb.discussion.english.isEmpty { lines += [""] + paragraph(verb.discussion.english) }
    return lines + [""] + example(verb.example, in: folder)
  }

  /// A fence with commands run after the sample tickets were loaded.
  static func example(_ commands: [String], in folder: String) -> [String] {
    var conversation = Conversation(withTicketsIn: folder)
    return [Transcript.tickets] + commands.flatMap { conversation.lines(for: $0) } + ["```"]
  }

  /// The table of all verbs, for README and the top of their page.
  static func table() -> [String] {
    var lines = ["| | command | 中文 | what it does |", "|---|---|---|---|"]
    for section in Declaration.Section.allCases {
      for (index, verb) in Verbs.declarations.filter({ $0.section == section }).enumerated() {
        let title = index == 0 ? "**\(section.title.english)**" : ""
        let english = verb.word.english
        let anchor = "\(english)-\(verb.word.chinese)".replacing(" ", with: "-")
        let link = "[`\(english)`](docs/verbs.md#\(anchor))"
        lines.append("| \(title) | \(link) | \(verb.word.chinese) | \(verb.summary.english) |")
      }
    }
    return lines
  }

  /// `docs/functions.md`.
  static func functions() -> String {
    var lines = [
      "# Functions, aggregates, signs", "",
      "Made from their own declarations: do not edit. A function may stand wherever a column may:",
      "`breakdown month(opened_at)`. Aggregates measure many rows: `group channel of mean(fee)`.",
      "The examples are evaluated by the tests.",
    ]
    for role in [Vocabulary.Role.function, .aggregate, .test, .sign] {
      lines += ["", "## \(role.title.english)", ""]
      let terms = Vocabulary.terms(role)
      let hasExamples = terms.contains { $0.example != nil }
      lines += [hasExamples ? "| | 中文 | | example | gives |" : "| | 中文 | |"]
      lines += [hasExamples ? "|---|---|---|---|---|" : "|---|---|---|"]
      lines += terms.map { row($0, hasExamples: hasExamples) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func row(_ term: Vocabulary.Term, hasExamples: Bool) -> String {
    let bracket = term.role == .function || term.role == .aggregate ? "(…)" : ""
    var cells = [code(term.word.english + bracket), term.word.chinese, term.meaning.english]
    if hasExamples {
      cells += [
        term.example.map { code($0.text) } ?? "",
        term.example.map { $0.prints.isEmpty ? "missing" : code($0.prints) } ?? "",
      ]
    }
    return "| " + cells.joined(separator: " | ") + " |"
  }

  /// Text as code in a cell of a Markdown table.
  private static func code(_ text: String) -> String {
    "`" + text.replacing("|", with: "\\|") + "`"
  }

  /// A discussion, broken at the width of the pages.
  private static func paragraph(_ text: String) -> [String] {
    var lines: [String] = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = escaped(word)
      } else if last.count + word.count + 1 > 100 {
        lines.append(escaped(word))
      } else {
        lines[lines.count - 1] += " " + escaped(word)
      }
    }
    return lines
  }

  /// A word that Markdown would take for a mark.
  private static func escaped(_ word: Substring) -> String {
    String(word).replacing("*", with: "\\*").replacing("<", with: "\\<").replacing(">", with: "\\>")
  }

  /// Marks in a page between which a table made from the declarations stands.
  private static let tables: [(mark: String, lines: @Sendable () -> [String])] = [
    ("commands", { table() }), ("clauses", { clauses() }),
  ]

  /// A page with its generated tables as they are now.
  static func withTables(_ page: String) throws -> String {
    var lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for table in tables {
      let opening = "<!-- \(table.mark): made from the declarations -->"
      guard let start = lines.firstIndex(of: opening) else { continue }
      guard let end = lines[start...].firstIndex(of: "<!-- end -->") else { continue }
      lines.replaceSubrange(start + 1..<end, with: table.lines())
    }
    return lines.joined(separator: "\n")
  }

  private static func clauses() -> [String] {
    ["| clause | 中文 | means | taken by |", "|---|---|---|---|"]
      + Vocabulary.terms(.clause).map { term in
        let verbs = term.verbs.map(\.english).joined(separator: ", ")
        return
          "| `\(term.word.english)` | \(term.word.chinese) | \(term.meaning.english) | \(verbs) |"
      }
  }
}
