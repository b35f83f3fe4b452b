import PlaintEngine
import PlaintLanguage
import PlaintMemory
import PlaintTable
import PlaintText
import PlaintValue
import TestSupport

/// Short ways to ask a session.
extension Talk {
  /// How many rows meet a condition, as `count where …` says.
  func count(where condition: String) throws(Diagnostic) -> String {
    try say("count where \(condition)")
    return answers.last?.rows[0][0].value.text ?? ""
  }

  /// A dataset of text columns, made the current one; an empty text is missing.
  func put(_ name: String, _ columns: [(String, [String])]) {
    let made = columns.map { column in
      Column(column.0, .text, values: column.1.map { $0.isEmpty ? .missing : .text($0) })
    }
    let table = Table(made, count: made.first?.count ?? 0)
    session.put(
      Dataset(
        name: name, source: MemorySource(name: name, table: table), origin: "load \(name).csv"))
    session.current = name
  }

  /// What stands under the caret of a line's error.
  func marked(_ line: String) -> String? {
    failure(line)?.place.map { Scanner(SourceText(line)).written($0) }
  }

  /// The last answer as rows of texts.
  var rows: [[String]] {
    answers.last?.texts ?? []
  }
}
