import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

/// A session as the script that repeats it.
package struct Saving {
  let made: [Made]
  /// The language of the words that are added.
  private let tongue: Tongue
  /// Names of ``made`` whose value was met.
  private(set) var met: Set<String> = []
  /// Words that name a parameter's period and stay as they are, with what stands for it elsewhere.
  private(set) var left: [(words: String, hole: String)] = []
  /// Whether a date was said from today.
  private(set) var isRelative = false

  private var isPinned = false
  /// The day that parts of a year were said from.
  private var today = Day(number: 0)

  init(_ made: [Made], in tongue: Tongue = .english) {
    self.made = made
    self.tongue = tongue
  }

  /// Whether a line is `defaults today DATE`.
  private static func pins(_ source: SourceText) -> Bool {
    var reader = Reader(source)
    guard let line = try? reader.line(Verbs.declarations), let stage = line.stages.first else {
      return false
    }
    return Verbs.all[stage.verb].pinnedToday(stage.call) != nil
  }

  /// The script's text.
  ///
  /// Dates said from today count from that day in the script too; what the prompt only warned of
  /// is allowed from the line on that first needed it.
  mutating func script(_ session: Session, today: Day) -> String {
    self.today = session.defaults.today ?? today
    var commands: [String] = []
    var allows = false
    for entry in session.keptLog {
      if entry.tookUnknown, !allows { commands.append(Allow.declaration.word.text(in: tongue)) }
      allows = allows || entry.tookUnknown
      let wasRelative = isRelative
      commands.append(line(entry))
      isPinned = isPinned || Self.pins(entry.source)
      // Behind a line that pins today nothing more needs to be pinned.
      if isPinned { isRelative = wasRelative }
    }
    var lines = ["\(LanguageVerb.declaration.word.text(in: tongue)) \(LanguageVerb.version)"]
    // Unsaid, a script answers in the language of its first command.
    let first = Session.tongue(of: commands.map { SourceText($0) })
    if let first, first != tongue, session.screen == nil {
      lines.append(DefaultsVerb.declaring(tongue))
    }
    lines += made.map {
      "\(ParameterVerb.declaration.word.text(in: tongue)) \(quotedName($0.name)) = \($0.written)"
    }
    if let day = pinned(today) {
      let words = [DefaultsVerb.declaration.word, DefaultsVerb.today.word]
      lines.append("\(words.map { $0.text(in: tongue) }.joined(separator: " ")) \(day)")
    }
    return (lines + commands).joined(separator: "\n") + "\n"
  }

  /// The day that the script takes for today: the one behind the period that is a parameter, else the
  /// day of the conversation where a date counts from it.
  private mutating func pinned(_ today: Day) -> String? {
    if isPinned { return isRelative ? today.text : nil }
    // What is said from today goes along with the period even where that is typed nowhere itself.
    let period =
      made.first { met.contains($0.name) && $0.period != nil }
      ?? (isRelative ? made.first { $0.period != nil } : nil)
    guard let period else { return isRelative ? today.text : nil }
    met.insert(period.name)
    return dayAfter(period)
  }

  /// That dates said from today count from another day in the script than in the conversation.
  func moved(today: Day) -> Message? {
    guard isRelative, !isPinned,
      let period = made.first(where: { met.contains($0.name) && $0.period != nil }),
      let last = period.period?.lastDay, last.shifted(by: 1) != today
    else { return nil }
    let day = last.shifted(by: 1).text
    return Message(
      "dates said from today count from the day after \(period.hole), \(day), not from \(today.text)",
      "相对日期从 \(period.hole) 之后的一天（\(day)）算起，而不是 \(today.text)")
  }

  /// A command as it is saved: values in quotes, parameters in place, files replaced.
  private mutating func line(_ entry: Session.LogEntry) -> String {
    var reader = Reader(entry.source)
    guard let line = try? reader.line(Verbs.declarations) else { return entry.text }
    var edits = Edits(entry.source)
    if let day = entry.today { today = day }
    for stage in line.stages {
      if let place = Verbs.all[stage.verb].pinnedToday(stage.call) { pinned(place, into: &edits) }
      texts(stage.call, into: &edits)
      block(stage, of: entry, into: &edits)
    }
    let isRead = { (text: String) in
      var reader = Reader(SourceText(text))
      return (try? reader.line(Verbs.declarations)) != nil
    }
    // Lists first, or their values would go into quotes one by one.
    words(made.filter(\.isLong), into: &edits, isRead: isRead)
    values(entry.values, into: &edits)
    // What faces text is a value, whatever it says.
    let tokens = edits.tokens
    isRelative = isRelative || tokens.indices.contains { Self.isRelative(tokens[$0...]) }
    words(made, into: &edits, isRead: isRead)
    noteOthers(edits)
    if let last = line.stages.last, Self.wantsReplace(last) {
      edits.insert(" \(Word.replace.text(in: tongue))", at: last.call.place.end)
    }
    return edits.applied
  }

  /// A day that was pinned as today: where it is the one after a parameter's period it goes along with it,
  /// so that last month is that month's; else it stays, and that is said.
  private mutating func pinned(_ place: Place, into edits: inout Edits) {
    let written = edits.written(place)
    guard let day = Stretch(parsing: written)?.firstDay,
      let parameter = made.first(where: { $0.period?.lastDay != nil })
    else { return }
    guard parameter.period?.lastDay?.shifted(by: 1) == day else {
      return note([written], of: parameter)
    }
    met.insert(parameter.name)
    edits.replace(place, by: dayAfter(parameter))
  }

  private func dayAfter(_ parameter: Made) -> String {
    parameter.hole + (tongue == .chinese ? " + 1天" : " + 1 day")
  }

  /// The texts of a call in which parameters are filled in: paths, sentences, messages.
  private mutating func texts(_ call: Call, into edits: inout Edits) {
    for place in call.filledPlaces + [call.place(of: RunVerb.given)].compactMap(\.self) {
      edits.replace(place, by: filled(edits.written(place)))
    }
  }

  /// The commands of a block, each saved like any other.
  private mutating func block(
    _ stage: Line.Stage, of entry: Session.LogEntry, into edits: inout Edits
  ) {
    guard let block = Verbs.all[stage.verb].block(stage.call) else { return }
    for command in block.commands {
      guard let place = edits.place(of: command) else { continue }
      let known = entry.rounds.first { $0.source == command }
      let saved = line(known ?? Session.LogEntry(source: command, effect: .kept))
      edits.replace(place, by: saved)
    }
    edits.keep(block.place)
  }

  /// Values written for columns: a parameter where one has this value, else in quotes.
  private mutating func values(_ places: [Place], into edits: inout Edits) {
    for place in Set(places) where !edits.touch(place) {
      let written = edits.written(place)
      guard let token = try? Reader(SourceText(written)).peek(), token.kind != .parameter else {
        continue
      }
      let text = token.kind == .quoted ? token.text : written
      if let parameter = made.first(where: { $0.isText(text) }) {
        met.insert(parameter.name)
        edits.replace(place, by: parameter.hole)
      } else if token.kind != .quoted {
        let quoted = quotedValue(text)
        edits.replace(place, by: quoted == text ? "\"\(text)\"" : quoted)
      }
    }
  }

  /// Literals of the language that are a parameter's value, where the line can still be read with
  /// the parameter.
  private mutating func words(
    _ made: [Made], into edits: inout Edits, isRead: (String) -> Bool
  ) {
    let tokens = edits.tokens
    for start in tokens.indices {
      for parameter in made {
        let part = parameter.partOfYear(in: tokens, at: start, today: today)
        let places = [
          parameter.otherPlace(in: tokens, at: start),
          part.flatMap { $0.isWhole ? $0.place : nil }, parameter.place(in: tokens[start...]),
        ]
        for place in places.compactMap(\.self) where !edits.touch(place) {
          var trial = Edits(edits.source)
          trial.replace(place, by: parameter.hole)
          guard isRead(trial.applied) else { continue }
          met.insert(parameter.name)
          edits.replace(place, by: parameter.hole)
        }
      }
    }
  }

  /// Whether tokens begin with a date counted from today.
  static func isRelative(_ tokens: ArraySlice<Token>) -> Bool {
    (1...6).contains { count in
      let words = tokens.prefix(count)
      guard words.count == count, words.allSatisfy({ $0.kind == .word }),
        let relative = Relative(parsing: words.map(\.text).joined(separator: " "))
      else { return false }
      // The same of last year counts from the period it is compared with.
      if case .same = relative { return false }
      return true
    }
  }

  /// A path or sentence with values replaced where they stand by themselves, also in the
  /// expressions in its braces.
  private mutating func filled(_ written: String) -> String {
    let outer = written.first.flatMap { "\"'“‘「".contains($0) ? $0 : nil }
    let filled = filled(written, quotedBy: outer)
    // A bare path holds no blanks, commas and quotes.
    return outer == nil && filled.contains("'") ? "\"\(filled)\"" : filled
  }

  /// Keeps what still says a parameter's period, or days in it, beside what was replaced.
  private mutating func noteOthers(_ edits: Edits) {
    let tokens = edits.tokens
    for parameter in made where parameter.period != nil {
      var start = tokens.startIndex
      while start < tokens.endIndex {
        let count = parameter.sharing(tokens, at: start)
        let part = parameter.partOfYear(in: tokens, at: start, today: today)
        if let part {
          note([edits.written(part.place)], of: parameter)
        } else if count > 0 {
          let place = tokens[start].place.through(tokens[start + count - 1].place)
          note([edits.written(place)], of: parameter)
        }
        start += max(count, 1)
      }
    }
  }

  /// Keeps the words that still name a parameter's period.
  private mutating func note(_ words: [String], of made: Made) {
    for word in words where !left.contains(where: { $0.words == word }) {
      left.append((word, made.hole))
    }
  }

  private mutating func filled(_ written: String, quotedBy outer: Character?) -> String {
    Filling(written).parts.map { part in
      switch part {
      case .text(let text):
        made.reduce(text.replacing("{", with: "{{")) { text, parameter in
          let (filled, count) = parameter.replaced(in: text, tongue, quotedBy: outer)
          if count > 0 { met.insert(parameter.name) }
          note(parameter.left(in: filled), of: parameter)
          return filled
        }
      case .hole(let hole):
        "{" + self.hole(hole.replacing("\\\"", with: "\"")).replacing("\"", with: hole.quote) + "}"
      }
    }.joined()
  }

  /// Columns of the last answer that are called by the period, `it(4, [2012-05])`, go along with it.
  private mutating func quoted(in edits: inout Edits) {
    let tokens = edits.tokens
    for index in tokens.indices.dropFirst().dropLast() where tokens[index].kind == .bracketed {
      guard [",", "，", "、"].contains(tokens[index - 1].text),
        [")", "）"].contains(tokens[index + 1].text),
        let parameter = made.first(where: { $0.period != nil && $0.isText(tokens[index].text) })
      else { continue }
      met.insert(parameter.name)
      edits.replace(tokens[index].place, by: parameter.hole)
    }
  }

  private mutating func hole(_ expression: String) -> String {
    var edits = Edits(SourceText(expression))
    quoted(in: &edits)
    words(made, into: &edits) { text in
      var reader = Reader(SourceText(text))
      return (try? reader.condition()) != nil && (try? reader.isAtEnd()) == true
    }
    return edits.applied
  }

  /// Whether a line makes something that may be there already and does not say replace yet: a script
  /// can be run again, also in the conversation it was saved from.
  private static func wantsReplace(_ stage: Line.Stage) -> Bool {
    Grammar.words(Verbs.declarations[stage.verb].grammar).contains(.replace)
      && !stage.call.has(.replace)
  }
}

extension Call {
  /// Where texts stand in which parameters are filled in: paths, sentences, messages.
  var filledPlaces: [Place] {
    [place(of: Slots.path), place(of: Slots.text), place(of: Assert.message)].compactMap(\.self)
  }
}

extension Declaration {
  /// Whether the verb writes a file that replace lets it overwrite.
  var writes: Bool { section != .data && Grammar.words(grammar).contains(.replace) }
}

extension String {
  /// How a quote is written inside the braces of this text: as it is, or escaped.
  fileprivate var quote: String { contains("\\\"") ? "\\\"" : "\"" }
}
