import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Values that never occur: a slip is told before a figure is believed.
extension Pipe {
  /// Looks for each value written since the last time among the values of its column.
  mutating func checkSuspects() throws(Diagnostic) {
    defer {
      suspectsChecked = scope.suspects.count
      scope.doubles = []
      scope.textOrders = []
      warningTrial = nil
    }
    try sayTextOrders()
    let isDone = scope.doubles.isEmpty && scope.suspects.count == suspectsChecked
    guard !isDone, let relation = scope.input?.relation.unfiltered else { return }
    for double in scope.doubles { try check(double, relation) }
    guard !scope.session.allowsUnknown || isGuess else { return }
    let suspects = scope.suspects.dropFirst(suspectsChecked)
    let schema = relation.schema
    try checkNumbers(
      suspects.filter { $0.file == nil && schema[$0.column]?.kind.isNumeric == true }, relation)
    try checkMaps(
      suspects.filter { $0.file != nil && schema[$0.column].map { $0.kind != .text } == true },
      relation)
    try checkTexts(suspects.filter { schema[$0.column]?.kind == .text && $0.isText }, relation)
  }

  /// Looks for each written text in its column.
  private mutating func checkTexts(
    _ suspects: [Scope.Suspect], _ relation: Relation
  ) throws(Diagnostic) {
    var columns: [String: WrittenColumn] = [:]
    for suspect in suspects where columns[suspect.column] == nil {
      columns[suspect.column] = WrittenColumn(
        suspect.column, scope.suspects, relation, host.run)
    }
    for suspect in suspects {
      if let column = columns[suspect.column] { try check(suspect, column) }
    }
    for (name, column) in columns.sorted(by: { $0.key < $1.key }) { sayMore(column.never, name) }
  }

  private mutating func check(
    _ suspect: Scope.Suspect, _ column: WrittenColumn
  ) throws(Diagnostic) {
    if column.never >= Self.mostSaid {
      column.never += try column.isMet(suspect) ? 0 : 1
      return
    }
    if let known = column.known {
      guard Self.isWorthCounting(suspect, known) else { return }
    } else if suspect.looksInside {
      // Its values are counted only where none holds the text.
      if try column.hasMany(Self.many) { return }
      if try occurs(suspect, column.relation) { return }
    } else if try column.hasMany(Self.many) {
      try checkAmongMany(suspect, column.relation)
      return
    }
    if try check(suspect, column.counted()) { column.never += 1 }
  }

  /// So many values of one column that never occur are said one by one, the rest counted: a list of a
  /// hundred thousand had drowned everything else.
  private static let mostSaid = 20

  private func sayMore(_ count: Int, _ column: String) {
    guard count > Self.mostSaid else { return }
    let more = count - Self.mostSaid
    show(
      .warning(
        Message(
          "\(counted(more, "more value")) of this line never \(more == 1 ? "occurs" : "occur") in \(column)",
          "此行另有 \(grouped(more)) 个值从未在\(column)中出现")))
  }

  /// Rows of a text that is in no dictionary from which on nothing near it is looked for: of 10 M texts
  /// that took half a minute, telling whether one occurs a twentieth of a second.
  private static let many = 100_000

  /// Of very many texts of which nearly every one differs it is only told whether one occurs.
  private mutating func checkAmongMany(
    _ suspect: Scope.Suspect, _ relation: Relation
  ) throws(Diagnostic) {
    let text = suspect.value.text
    guard try !occurs(suspect, relation) else { return }
    warn(
      Message(
        "“\(text)” never occurs in \(suspect.column)", "\(suspect.column)中从未出现“\(text)”"),
      emptiness(text, suspect))
  }

  /// Whether some row meets a suspect's test.
  private func occurs(
    _ suspect: Scope.Suspect, _ relation: Relation
  ) throws(Diagnostic) -> Bool {
    let meets = Step.filter(
      .call(suspect.test, [.column(suspect.column), .constant(suspect.value)]))
    return try relation.after([meets]).seen(host.run).last != 0
  }

  /// Numbers that never occur are said, each with the nearest below and above.
  ///
  /// - Complexity: one pass a column, and one more for each number that never occurs.
  private func checkNumbers(_ suspects: [Scope.Suspect], _ relation: Relation) throws(Diagnostic) {
    let columns = Dictionary(grouping: suspects, by: \.column).sorted { $0.key < $1.key }
    for (name, suspects) in columns {
      let column = Expression.column(name)
      let written = suspects.map { Expression.constant($0.value) }
      let among = relation.after([.filter(.call(.isIn, [column] + written))])
      let occurring = Set(try among.values(of: column, host.run).map(\.value))
      let never = suspects.filter { !occurring.contains($0.value) }
      for suspect in never.prefix(Self.mostSaid) { try sayNever(suspect, column, relation) }
      sayMore(never.count, name)
    }
  }

