import PlaintText
import PlaintValue

/// What is said of the files, with numbers and rows.
extension LoadReport {
  /// How the encoding is known: said of every load.
  package var encodingMessage: Message {
    var seen: [Message] = []
    for file in files where !seen.contains(file.encodingMessage) {
      seen.append(file.encodingMessage)
    }
    return Message(
      seen.map(\.english).joined(separator: "; "),
      seen.map { $0.text(in: .chinese) }.joined(separator: "；"))
  }
}

extension LoadReport.FileReport {
  /// How the encoding is known.
  package var encodingMessage: Message {
    let known = encodingKnownBy.text(in: .chinese)
    return Message(
      "encoding \(encoding), \(encodingKnownBy.english)",
      known.isEmpty ? "编码 \(encoding)" : "编码 \(encoding)，\(known)")
  }

  /// What was odd about the file, then about its lines.
  func notes(extraColumn: String?) -> [LoadNote] {
    remarks.ranked(.wrong) + fileNotes() + lineNotes() + raggedNotes(extraColumn)
  }

  private func fileNotes() -> [LoadNote] {
    var notes: [LoadNote] = []
    let undecoded = oddities.undecoded
    if undecoded.count > 0 {
      notes.add(
        .wrong,
        Message(
          "\(counted(undecoded.count, "cell")) could not be decoded as \(encoding) and \(undecoded.count == 1 ? "keeps its" : "keep their") bytes: \(undecoded.places)",
          "\(grouped(undecoded.count)) 个单元格不能按 \(encoding) 解码，保留原字节：\(undecoded.placesInChinese)"))
    }
    if oddities.nulls.count > 0 {
      notes.add(
        .hint,
        Message(
          "\(counted(oddities.nulls.count, "cell")) \(holds(oddities.nulls)) NUL bytes: \(oddities.nulls.places)",
          "\(grouped(oddities.nulls.count)) 个单元格含 NUL 字节：\(oddities.nulls.placesInChinese)"))
    }
    if oddities.hasMixedEnds {
      let ends = [
        ("LF", oddities.feeds), ("CR LF", oddities.pairs), ("CR", oddities.lonelyReturns),
      ].filter { $0.1 > 0 }.map { "\(grouped($0.1)) \($0.0)" }
      notes.add(
        .mended,
        Message("mixed line ends: \(list(ends))", "换行符混用：\(list(ends, in: .chinese))"))
    }
    if oddities.hollow.count > 0 {
      notes.add(
        .mended,
        Message(
          "\(counted(oddities.hollow.count, "record")) without any value left out, \(oddities.hollow.lines)",
          "略去没有任何值的记录 \(oddities.hollow.count) 条（\(oddities.hollow.linesInChinese)）"))
    }
    if oddities.blankLines > 0 {
      notes.add(
        .mended,
        Message(
          "\(counted(oddities.blankLines, "blank line")) left out",
          "略去空行 \(oddities.blankLines) 行"))
    }
    return notes + changedNames.messages.ranked(.mended)
  }

  private func holds(_ tally: RowIrregularities.Tally) -> String {
    tally.count == 1 ? "holds" : "hold"
  }

  private func lineNotes() -> [LoadNote] {
    var notes: [LoadNote] = []
    if let cut = oddities.cut.first.first {
      notes.add(
        .wrong,
        cut.row == 0
          ? Self.openHeader(cut)
          : Message(
            "the file ends inside quotes: row \(grouped(cut.row)), which starts on line \(grouped(cut.line)), is not complete",
            "文件在引号内中断：第 \(cut.row) 行（文件第 \(cut.line) 行起）不完整"))
    }
    if oddities.unclosedQuotes.count > 0 {
      notes.add(
        .lost,
        Message(
          "\(counted(oddities.unclosedQuotes.count, "row")) \(oddities.unclosedQuotes.count == 1 ? "opens" : "open") quotes that never close, read as ordinary characters: \(oddities.unclosedQuotes.places)",
          "\(grouped(oddities.unclosedQuotes.count)) 行的引号没有结束，按普通字符读取：\(oddities.unclosedQuotes.placesInChinese)"
        ))
    }
    if oddities.strayQuotes.count > 0 {
      notes.add(
        .hint,
        Message(
          "\(counted(oddities.strayQuotes.count, "row")) \(holds(oddities.strayQuotes)) quotes inside a cell, kept as written: \(oddities.strayQuotes.places)",
          "\(grouped(oddities.strayQuotes.count)) 行的单元格中有引号，照原样保留：\(oddities.strayQuotes.placesInChinese)"
        ))
    }
    if oddities.spacedQuotes.count > 0 {
      notes.add(
        .mended,
        Message(
          "\(counted(oddities.spacedQuotes.count, "row")) \(oddities.spacedQuotes.count == 1 ? "has" : "have") blanks around quotes, which are taken for quotes all the same; the blanks are left out: \(oddities.spacedQuotes.places)",
          "\(grouped(oddities.spacedQuotes.count)) 行的引号前后有空白，仍按引号读取，空白略去：\(oddities.spacedQuotes.placesInChinese)"
        ))
    }
    if oddities.returns.count > 0 {
      notes.add(
        .hint,
        Message(
          "\(counted(oddities.returns.count, "row")) \(holds(oddities.returns)) a carriage return inside a cell: \(oddities.returns.places)",
          "\(grouped(oddities.returns.count)) 行的单元格中有回车符：\(oddities.returns.placesInChinese)"))
    }
    return notes
  }

