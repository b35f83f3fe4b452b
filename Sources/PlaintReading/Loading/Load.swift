import PlaintEncoding
import PlaintTable
import PlaintText
import PlaintValue

/// Reads a file of delimited text as a table.
///
/// - Parameters:
///   - path: the file; `-` is the standard input. Pipes are read whole first.
///   - options: what is known about it.
///   - run: the command under way.
/// - Returns: the table, and what there is to say about how it was read.
/// - Throws: a diagnostic when the file cannot be opened or read, holds nothing, or an option names
///   what is not there; or when the run was cancelled.
/// - Complexity: one reading; a second one of the columns whose first rows misled about their kind.
package func load(
  _ path: String, _ options: LoadOptions, _ run: Run
) throws(Diagnostic) -> Loaded {
  let paths = PathPattern.paths(of: path)
  guard let paths else {
    return try load([InputFile(path, run)], options, run, namesSources: false)
  }
  guard !paths.isEmpty else { throw PathPattern.nothing(path) }
  var inputs: [InputFile] = []
  for path in paths { inputs.append(try InputFile(path, run)) }
  return try load(inputs, options, run, namesSources: true)
}

/// The bytes that a thread reads at a time: with what is kept beside them they stay in its cache.
let usualBlock = 1 << 18

/// Reads inputs as one table, `block` bytes at a time.
///
/// A file is taken to be what its first bytes promise, UTF-8 throughout and with rows of that
/// length; one that turns out otherwise is looked at whole and read again, which costs nothing
/// where the promise holds. `isStrict` reads record by record whatever the file is like.
func load(
  _ inputs: [InputFile], _ options: LoadOptions, _ run: Run, block: Int = usualBlock,
  namesSources: Bool, isStrict: Bool = false,
  memory: @escaping @Sendable () -> Int? = AvailableMemory.available
) throws(Diagnostic) -> Loaded {
  var known = [FilePart.Knowledge?](repeating: nil, count: inputs.count)
  if isStrict {
    for (index, input) in inputs.enumerated() {
      known[index] = FilePart.Knowledge(survey: try ByteScan.of(input, run), isStrict: true)
    }
  }
  while true {
    var parts: [FilePart] = []
    for (input, known) in zip(inputs, known) {
      parts.append(try FilePart(input, options, run, knowing: known))
    }
    let loader = try Loader(
      parts, options, run, block: block, namesSources: namesSources, memory: memory)
    switch try loader.load() {
    case .loaded(let loaded): return loaded
    case .doubted(let index, let doubt):
      known[index] = FilePart.Knowledge(
        survey: try ByteScan.of(inputs[index], run), isStrict: doubt == .isIrregular)
    case .totalled(let totals, let records):
      for index in inputs.indices {
        let survey =
          if let known = known[index] { known.survey } else { try ByteScan.of(inputs[index], run) }
        known[index] = FilePart.Knowledge(
          survey: survey, isStrict: true, totals: totals[index], leftOut: records[index])
      }
    }
  }
}

/// The names of a file's columns: only its first bytes are read, so it is fit for completion.
package func headerNames(
  of path: String, _ options: LoadOptions, _ run: Run
) throws(Diagnostic) -> [String] {
  var names: [String] = []
  var known: Set<String> = []
  for path in PathPattern.paths(of: path) ?? [path] {
    let input = try InputFile(path, run)
    let layout = try Layout.found(input, options, isUTF8: ByteScan.startIsUTF8(input), run)
    names += layout.names.filter { known.insert($0).inserted }
  }
  return names
}

extension Layout {
  /// Finds out how an input is laid out, given whether it is UTF-8 as far as is known.
  static func found(
    _ input: InputFile, _ options: LoadOptions, isUTF8: Bool, _ run: Run
  ) throws(Diagnostic) -> Layout {
    guard input.size > 0 else { throw empty(input.path) }
    if let foreign = try FileSignature.found(input) { throw foreign }
    let finding = try encoding(input, options, isUTF8, run)
    var layout = Layout(
      start: finding.start, decoding: finding.decoding, encoding: finding.name,
      encodingKnownBy: finding.knownBy, delimiter: 0x2C, skip: options.skip,
      headerRows: options.headerRows, width: 0, returnsEndLines: false)
    let said = try layout.takeSeparator(input)
    let told = try delimiter(options) ?? said
    let sample = try DelimiterSample(input, layout, delimiter: told)
    guard !sample.isEmpty else { throw empty(input.path) }
    layout.delimiter = sample.delimiter
    layout.returnsEndLines = sample.returnsEndLines
    layout.width = sample.header.count
    if options.headerRows == 2 {
      let header = try Preamble.twoRows(input, layout)
      layout.width = header.count
      layout.setNames(header, in: options.naming)
    } else {
      layout.setNames(options.headerRows == 1 ? sample.header : nil, in: options.naming)
      if options.headerRows == 1, let remark = try Preamble.remark(input, layout) {
        layout.remarks.append(remark)
      }
    }
    return layout
  }

  private static func encoding(
    _ input: InputFile, _ options: LoadOptions, _ isUTF8: Bool, _ run: Run
  ) throws(Diagnostic) -> Encoding.Finding {
    let named = options.encoding.flatMap { options.places[$0] }
    if var told = try Encoding.told(input, options.encoding, at: named) {
      guard told.decoding == .repair else { return told }
      if isUTF8 {
        told.decoding = .plain
      } else if options.encoding == nil {
        return try Encoding.compared(input, run, from: told.start)
      }
      return told
    }
    guard isUTF8 else { return try Encoding.compared(input, run) }
    return Encoding.Finding(
      decoding: .plain, name: "UTF-8",
      knownBy: Message("every byte is in order", "全部字节合规"))
  }

  private static func empty(_ path: String) -> Diagnostic {
    if path == "-" {
      return Diagnostic(
        Message(
          "standard input holds nothing, or was read already: it can be read once",
          "标准输入没有内容，或已被读过：它只能读一次"),
        hints: [
          Message(
            "what was read before is a dataset: datasets lists them", "已读入的内容是数据集：用“数据集”列出")
        ], failure: .data)
    }
    return Diagnostic(
      Message("“\(path)” is empty: no header, no rows", "“\(path)”是空的：没有表头，也没有数据"), failure: .data)
  }

  /// Takes a first line `sep=;` away, and gives the delimiter it names.
  private mutating func takeSeparator(_ input: InputFile) throws(Diagnostic) -> UInt8? {
    guard skip == 0, let sign = try Preamble.separator(input, self) else { return nil }
    skip = 1
    let name = Character(UnicodeScalar(sign))
    remarks.append(
      Message(
        "line 1 is “sep=\(name)”, a spreadsheet's word for the delimiter: taken as that",
        "第 1 行是“sep=\(name)”，即电子表格的分隔符说明：按此读取"))
    return sign
  }

  private static func delimiter(_ options: LoadOptions) throws(Diagnostic) -> UInt8? {
    guard let wanted = options.delimiter else { return nil }
    guard let byte = wanted.asciiValue, byte != 0x22, byte != 0x0A, byte != 0x0D, byte != 0 else {
      throw Diagnostic(
        Message("“\(wanted)” cannot be a delimiter", "“\(wanted)”不能作分隔符"),
        hints: [
          Message(
            "a delimiter is one ASCII character: a comma, tab, semicolon or bar",
            "分隔符是一个 ASCII 字符：逗号、制表符、分号或竖线")
        ], failure: .data)
    }
    return byte
  }
}
