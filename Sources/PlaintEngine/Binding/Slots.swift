import PlaintEncoding
import PlaintLanguage
import PlaintText
import PlaintValue

/// The slots and clauses that many verbs share, each declared once.
enum Slots {
  static let column = Slot("COLUMN", Message("a column", "列")) {
    reader throws(Diagnostic) in try reader.dimension()
  }
  /// A column or expression that is read off each row, so that none is folded and no heading needed.
  static let measured = Slot("COLUMN", Message("a column", "列")) { reader throws(Diagnostic) in
    try reader.plainDimension()
  }
  /// A date, a moment, a period or a column of years.
  static let time = Slot("COLUMN", Message("a column", "列")) { reader throws(Diagnostic) in
    reader.expect(.time)
    return try reader.plainDimension()
  }
  static let columns = Slot("COLUMNS", Message("columns", "列")) { reader throws(Diagnostic) in
    try reader.list { reader throws(Diagnostic) in try reader.dimension() }
  }
  /// Columns of the table, nothing computed.
  static let plainColumns = Slot("COLUMNS", Message("columns", "列")) {
    reader throws(Diagnostic) in
    try reader.list { reader throws(Diagnostic) in try reader.column() }
  }
  static let condition = Slot("CONDITION", Message("a condition", "条件")) {
    reader throws(Diagnostic) in try reader.condition()
  }
  static let name = Slot("NAME", Message("a name", "名称")) { reader throws(Diagnostic) in
    try reader.name(Message("a name", "名称"))
  }
  static let number = Slot("N", Message("a number", "数字")) { reader throws(Diagnostic) in
    try reader.number()
  }
  static let period = Slot("PERIOD", Message("a period such as 2012-05", "时段，如 2012-05")) {
    reader throws(Diagnostic) in
    reader.expect(.period)
    return try reader.sum()
  }
  /// A day, or so many days behind the end of a period.
  static let daySum = Slot(
    "DAY", Message("a day such as 2012-06-01, or 2012-05 + 1 day", "日期，如 2012-06-01，或 2012-05 + 1天")
  ) { reader throws(Diagnostic) in
    reader.expect(.period)
    return try reader.sum()
  }
  static let path = Slot("PATH", Message("a file", "文件")) { reader throws(Diagnostic) in
    try reader.path()
  }
  static let text = Slot("TEXT", Message("a text in quotes", "带引号的文本")) {
    reader throws(Diagnostic) in try reader.literal(Message("a text in quotes", "带引号的文本"))
  }
  /// A text, or a sign as it stands.
  static let sign = Slot("TEXT", Message("a text in quotes", "带引号的文本")) {
    reader throws(Diagnostic) in
    let token = try reader.peek()
    if token.kind == .sign, token.text.count == 1, token.text != "|" {
      _ = try reader.take()
      return Phrase.quoted(token.text, token.place)
    }
    return try reader.literal(Message("a text in quotes", "带引号的文本"))
  }
  static let encoding = Slot("TEXT", Message("a text in quotes", "带引号的文本")) {
    reader throws(Diagnostic) in
    reader.expect(.usual(Message("a text in quotes", "带引号的文本"), knownEncodings))
    return try reader.operand()
  }
  static let dataset = Slot("NAME", Message("a dataset", "数据集")) { reader throws(Diagnostic) in
    try reader.datasetName()
  }
  static let measures = Slot("MEASURE", Message("a measure such as count()", "统计量，如 行数()")) {
    reader throws(Diagnostic) in
    try reader.list { reader throws(Diagnostic) in try reader.assignment(needsName: false) }
  }
  static let unit = choice(
    "day|week|month|quarter|half year|year", Message("a size of period", "时段大小"), Choices.units)
  static let rounding = choice(
    "half-up|half-even|truncate|sum-100", Message("a rounding rule", "舍入规则"), Choices.roundings)

  /// One of a few words.
  static func choice(_ name: String, _ help: Message, _ words: [Word]) -> Slot<Word> {
    Slot(name, help, choices: words) { reader throws(Diagnostic) in
      for word in words where try reader.takeWord(word) { return word }
      throw reader.failure()
    }
  }

  /// Several of a few words, with commas.
  static func choices(_ name: String, _ help: Message, _ words: [Word]) -> Slot<[Word]> {
    let one = choice(name, help, words)
    return Slot(name, help, choices: words) { reader throws(Diagnostic) in
      try reader.list { reader throws(Diagnostic) in try one.read(&reader) }
    }
  }
}

/// Words that stand for a choice.
enum Choices {
  static let units = CalendarUnit.allCases.map { Word($0.english, $0.chinese) }
  static let roundings = Rounding.allCases.map { Word($0.english, $0.chinese, meaning(of: $0)) }

  private static func meaning(of rule: Rounding) -> Message {
    switch rule {
    case .halfUp: Message("a half goes away from zero: 12.25 is 12.3", "逢五进位：12.25 得 12.3")
    case .halfEven: Message("a half goes to the even digit: 12.25 is 12.2", "五取偶：12.25 得 12.2")
    case .truncate: Message("what is left over is dropped: 12.29 is 12.2", "舍去其余各位：12.29 得 12.2")
    case .sum100: Message("shares of one whole are made to add to 100", "使同一整体的占比合计为 100")
    }
  }
}

/// The clauses of language.md's section 4, each declared once.
enum Clauses {
  static let by = Clause(.by, Slots.columns)
  static let of = Clause(.of, Slots.measures)
  static let on = Clause(.on, Slots.time)
  static let every = Clause(.every, Slots.unit)
  static let digits = Clause(.digits, Slots.number)
  static let rounding = Clause(.rounding, Slots.rounding)
  static let `where` = Clause(.where, Slots.condition)
  static let `as` = Clause(.as, Slots.name)
  static let encoding = Clause(
    Word(
      "encoding", "编码",
      Message("how characters are stored, such as \"GB18030\"", "字符编码，如 \"GB18030\"")),
    Slots.encoding)
  static let totals = Clause(
    Word("totals", "总计行", Message("whether rows that add up others stay", "是否保留合计其他行的行")),
    Slots.choice("no|yes", Message("no or yes", "无或有"), [Word("no", "无"), Word("yes", "有")]))

  /// How an answer is shown: `digits`, `rounding`, and `all` for every line of a long one.
  static let style: [[Grammar]] = [digits.here, rounding.here, durations.here, [.word(.all)]]

  /// The unit of durations, where their medians are not to choose it.
  static let durations = Clause(
    Word("durations in", "时长单位", Message("the unit that lengths of time are shown in", "时长所用的单位")),
    Slots.choice(
      "minutes|hours|days", Message("a unit of time", "时长单位"),
      DurationUnit.allCases.map { Word($0.english, $0.chinese) }))
}

extension Reader {
  /// A literal: a number, a quoted text, a period, a parameter.
  mutating func literal(_ what: Message) throws(Diagnostic) -> Phrase {
    expect(.thing(what))
    return try operand()
  }

  mutating func datasetName() throws(Diagnostic) -> NamePhrase {
    expect(.dataset)
    let token = try peek()
    guard token.kind == .word || token.kind == .bracketed else { throw failure() }
    _ = try take()
    return NamePhrase(token.text, token.place)
  }
}
