import PlaintText

/// Files that hold no delimited text, told by their first bytes: what they are, and what to do.
enum FileSignature {
  /// The diagnostic of an input that is something else than text in rows; nil for text.
  ///
  /// - Throws: when the input cannot be read.
  static func found(_ input: InputFile) throws(Diagnostic) -> Diagnostic? {
    let head = try bytes(input, at: 0, count: 4096)
    guard let sort = try sort(head, input) else { return nil }
    return Diagnostic(
      Message(
        "“\(input.path)” is \(sort.name.english), not rows of text",
        "“\(input.path)”是\(sort.name.text(in: .chinese))，不是文本表格"),
      hints: [sort.advice], failure: .data)
  }

  /// What such a file is called, and how its rows become text.
  private struct Sort {
    let name: Message
    let advice: Message

    static let saveAs = Message(
      "open it in a spreadsheet, save the sheet as CSV, and load that",
      "请用电子表格打开，把该表另存为 CSV 再加载")

    static func sheet(_ english: String, _ chinese: String) -> Sort {
      Sort(name: Message(english, chinese), advice: saveAs)
    }

    /// A file that a program packed.
    static func packed(_ name: String, by program: String) -> Sort {
      Sort(
        name: Message("compressed (\(name))", "压缩文件（\(name)）"),
        advice: Message(
          "unpack it first (\(program)) and load what is inside",
          "请先解压（\(program)），再加载其中的文件"))
    }
  }

  private static func sort(_ head: [UInt8], _ input: InputFile) throws(Diagnostic) -> Sort? {
    if head.starts(with: [0x50, 0x4B, 3, 4]) { return try archive(head, input) }
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      return .sheet("a workbook of the old kind (.xls), or one with a password", "旧格式（.xls）或加密的工作簿")
    }
    if head.starts(with: "%PDF-".utf8) {
      return Sort(
        name: Message("a PDF document", "PDF 文档"),
        advice: Message(
          "ask for the rows as CSV, or copy the table to a spreadsheet and save it as CSV",
          "请索取 CSV 格式的数据，或把表格复制到电子表格后另存为 CSV"))
    }
    if let (_, name, program) = packers.first(where: { head.starts(with: $0.bytes) }) {
      return .packed(name, by: program)
    }
    if head.starts(with: "PAR1".utf8) || head.starts(with: "SQLite format 3\0".utf8) {
      return Sort(
        name: Message("a file of a database", "数据库文件"),
        advice: Message(
          "export its rows as CSV with the program that made it", "请用生成它的程序导出 CSV"))
    }
    return markdown(head) ?? markup(head)
  }

  /// A table in Markdown: a line of cells between bars, and a line of dashes between bars below it.
  private static func markdown(_ head: [UInt8]) -> Sort? {
    let lines = head.split(separator: 0x0A).map { line in
      trimmedBlanks(String(decoding: line, as: UTF8.self))
    }
    let isTable = zip(lines, lines.dropFirst()).contains { names, rule in
      names.hasPrefix("|") && rule.hasPrefix("|") && rule.contains("---")
        && rule.allSatisfy { "|-: ".contains($0) }
    }
    guard isTable else { return nil }
    return Sort(
      name: Message("a table in Markdown, made for reading", "供阅读的 Markdown 表格"),
      advice: Message(
        "export the same table as .csv and load that", "请把同一张表导出为 .csv，再加载"))
  }

  private static let packers: [(bytes: [UInt8], name: String, program: String)] = [
    ([0x1F, 0x8B], "gzip", "gunzip"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "xz", "unxz"),
    ([0x28, 0xB5, 0x2F, 0xFD], "zstd", "unzstd"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7z", "7z x"),
    (Array("Rar!\u{1A}\u{7}".utf8), "rar", "unrar x"), (Array("PK\u{5}\u{6}".utf8), "zip", "unzip"),
  ]

  /// A ZIP file: a workbook, another document, or files packed together.
  ///
  /// The names of its parts stand at its end.
  private static func archive(_ head: [UInt8], _ input: InputFile) throws(Diagnostic) -> Sort {
    let tail = try bytes(input, at: max(0, input.size - 1 << 16), count: 1 << 16)
    let holds = { (part: String) in tail.firstRange(of: part.utf8) != nil }
    if holds("xl/workbook") { return .sheet("an Excel workbook (.xlsx)", "Excel 工作簿（.xlsx）") }
    if head.firstRange(of: "opendocument.spreadsheet".utf8) != nil {
      return .sheet("a spreadsheet (.ods)", "电子表格（.ods）")
    }
    if holds("word/document") {
      return .sheet("a Word document (.docx)", "Word 文档（.docx）")
    }
    return .packed("zip", by: "unzip")
  }

  /// Web pages, XML and JSON; many systems write a web page and name it `.xls`.
  private static func markup(_ head: [UInt8]) -> Sort? {
    let text = String(decoding: head, as: UTF8.self).lowercased().drop {
      $0.isWhitespace || $0 == "\u{FEFF}"
    }
    if text.hasPrefix("<?xml"), text.contains("office:spreadsheet") {
      return .sheet("a spreadsheet in XML", "XML 电子表格")
    }
    let pages = ["<!doctype html", "<html", "<table", "<head", "<meta"]
    if pages.contains(where: text.hasPrefix) || (text.hasPrefix("<?xml") && text.contains("<html"))
    {
      return .sheet("a web page (HTML)", "网页（HTML）")
    }
    let isList = text.hasPrefix("[") && text.dropFirst().drop { $0.isWhitespace }.hasPrefix("{")
    let isRecord = text.hasPrefix("{") && text.dropFirst().drop { $0.isWhitespace }.hasPrefix("\"")
    guard isList || isRecord || text.hasPrefix("<?xml") else { return nil }
    let name = isList || isRecord ? "JSON" : "XML"
    return Sort(
      name: Message(name),
      advice: Message("ask for the rows as CSV, or convert them", "请索取或转换为 CSV"))
  }

  private static func bytes(
    _ input: InputFile, at offset: Int, count: Int
  ) throws(Diagnostic) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let read = try bytes.withUnsafeMutableBufferPointer { area throws(Diagnostic) in
      guard let base = area.baseAddress else { return 0 }
      return try input.read(at: offset, into: base, count: count)
    }
    return Array(bytes[..<read])
  }
}
