import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// A text column that a line writes values of: what occurs in it is made ready once, however many the
/// line writes.
final class WrittenColumn {
  /// The texts that occur, with their rows, and those that the line writes.
  struct Counted {
    let spellings: Spellings
    let counts: [Int]
    let written: Set<String>

    func count(of text: String) -> Int {
      spellings.alike(text).first { spellings.texts[$0] == text }.map { counts[$0] } ?? 0
    }
  }

  let relation: Relation
  private let isUntouched: Bool
  /// The texts that may occur, where the file's are known.
  let known: Spellings?
  /// How many of the written values never occur.
  var never = 0
  private let name: String
  private let run: Run
  private let written: Set<String>
  private var found: Counted?
  private var rows: Int?

  init(_ name: String, _ suspects: [Scope.Suspect], _ relation: Relation, _ run: Run) {
    self.name = name
    self.relation = relation
    self.run = run
    written = Set(suspects.lazy.filter { $0.column == name && $0.isText }.map(\.value.text))
    isUntouched = relation.isUntouched(name)
    known = isUntouched ? relation.source.occurring(in: name).map(Spellings.init) : nil
  }

  /// Whether it is untouched and has more rows than these.
  func hasMany(_ limit: Int) throws(Diagnostic) -> Bool {
    guard isUntouched else { return false }
    if let rows { return rows > limit }
    let counted = try relation.rows(run).rows
    rows = counted
    return counted > limit
  }

  /// Its texts and how many rows have each.
  func counted() throws(Diagnostic) -> Counted {
    if let found { return found }
    let values = try relation.values(of: .column(name), run).filter {
      if case .text = $0.value { true } else { false }
    }
    let counted = Counted(
      spellings: Spellings(values.map(\.value.text)), counts: values.map(\.count), written: written)
    found = counted
    return counted
  }

  /// Whether some text that occurs meets a suspect's test.
  func isMet(_ suspect: Scope.Suspect) throws(Diagnostic) -> Bool {
    if let known { return known.meets(suspect) }
    return try counted().spellings.meets(suspect)
  }
}

/// Texts that are found by how they are spelt, and by what is left of it without case, width and outer
/// blanks.
///
/// An index of all of them is worth its making only where it is asked often.
final class Spellings {
  let texts: [String]
  private var asked = 0
  private lazy var places = Dictionary(grouping: texts.indices) { Self.key(texts[$0]) }

  init(_ texts: [String]) { self.texts = texts }

  private static func key(_ text: String) -> String { folded(trimmedBlanks(text)) }

  /// The indices of the texts that differ in nothing but case, width and outer blanks.
  func alike(_ text: String) -> [Int] {
    asked += 1
    let key = Self.key(text)
    if asked > 8 { return places[key] ?? [] }
    let first = key.unicodeScalars.first
    return texts.indices.filter { Self.mayBegin(texts[$0], first) && Self.key(texts[$0]) == key }
  }

  /// Whether a text without its outer blanks may begin with a folded letter: nearly all others are told
  /// from one by it.
  private static func mayBegin(_ text: String, _ first: Unicode.Scalar?) -> Bool {
    guard let own = text.unicodeScalars.first, !isBlank(own) else { return true }
    return folded(String(Character(own))).unicodeScalars.first == first
  }

  /// Whether one of them meets a suspect's test.
  func meets(_ suspect: Scope.Suspect) -> Bool {
    switch suspect.test {
    case .equal, .like: alike(suspect.value.text).contains { suspect.isMet(by: .text(texts[$0])) }
    default: texts.contains { suspect.isMet(by: .text($0)) }
    }
  }
}
