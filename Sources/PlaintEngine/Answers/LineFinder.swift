import PlaintAnalysis
import PlaintTable
import PlaintText
import PlaintValue

/// Finds the lines of an answer that are meant by a number or a key: `3`, `东河 / 短信`, `(other)`.
struct LineFinder {
  let answer: Answer
  let tongue: Tongue

  private var keys: [Int] { answer.keyColumns }

  /// The number that a part is, unless it is quoted.
  func number(_ part: KeyPart) -> Int? { part.isQuoted ? nil : Int(part.text) }

  /// The lines meant, and the part that names a value across, if one is left.
  func lines(_ parts: [KeyPart]) throws(Diagnostic) -> (lines: [Int], side: KeyPart?) {
    if let number = number(parts[0]), number > 0, number <= answer.count {
      guard parts.count <= 2 else { throw tooMany(parts[2], allowed: 2) }
      return ([number - 1], parts.count > 1 ? parts[1] : nil)
    }
    if let number = number(parts[0]), !matches(parts[0], keys.first) {
      throw noLine(number, parts[0].place)
    }
    guard !keys.isEmpty else { throw noKeys(parts[0]) }
    let width = min(parts.count, keys.count)
    var lines = Array(0..<answer.count)
    for (part, column) in zip(parts, keys) {
      let left = lines.filter { matches(part, answer[$0, column], column) }
      guard !left.isEmpty else { throw unknown(part, column, among: lines) }
      lines = left
    }
    guard parts.count <= keys.count + 1 else {
      throw tooMany(parts[keys.count + 1], allowed: keys.count + 1)
    }
    // A line that stands for all of what is under it says the same as these together.
    let whole = lines.first { line in
      keys[width...].allSatisfy { answer.columns[$0].mark(line) == .all }
    }
    return (whole.map { [$0] } ?? lines, parts.count > keys.count ? parts[keys.count] : nil)
  }

  /// Whether a part names a key's cell.
  private func matches(_ part: KeyPart, _ cell: Answer.Cell, _ column: Int) -> Bool {
    if cell.mark != .value { return !part.isQuoted && cell.names.contains(plain(part.text)) }
    // yes and no are shown, and so may be typed, in either language.
    if case .truth = cell.value { return !part.isQuoted && cell.names.contains(part.text) }
    if cell.value.text == part.text { return part.isQuoted || cell.names == [part.text] }
    return !part.isQuoted && cell.names == [part.text]
  }

  private func matches(_ part: KeyPart, _ column: Int?) -> Bool {
    guard let column else { return false }
    return (0..<answer.count).contains { matches(part, answer[$0, column], column) }
  }

  /// Marks may be typed with either brackets, and as bare words where no key reads so.
  func plain(_ text: String) -> String {
    let all = [Mark.missing, .other, .all].flatMap { mark in
      [Tongue.english, .chinese].compactMap { mark.word(in: $0) }
    }
    if let mark = all.first(where: { folded($0) == folded(text) }) { return mark }
    let bare = text.filter { !"()（）".contains($0) }
    guard let mark = Self.bare[folded(bare)], !isKey(text) else { return text }
    return mark.word() ?? text
  }

  /// The words of marks without their brackets.
  private static let bare: [String: Mark] = [
    "total": .all, "总计": .all, "合计": .all, "other": .other, "其他": .other, "missing": .missing,
    "缺失": .missing,
  ]

  /// Whether some key reads so.
  private func isKey(_ text: String) -> Bool {
    keys.contains { column in
      (0..<answer.count).contains { line in
        answer.columns[column].mark(line) == .value
          && answer.columns[column].cells[line].text == text
      }
    }
  }

  private func unknown(_ part: KeyPart, _ column: Int, among lines: [Int]) -> Diagnostic {
    var seen: Set<String> = []
    let names = lines.compactMap { answer[$0, column].name(in: tongue) }
      .filter { seen.insert($0).inserted }
    return unknown(part, in: names, of: answer.name(column))
  }

  /// No key or heading of that name.
  func unknown(_ part: KeyPart, in names: [String], of column: String?) -> Diagnostic {
    let near = nearest(part.text, among: names, limit: 3)
    let offered = near.isEmpty ? Array(names.prefix(8)) : near
    let (english, chinese) = (list(offered), list(offered, in: .chinese))
    let place = column.map { Message("“\($0)”", "“\($0)”") } ?? Message("its headings", "表头")
    return Diagnostic(
      Message(
        "the last answer has no “\(part.text)” in \(place.english)",
        "上一个结果的\(place.text(in: .chinese))中没有“\(part.text)”"),
      at: part.place,
      hints: [
        near.isEmpty
          ? Message("it has \(english)", "它有：\(chinese)")
          : Message("did you mean \(english)?", "是否想写\(chinese)？")
      ])
  }

  private func noLine(_ number: Int, _ place: Place) -> Diagnostic {
    Diagnostic(
      Message(
        "the last answer has \(counted(answer.count, "line")), no line \(number)",
        "上一个结果有 \(answer.count) 行，没有第 \(number) 行"), at: place)
  }

  private func noKeys(_ part: KeyPart) -> Diagnostic {
    Diagnostic(
      Message("the last answer has no keys, only lines", "上一个结果没有键，只有行号"), at: part.place,
      hints: [Message("name a line by its number: rows 1", "请用行号：明细 1")])
  }

  /// More parts than an answer's keys have.
  func tooMany(_ part: KeyPart, allowed: Int) -> Diagnostic {
    Diagnostic(
      Message(
        "the last answer's keys have \(counted(allowed, "part")), this is one more",
        "上一个结果的键只有 \(allowed) 部分"), at: part.place)
  }
}
