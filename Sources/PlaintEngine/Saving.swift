import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

/// A session as the script that repeats it.
struct Saving {
  /// A parameter to be made of a value that was typed.
  struct Made: Sendable {
    let name: String
    /// The value as typed, with its quotes; and without them.
    let written: String
    let text: String
  }

  let made: [Made]
  /// Names of ``made`` whose value was met.
  private(set) var met: Set<String> = []
  /// Whether a date was said from today.
  private(set) var isRelative = false

  init(_ made: [Made]) { self.made = made }

  /// The script's text.
  mutating func script(_ session: Session, today: Day) -> String {
    var commands: [String] = []
    for entry in session.keptLog { commands.append(line(entry)) }
    var lines = ["language \(LanguageVerb.version)"]
    lines += made.map { "parameter \($0.name) = \($0.written)" }
    if isRelative { lines.append("defaults today \((session.defaults.today ?? today).text)") }
    return (lines + commands).joined(separator: "\n") + "\n"
  }

  /// A command as it is saved: values in quotes, parameters in place, files replaced.
  mutating func line(_ entry: Session.LogEntry) -> String {
    let source = SourceText(entry.text)
    let scanner = Scanner(source)
    var reader = Reader(source)
    guard let line = try? reader.line(Verbs.declarations) else { return entry.text }
    var edits: [(place: Place, text: String)] = []
    for stage in line.stages {
      for place in [stage.call.place(of: Slots.path), stage.call.place(of: Slots.text)] {
        guard let place else { continue }
        edits.append((place, filled(scanner.written(place))))
      }
    }
    let slots = edits.map(\.place)
    for place in Set(entry.values) where !slots.contains(where: { $0.encloses(place) }) {
      edits.append((place, value(scanner.written(place))))
    }
    edits += words(source, outside: edits.map(\.place))
    if let last = line.stages.last, Self.wantsReplace(last) {
      edits.append((Place(last.call.place.end, last.call.place.end), " \(Word.replace.english)"))
    }
    return Self.edited(entry.text, edits)
  }

  /// A value for a column: a parameter where it is one, else in quotes.
  private mutating func value(_ written: String) -> String {
    if written.hasPrefix("{") { return written }
    let text = (try? Reader(SourceText(written)).peek())?.kind == .quoted ? nil : written
    let plain = text ?? (try? Reader(SourceText(written)).peek())?.text ?? written
    if let parameter = made.first(where: { $0.text == plain }) {
      met.insert(parameter.name)
      return "{\(parameter.name)}"
    }
    guard let text else { return written }
    let quoted = quotedValue(text)
    return quoted == text ? "\"\(text)\"" : quoted
  }

  /// A path or sentence with values replaced where they stand by themselves.
  private mutating func filled(_ written: String) -> String {
    var result = written
    for parameter in made {
      let hole = "{\(parameter.name)}"
      let parts = Self.split(result, by: parameter.text)
      guard parts.count > 1 else { continue }
      met.insert(parameter.name)
      result = parts.joined(separator: hole)
    }
    return result
  }

  /// Splits at a value that no letter or digit touches.
  private static func split(_ text: String, by value: String) -> [String] {
    var parts: [String] = []
    var start = text.startIndex
    var from = text.startIndex
    while let range = text[from...].firstRange(of: value) {
      let before =
        range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : " "
      let after = range.upperBound < text.endIndex ? text[range.upperBound] : " "
      if !before.isNumber, !after.isNumber {
        parts.append(String(text[start..<range.lowerBound]))
        start = range.upperBound
      }
      from = range.upperBound
    }
    return parts + [String(text[start...])]
  }

  /// Words of the language that are a parameter's value; notes relative dates on the way.
  private mutating func words(
    _ source: SourceText, outside places: [Place]
  ) -> [(place: Place, text: String)] {
    var edits: [(place: Place, text: String)] = []
    var scanner = Scanner(source)
    var recent: [String] = []
    while let token = try? scanner.next(), token.kind != .end {
      guard token.kind == .word else {
        recent = []
        continue
      }
      if places.contains(where: { $0.encloses(token.place) }) {
        continue
      }
      recent.append(token.text)
      if (1...3).contains(where: {
        Relative(parsing: recent.suffix($0).joined(separator: " ")) != nil
      }) {
        isRelative = true
      }
      guard let parameter = made.first(where: { $0.text == token.text }) else { continue }
      met.insert(parameter.name)
      edits.append((token.place, "{\(parameter.name)}"))
    }
    return edits
  }

  /// Whether a line writes a file and does not say replace yet.
  private static func wantsReplace(_ stage: Line.Stage) -> Bool {
    let declaration = Verbs.declarations[stage.verb]
    return declaration.section == .keep && !stage.call.has(.replace)
      && Grammar.words(declaration.grammar).contains(.replace)
  }

  private static func edited(_ text: String, _ edits: [(place: Place, text: String)]) -> String {
    var bytes = Array(text.utf8)
    for edit in edits.sorted(by: { $0.place.start > $1.place.start }) {
      bytes.replaceSubrange(edit.place.start..<edit.place.end, with: Array(edit.text.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Place {
  /// Whether another place lies inside this one.
  fileprivate func encloses(_ other: Place) -> Bool { start <= other.start && other.end <= end }
}
