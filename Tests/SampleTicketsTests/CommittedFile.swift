import Foundation

/// The files as they stand in the repository.
enum Committed {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "docs/data")

  static func bytes(of name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: folder.appending(path: name)))
  }

  static func rows(of name: String) throws -> [Row] {
    let lines = cells(ofCSV: String(decoding: try bytes(of: name), as: UTF8.self))
    let heading = lines.first ?? []
    return lines.dropFirst().map { Row(heading: heading, cells: $0) }
  }
}

/// A ticket whose cells are asked for by the name of their column.
struct Row {
  let heading: [String]
  let cells: [String]

  subscript(_ column: String) -> String {
    guard let position = heading.firstIndex(of: column), position < cells.count else {
      preconditionFailure("no column \(column) in \(heading)")
    }
    return cells[position]
  }

  func isOpened(in months: ClosedRange<String>) -> Bool {
    months.contains(String(self["opened_at"].prefix(7)))
  }
}

extension [Row] {
  /// How many rows each value has.
  func counts(of column: String) -> [String: Int] {
    Dictionary(grouping: self) { $0[column] }.mapValues(\.count)
  }

  func having(_ column: String, _ value: String) -> [Row] {
    filter { $0[column] == value }
  }
}

/// A share in hundredths of a percent, the half rounded up: 2083 is 20.83 %.
func halfUp(_ part: Int, of whole: Int) -> Int {
  (part * 20_000 + whole) / (whole * 2)
}

/// A share in hundredths of a percent, the rest cut off.
func truncated(_ part: Int, of whole: Int) -> Int {
  part * 10_000 / whole
}
