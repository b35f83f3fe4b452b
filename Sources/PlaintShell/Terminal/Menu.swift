import PlaintText

/// The completions at one cursor: what Tab puts into the line, and how they are listed.
///
/// Completions say themselves what they replace, because a column in brackets, a value in quotes
/// and Chinese without blanks have no beginning that the line editor could find.
struct Menu {
  /// A change of the line.
  struct Insertion: Hashable {
    var place: Place
    var text: String
  }

  private let completions: [Completion]
  private let line: String
  /// The stretch that all completions replace together.
  private let place: Place
  /// What each puts in that stretch.
  private let texts: [String]

  /// - Parameters:
  ///   - completions: what the door offered; one whose place lies outside the line is left out.
  ///   - line: the line edited; places count its bytes.
  init(_ completions: [Completion], of line: String) {
    let length = line.utf8.count
    let fitting = completions.filter { $0.place.start >= 0 && $0.place.end <= length }
    let start = fitting.map(\.place.start).min() ?? length
    let end = fitting.map(\.place.end).max() ?? length
    self.completions = fitting
    self.line = line
    place = Place(start, max(start, end))
    texts = fitting.map {
      line.bytes(start, $0.place.start) + $0.text + line.bytes($0.place.end, end)
    }
  }

  var isEmpty: Bool { completions.isEmpty }

  /// What Tab can put in: the only completion, or the beginning that all share when that says
  /// more than what stands there; nil when there is nothing to put in.
  var insertion: Insertion? {
    guard let first = texts.first, !texts.contains(where: holdsControl) else { return nil }
    let present = line.bytes(place.start, place.end)
    let text =
      texts.count == 1
      ? first + blankAfterOnly : texts.dropFirst().reduce(first) { commonPrefix($0, $1) }
    guard text != present, texts.count == 1 || text.count >= present.count else { return nil }
    return Insertion(place: place, text: text)
  }

  /// A blank if nothing can be added to the only completion and none follows already.
  private var blankAfterOnly: String {
    let isFollowed = line.bytes(place.end, line.utf8.count).hasPrefix(" ")
    return completions.first?.isFinal == true && !isFollowed ? " " : ""
  }

  /// The candidates in columns, descriptions beside them, read downwards.
  ///
  /// Beyond the limit they are only counted: “… and 312 more”. Words beside them are left out
  /// when they would push the first candidates off a screen of that height.
  func lines(width: Int, height: Int = .max, limit: Int = 60, tongue: Tongue) -> [String] {
    let listed = completions.prefix(limit)
    let labels = listed.map(\.label.harmless)
    var cells = Cells(
      labels: labels, descriptions: listed.map(\.description.harmless), width: max(width - 1, 8))
    if !cells.areCounts, cells.rows > max(height - 3, 1) {
      cells = Cells(
        labels: labels, descriptions: labels.map { _ in "" }, width: max(width - 1, 8))
    }
    let rest = completions.count - listed.count
    let more = Message("… and \(rest) more", "……还有 \(rest) 个")
    return cells.lines + (rest > 0 ? [more.text(in: tongue)] : [])
  }
}

/// Labels and descriptions laid out in as many columns as fit.
private struct Cells {
  let cells: [String]
  let columns: Int
  /// Whether all descriptions are numbers, which stand at the right.
  let areCounts: Bool

  init(labels: [String], descriptions: [String], width: Int) {
    let described = descriptions.map(\.displayWidth).max() ?? 0
    let labelled = labels.map(\.displayWidth).max() ?? 0
    let labelWidth = min(labelled, max(width * 2 / 3, width - described - 2))
    let restWidth = max(min(described, width - labelWidth - 2), 0)
    let areCounts = descriptions.allSatisfy { $0.allSatisfy { $0.isNumber || $0 == "," } }
    self.areCounts = areCounts && described > 0
    cells = zip(labels, descriptions).map { label, description in
      let left = label.clipped(toWidth: labelWidth).padded(toWidth: labelWidth)
      let right = description.clipped(toWidth: restWidth)
      return restWidth == 0
        ? left : left + "  " + right.padded(toWidth: restWidth, alignRight: areCounts)
    }
    let cellWidth = labelWidth + (restWidth == 0 ? 0 : restWidth + 2)
    columns = max(1, (width + 3) / (cellWidth + 3))
  }

  /// How many lines they take.
  var rows: Int { (cells.count + columns - 1) / columns }

  var lines: [String] {
    let rows = rows
    return (0..<rows).map { row in
      let line = stride(from: row, to: cells.count, by: rows).map { cells[$0] }
        .joined(separator: "   ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}

/// The beginning that two texts share, character by character.
private func commonPrefix(_ a: String, _ b: String) -> String {
  String(zip(a, b).prefix { $0 == $1 }.map(\.0))
}

/// Whether a text would do more than stand in the line.
private func holdsControl(_ text: String) -> Bool {
  text.unicodeScalars.contains { $0.properties.generalCategory == .control }
}

extension String {
  /// The text between two offsets in UTF-8 bytes.
  fileprivate func bytes(_ start: Int, _ end: Int) -> String {
    start < end ? String(decoding: Array(utf8)[start..<end], as: UTF8.self) : ""
  }
}
