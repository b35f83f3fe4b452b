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
/// - Complexity: one look at all bytes and one reading; a second reading of the columns whose first
///   rows misled about their kind.
package func load(
  _ path: String, _ options: LoadOptions, _ run: Run
) throws(Diagnostic) -> Loaded {
  let paths = Pattern.paths(of: path)
  guard let paths else { return try load([Input(path, run)], options, run, namesSources: false) }
  guard !paths.isEmpty else { throw Pattern.nothing(path) }
  var inputs: [Input] = []
  for path in paths { inputs.append(try Input(path, run)) }
  return try load(inputs, options, run, namesSources: true)
}

/// Reads inputs as one table, `block` bytes at a time.
func load(
  _ inputs: [Input], _ options: LoadOptions, _ run: Run, block: Int = Survey.usualBlock,
  namesSources: Bool, isStrict: Bool = false
) throws(Diagnostic) -> Loaded {
  var parts: [Part] = []
  for input in inputs { parts.append(try Part(input, options, run, block: block)) }
  let loader = try Loader(
    parts, options, run, block: block, namesSources: namesSources, isStrict: isStrict)
  return try loader.load()
}

/// The names of a file's columns: only its first bytes are read, so it is fit for completion.
package func headerNames(
  of path: String, _ options: LoadOptions, _ run: Run
) throws(Diagnostic) -> [String] {
  var names: [String] = []
  for path in Pattern.paths(of: path) ?? [path] {
    let layout = try Layout.found(Input(path, run), options, nil, run)
    for name in layout.names where !names.contains(name) { names.append(name) }
  }
  return names
}

extension Layout {
  /// Finds out how an input is laid out.
  ///
  /// A survey is what a look at all bytes gave; without one only the first block is looked at.
  static func found(
    _ input: Input, _ options: LoadOptions, _ survey: Survey?, _ run: Run
  ) throws(Diagnostic) -> Layout {
    guard input.size > 0 else { throw empty(input.path) }
    if let foreign = try Foreign.found(input) { throw foreign }
    let finding = try encoding(input, options, survey, run)
    var layout = Layout(
      start: finding.start, decoding: finding.decoding, encoding: finding.name,
      encodingKnownBy: finding.knownBy, delimiter: 0x2C, skip: options.skip,
      hasHeader: options.header, width: 0, returnsEndLines: false)
    var told = try delimiter(options)
    if told == nil { told = try layout.takeSeparator(input) }
    let sample = try Sample(input, layout, delimiter: told)
    guard !sample.isEmpty else { throw empty(input.path) }
    layout.delimiter = sample.delimiter
    layout.returnsEndLines = sample.returnsEndLines
    layout.width = sample.header.count
    layout.setNames(options.header ? sample.header : nil)
    if options.header, let title = try Preamble.title(input, layout) {
      layout.remarks.append(title)
    }
    return layout
  }

  private static func encoding(
    _ input: Input, _ options: LoadOptions, _ survey: Survey?, _ run: Run
  ) throws(Diagnostic) -> Encoding.Finding {
    if var told = try Encoding.told(input, options.encoding) {
      guard told.decoding == .repair else { return told }
      if survey?.isUTF8 == true {
        told.decoding = .plain
      } else if survey != nil, options.encoding == nil {
        return try Encoding.compared(input, run, from: told.start)
      }
      return told
    }
    if survey?.isUTF8 == false { return try Encoding.compared(input, run) }
    if survey == nil {
      let head = try Survey.startIsUTF8(input)
      if !head { return try Encoding.compared(input, run) }
    }
    return Encoding.Finding(
      decoding: survey == nil ? .repair : .plain, name: "UTF-8",
      knownBy: Message("every byte is in order", "全部字节合规"))
  }

  private static func empty(_ path: String) -> Diagnostic {
    Diagnostic(
      Message("“\(path)” is empty: no header, no rows", "“\(path)”是空的：没有表头，也没有数据"), failure: .data)
  }

  /// Takes a first line `sep=;` away, and gives the delimiter it names.
  private mutating func takeSeparator(_ input: Input) throws(Diagnostic) -> UInt8? {
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