  /// Nothing is left for rows where the header never ends.
  private static func openHeader(_ cut: RowIrregularities.Spot) -> Message {
    Message(
      "a quote in the header, on line \(grouped(cut.line)), never closes, so that all that follows was read as a name: load with skip \(grouped(cut.line)) leaves that line out",
      "表头（文件第 \(cut.line) 行）的引号没有结束，其后全部内容都读成了列名：加载时写明“跳过 \(cut.line)”可略去该行")
  }

  private func raggedNotes(_ extraColumn: String?) -> [LoadNote] {
    var notes: [LoadNote] = []
    if oddities.short.count > 0 {
      notes.add(
        .lost,
        Message(
          "\(counted(oddities.short.count, "row")) \(oddities.short.count == 1 ? "is" : "are") short, filled with missing cells: \(oddities.short.places)",
          "\(grouped(oddities.short.count)) 行单元格不足，以缺失补齐：\(oddities.short.placesInChinese)"))
    }
    if oddities.long.count > 0 {
      let column = extraColumn ?? ""
      let example = oddities.long.first.first?.text ?? ""
      notes.add(
        .lost,
        Message(
          "\(counted(oddities.long.count, "row")) \(oddities.long.count == 1 ? "has" : "have") more cells than the header, the rest is kept in column “\(column)”: \(oddities.long.places); such as “\(Decision.shortened(example))”",
          "\(grouped(oddities.long.count)) 行单元格多于表头，多出的保留在列“\(column)”：\(oddities.long.placesInChinese)；例如“\(Decision.shortened(example))”"
        ))
    }
    return notes
  }
}

extension RowIrregularities.Tally {
  /// The first places, each row once.
  private var rowsOnce: [RowIrregularities.Spot] {
    first.enumerated().filter { index, spot in
      !first[..<index].contains { $0.row == spot.row }
    }.map(\.element)
  }

  /// The first places: `the header, rows 12, 40 and 3 more`, with the line where it is another
  /// number.
  var places: String {
    let places = rowsOnce.filter { $0.row > 0 }.map { spot in
      let line = spot.line > 0 && spot.line != spot.row + 1 ? " (line \(grouped(spot.line)))" : ""
      return grouped(spot.row) + line
    }
    guard !places.isEmpty else { return "the header" }
    let rows = (rowCount == 1 ? "row " : "rows ") + more(places, rowCount)
    return rowCount < count ? "the header, \(rows)" : rows
  }

  /// The places that are rows, not the header.
  private var rowCount: Int { count - first.count { $0.row == 0 } }

  /// The lines of the first places: `lines 4 and 5`.
  var lines: String {
    (count == 1 ? "line " : "lines ") + more(first.map { grouped($0.line) }, count)
  }

  var linesInChinese: String {
    rowsInChinese(first.map { grouped($0.line) }, count)
  }

  var placesInChinese: String {
    let places = rowsOnce.filter { $0.row > 0 }.map { spot in
      grouped(spot.row)
        + (spot.line > 0 && spot.line != spot.row + 1 ? "（文件第 \(grouped(spot.line)) 行）" : "")
    }
    guard !places.isEmpty else { return "表头" }
    let rows = rowsInChinese(places, rowCount)
    return rowCount < count ? "表头、\(rows)" : rows
  }
}

/// The rows named, and how many there are in all where these are not all.
func rowsInChinese(_ places: [String], _ count: Int) -> String {
  guard count > places.count else { return "第 \(list(places, in: .chinese)) 行" }
  return "第 \(places.joined(separator: "、")) 行等 \(grouped(count)) 处"
}

/// The items named, and how many more there are.
func more(_ items: [String], _ count: Int, in tongue: Tongue = .english) -> String {
  guard count > items.count else { return list(items, in: tongue) }
  return switch tongue {
  case .english: items.joined(separator: ", ") + " and \(grouped(count - items.count)) more"
  case .chinese: items.joined(separator: "、") + "等 \(count) 处"
  }
}
