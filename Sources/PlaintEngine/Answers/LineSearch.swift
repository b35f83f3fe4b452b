import PlaintAnalysis
import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Finds the rows behind lines of an answer that are named by a number or a key.
struct LineSearch {
  private let finder: LineFinder
  private let ground: Ground
  private var answer: Answer { finder.answer }
  private var tongue: Tongue { finder.tongue }

  /// `answer`: the answer as it stands now.
  init(answer: Answer, ground: Ground, tongue: Tongue) {
    finder = LineFinder(answer: answer, tongue: tongue)
    self.ground = ground
  }

  /// The rows behind what was written.
  func input(of parts: [KeyPart]) throws(Diagnostic) -> Input {
    let (lines, rest) = try finder.lines(parts)
    let across = try rest.map { part throws(Diagnostic) in try side(part) }
    var input = ground.input
    for condition in common(lines) { input = input.filtered(by: condition) }
    if let across { input = input.filtered(by: across) }
    return input
  }

  /// Guesses that must be said: a number past the last line taken for a key.
  func notes(of parts: [KeyPart]) -> [Message] {
    guard let number = finder.number(parts[0]), number > answer.count else { return [] }
    return [
      Message(
        "there are only \(counted(answer.count, "line")): took \(number) for a key",
        "结果只有 \(answer.count) 行：把 \(number) 当作键")
    ]
  }

  /// The conditions of one line, or that one of several holds.
  private func common(_ lines: [Int]) -> [Condition] {
    let each = lines.map { line in
      ground.conditions(ofLine: answer.origins?[line] ?? line, in: tongue)
    }
    guard each.count > 1 else { return each.first ?? [] }
    if each.contains(where: \.isEmpty) { return [] }
    let tests = each.compactMap { joined($0.compactMap(\.test), by: .and) }
    let words = each.map { $0.map(\.words).joined(separator: tongue == .english ? " and " : " 且 ") }
    let shared = each.dropFirst().reduce(each[0]) { kept, next in kept.filter(next.contains) }
    let said =
      shared.isEmpty
      ? words.joined(separator: tongue == .english ? " or " : " 或 ")
      : shared.map(\.words).joined(separator: tongue == .english ? " and " : " 且 ")
    return [Condition(words: said, test: joined(tests, by: .or))]
  }

  private func joined(_ tests: [Expression], by function: Function) -> Expression? {
    guard let first = tests.first else { return nil }
    return tests.dropFirst().reduce(first) { .call(function, [$0, $1]) }
  }

  /// The condition of a value across.
  private func side(_ part: KeyPart) throws(Diagnostic) -> Condition {
    let sides = ground.sides(in: tongue)
    guard !sides.isEmpty else {
      throw finder.tooMany(part, allowed: max(1, answer.keyColumns.count))
    }
    let name = part.isQuoted ? Mark.distinguished(part.text) : finder.plain(part.text)
    if let side = sides.first(where: { $0.names.contains(name) }) { return side.condition }
    throw finder.unknown(
      part,
      in: sides.compactMap {
        $0.names.count > 1 && tongue == .chinese ? $0.names[1] : $0.names.first
      },
      of: nil)
  }
}
