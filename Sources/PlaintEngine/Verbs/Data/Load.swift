import PlaintEncoding
import PlaintLanguage
import PlaintQuery
import PlaintReading
import PlaintTable
import PlaintText
import PlaintValue
import PlaintWriting

/// Reads a file into memory.
struct Load: Acting {
  static let encoding = Clauses.encoding
  static let delimiter = Clause(
    Word("delimiter", "分隔符", Message("what separates cells, such as \";\"", "单元格之间的分隔，如 \";\"")),
    Slots.sign)
  static let header = Clause(
    Word(
      "header", "表头", Message("the rows that name the columns, one unless said", "写列名的行，不写时为一行")),
    Slots.choice(
      "no|yes|2 rows", Message("none, one or two", "无、有或两行"),
      [Word("no", "无"), Word("yes", "有"), Word("2 rows", "2 行")]))
  static let sheet = Clause(
    Word("sheet", "工作表", Message("the sheet of a workbook", "工作簿中的工作表")), Slots.text)
  static let skip = Clause(
    Word("skip", "跳过", Message("lines to leave out at the top", "开头略过的行数")), Slots.number)
  static let columns = Clause(
    Word("columns", "列", Message("only these columns", "只读这些列")), Slots.plainColumns)
  static let text = Clause(
    Word("text", "文本", Message("columns to be kept as text", "按文本保留的列")), Slots.plainColumns)
  static let number = Clause(
    Word(
      "number", "数值列",
      Message("columns of amounts, though they look like identifiers", "看似标识、实为数量的列")),
    Slots.plainColumns)
  static let orders = [
    Word("day-first", "日在前"), Word("month-first", "月在前"), Word("year-first", "年在前"),
  ]
  static let dates = Clause(
    Word("dates", "日期顺序", Message("which part of 05/01/2012 is the day", "05/01/2012 中哪部分是日")),
    Slots.choice("day-first|month-first|year-first", Message("the order of dates", "日期顺序"), orders))
  static let file = Slot("PATH", Message("a file", "文件")) { reader throws(Diagnostic) in
    try reader.path(suffixes: ["csv", "tsv", "txt"])
  }
  static let bringsData = true
  static let lasts = true
  let checked = Checked.carriedOut
  static let declaration = Declaration(
    Word("load", "加载"), .data,
    Message("Read a file into memory and make it the current dataset.", "读入文件，并设为当前数据集。"),
    grammar: [
      file.here,
      .clauses([
        Clauses.as.here, [.word(.replace)], encoding.here, delimiter.here, header.here, sheet.here,
        skip.here, columns.here, text.here, number.here, dates.here, missing.here,
        Clauses.totals.here,
      ]),
    ],
    discussion: Message(
      """
      Delimiter, encoding and the kinds of columns are found by looking at all rows, and said. A \
      name with * loads every matching file, appended by column name with a source column. Ids \
      stay as they are: a column called id, no, phone, code and the like, or of digits of one length, is an \
      identifier, not added up unless number names it; one with zeros in front is text. A cell that \
      does not fit its column keeps its text, is missing for arithmetic, and is counted. Texts for missing are taken out first, of the columns behind in or of all. \
      header 2 rows joins two header rows, an empty upper cell taking the one at its left. totals no \
      leaves out rows that read like totals (小计, 合计, Total) where their numbers are the sums of the \
      rows they cover. Loading under a name in use takes replace.
      """,
      """
      分隔符、编码和各列类型由全部行判断，并加以说明。带 * 的名称会加载所有匹配的文件，按列名追加，\
      并加 来源 列。编号、号码、电话之类的列，或位数一致的长数字，按标识读取，不作加总，\
      除非用“数值列”指定；以 0 开头的为文本；不合列类型的单元格保留原文，运算时视为缺失，并计数。\
      表示缺失的文本先行剔除，可用“属于”指定列，不写则为全部列。\
      表头 2 行 合并两行表头，上行的空单元格取其左边的值。总计行 无 去掉写着小计、合计等、\
      且数值确为所含各行之和的行。\
      加载到已用的名称需写 覆盖。
      """),
    example: ["load tickets-gb18030.csv as 工单", "load units.csv text unit"],
    exampleInChinese: ["加载 工单.csv 作为 三月至五月", "加载 单位.csv 文本 责任单位"])

