import PlaintEncoding
import PlaintText

/// The forms in which a table is written to a file; the suffix of a path says which.
package enum Format: String, CaseIterable, Sendable {
  case csv, tsv, json, ndjson, md

  /// The format a path's suffix asks for, in capitals or not; nil when it asks for none of them.
  package static func of(path: String) -> Format? {
    let name = SafeFile.parts(of: path).name
    guard let point = name.lastIndex(of: ".") else { return nil }
    switch name[name.index(after: point)...].lowercased() {
    case "csv": return .csv
    case "tsv", "tab": return .tsv
    case "json": return .json
    case "ndjson", "jsonl": return .ndjson
    case "md", "markdown": return .md
    default: return nil
    }
  }

  /// Whether it is read by people, so that what is said beside a table is written unasked.
  package var holdsNotes: Bool { self == .md }

  /// How a file of this format ends: `.csv`.
  package var suffix: String { "." + rawValue }

  /// What the format is, for help and completion.
  package var summary: Message {
    switch self {
    case .csv: Message("values separated by commas", "以逗号分隔的值")
    case .tsv: Message("values separated by tabs", "以制表符分隔的值")
    case .json: Message("one array of JSON objects", "一个 JSON 对象数组")
    case .ndjson: Message("one JSON object a line", "每行一个 JSON 对象")
    case .md: Message("a Markdown table, as GitHub shows it", "GitHub 式的 Markdown 表格")
    }
  }
}
