import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

extension Saving {
  /// A parameter to be made of a value that was typed.
  package struct Made: Sendable {
    let name: String
    /// The value as typed, with its quotes.
    let written: String
    private let tokens: [Token]
    /// Whether the value has a form of its own (a number, a period, a list).
    ///
    /// Then it is the same value wherever it stands; any other is one only where it faces a column,
    /// or in quotes.
    private let isFormed: Bool

    init(name: String, written: String) {
      self.name = name
      let written = Self.bare(written)
      self.written = written
      tokens = Array(Scanner.tokens(of: SourceText(written)))
      let text = tokens.count == 1 ? tokens[0].text : ""
      let isBare = tokens.first?.kind == .word
      isFormed =
        tokens.count > 1
        || isBare
          && (Number(literal: text) != nil || Ratio(literal: text) != nil
            || Stretch(parsing: text) != nil || Relative(parsing: text) != nil)
    }

    /// A period without the quotes around it, so that it can stand wherever a period does; digits alone
    /// may be a text.
    private static func bare(_ written: String) -> String {
      let tokens = Scanner.tokens(of: SourceText(written)).filter { $0.kind != .end }
      guard tokens.count == 1, tokens[0].kind == .quoted else { return written }
      let text = tokens[0].text
      var reader = Reader(SourceText(text))
      guard !text.allSatisfy(\.isNumber), Stretch(parsing: text) != nil,
        (try? reader.parameterValue()) != nil, (try? reader.isAtEnd()) == true
      else { return written }
      return text
    }

    /// The value without its quotes.
    var text: String { tokens.count == 1 ? tokens[0].text : written }

    /// The period it says.
    var period: Stretch? { Stretch(parsing: text) }

    /// What stands for the value in the script.
    var hole: String { "{\(name)}" }

    /// Whether it is written in several words and signs: a list, a range with blanks, a duration.
    var isLong: Bool { tokens.count > 1 }

    /// Whether the value is this text.
    func isText(_ text: String) -> Bool { tokens.count == 1 && tokens[0].text == text }

    /// Where the value stands at the beginning of tokens, if it does.
    func place(in tokens: ArraySlice<Token>) -> Place? {
      let found = tokens.prefix(self.tokens.count)
      guard found.count == self.tokens.count, let first = found.first, let last = found.last,
        zip(found, self.tokens).allSatisfy({ Self.isAlike($0, $1) && Self.isSame($0, $1) }),
        isFormed || first.kind == .quoted
      else { return nil }
      return first.place.through(last.place)
    }

    /// Where the period stands in another spelling that is no single word: `2012/5`, `201205`, and behind
    /// `in` all its days, `2012-05-01..2012-05-31`.
    ///
    /// Digits alone and a division are periods only where they face a time, behind a word that compares.
    func otherPlace(in tokens: [Token], at start: Int) -> Place? {
      guard let period, start > tokens.startIndex else { return nil }
      let before = tokens[start - 1].text
      let isBehindIn = Operator.isIn.word?.spellings.contains(before) ?? false
      guard isBehindIn || Self.comparing.contains(before) else { return nil }
      guard let (said, place) = Self.said(tokens, at: start).first(where: { $0.0 == period })
      else { return wholeOf(period, tokens, at: start, isBehindIn) }
      return said == period ? place : nil
    }

    /// All days of the period behind `in`.
    private func wholeOf(
      _ period: Stretch, _ tokens: [Token], at start: Int, _ isBehindIn: Bool
    ) -> Place? {
      guard isBehindIn, let (said, place) = Self.said(tokens, at: start).first else { return nil }
      return said.firstDay == period.firstDay && said.lastDay == period.lastDay ? place : nil
    }

    private static let comparing: Set<String> = [
      "=", "==", "!=", "<", "<=", ">", ">=", "＝", "＞", "＜",
    ]

    /// How many tokens from here on say days of the period, all of it or a part, in whatever way.
    func sharing(_ tokens: [Token], at start: Int) -> Int {
      guard let period, let first = period.firstDay, let last = period.lastDay else { return 0 }
      if tokens[start].kind == .quoted {
        guard let moment = Moment(parsing: tokens[start].text) else { return 0 }
        return period.contains(moment.day) ? 1 : 0
      }
      guard let (said, place) = Self.said(tokens, at: start).first else { return 0 }
      let ends = [said.firstDay, said.lastDay].compactMap { $0 }
      guard ends.contains(where: { $0 >= first && $0 <= last }),
        said.dayCount.map({ $0 < 367 }) ?? true
      else { return 0 }
      return tokens[start...].count { $0.place.start >= place.start && $0.place.end <= place.end }
    }

    /// Where the period, or days in it, are said as a part of the year that holds today, `January`,
    /// which does not go along with the value; and whether it is all of the period.
    func partOfYear(
      in tokens: [Token], at start: Int, today: Day
    ) -> (place: Place, isWhole: Bool)? {
      guard let period, let first = period.firstDay, let last = period.lastDay,
        // Of a whole year it is the same part, whichever year that is.
        period.dayCount.map({ $0 < 365 }) == true, let part = Self.part(tokens, at: start)
      else { return nil }
      // In the script today is the day behind the period.
      let said = [today, last.shifted(by: 1)].compactMap { part.said.resolved(today: $0) }
      let isShared = said.contains { stretch in
        stretch.firstDay.map { $0 <= last } == true && stretch.lastDay.map { $0 >= first } == true
      }
      let now = part.said.resolved(today: today)
      return isShared
        ? (part.place, now?.firstDay == first && now?.lastDay == last) : nil
    }

    /// The longest words from here on that say a part of a year.
    private static func part(
      _ tokens: [Token], at start: Int
    ) -> (said: Relative, place: Place)? {
      for count in (1...6).reversed() {
        let taken = tokens[start...].prefix(count)
        guard taken.count == count, taken.allSatisfy({ $0.kind == .word }), let first = taken.first,
          let last = taken.last,
          let said = Relative(parsing: taken.map(\.text).joined(separator: " "))
        else { continue }
        guard case .part = said else { return nil }
        return (said, first.place.through(last.place))
      }
      return nil
    }

    /// The stretches that words and signs from here on say, the longest first.
    private static func said(_ tokens: [Token], at start: Int) -> [(Stretch, Place)] {
      (1...7).reversed().compactMap { count in
        let taken = tokens[start...].prefix(count)
        guard taken.count == count, let first = taken.first, let last = taken.last,
          first.kind == .word, last.kind == .word,
          // What stands between was replaced or is blank: then these are not one.
          zip(taken, taken.dropFirst()).allSatisfy({ $0.place.end == $1.place.start })
        else { return nil }
        let text = taken.map(\.text).joined()
        return Stretch(parsing: text).map { ($0, first.place.through(last.place)) }
      }
    }

    /// Whether two words mean the same: `2012-05` and `2012年5月` are one period.
    private static func isAlike(_ one: Token, _ other: Token) -> Bool {
      if one.text == other.text { return true }
      guard let period = Period(parsing: one.text) else { return false }
      return period == Period(parsing: other.text)
    }

    /// Quotes make no difference to a value.
    private static func isSame(_ one: Token, _ other: Token) -> Bool {
      let texts: [Token.Kind] = [.word, .quoted]
      return one.kind == other.kind || texts.contains(one.kind) && texts.contains(other.kind)
    }

    /// Whether a word or number goes on over its edge: `2012-05` in `2012-05-01`, `fee` in `coffee`.
    static func goesOn(_ edge: Character?, _ next: [Character]) -> Bool {
      guard let edge, edge.isASCII, edge.isLetter || edge.isNumber, let first = next.first else {
        return false
      }
      if first.isASCII, first.isLetter || first.isNumber || first == "_" { return true }
      return edge.isNumber && (first == "-" || first == ".") && next.last?.isNumber == true
        && next.count == 2
    }
  }
}
