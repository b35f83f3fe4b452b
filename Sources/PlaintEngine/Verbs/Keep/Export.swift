import PlaintEncoding
import PlaintLanguage
import PlaintQuery
import PlaintReading
import PlaintTable
import PlaintText
import PlaintValue
import PlaintWriting

/// Writes the last answer, or the dataset's rows, to a file.
struct Export: Acting {
  static let excel = Word(
    "for excel", "供Excel",
    Message("a byte order mark, and formulas made harmless", "加字节序标记，并使公式失效"))
  static let totals = Clauses.totals
  static let notes = Word(
    "with notes", "附注", Message("the base line and the notes of an answer", "结果的基数行与注"))
  private static let no = Slots.choice("no", Message("no", "无"), [Word("no", "无")])
  static let encoding = Clauses.encoding
  static let mask = Clause(
    Word("mask", "脱敏", Message("columns written with their middle hidden", "写出时隐去中间部分的列")),
    Slots.plainColumns)
  static let file = Slot("PATH", Message("a file", "文件")) { reader throws(Diagnostic) in
    try reader.path(suffixes: Format.allCases.map(\.name))
  }
  static let declaration = Declaration(
    Word("export", "导出"), .keep,
    Message("Write the answer just shown, or the rows, to a file.", "把刚显示的结果或行写入文件。"),
    grammar: [
      file.here,
      .clauses([
        [.word(.replace)], [.word(excel)], encoding.here, totals.here,
        [.word(notes), .optional([no.here])], mask.here,
        Clauses.where.here,
      ]),
    ],
    discussion: Message(
      """
      The suffix says the format: csv, tsv, json, ndjson or md. After an answer the answer is \
      written, after a shaping line the dataset's rows; tickets | export all.csv writes rows. \
      Nothing is overwritten without replace; the file is written aside and renamed. Cells that \
      were not computed on are written as they were read. for excel adds a byte order mark and \
      guards texts that look like formulas, and digits that a spreadsheet would change (="0123", which \
      load takes off again); encoding utf-8-sig writes the mark alone; \
      with notes adds the base line and the notes, which md has unasked (with notes no leaves them out); \
      mask phone hides the middle of its cells; where chooses \
      rows of the dataset, or behind a pipe lines of its answer, for this file alone.
      """,
      """
      格式由后缀决定：csv、tsv、json、ndjson 或 md。得出结果之后写的是结果，整理之后写的是数据集的行；\
      工单 | 导出 全部.csv 写全部行。不写 覆盖 就不会覆盖文件；先写到一旁再改名。\
      未参与计算的单元格原样写回。供Excel 会加字节序标记，使像公式的文本失效，并把电子表格会改动的数字写成 ="0123"（加载时去掉）；编码 utf-8-sig 只加标记；附注 附上基数行与注（md 文件自带，附注 无 则不带）；脱敏 手机号码 隐去其单元格的中间部分；\
      其中 只为这个文件选取数据集的行，或管道中结果的行。
      """),
    example: ["breakdown channel", "export channels.csv", "tickets | export all.csv"])
  static let endsPipes = true
  static let writesFiles = true
  static let keepsAnswer = true
  static let answerUse = AnswerUse.itself

  static func output(_ call: Call) -> PathPhrase? { call[file] }

  static let bindsBlind = true

