import PlaintText

/// What became of the texts that a load was told to count as missing.
extension LoadReport {
  /// Those that no cell reads, then those taken out of several columns without being told which.
  var missingMessages: [Message] {
    missing.compactMap(unmatched) + missing.compactMap(spread)
  }

  /// The columns a text was looked for in, with how often it was found.
  private func found(_ text: MissingText) -> [(name: String, cells: Int)] {
    columns.filter { text.covers($0.name) }.compactMap { column in
      column.taken[text.text].map { (column.name, $0) }
    }
  }

  private func unmatched(_ text: MissingText) -> Message? {
    // A column that was not read may hold it.
    guard !isBlank(text.text), found(text).isEmpty, !unread.contains(where: text.covers) else {
      return nil
    }
    let names = (text.columns ?? []).map { "“\($0)”" }
    let place =
      names.isEmpty
      ? Message("no cell", "没有单元格")
      : Message(
        "no cell of \(list(names, limit: 6))", "\(list(names, limit: 6, in: .chinese))中没有单元格")
    return Message(
      "missing “\(text.text)” took nothing out: \(place.english) reads exactly that",
      "缺失“\(text.text)”未起作用：\(place.text(in: .chinese))恰为此文本")
  }

  private func spread(_ text: MissingText) -> Message? {
    let found = found(text)
    guard text.columns == nil, found.count > 1, let first = found.first else { return nil }
    let counts = found.map { "“\($0.name)” \(grouped($0.cells))" }
    let name = DataAdvice.typed(first.name)
    return Message(
      "“\(text.text)” is missing in \(counted(found.count, "column")): \(list(counts, limit: 6)); missing \(textAsTyped(text.text)) in \(name) behind load takes it out of that one alone",
      "“\(text.text)”在 \(found.count) 列中按缺失处理：\(list(counts, limit: 6, in: .chinese))；加载时写“缺失 \(textAsTyped(text.text)) 属于 \(name)”则只处理该列"
    )
  }
}
