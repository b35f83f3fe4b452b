import PlaintEncoding
import PlaintText

/// A form in which a table is written to a file, as a value: what it is called, how its cells are written,
/// and what stands around them.
///
/// Each has a file of its own in `Formats`.
package struct Format: Hashable, Sendable {
  /// Every format.
  ///
  /// Adding one is its file and a line here.
  package static let allCases: [Format] = [csv, tsv, json, ndjson, md]

  /// How its files end, without the point; the first is the usual one.
  let suffixes: [String]
  /// What the format is, for help and completion.
  package let summary: Message
  let family: CellStyle.Family
  /// Whether it is read by people, so that what is said beside a table is written unasked.
  package let holdsNotes: Bool
  /// What stands around the cells of a table of such columns.
  let frame: @Sendable (CellStyle, _ columns: [String], _ areNumbers: [Bool]) -> Frame
  /// Puts what is said beside the table, cell by cell as written, in its place.
  let hold: @Sendable (inout Frame, _ said: [[UInt8]]) -> Void

  /// Its name: the usual suffix.
  package var name: String { suffixes[0] }

  /// How a file of this format ends: `.csv`.
  package var suffix: String { "." + name }

  /// The format a path's suffix asks for, in capitals or not; nil when it asks for none of them.
  package static func of(path: String) -> Format? {
    let name = SafeFile.parts(of: path).name
    guard let point = name.lastIndex(of: ".") else { return nil }
    let suffix = name[name.index(after: point)...].lowercased()
    return allCases.first { $0.suffixes.contains(suffix) }
  }

  package static func == (one: Format, other: Format) -> Bool { one.suffixes == other.suffixes }

  package func hash(into hasher: inout Hasher) { hasher.combine(suffixes) }
}