  private let path: PathPhrase
  private let name: NamePhrase?
  private let replaces: Bool
  private let options: LoadOptions
  private let source: SourceText
  private let end: Int
  private let filled: String

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    path = call[Self.file]
    name = call[Clauses.as]
    try name?.requireFree()
    if name == nil { try Self.requireFreeStem(of: path, call) }
    replaces = call.has(.replace)
    source = call.source
    end = call.place.end
    filled = try scope.filled(path)
    var options = LoadOptions()
    options.naming = call.isChinese ? .chinese : .english
    if let phrase = call[Self.encoding] {
      let name = try scope.text(phrase)
      do throws(Diagnostic) { try OutgoingEncoding.require(name) } catch {
        var problem = error
        problem.place = phrase.place
        problem.failure = .data
        throw problem
      }
      options.encoding = name
      options.places[name] = phrase.place
    }
    if let phrase = call[Self.delimiter] { options.delimiter = try Self.character(phrase, scope) }
    if let sheet = call[Self.sheet] { throw Self.noSheets(sheet.place) }
    options.headerRows = Self.rows(call[Self.header])
    if let phrase = call[Self.skip] { options.skip = try scope.whole(phrase) }
    for phrases in [call[Self.columns], call[Self.text], call[Self.number]].compactMap({ $0 }) {
      for (name, place) in try scope.writtenNames(phrases) { options.places[name] = place }
    }
    options.columns = try call[Self.columns].map { phrases throws(Diagnostic) in
      try scope.writtenNames(phrases).map(\.name)
    }
    options.text = try scope.writtenNames(call[Self.text] ?? []).map(\.name)
    options.numbers = try scope.writtenNames(call[Self.number] ?? []).map(\.name)
    options.missing = try Self.missing(call[Self.missing] ?? [], in: scope)
    for phrase in call[Self.missing] ?? [] {
      for (name, place) in try scope.writtenNames(phrase.columns) { options.places[name] = place }
    }
    options.keepsTotals = call[Clauses.totals]?.english != "no"
    options.dates = call[Self.dates].flatMap { Self.order($0.english) }
    self.options = options
  }

  /// A file called as a word for rows has its dataset named otherwise.
  private static func requireFreeStem(of path: PathPhrase, _ call: Call) throws(Diagnostic) {
    let stem = name(of: path.text)
    do throws(Diagnostic) { try NamePhrase(stem, path.place).requireFree() } catch {
      var problem = error
      let name = call.isChinese ? "\(stem)数据" : "\(stem)_data"
      let line = Scanner(call.source)
      let end = Place(path.place.end, path.place.end)
      let clause = Clauses.as.word.text(in: call.isChinese ? .chinese : .english)
      problem.hints = [
        .proposing(
          line.replacing(end, with: " \(clause) \(name)"),
          Message("choose another name", "请另取名称"))
      ]
      throw problem
    }
  }

  /// How many rows name the columns, as the clause says.
  static func rows(_ header: Word?) -> Int {
    switch header?.english {
    case "no": 0
    case "2 rows": 2
    default: 1
    }
  }

  private static func noSheets(_ place: Place) -> Diagnostic {
    Diagnostic(
      Message("only workbooks have sheets, and they are not read yet", "只有工作簿才有工作表，目前尚不能读取工作簿"),
      at: place,
      hints: [
        Message(
          "save the sheet as CSV in a spreadsheet and load that", "请在电子表格中把该表另存为 CSV 再加载")
      ], failure: .data)
  }

  private static func order(_ word: String) -> DateOrder? {
    switch word {
    case "day-first": .dayFirst
    case "month-first": .monthFirst
    case "year-first": .yearFirst
    default: nil
    }
  }

  private static func character(
    _ phrase: Phrase, _ scope: Scope
  ) throws(Diagnostic) -> Character {
    let text = try scope.text(phrase)
    let named: [String: Character] = ["tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|"]
    if let character = named[text] ?? (text.count == 1 ? text.first : nil) { return character }
    throw Diagnostic(
      Message("a delimiter is one character, or tab", "分隔符为一个字符，或 Tab"), at: phrase.place,
      failure: .language)
  }

  func act(on session: inout Session, _ context: Context) throws(Diagnostic) {
    let name = name?.text ?? Self.name(of: filled)
    try NamePhrase(name, path.place).requireFree()
    try rehearse(on: session, context)
    let path = context.host.resolved(filled)
    var options = options
    options.need = session.ahead?.need
    var loaded = try read(path, options, session.scriptFolder, context)
    if let order = asked(loaded.report, context.host) {
      options.dates = order
      loaded = try read(path, options, session.scriptFolder, context)
      session.amended = amended(order)
    }
    let memory = try Engines.loaded(name: name, loaded.table, context.run)
    var dataset = Dataset(
      name: name, source: memory, origin: session.amended ?? source.text)
    if !loaded.report.unread.isEmpty {
      options.need = nil
      session.partials[memory.identity] = PartialData(
        path: path, options: options, rows: loaded.table.count, bytes: loaded.report.bytes)
    }
    dataset.note(loaded.report)
    dataset.files = loaded.report.files.map(\.path)
    session.put(dataset)
    session.current = name
    session.it = nil
    session.lastAnswered = false
    context.show(.note(Self.summary(name, loaded)))
    context.show(.note(Self.kinds(loaded)))
    for note in try RepeatedIdentifiers.notes(dataset.relation, context.run) {
      context.show(.note(note))
    }
    let (said, more) = loaded.report.worst()
    for message in said { context.show(.note(message)) }
    if more > 0 {
      context.show(.note(Message("and \(more) more: columns", "另有 \(more) 条：列")))
    }
  }

  /// A name in use takes a word more.
  func rehearse(on session: Session, _ context: Context) throws(Diagnostic) {
    let name = name?.text ?? Self.name(of: filled)
    guard session[name] != nil, !replaces else { return }
    throw Diagnostic(
      Message("“\(name)” is loaded already", "“\(name)”已加载"), at: self.name?.place ?? path.place,
      hints: [
        .proposing(
          Scanner(source).replacing(
            Place(end, end), with: " " + Word.replace.text(in: options.naming)),
          Message("to keep both, as NAME; to load it anew", "两者都留请用“作为 名称”；重新加载请写"))
      ])
  }

  /// The order of dates as the person at the prompt says, where the file leaves it open; nil where
  /// they leave it open too, as with Ctrl-C or Ctrl-D.
  private func asked(_ report: LoadReport, _ host: Host) -> DateOrder? {
    guard options.dates == nil, let ask = host.ask,
      let open = report.columns.first(where: { $0.undecided != nil }), let why = open.undecided,
      let cell = why.examples.first?.text
    else { return nil }
    let days = why.orders.map { order in
      let day = why.day(order)?.text ?? "?"
      return Message(
        "\(order.words.english): \(day)", "\(order.words.text(in: .chinese))：\(day)")
    }
    let question = Question(
      Message("“\(open.name)” holds \(cell): which day is that?", "“\(open.name)”中的 \(cell) 是哪一天？"),
      choices: days + [Message("leave it as text", "保留为文本")])
    guard let choice = ask(question), why.orders.indices.contains(choice) else { return nil }
    return why.orders[choice]
  }

  /// The command as it would have settled the order itself.
  private func amended(_ order: DateOrder) -> String {
    let bytes = Array(source.text.utf8)
    let clause = " \(Self.dates.word.english) \(order.words.english)"
    return String(decoding: bytes[..<end] + Array(clause.utf8) + bytes[end...], as: UTF8.self)
  }

  private func read(
    _ path: String, _ options: LoadOptions, _ folder: String?, _ context: Context
  ) throws(Diagnostic) -> Loaded {
    do {
      return try context.run.timed(.read) { () throws(Diagnostic) in
        try PlaintReading.load(path, options, context.run)
      }
    } catch {
      var problem = context.host.worded(error, at: self.path.place)
      if let folder, folder != ".", exists(context.host.resolved(folder + filled)),
        !exists(path)
      {
        let beside = quotedPath(folder + filled)
        problem.hints = [
          Message("it lies beside the script: load \(beside)", "它在脚本所在文件夹：加载 \(beside)")
        ]
      }
      throw problem
    }
  }

  /// A dataset is named after its file: `tickets` for `2012/tickets.csv`.
  static func name(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let stem = file.split(separator: ".", omittingEmptySubsequences: true).first.map(String.init)
    let name = (stem ?? file).filter { $0 != "*" && $0 != "?" }
    // A line break in it could forge a line wherever the name is said.
    return name.isEmpty || name == "csv" ? "data" : name.harmless
  }

  private static func summary(_ name: String, _ loaded: Loaded) -> Message {
    let rows = counted(loaded.table.count, "row")
    let count = loaded.table.columns.count + loaded.report.unread.count
    let columns = counted(count, "column")
    let encoding = loaded.report.encodingMessage
    return Message(
      "\(name): \(rows), \(columns); \(encoding.english)",
      "\(name)：\(grouped(loaded.table.count)) 行，\(count) 列；\(encoding.text(in: .chinese))"
    )
  }

  /// The columns by kind, kinds in order of appearance.
  private static func kinds(_ loaded: Loaded) -> Message {
    var kinds: [Kind] = []
    for column in loaded.table.columns where !kinds.contains(column.kind) {
      kinds.append(column.kind)
    }
    let lists = kinds.map { kind in
      let names = loaded.table.columns.filter { $0.kind == kind }.map { quotedName($0.name) }
      return (kind, names)
    }
    let unread = shown(loaded.report.unread.map(quotedName), limit: 8)
    let unreadChinese = shown(
      loaded.report.unread.map(quotedName), "等 \(loaded.report.unread.count) 列", limit: 8)
    return .lines(
      lists.map { "  \($0.0.english): \(shown($0.1))" }
        + (unread.isEmpty ? [] : ["  not examined, since nothing after asks for it: \(unread)"]),
      lists.map { "  \($0.0.chinese)：\(shown($0.1, "等 \($0.1.count) 列"))" }
        + (unread.isEmpty ? [] : ["  未检查（后文用不到）：\(unreadChinese)"]))
  }

  /// The names, or the first of very many.
  private static func shown(
    _ names: [String], _ counted: String? = nil, limit: Int = 40
  ) -> String {
    let names = names.map { $0.clipped(toWidth: 60) }
    guard names.count > limit else { return names.joined(separator: ", ") }
    let first = min(limit, 30)
    let counted = counted ?? "and \(names.count - first) more"
    return names.prefix(first).joined(separator: ", ") + " " + counted
  }
}