  /// Values of a file that never occur in a column that is no text, in one line a file.
  private func checkMaps(_ suspects: [Scope.Suspect], _ relation: Relation) throws(Diagnostic) {
    for (name, suspects) in Dictionary(grouping: suspects, by: \.column).sorted(by: {
      $0.key < $1.key
    }) {
      let spelled = Expression.call(.text, [.column(name)])
      let written = suspects.map { Expression.constant(.text($0.value.text)) }
      let among = relation.after([.filter(.call(.isIn, [spelled] + written))])
      let occurring = Set(try among.values(of: spelled, host.run).map(\.value.text))
      let never = suspects.map(\.value.text).filter { !occurring.contains($0) }
      guard let file = suspects.first?.file, !never.isEmpty else { continue }
      show(
        .warning(
          Message(
            "\(counted(never.count, "value")) of \(file) never \(never.count == 1 ? "occurs" : "occur") in \(name): \(list(never, limit: 8))",
            "\(file)中有 \(never.count) 个值从未出现在\(name)中：\(list(never, limit: 8, in: .chinese))")))
    }
  }

  private func sayNever(
    _ suspect: Scope.Suspect, _ column: Expression, _ relation: Relation
  ) throws(Diagnostic) {
    let value = Expression.constant(suspect.value)
    let asked = Aggregation(
      keys: [], sets: [[]],
      measures: [
        Measure(.largest(column), where: .call(.less, [column, value])),
        Measure(.smallest(column), where: .call(.greater, [column, value])),
      ])
    let near = try relation.aggregate(asked, host.run).measures.map { $0[0] }
      .filter { !$0.isMissing }.map(\.text)
    let written = scope.written(suspect.place)
    let nearest =
      near.isEmpty
      ? Message("", "")
      : Message(
        "; the nearest \(near.count == 1 ? "is" : "are") \(list(near))",
        "；最接近的是\(list(near, in: .chinese))")
    show(
      .warning(
        Message(
          "“\(written)” never occurs in \(suspect.column)\(nearest.english)",
          "\(suspect.column)中从未出现“\(written)”\(nearest.text(in: .chinese))")))
  }

  /// Whether the counts of a column's values are needed to speak of a written one: it does not occur,
  /// or others differ only in case, width or outer blanks.
  private static func isWorthCounting(_ suspect: Scope.Suspect, _ known: Spellings) -> Bool {
    guard suspect.isExact else {
      // Looking into very many texts for one that is there would take as long as the answer.
      if suspect.looksInside, known.texts.count > many { return false }
      return !known.meets(suspect)
    }
    let alike = known.alike(suspect.value.text)
    return !alike.contains { suspect.isMet(by: .text(known.texts[$0])) } || alike.count > 1
  }

  /// A word that is both a column and a value of the column it faces could mean either.
  private func check(_ double: Scope.Suspect, _ relation: Relation) throws(Diagnostic) {
    guard relation.schema[double.column]?.kind == .text,
      case .text(let text) = double.value
    else { return }
    let occurs = Step.filter(.call(.equal, [.column(double.column), .constant(double.value)]))
    guard try relation.after([occurs]).seen(host.run).last != 0 else { return }
    let value = scope.line(replacing: double.place, with: Correction.quoted(text))
    let column = scope.line(replacing: double.place, with: "[\(text)]")
    throw Diagnostic(
      Message(
        "“\(text)” is a column and also a value of \(double.column)",
        "“\(text)”既是列名，也是\(double.column)的值"), at: double.place,
      hints: [
        .proposing(value, Message("for the value", "指值")),
        .proposing(column, Message("for the column", "指列")),
      ])
  }