  private let path: PathPhrase
  private let filled: String
  private let format: Format
  private(set) var options: WriteOptions
  private let hidden: ExportMask
  /// What the data put into the file's name, where columns are hidden.
  private let named: [String]
  /// Whether the command stands behind a pipe or a dataset's name.
  private let input: Input?

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    path = call[Self.file]
    filled = try scope.filled(path)
    guard let format = Format.of(path: filled) else {
      if let later = Self.later(filled) { throw Diagnostic(later, at: path.place) }
      let suffixes = Format.allCases.map { $0.suffix }.joined(separator: ", ")
      throw Diagnostic(
        Message("the file's suffix does not say its format", "文件后缀未说明格式"), at: path.place,
        hints: [Message("suffixes are \(suffixes)", "可用后缀：\(suffixes)")])
    }
    self.format = format
    options = WriteOptions(
      encoding: try Self.encoding(call, scope),
      forExcel: call.has(Self.excel), totals: call[Self.totals]?.english != "no",
      replace: call.has(.replace))
    let leavesNotes = call[optional: Self.no] != nil
    if call.has(Self.notes) { options.notes = !leavesNotes }
    hidden = try ExportMask(call[Self.mask], in: scope)
    named = hidden.columns.isEmpty ? [] : try scope.textsOfData(in: path)
    input = scope.input
  }

  /// Formats that people ask for and that are not written yet.
  private static func later(_ path: String) -> Message? {
    let suffix = folded(path).split(separator: ".").last.map(String.init) ?? ""
    guard ["xlsx", "xls", "html", "htm", "docx", "pdf", "parquet"].contains(suffix) else {
      return nil
    }
    return Message(
      "\(suffix) files cannot be written yet; a spreadsheet opens what export \(path.dropLast(suffix.utf8.count))csv for excel writes",
      "尚不能写 \(suffix) 文件；可用“导出 \(path.dropLast(suffix.utf8.count))csv 供Excel”，电子表格可直接打开")
  }

  private static func encoding(_ call: Call, _ scope: Scope) throws(Diagnostic) -> String? {
    guard let phrase = call[encoding] else { return nil }
    let name = try scope.text(phrase)
    do throws(Diagnostic) { try OutgoingEncoding.require(name) } catch {
      var problem = error
      problem.place = phrase.place
      throw problem
    }
    return name
  }

  /// Columns to be hidden must be there.
  func rehearse(on session: Session, _ context: Context) throws(Diagnostic) {
    if let answer = context.answer {
      _ = try hidden.hiding(answer)
    } else if let input = context.input {
      _ = try hidden.hiding(input)
    }
  }

  func act(on session: inout Session, _ context: Context) throws(Diagnostic) {
    let file = context.host.resolved(filled)
    try session.refuseLoaded(file, as: filled, at: path.place)
    try session.claim(file, as: filled, path)
    let isAlone = context.isAlone || context.answer != nil
    var options = options
    let otherNames = otherNames(of: file)
    options.undecodedFrom = session.undecodedFrom
    options.tongue = context.host.answerTongue
    do throws(Diagnostic) {
      if let shown = context.answer ?? (isAlone && session.lastAnswered ? session.it : nil) {
        let answer = try hidden.hiding(shown).headed(for: context.host.answerTongue)
        hidden.warnings(of: shown, naming: filled, by: named).forEach { context.show(.warning($0)) }
        let written = try context.run.timed(.write) { () throws(Diagnostic) in
          try write(answer, to: file, format, options, context.run)
        }
        sayFlags(answer, context)
        let isEmpty = answer.ordinaryLines.isEmpty
        say(written, "“\(answer.fullTitle)”", isEmpty: isEmpty, context)
        if options.forExcel {
          sayLongNumbers(
            answer.names, answer.columns.map(\.heading.kind),
            (0..<answer.count).map { line in answer.columns.map { $0.cells[line] } }, context)
        }
      } else {
        guard let all = context.input else { throw noRows(context) }
        let input = try hidden.hiding(all)
        try hidden.warnings(of: all, naming: filled, by: named, context.run)
          .forEach { context.show(.warning($0)) }
        let written = try context.run.timed(.write) { () throws(Diagnostic) in
          try rows(input, file, options, context)
        }
        say(written, "\(input.name)", isEmpty: written.lines == 0, context)
        let names = input.relation.schema.names
        let first = input.relation.after([.take(options.forExcel ? Self.looked : 0)])
        sayLongNumbers(
          names, names.map { first.schema[$0]?.kind ?? .text }, try first.cells(names, context.run),
          context)
      }
    } catch {
      throw context.host.worded(error, at: path.place)
    }
    session.sayAround(file, as: filled, otherNames: otherNames, context)
  }

  private func noRows(_ context: Context) -> Diagnostic {
    Diagnostic(
      Message("there is nothing to export yet", "尚无可导出的内容"), at: context.call.verbPlace,
      hints: [Message("load a file first: load FILE.csv", "请先加载：加载 文件.csv")])
  }

  private func rows(
    _ input: Input, _ file: String, _ options: WriteOptions, _ context: Context
  ) throws(Diagnostic) -> Written {
    let names = input.relation.schema.names
    var writer = try TableWriter(file, format, columns: names, options)
    do throws(Diagnostic) {
      try input.relation.source.scan(names, over: input.relation.steps, context.run) {
        table throws(Diagnostic) in
        try writer.write(table)
        return true
      }
      try context.run.check()
      return try writer.finish(context.run)
    } catch {
      writer.abandon()
      throw error
    }
  }

  /// Signs that the format does not hold are not lost without a word.
  private func sayFlags(_ answer: Answer, _ context: Context) {
    guard answer.hasFlags, !(options.notes ?? format.holdsNotes) else { return }
    context.show(
      .note(
        Message(
          "signs such as * and ▲ are not in the file; with notes writes what stands under the table",
          "文件中没有 *、▲ 等标记；写“附注”可附上表下的说明")))
  }

  private func say(_ written: Written, _ what: String, isEmpty: Bool, _ context: Context) {
    guard !isEmpty else {
      // A note would be left out by --quiet, and last month's table may have stood there.
      return context.show(
        .warning(
          Message(
            "wrote \(filled) without a single row: \(what) has none",
            "写入的 \(filled) 没有任何行：\(what)为空")))
    }
    context.show(
      .note(
        Message(
          "wrote \(counted(written.lines, "line")) of \(what) to \(filled)",
          "已将\(what)的 \(grouped(written.lines)) 行写入 \(filled)")))
    if written.replaced > 0 {
      context.show(
        .warning(
          Message(
            "\(counted(written.replaced, "byte")) that could not be decoded \(written.replaced == 1 ? "is" : "are") written as �: in the encoding that they were loaded in they stay",
            "\(grouped(written.replaced)) 个不能解码的字节写成了 �；按加载时的编码导出则保留原字节")))
    }
    if written.guarded > 0 {
      context.show(
        .note(
          Message(
            "put ' before \(counted(written.guarded, "cell")) that a spreadsheet would take for formulas",
            "\(grouped(written.guarded)) 个可能被当作公式的单元格前加了 '")))
    }
    if written.guardedDigits > 0 {
      context.show(
        .note(
          Message(
            "wrote \(counted(written.guardedDigits, "cell")) of digits as =\"…\", so that a spreadsheet keeps each digit; load takes it off again",
            "\(grouped(written.guardedDigits)) 个数字文本写成 =\"…\"，使电子表格保留每一位；加载时会去掉")))
    }
    if written.unguarded > 0 {
      let cells =
        written.unguarded == 1 ? "1 cell begins" : "\(grouped(written.unguarded)) cells begin"
      context.show(
        .note(
          Message(
            "\(cells) like formulas; for excel puts a ' before them, so that nothing computes them",
            "\(grouped(written.unguarded)) 个单元格形似公式；“\(Self.excel.chinese)”会在其前加 '，以免被计算")))
    }
  }
}

extension Session {
  /// The encodings of loaded files with cells that could not be decoded.
  var undecodedFrom: Set<String> { Set(datasets.flatMap(\.undecodedFrom)) }

  /// Loaded files are never changed, not even with `replace`.
  func refuseLoaded(_ file: String, as written: String, at place: Place) throws(Diagnostic) {
    guard let loaded = loadedFiles.first(where: { isSame($0.path, file) }) else { return }
    throw Diagnostic(
      Message(
        "“\(written)” is the file that \(loaded.dataset) was loaded from",
        "“\(written)”正是 \(loaded.dataset) 的来源文件"), at: place,
      hints: [Message("loaded files are never changed: choose another name", "加载的文件不会被改动：请另取文件名")])
  }
}
