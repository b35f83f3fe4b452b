import PlaintEncoding
import PlaintTable
import PlaintText

/// Telling encodings apart that any bytes may be in.
extension Encoding {
  /// UTF-8, GB18030 or Windows-1252: fewer cells that fail, then what the characters are.
  ///
  /// A file that fails UTF-8 in fewer cells than GB18030 is UTF-8 with damage (an export whose texts
  /// were cut at a byte limit). Texts of an even number of bytes never fail GB18030 though they are
  /// UTF-8: three characters in order for each byte that is not mean UTF-8 too, for GB18030 has hardly
  /// one in five by accident.
  ///
  /// The text starts at `start`, after a byte order mark of UTF-8 that the rest may belie.
  static func compared(
    _ input: InputFile, _ run: Run, from start: Int = 0
  ) throws(Diagnostic) -> Finding {
    guard let utf8 = try damage(input, run, from: start) else {
      return .others(try HighBytes(input, from: start, run), from: start)
    }
    let count = counted(utf8.failed, "cell")
    let fails = utf8.failed == 1 ? "fails" : "fail"
    let knownBy =
      utf8.failed == 0
      ? Message("but for bytes outside its cells", "除单元格以外的字节外")
      : Message(
        "\(count) of \(grouped(utf8.cells)) \(fails) it, which is fewer than fail GB18030 or would by accident",
        "\(utf8.cells) 个单元格中只有 \(utf8.failed) 个不合")
    return Finding(decoding: .repair, name: "UTF-8", knownBy: knownBy, start: start)
  }

  /// How many cells fail UTF-8, where it is UTF-8 all the same; nil where it is not.
  ///
  /// A file in another encoding fails UTF-8 soon. How it fares as GB18030 is then looked at just as
  /// far, and settles it; only where that leaves doubt is all of the file looked at.
  private static func damage(
    _ input: InputFile, _ run: Run, from start: Int
  ) throws(Diagnostic) -> Trial? {
    let many = max(try ByteScan.cellsAtMost(input, run) / 100 + 1, 100)
    var utf8 = try trial(input, .repair, run, from: start, enough: many)
    if !utf8.isWhole {
      let other = try trial(
        input, .named("GB18030"), run, from: start, enough: utf8.failed, within: utf8.cells)
      if other.failed < utf8.failed, !utf8.isMostlySound { return nil }
      utf8 = try trial(input, .repair, run, from: start)
    }
    if utf8.isMostlySound { return utf8 }
    let other = try trial(input, .named("GB18030"), run, from: start, enough: utf8.failed + 1)
    return utf8.failed < other.failed ? utf8 : nil
  }

  /// How cells fare under a decoding.
  private struct Trial {
    /// Those that hold bytes that do not decode.
    var failed = 0
    var cells = 0
    /// Characters other than ASCII that are in order, and bytes that do not decode.
    private var sound = 0
    private var strays = 0
    /// All of the file was looked at.
    var isWhole = true

    var isMostlySound: Bool { sound >= 3 * strays }

    mutating func count(_ text: UnsafeBufferPointer<UInt8>, isOdd: Bool) {
      cells += 1
      let before = strays
      for (index, byte) in text.enumerated() where byte >= 0xC0 {
        if isOdd, byte == 0xF4, Undecoded.byte(in: text, at: index) != nil {
          strays += 1
          if Self.spellsStandIn(text, at: index) { sound += 3 * 4 }
        } else {
          sound += 1
        }
      }
      if strays > before { failed += 1 }
    }

    /// Whether four bytes that do not decode spell one of the code points that stand for such bytes:
    /// for others these are UTF-8 in order, and no other encoding has them but by accident.
    private static func spellsStandIn(
      _ text: UnsafeBufferPointer<UInt8>, at index: Int
    ) -> Bool {
      let places = (0..<4).map { index + 4 * $0 }
      guard places[3] < text.count else { return false }
      let bytes = places.map { text[$0] == 0xF4 ? Undecoded.byte(in: text, at: $0) ?? 0 : 0 }
      return bytes[0] == 0xF4 && bytes[1] == 0x8F && bytes[2] >= 0xBE && bytes[3] >= 0x80
    }

    /// Adds what was counted elsewhere.
    mutating func add(_ other: Trial) {
      failed += other.failed
      cells += other.cells
      sound += other.sound
      strays += other.strays
    }
  }

  /// Tries a decoding on the cells, until so many failed or were looked at.
  private static func trial(
    _ input: InputFile, _ decoding: Decoding, _ run: Run, from start: Int, enough: Int = .max,
    within limit: Int = .max
  ) throws(Diagnostic) -> Trial {
    var layout = Layout(
      start: start, decoding: decoding, encoding: "", encodingKnownBy: Message(""),
      delimiter: 0x2C, skip: 0, headerRows: 0, width: 0, returnsEndLines: false)
    let sample = try DelimiterSample(input, layout)
    layout.delimiter = sample.delimiter
    layout.width = max(sample.widest, 1)
    var trial = Trial()
    var surplus = Trial()
    _ = try readBatches(
      input, layout, run,
      surplus: { _, text in
        var text = text
        text.withUTF8 { surplus.count($0, isOdd: true) }
      }
    ) { batch in
      for row in 0..<batch.count {
        for column in 0..<batch.stride {
          let (text, count) = batch.cell(row, column)
          trial.count(UnsafeBufferPointer(start: text, count: count), isOdd: batch.isOdd)
        }
      }
      trial.isWhole = trial.failed < enough && trial.cells < limit
      return trial.isWhole
    }
    trial.add(surplus)
    return trial
  }
}

extension Encoding.Finding {
  /// GB18030 or Windows-1252, by what their characters are.
  fileprivate static func others(_ bytes: HighBytes, from start: Int) -> Encoding.Finding {
    let name = bytes.areWestern ? "WINDOWS-1252" : "GB18030"
    let other = bytes.areWestern ? "GB18030" : "WINDOWS-1252"
    let mark =
      start == 0
      ? Message("", "")
      : Message(
        ", though it starts with the byte order mark of UTF-8", "虽以 UTF-8 的字节顺序标记开头，却不是 UTF-8")
    let guess =
      bytes.areClear
      ? Message("", "")
      : Message(
        ", and a guess by what its letters are: encoding \"\(other)\" or another behind load where they read wrong",
        "系按文字内容推断：若显示有误，加载时写明“编码 \"\(other)\"”或其他编码")
    let chinese = [mark, guess].map { $0.text(in: .chinese) }.filter { !$0.isEmpty }
    return Encoding.Finding(
      decoding: .named(name), name: name,
      knownBy: Message(
        "it is not UTF-8\(mark.english)\(guess.english)",
        chinese.joined(separator: "，")), start: start)
  }
}
