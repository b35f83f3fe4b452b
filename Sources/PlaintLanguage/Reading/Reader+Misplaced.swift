import PlaintText

/// What stands elsewhere than it belongs.
extension Reader {
  /// `breakdown a where b = 1 top 3`: `top` belongs to the column right before it.
  func misplacedTop(at offset: Int) -> [Correction] {
    let stage = attempts.last { $0.expectation == .verb && $0.offset < offset }?.offset ?? 0
    guard let clause = topClause(at: offset) else { return [] }
    let spots = attempts.filter {
      $0.expectation == .word(.top) && $0.offset < offset && $0.offset > stage
    }.map(\.offset)
    let first = spots.last { spot in
      !scanner.tokens(from: stage).contains {
        $0.place.start < spot && $0.kind == .word && Word.by.spellings.contains($0.text)
      }
    }
    guard let spot = first ?? spots.last else { return [] }
    let end = scanner.source.text.utf8.count
    let parts = [
      scanner.written(Place(0, spot)) + clause.text,
      trimmedBlanks(scanner.written(Place(spot, clause.place.start))),
      trimmedBlanks(scanner.written(Place(clause.place.end, end))),
    ]
    return [
      Correction(
        Message("top belongs right behind its column", "“前”紧跟在它的列之后"),
        parts.filter { !$0.isEmpty }.joined(separator: " "), isGuess: true)
    ]
  }

  /// `save may.plaint month = 2012-05 replace`: a word that takes nothing behind it, where it belongs.
  func misplacedFlags(at offset: Int, _ vocabulary: [Declaration]) -> [Correction] {
    let stage = attempts.last { $0.expectation == .verb && $0.offset < offset }?.offset ?? 0
    guard let token = scanner.tokens(from: offset).first, token.place.start == offset,
      token.kind == .word, let verb = scanner.tokens(from: stage).first,
      let flag = vocabulary.first(where: { $0.word.spellings.contains(verb.text) })?.grammar
        .flatMap(\.flags).first(where: { $0.spellings.contains(token.text) }),
      let spot = attempts.last(where: {
        $0.expectation == .word(flag) && stage < $0.offset && $0.offset < offset
      })?.offset
    else { return [] }
    let end = scanner.source.text.utf8.count
    let parts = [
      Place(0, spot), token.place, Place(spot, offset), Place(token.place.end, end),
    ].map { trimmedBlanks(scanner.written($0)) }
    return [
      Correction(
        Message("in this order", "次序应为"), parts.filter { !$0.isEmpty }.joined(separator: " "))
    ]
  }

  /// `top 3 at least 5%` at an offset, also grown together.
  private func topClause(at offset: Int) -> (text: String, place: Place)? {
    let tokens = scanner.tokens(from: offset)
    guard let first = tokens.first, first.kind == .word, first.place.start == offset,
      let word = Word.top.spellings.first(where: { first.text.hasPrefix($0) })
    else { return nil }
    var count = first.text.dropFirst(word.count)
    var end = first.place.end
    var rest = tokens.dropFirst()
    if count.isEmpty, let number = rest.popFirst() {
      count = Substring(number.text)
      end = number.place.end
    }
    guard Self.isNumber(String(count)) else { return nil }
    var text = "\(word) \(count)"
    for spelling in Word.atLeast.spellings {
      let parts = spelling.split(separator: " ").map(String.init)
      guard rest.prefix(parts.count).map(\.text) == parts,
        let share = rest.dropFirst(parts.count).first
      else { continue }
      text += " \(spelling) \(share.text)"
      end = share.place.end
    }
    return (text, Place(offset, end))
  }
}
