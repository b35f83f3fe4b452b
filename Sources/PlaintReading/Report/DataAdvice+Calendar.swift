import PlaintTable
import PlaintText
import PlaintValue

/// What is said about cells that say when or how long: read on a guess, in two layouts, or not read
/// though a function would.
extension DataAdvice {
  /// All there is to say; `told` are columns of which something else says why they stayed text.
  static func calendar(
    _ columns: [Column], rows: Int, told: Set<String>, in files: [(path: String, rows: Int)]
  ) -> [Message?] {
    let open = columns.filter { !told.contains($0.name) }
    return columns.map { layouts($0, files) } + [
      digits(columns, rows), spelledMoments(open, rows), machineMoments(columns, rows),
    ] + lengths(open, rows) + clocks(columns)
  }

  // MARK: read on a guess

  /// Columns whose digits are read as moments, `20120501080315`.
  private static func digits(_ columns: [Column], _ rows: Int) -> Message? {
    let found = columns.filter { column in
      guard column.kind == .moment, case .calendar(let form)? = column.spelling?.patterns.first
      else { return false }
      return form.isDigits
    }
    guard let first = found.first, let row = (0..<rows).first(where: { !first[$0].isMissing })
    else { return nil }
    let names = found.map { "“\($0.name)”" }
    let typed = found.map { self.typed($0.name) }.joined(separator: ", ")
    return Message(
      "\(list(names, limit: 6)) \(names.count == 1 ? "is" : "are") read as moments: \(first.exported(row)) is \(first[row].text); text \(typed) behind load keeps the digits",
      "\(list(names, limit: 6, in: .chinese))读作时刻：\(first.exported(row)) 为 \(first[row].text)；加载时写“文本 \(typed)”则保留数字"
    )
  }

  // MARK: two layouts

  /// Dates of more than one layout in a column: how many of each, where the first stands.
  private static func layouts(
    _ column: Column, _ files: [(path: String, rows: Int)]
  ) -> Message? {
    guard let spelling = column.spelling, let perRow = spelling.perRow,
      column.kind == .date || column.kind == .moment
    else { return nil }
    let layouts = spelling.patterns.map { pattern -> Layout? in
      if case .calendar(let form) = pattern { form.date.map(Layout.init) } else { nil }
    }
    guard Set(layouts.compactMap { $0 }).count > 1 else { return nil }
    var found: [Layout: (count: Int, row: Int)] = [:]
    for row in 0..<column.count where !column[row].isMissing {
      guard let layout = layouts[Int(perRow[row])], spelling.exceptions[row] == nil else {
        continue
      }
      found[layout, default: (0, row)].count += 1
    }
    guard found.count > 1 else { return nil }
    let sorted = found.sorted { ($1.value.count, $0.value.row) < ($0.value.count, $1.value.row) }
    let place = { (row: Int) in
      RowIrregularities.Spot(row: row + 1, line: 0).placed(in: files).words
    }
    let english = sorted.map { layout, cells in
      "\(grouped(cells.count)) like “\(column.exported(cells.row))” in \(place(cells.row).english), \(layout.order.words.english)"
    }
    let chinese = sorted.map { layout, cells in
      "\(cells.count) 个如\(place(cells.row).text(in: .chinese))“\(column.exported(cells.row))”，\(layout.order.words.text(in: .chinese))"
    }
    return Message(
      "“\(column.name)” holds dates of \(found.count) layouts, read as one: \(english.joined(separator: "; "))",
      "“\(column.name)”的日期有 \(found.count) 种写法，已合并读取：\(chinese.joined(separator: "；"))")
  }

  /// What makes two dates look differently arranged; padding and the time do not.
  private struct Layout: Hashable {
    let order: DateOrder
    let separator: DateForm.Separator
    let hasShortYear: Bool
    let hasName: Bool

    init(_ form: DateForm) {
      order = form.order
      separator = form.separator
      hasShortYear = form.hasShortYear
      hasName = form.name != nil
    }
  }

  // MARK: not read

  /// Text columns whose first cells are moments to `moment(…)`.
  private static func spelledMoments(_ columns: [Column], _ rows: Int) -> Message? {
    let found = near(columns, rows, [.text]) { text in
      text.utf8.contains { $0 < 0x30 || $0 > 0x39 } && Moment(spelled: text) != nil
    }
    return proposal(found, Message("moments", "是时刻"), moment, ending: "_m")
  }

