import PlaintAnalysis
import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Names that can stand at the cursor: words of the language, datasets, columns, functions.
extension Completing {
  private var tongue: Tongue { host.tongue }

  /// A word of the language, with its name in the language of the screen where it is typed in the other.
  func words(_ each: Word) -> [Candidate] {
    fitting(
      each, tongue == .chinese ? each.chinese : "", tongue == .chinese ? "" : each.english)
  }

  /// A word of the language that is of several words and begun: `allow `, `starts w`.
  func words(_ each: Word, goingOn typed: String, at place: Place) -> [Candidate] {
    each.spellings.filter { spelling in
      spelling.contains(" ") && typed.contains(" ") && spelling.hasPrefix(typed)
        && spelling != typed
    }.map { Candidate($0, at: place, each.meaning.text(in: tongue)) }
  }

  /// Texts that usually stand here.
  func usual(_ texts: [String]) -> [Candidate] {
    texts.map { Candidate($0, at: word.place) }.filter { begins($0) }
  }

  /// The verbs that may stand here: behind `|` those that end a pipe or go on with it.
  func verbs(isLineStart: Bool) -> [Candidate] {
    let isPiped = !isLineStart && word.place.start > 0 && !isHelp
    return Verbs.all.flatMap { verb -> [Candidate] in
      if isPiped, let acting = verb as? any Acting.Type, !acting.endsPipes { return [] }
      let declaration = verb.declaration
      return fitting(
        declaration.word, declaration.summary.text(in: tongue),
        declaration.summary.text(in: .chinese))
    }
  }

  /// Whether a verb is asked about, as by `help`, rather than called.
  private var isHelp: Bool {
    let before = String(decoding: source.text.utf8.prefix(word.place.start), as: UTF8.self)
    return !before.contains { $0 == "|" || $0 == "｜" }
  }

  func datasets(isLineStart: Bool) -> [Candidate] {
    let description = Message("dataset", "数据集").text(in: tongue)
    let found = session.datasets.map { Candidate(quotedName($0.name), at: word.place, description) }
    var origins: [Candidate] = []
    if isLineStart, !word.text.isEmpty {
      if session.it != nil {
        origins += fitting(.it, Message("the last answer", "上一个结果").text(in: tongue), "上一个结果")
      }
      let all = Message("the dataset before its filters", "筛选之前的数据集")
      if session.current != nil {
        origins += fitting(.all, all.text(in: tongue), all.chinese ?? "")
      }
    }
    return found.filter { begins($0) } + origins
  }

  /// The columns after the steps of the line so far.
  mutating func columns() -> [Candidate] {
    let fields = scope?.schema.fields ?? []
    let found = fields.map {
      Candidate(quotedName($0.name), at: word.place, kind($0.kind), isFinal: word.depth == 0)
    }
    return found.filter { begins($0) }
  }

  /// The columns; where none begins with what was typed, functions, and where there is none of
  /// those either, the columns that contain it.
  mutating func columnsOrFunctions() -> [Candidate] {
    let columns = columns()
    if !columns.isEmpty || word.text.isEmpty { return columns }
    let functions = functions()
    let key = folded(word.text)
    if !functions.isEmpty || key.unicodeScalars.allSatisfy(\.isASCII) && key.count < 3 {
      return functions
    }
    return (scope?.schema.fields ?? []).filter { folded($0.name).contains(key) }.map {
      Candidate(quotedName($0.name), at: word.place, kind($0.kind), isFinal: word.depth == 0)
    }
  }

  /// The columns that can be a time: dates, moments, periods, and whole numbers that are years.
  mutating func timeColumns() -> [Candidate] {
    guard let scope, let relation = scope.input?.relation else { return [] }
    return scope.schema.fields.filter { field in
      field.kind.isCalendar || field.kind == .whole && holdsYears(field.name, relation)
    }.map {
      Candidate(quotedName($0.name), at: word.place, kind($0.kind), isFinal: word.depth == 0)
    }.filter { begins($0) }
  }

  private func holdsYears(_ name: String, _ relation: Relation) -> Bool {
    let ends = [Measure(.smallest(.column(name))), Measure(.largest(.column(name)))]
    let groups = try? relation.aggregate(
      Aggregation(keys: [], sets: [[]], measures: ends), host.run)
    let years = groups?.whole?.compactMap { $0.number?.asInt } ?? []
    return years.count == 2 && years.allSatisfy { (1900...2199).contains($0) }
  }

  /// Columns of several words that begin with what was typed.
  mutating func columnsNamed(_ typed: String, at place: Place) -> [Candidate] {
    let key = folded(typed)
    let fields = (scope?.schema.fields ?? []).filter { folded($0.name).hasPrefix(key) }
    return fields.map { Candidate(quotedName($0.name), at: place, kind($0.kind)) }
  }

  private func kind(_ kind: Kind) -> String {
    Message(kind.english, kind.chinese).text(in: tongue)
  }

  /// The functions; only once a letter has been typed, for there are many.
  func functions() -> [Candidate] {
    Function.allCases.filter { !$0.isOperator }.flatMap { function in
      fitting(
        Word(function.word + "(", function.chinese + "("), function.summary.text(in: tongue),
        function.summary.text(in: .chinese), isFinal: false)
    }
  }

  /// The aggregates that `of` takes.
  func measures() -> [Candidate] {
    AggregateName.allCases.flatMap { name in
      let ending = name == .count ? "()" : "("
      return fitting(
        Word(name.word + ending, name.chinese + ending), name.summary.text(in: tongue),
        name.summary.text(in: .chinese), isFinal: name == .count)
    }
  }

  /// The keys of the last answer, as `rows` takes them.
  func keys(_ level: Int) -> [Candidate] {
    guard let it = session.it, level < it.keyColumns.count else { return [] }
    let column = it.keyColumns[level]
    var seen: Set<String> = []
    let names = (0..<it.count).compactMap { it[$0, column].names.first }.filter {
      seen.insert($0).inserted
    }
    return names.map { Candidate($0, at: word.place, "") }.filter { begins($0) }
  }

  /// Parameters, also the names of the rounds of the blocks around.
  func parameters() -> [Candidate] {
    let rounds = openers.compactMap { line -> String? in
      var reader = Reader(SourceText(line))
      var last: String?
      while let token = try? reader.take(), token.kind != .end, !token.isSign("{") {
        last = token.text
      }
      return last
    }
    let entries =
      rounds.map { ($0, "") } + session.parameters.sorted { $0.key < $1.key }.map { ($0, $1.text) }
    let key = folded(word.text)
    return entries.filter { folded($0.0).hasPrefix(key) }.map { name, value in
      Candidate("{\(name)}", at: word.place, value, isFinal: false)
    }
  }

  /// A word in the language of what was typed; of the conversation, where nothing was.
  private func fitting(
    _ each: Word, _ description: String, _ chinese: String, isFinal: Bool = true
  ) -> [Candidate] {
    let isChinese = word.text.unicodeScalars.first.map { !$0.isASCII } ?? (tongue == .chinese)
    let candidate = Candidate(
      isChinese ? each.chinese : each.english, at: word.place, isChinese ? chinese : description,
      isFinal: isFinal)
    return begins(candidate) ? [candidate] : []
  }

  /// Whether a candidate begins with what was typed, ignoring case, width and its bracket.
  private func begins(_ candidate: Candidate) -> Bool {
    let key = folded(word.text)
    let label = folded(candidate.label)
    return label.hasPrefix(key) || label.hasPrefix("[" + key)
  }
}
