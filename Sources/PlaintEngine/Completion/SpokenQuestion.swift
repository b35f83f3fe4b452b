import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// A question as it is spoken: 五月份投诉最多的原因是什么, how many complaints does each state have.
///
/// It is understood only as a whole: every word must be a column, a value, a period or a word of the
/// lists below. What holds any other word, a denial above all, is not answered, so that no question is
/// given a line that means something else.
struct SpokenQuestion {
  private enum Piece {
    case column(Schema.Field)
    case value(String, of: Schema.Field)
    case period(String)
    case unit(CalendarUnit)
    case word(Intent)
  }

  /// What words of a question ask.
  private enum Intent: CaseIterable { case share, count, most, each, rows, filler }

  private static let words: [(Intent, [String])] = [
    (
      .share,
      [
        "占多少", "占比", "占百分之几", "占百分之多少", "比例", "比重", "占", "what share", "which share",
        "what percent", "what percentage", "what proportion", "percentage", "percent", "share",
        "proportion",
      ]
    ),
    (
      .count,
      [
        "多少", "几件", "几条", "几个", "数量", "总数", "件数", "how many", "number", "count", "total number",
      ]
    ),
    (
      .most,
      [
        "最多", "最常见", "最频繁", "最高发", "most common", "most frequent", "the most", "most", "top",
        "commonest",
      ]
    ),
    (
      .each,
      [
        "每个", "每一个", "每种", "各个", "各种", "各", "每", "哪个", "哪些", "哪一个", "哪种", "哪类", "什么", "按", "each",
        "every", "per", "by", "which", "what",
      ]
    ),
    (.rows, ["投诉量", "工单量", "投诉", "工单", "记录", "complaints", "tickets", "records", "rows"]),
    (
      .filler,
      [
        "是什么", "是哪个", "是哪些", "是哪一个", "请问", "的", "是", "有", "了", "吗", "呢", "里", "中", "在", "件", "条",
        "个", "量", "来自", "属于", "收到", "一共", "总共", "共", "what is", "what are", "what's", "is", "are",
        "was",
        "were", "the", "of", "in", "for", "from", "on", "during", "with", "do", "does", "did",
        "have",
        "has", "had", "there", "we", "get", "got", "come", "came", "me", "show", "tell", "all", "a",
        "and", "和", "与", "以及",
      ]
    ),
  ]

  private static let units: [(CalendarUnit, [String])] = [
    (.day, ["每天", "每日", "each day", "every day", "per day", "by day"]),
    (.week, ["每周", "每星期", "each week", "every week", "per week", "by week"]),
    (.month, ["每月", "每个月", "each month", "every month", "per month", "by month"]),
    (.quarter, ["每季度", "每个季度", "each quarter", "every quarter", "per quarter"]),
    (.year, ["每年", "each year", "every year", "per year", "by year"]),
  ]

  /// Columns of at most so many different texts are looked into for values.
  private static let mostValues = 500
  /// A longer line is no question.
  private static let longest = 200

  /// The question, and the same in small letters.
  private let typed: [Character]
  private let small: [Character]
  private let known: [(text: String, piece: Piece)]
  private let time: Schema.Field?
  private let tongue: Tongue

  /// The line that a question means; nil where it is none, or not understood to its last word.
  static func line(for text: String, in session: Session, time: Schema.Field?) -> String? {
    guard text.utf8.count <= longest, let relation = session.dataset?.relation else { return nil }
    let question = SpokenQuestion(text, relation, time)
    var dead: Set<Int> = []
    return question.pieces(&dead).flatMap(question.line)
  }

  private init(_ text: String, _ relation: Relation, _ time: Schema.Field?) {
    self.time = time
    small = Array(folded(text))
    // Of a period the capitals may count.
    typed = text.count == small.count ? Array(text) : small
    tongue = text.utf8.contains { $0 > 127 } ? .chinese : .english
    let fields = relation.schema.fields.filter { !$0.kind.isCalendar }
    var known = Self.words.flatMap { intent, words in
      words.map { (text: $0, piece: Piece.word(intent)) }
    }
    known += Self.units.flatMap { unit, words in
      words.map { (text: $0, piece: Piece.unit(unit)) }
    }
    for field in fields {
      let name = folded(field.name)
      let names = name.utf8.allSatisfy { $0 < 128 } ? [name, name + "s", name + "es"] : [name]
      known += names.map { ($0, .column(field)) }
      let values = relation.source.occurring(in: field.name) ?? []
      guard field.kind == .text, values.count <= Self.mostValues else { continue }
      known += values.filter { $0.count > 1 }.map { (folded($0), .value($0, of: field)) }
    }
    // The longest first; of the same words a value or a column before what may be filler.
    self.known = known.reversed().sorted { $0.text.utf8.count > $1.text.utf8.count }
  }

  /// The pieces that the question is made of from an index on, each as long as can be; nil where
  /// something is none.
  ///
  /// From the `dead` indices on there are none.
  private func pieces(from start: Int = 0, _ dead: inout Set<Int>) -> [Piece]? {
    guard let start = small[start...].firstIndex(where: isTelling) else { return [] }
    guard !dead.contains(start) else { return nil }
    var found = known.filter { stands($0.text, at: start) }.map { ($0.text.count, $0.piece) }
    if let period = period(at: start) {
      let index = found.firstIndex { $0.0 <= period.length } ?? found.endIndex
      found.insert((period.length, .period(period.text)), at: index)
    }
    for (length, piece) in found {
      if let rest = pieces(from: start + length, &dead) { return [piece] + rest }
    }
    dead.insert(start)
    return nil
  }