  /// Text columns whose first cells are lengths of time to `duration(…)`.
  private static func lengths(_ columns: [Column], _ rows: Int) -> [Message?] {
    let kind = Message("lengths of time", "是时长")
    return [
      proposal(
        near(columns, rows, [.text]) { Elapsed(spelled: $0) != nil }, kind, duration, ending: "_d"),
      proposal(
        near(columns, rows, [.text]) { Elapsed.isAmbiguous($0) }, kind, duration,
        patterns: ["m:ss", "h:mm"], ending: "_d"),
    ]
  }

  private static let moment = Message("moment", "时刻")
  private static let duration = Message("duration", "时长")

  /// Numbers in columns named for a time that are seconds since 1970, or days since 1900.
  private static func machineMoments(_ columns: [Column], _ rows: Int) -> Message? {
    let named = columns.filter { isNamedForATime($0.name) }
    let found = near(named, rows, [.whole, .decimal]) { text in
      guard let moment = Moment(spelled: text) else { return false }
      let digits = text.prefix { $0 != "." }.utf8.count
      return digits != 8 && (1990...2099).contains(moment.day.year)
    }
    return proposal(found, Message("moments", "是时刻"), moment, ending: "_m")
  }

  private static func isNamedForATime(_ name: String) -> Bool {
    let word = folded(name)
    return ["time", "date", "timestamp", "_at", "_ts", "时间", "日期", "时刻"].contains {
      word.hasSuffix($0)
    } || word == "ts"
  }

  /// Times of day in columns named for a length of time.
  private static func clocks(_ columns: [Column]) -> [Message?] {
    let found = columns.filter { $0.kind == .time && isNamedForALength($0.name) }
      .compactMap { column in
        (0..<column.count).first { !column[$0].isMissing }.map { (column, column.exported($0)) }
      }
    let kind = Message("perhaps lengths of time", "可能是时长")
    return [
      proposal(found.filter { !Elapsed.isAmbiguous($0.1) }, kind, duration, ending: "_d"),
      proposal(
        found.filter { Elapsed.isAmbiguous($0.1) }, kind, duration, patterns: ["m:ss", "h:mm"],
        ending: "_d"),
    ]
  }

  private static func isNamedForALength(_ name: String) -> Bool {
    let word = folded(name)
    return ["时长", "耗时", "用时", "duration", "elapsed", "length"].contains { word.hasSuffix($0) }
  }

  /// Columns of some kinds of whose first cells nine in ten pass, with one of these.
  private static func near(
    _ columns: [Column], _ rows: Int, _ kinds: Set<Kind>, _ passes: (String) -> Bool
  ) -> [(Column, String)] {
    columns.compactMap { column in
      guard kinds.contains(column.kind) else { return nil }
      let cells = someCells(column, rows)
      let read = cells.filter { $0.utf8.count < 64 && passes($0) }
      guard let example = read.first, 10 * read.count >= 9 * cells.count else { return nil }
      return (column, example)
    }
  }

  /// The line that reads the first of the columns, for each pattern that may be meant.
  private static func proposal(
    _ found: [(Column, String)], _ kind: Message, _ function: Message, patterns: [String] = [],
    ending: String
  ) -> Message? {
    guard let (first, cell) = found.first else { return nil }
    let (name, made) = (typed(first.name), typed(first.name, with: ending))
    let arguments = patterns.isEmpty ? [name] : patterns.map { "\(name), \"\($0)\"" }
    func lines(_ tongue: Tongue) -> String {
      let (verb, joint) = tongue == .english ? ("add", " or ") : ("添加", " 或 ")
      return arguments.map { "\(verb) \(made) = \(function.text(in: tongue))(\($0))" }
        .joined(separator: joint)
    }
    let names = found.map { "“\($0.0.name)”" }
    let (english, chinese) = whatBecame(of: first.kind, isOne: names.count == 1)
    return Message(
      "\(list(names, limit: 6)) \(english), but cells such as “\(cell)” are \(kind.english): \(lines(.english)) reads them",
      "\(list(names, limit: 6, in: .chinese))\(chinese)，而“\(cell)”这样的单元格\(kind.text(in: .chinese))：可用 \(lines(.chinese)) 读取"
    )
  }

  private static func whatBecame(of kind: Kind, isOne: Bool) -> (String, String) {
    switch kind {
    case .text: ("stayed text", "保留为文本")
    case .time: ("\(isOne ? "reads" : "read") as times of day", "读作时间")
    default: ("\(isOne ? "reads" : "read") as \(kind.english)s", "读作\(kind.chinese)")
    }
  }
}