  /// Says what is to be said of a value, and whether it never occurs.
  private mutating func check(
    _ suspect: Scope.Suspect, _ values: WrittenColumn.Counted
  ) throws(Diagnostic) -> Bool {
    let text = suspect.value.text
    if suspect.isExact { sayNearlyEqual(text, values, suspect.column) }
    guard !values.spellings.meets(suspect) else { return false }
    let names = values.spellings.texts
    let near = Self.near(text, names)
    let message =
      suspect.looksInside
      ? Message(
        "no value of \(suspect.column) \(suspect.test.word) “\(text)”",
        "\(suspect.column)没有一个值\(suspect.test.chinese)“\(text)”")
      : Message(
        "“\(text)” never occurs in \(suspect.column)", "\(suspect.column)中从未出现“\(text)”")
    let proposal = emptiness(text, suspect) ?? respelled(text, suspect, names)
    let hint = proposal ?? (near.isEmpty ? nil : nearby(near, values))
    // What looks into texts may well find nothing; a whole value that resembles one is a slip.
    let isSlip = hint != nil && !suspect.looksInside
    if isGuess || !host.isInteractive && isSlip {
      throw Diagnostic(message, at: suspect.place, hints: hint.map { [$0] } ?? [])
    }
    tookUnknown = tookUnknown || isSlip
    warn(message, hint)
    return true
  }

  /// The values that a text may be a slip of; 不太满意 is never 满意, and nobody types a long text by hand.
  private static func near(_ text: String, _ names: [String]) -> [String] {
    let near = nearest(text, among: names, limit: 5)
    guard !near.isEmpty else { return [] }
    let sense = Sense(text)
    return near.filter { sense.isKept(in: Sense($0)) }.prefix(3).map { $0 }
  }

  /// Warns, with what to do about it if that works.
  private mutating func warn(_ message: Message, _ hint: Message?) {
    guard !isTrial else { return }
    let trial = warningTrial ?? Trial(scope.session, host, typed: line.source.text)
    warningTrial = trial
    guard let hint = trial.kept(hint.map { [$0] } ?? []).first else {
      return show(.warning(message))
    }
    show(
      .warning(
        Message(
          "\(message.english); \(hint.english)",
          "\(message.text(in: .chinese))；\(hint.text(in: .chinese))")))
  }

  /// `= NULL`, `= 空`: what other programs call a missing cell.
  private func emptiness(_ text: String, _ suspect: Scope.Suspect) -> Message? {
    guard ["null", "na", "n/a", "nan", "none", "nil", "空", "空值", "无"].contains(folded(text)) else {
      return nil
    }
    let missing = Word.missing.text(in: scope.tongue)
    return .proposing(
      scope.line(replacing: suspect.place, with: missing),
      Message("for empty cells write", "空单元格请写"))
  }

  /// The line with the only value that differs in nothing but case, width or outer blanks.
  private func respelled(
    _ text: String, _ suspect: Scope.Suspect, _ names: [String]
  ) -> Message? {
    let key = folded(trimmedBlanks(text))
    let same = names.filter { folded(trimmedBlanks($0)) == key }
    guard same.count == 1, let value = same.first else { return nil }
    let line = scope.line(replacing: suspect.place, with: quotedValue(value))
    return .proposing(
      line, Message("only case, width or blanks differ; write", "仅大小写、全半角或空格不同，请写"))
  }

  private func nearby(_ near: [String], _ values: WrittenColumn.Counted) -> Message {
    let counted = near.map { name in
      let count = values.count(of: name)
      return "“\(name)” (\(grouped(count)))"
    }
    let list = counted.joined(separator: ", ")
    return Message("did you mean \(list)?", "是否想写\(list)？")
  }

  /// An exact comparison says how many more rows differ only in case, width or outer blanks.
  private func sayNearlyEqual(
    _ text: String, _ values: WrittenColumn.Counted, _ column: String
  ) {
    // What the line names besides is no “more”.
    let alike = values.spellings.alike(text).filter {
      !values.written.contains(values.spellings.texts[$0])
    }
    let more = alike.reduce(0) { $0 + values.counts[$1] }
    guard more > 0 else { return }
    // =~ sees blanks at the ends; trim(…) takes them away first.
    let isBlank = alike.contains { folded(values.spellings.texts[$0]) != folded(text) }
    let name = quotedName(column)
    let value = quotedValue(trimmedBlanks(text))
    let way =
      isBlank
      ? Message("trim(\(name)) =~ \(value)", "去空白(\(name)) =~ \(value)") : Message("=~", "=~")
    show(
      .note(
        Message(
          "\(counted(more, "more row")) would match “\(text)” ignoring case, width and outer blanks: use \(way.english)",
          "忽略大小写、全半角和首尾空格时，另有 \(grouped(more)) 行与“\(text)”相同：请用 \(way.text(in: .chinese))")))
  }
}

extension Scope.Suspect {
  /// Whether the test looks for a part of the column's values.
  var looksInside: Bool {
    switch test {
    case .contains, .startsWith, .endsWith, .matches: true
    default: false
    }
  }
}