  private func isTelling(_ character: Character) -> Bool {
    !character.isWhitespace && !"?？,，。.、".contains(character)
  }

  /// Whether some words stand at an index, and no word of English letters goes on behind them.
  private func stands(_ words: String, at start: Int) -> Bool {
    small[start...].starts(with: words) && isWhole(start, start + words.count)
  }

  private func isWhole(_ start: Int, _ end: Int) -> Bool {
    end == small.count || !isLetter(small[end - 1]) || !isLetter(small[end])
  }

  private func isLetter(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber)
  }

  /// The longest period that stands at an index, in whatever spelling, and how long it is.
  private func period(at start: Int) -> (text: String, length: Int)? {
    let rest = String(typed[start...])
    let foreign = Period.foreign(startingIn: rest).map { period, bytes in
      (text: period.text, length: String(decoding: rest.utf8.prefix(bytes), as: UTF8.self).count)
    }
    let longest = min(small.count, start + 24)
    let own = stride(from: longest, to: start + 1, by: -1).lazy.compactMap { end in
      isPeriod(String(typed[start..<end])) ? end : nil
    }.first { isWhole(start, $0) }.map { (text: String(typed[start..<$0]), length: $0 - start) }
    return [own, foreign].compactMap(\.self).max { $0.length < $1.length }
  }

  private func isPeriod(_ text: String) -> Bool {
    guard text.last?.isWhitespace == false, !text.allSatisfy(\.isNumber) || text.count == 4 else {
      return false
    }
    return Stretch(parsing: text) != nil || Relative(parsing: text) != nil
  }

  private func line(_ pieces: [Piece]) -> String? {
    let intents = Set(pieces.compactMap { if case .word(let intent) = $0 { intent } else { nil } })
    let values = pieces.compactMap { piece -> (text: String, field: Schema.Field)? in
      if case .value(let text, let field) = piece { (text, field) } else { nil }
    }
    let periods = pieces.compactMap { if case .period(let text) = $0 { text } else { nil } }
    let units = pieces.compactMap { if case .unit(let unit) = $0 { unit } else { nil } }
    let columns = columns(pieces)
    guard periods.isEmpty || time != nil, periods.count < 2, units.count < 2 else { return nil }
    var conditions = conditions(values)
    if let time { conditions += periods.map { "\(quotedName(time.name)) = \($0)" } }
    if let unit = units.first {
      let every = "\(TrendVerb.declaration.word.text(in: tongue)) \(Word.every.text(in: tongue))"
      let by = columns.map { " \(Word.by.text(in: tongue)) \($0)" }.joined()
      guard time != nil, columns.count < 2 else { return nil }
      return asked("\(every) \(tongue == .chinese ? unit.chinese : unit.english)\(by)", conditions)
    }
    let breakdown = Breakdown.declaration.word.text(in: tongue)
    if !columns.isEmpty {
      guard !intents.isDisjoint(with: [.each, .most]) else { return nil }
      return asked("\(breakdown) \(columns.joined(separator: " > "))", conditions)
    }
    guard intents.isDisjoint(with: [.each, .most]) || intents.contains(.share) else { return nil }
    if intents.contains(.share) {
      guard values.count == 1, let value = values.first else { return nil }
      return asked("\(breakdown) \(quotedName(value.field.name))", Array(conditions.dropFirst()))
    }
    guard intents.contains(.count) else { return nil }
    return asked(Count.declaration.word.text(in: tongue), conditions)
  }

  /// What values ask of their columns: of several of one column, any.
  private func conditions(_ values: [(text: String, field: Schema.Field)]) -> [String] {
    let fields = values.map(\.field)
    return fields.indices.filter { fields.firstIndex(of: fields[$0]) == $0 }.map { index in
      let name = quotedName(fields[index].name)
      let own = values.filter { $0.field == fields[index] }.map { quotedValue($0.text) }
      guard own.count > 1 else { return "\(name) = \(own[0])" }
      return
        "\(name) \(Operator.isIn.word?.text(in: tongue) ?? "") (\(own.joined(separator: ", ")))"
    }
  }

  /// The columns that are asked about, each once; one in front of a value of its own is said for it.
  private func columns(_ pieces: [Piece]) -> [String] {
    let telling = pieces.filter { if case .word(.filler) = $0 { false } else { true } }
    var names: [String] = []
    for (index, piece) in telling.enumerated() {
      guard case .column(let field) = piece else { continue }
      if index + 1 < telling.count, case .value(_, let owner) = telling[index + 1], owner == field {
        continue
      }
      let name = quotedName(field.name)
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  private func asked(_ command: String, _ conditions: [String]) -> String {
    guard !conditions.isEmpty else { return command }
    let and = " \(Operator.and.word?.text(in: tongue) ?? "") "
    return "\(command) \(Word.where.text(in: tongue)) \(conditions.joined(separator: and))"
  }
}
