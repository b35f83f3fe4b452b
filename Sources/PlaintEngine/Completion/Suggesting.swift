import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

/// Changes to a line that its data suggest: quotes and brackets around values and columns of several
/// words, periods and functions as they are written here, blanks behind a column's name.
struct Suggesting {
  let session: Session
  let host: Host
  let reader: Reader

  /// The changes that might mend an error, the likeliest first; none is known to help.
  func corrections(of error: Diagnostic) -> [Correction] {
    guard let place = error.place else { return [] }
    return [
      period(at: place), respelledColumn(at: place), unquoted(before: place.end),
      function(at: place.start), grownColumn(at: place.start), begunColumn(at: place),
      measured(at: place.start),
    ].compactMap { $0 } + holder(at: place) + valued(at: place) + timed(at: place)
  }

  func rest(from offset: Int) -> String {
    String(decoding: reader.scanner.source.text.utf8.dropFirst(offset), as: UTF8.self)
  }

  /// `Received_Via`, `receivedvia`: a column's name but for blanks, hyphens and capitals.
  private func respelledColumn(at place: Place) -> Correction? {
    let written = reader.scanner.written(place)
    let scope = session.scope(of: reader.scanner.written(Place(0, place.start)), host)
    guard let names = scope?.schema.names, !names.contains(written),
      let name = names.first(where: { bare($0) == bare(written) })
    else { return nil }
    return Correction(
      Message("write", "请写"), reader.scanner.replacing(place, with: quotedName(name)))
  }

  private func bare(_ name: String) -> String {
    folded(name.filter { !$0.isWhitespace && $0 != "_" && $0 != "-" })
  }

  /// `month(Date)` where there is one column `Date received`: the first word of its name.
  private func begunColumn(at place: Place) -> Correction? {
    let written = reader.scanner.written(place)
    let scope = session.scope(of: reader.scanner.written(Place(0, place.start)), host)
    guard let names = scope?.schema.names, !names.contains(written) else { return nil }
    let begun = names.filter { folded($0).hasPrefix(folded(written) + " ") }
    guard begun.count == 1 else { return nil }
    return Correction(
      Message("write", "请写"), reader.scanner.replacing(place, with: quotedName(begun[0])))
  }

  /// `trend fee`: a column of numbers where figures may be asked for is added up.
  private func measured(at offset: Int) -> Correction? {
    guard reader.attempts.contains(where: { $0.offset == offset && $0.expectation == .word(.of) }),
      let token = reader.scanner.tokens(from: offset).first, token.place.start == offset,
      token.kind == .word || token.kind == .bracketed,
      let scope = session.scope(of: reader.scanner.written(Place(0, offset)), host),
      let field = scope.schema[token.text], field.kind.isNumeric
    else { return nil }
    let isChinese = reader.isChinese(before: offset)
    let of = Word.of.text(in: isChinese ? .chinese : .english)
    let sum = isChinese ? AggregateName.sum.chinese : AggregateName.sum.word
    return Correction(
      Message("to add it up, write", "若要合计，请写"),
      reader.scanner.replacing(token.place, with: "\(of) \(sum)(\(quotedName(field.name)))"))
  }

  /// So many columns are looked through for a value that was written without one.
  private static let columnsLooked = 40

  /// `filter 微博`, `breakdown district 投诉`: a value where a column or a clause is wanted, with the
  /// column that has it; `not 微博` with the column that is to have another.
  private func valued(at place: Place) -> [Correction] {
    let tokens = reader.scanner.tokens(from: place.start)
    guard let token = tokens.first, token.place == place,
      token.kind == .word || token.kind == .quoted || token.kind == .bracketed
    else { return [] }
    // A text that is compared with something is no value that lacks its column.
    if token.kind == .quoted, tokens.count > 1, tokens[1].kind == .sign { return [] }
    let not = reader.scanner.tokens(from: 0).last { $0.place.end <= place.start }
      .flatMap { Operator.not.word?.spellings.contains($0.text) == true ? $0 : nil }
    let whole = not.map { $0.place.through(place) } ?? place
    return owners(of: token).map { field in
      let name = quotedName(field.name)
      let condition = "\(name) \(not == nil ? "=" : "!=") \(quotedValue(token.text))"
      return Correction(
        Message("write", "请写"),
        reader.scanner.replacing(whole, with: narrowing(at: place.start) + condition),
        saying: Message(
          "“\(token.text)” is a value of \(name)", "“\(token.text)”是“\(field.name)”的值"), at: place,
        isWorded: true)
    }
  }

  /// The same where the value faces another column, which does not have it: `type = 投诉 and 昆区`.
  func valuedElsewhere(at place: Place) -> [Correction] {
    guard let token = reader.scanner.tokens(from: place.start).first, token.place == place,
      let (left, _) = reader.lastValue(before: place.start)
    else { return [] }
    let faced = reader.scanner.written(left.place)
    return owners(of: token).contains { quotedName($0.name) == faced } ? [] : valued(at: place)
  }

  /// `[= CA]`, which the words put for a column: the one that has the value.
  private func holder(at place: Place) -> [Correction] {
    guard let token = reader.scanner.tokens(from: place.start).first, token.kind == .bracketed,
      token.text.hasPrefix("= ")
    else { return [] }
    let value = token.text.dropFirst(2).filter { !"\"'“”".contains($0) }
    return owners(of: value, before: place.start).map { field in
      Correction(
        Message("in Plaint", "在 Plaint 中写作"),
        reader.scanner.replacing(place, with: quotedName(field.name)), isWorded: true)
    }
  }

  /// The columns that have a word as a value, where no column is called so.
  private func owners(of token: Token) -> [Schema.Field] {
    owners(of: token.text, before: token.place.start)
  }

  func owners(of text: String, before offset: Int) -> [Schema.Field] {
    guard let scope = session.scope(of: reader.scanner.written(Place(0, offset)), host),
      let relation = scope.input?.relation, relation.schema[text] == nil
    else { return [] }
    let fields = relation.schema.fields.filter { $0.kind == .text }.prefix(Self.columnsLooked)
    return fields.filter { field in
      let same = Step.filter(.call(.equal, [.column(field.name), .constant(.text(text))]))
      return (try? relation.unfiltered.after([same]).seen(host.run).last ?? 0) ?? 0 > 0
    }
  }

  /// `渠道按月`: a column grown together with what follows.
  private func grownColumn(at offset: Int) -> Correction? {
    guard reader.attempts.contains(where: { $0.offset == offset && $0.expectation == .column }),
      let scope = session.scope(of: reader.scanner.written(Place(0, offset)), host)
    else { return nil }
    var copy = Reader(SourceText(rest(from: offset)))
    guard let token = try? copy.take(), token.kind == .word else { return nil }
    let names = scope.schema.names.filter { name in
      token.text.hasPrefix(name) && token.text != name
        && (name.utf8.contains { $0 > 127 }
          || token.text.dropFirst(name.count).first?.isASCII == false)
    }
    guard let name = names.max(by: { $0.utf8.count < $1.utf8.count }) else { return nil }
    let end = offset + name.utf8.count
    return Correction(
      Message("with a blank", "加空格"), reader.scanner.replacing(Place(end, end), with: " "))
  }

  /// A period as other programs write it, where one is looked for or faces a date.
  private func period(at place: Place) -> Correction? {
    for attempt in reader.attempts.reversed() where attempt.offset < max(place.end, place.start + 1)
    {
      guard isCalendar(attempt), let (period, written) = period(writtenAt: attempt.offset)
      else { continue }
      let text = reader.scanner.written(written)
      return Correction(
        Message("write", "请写"), reader.scanner.replacing(written, with: period.text),
        saying: Message("“\(text)” is written \(period.text)", "“\(text)”写作 \(period.text)"),
        at: written)
    }
    return nil
  }

  /// The period at an offset that is not written as one here, bare or in quotes.
  private func period(writtenAt offset: Int) -> (Period, Place)? {
    let rest = rest(from: offset)
    var copy = Reader(SourceText(rest))
    guard let token = try? copy.take() else { return nil }
    // One word or quoted text that reads as a period was read as one.
    if Stretch(parsing: token.text) != nil,
      token.kind == .quoted || (try? copy.take()).map({ $0.kind != .sign }) ?? true
    {
      return nil
    }
    let isQuoted = token.kind == .quoted
    guard let (period, length) = Period.foreign(startingIn: isQuoted ? token.text : rest),
      !isQuoted || length == token.text.utf8.count,
      Stretch(parsing: String(decoding: rest.utf8.prefix(length), as: UTF8.self)) == nil
    else { return nil }
    return (period, Place(offset, offset + (isQuoted ? token.place.end : length)))
  }

  private func isCalendar(_ attempt: Reader.Attempt) -> Bool {
    switch attempt.expectation {
    case .period: true
    case .value(let subject):
      kind(of: subject, before: attempt.offset).map(\.isCalendar) ?? false
    default: false
    }
  }

  private func kind(of subject: Phrase, before offset: Int) -> Kind? {
    var scope = session.scope(of: reader.scanner.written(Place(0, offset)), host)
    return try? scope?.bind(subject).kind
  }

  /// The value or column of several words that stands unquoted before an offset, the last one.
  private func unquoted(before end: Int) -> Correction? {
    for attempt in reader.attempts.sorted(by: { $0.offset > $1.offset })
    where attempt.offset < end {
      let before = reader.scanner.written(Place(0, attempt.offset))
      let rest = rest(from: attempt.offset)
      switch attempt.expectation {
      case .value(let subject):
        guard let value = value(of: subject, startingIn: rest, before) else { continue }
        let place = Place(attempt.offset, attempt.offset + value.length)
        if value.length == value.text.utf8.count { return .quoting(place, in: reader.scanner) }
        return Correction(
          Message("without the blank", "去掉空格"),
          reader.scanner.replacing(place, with: quotedValue(value.text)))
      case .column:
        guard let (name, length) = column(startingIn: rest, before) else { continue }
        let place = Place(attempt.offset, attempt.offset + length)
        return Correction(
          Message("write", "请写"), reader.scanner.replacing(place, with: quotedName(name)),
          saying: Message("“\(name)” needs brackets", "“\(name)”要加方括号"), at: place)
      default: continue
      }
    }
    return nil
  }

  /// The longest value of a column that a text begins with, where it cannot stand bare.
  private func value(
    of subject: Phrase, startingIn text: String, _ before: String
  ) -> (text: String, length: Int)? {
    guard var scope = session.scope(of: before, host), let input = scope.input,
      let bound = try? scope.bind(subject), bound.kind == .text
    else { return nil }
    let begins = Step.filter(.call(.startsWith, .text(text), bound.expression))
    let relation = input.relation.unfiltered.after([begins])
    guard let values = try? relation.values(of: bound.expression, host.run) else { return nil }
    if let whole = longest(
      values.map(\.value.text), startingIn: text, where: { quotedValue($0) != $0 })
    {
      return (whole, whole.utf8.count)
    }
    return parted(text, input.relation.unfiltered, bound.expression)
  }

  /// The longest value that a text begins with once its blanks are taken out: 微 博.
  private func parted(
    _ text: String, _ relation: Relation, _ column: Expression
  ) -> (text: String, length: Int)? {
    let first = String(text.prefix { !$0.isWhitespace })
    guard !first.isEmpty, first.utf8.count < text.utf8.count else { return nil }
    let begins = Step.filter(.call(.startsWith, [column, .constant(.text(first))]))
    guard let values = try? relation.after([begins]).values(of: column, host.run) else {
      return nil
    }
    let found = values.map(\.value.text).compactMap { value -> (text: String, length: Int)? in
      var rest = text[...]
      for letter in value {
        if !letter.isWhitespace { rest = rest.drop(while: \.isWhitespace) }
        guard rest.first == letter else { return nil }
        rest = rest.dropFirst()
      }
      let length = text.utf8.count - rest.utf8.count
      let isWhole = rest.first.map { !($0.isLetter || $0.isNumber) } ?? true
      return isWhole && length > value.utf8.count ? (value, length) : nil
    }
    return found.max { $0.length < $1.length }
  }

  /// The longest name that cannot stand bare and that a text begins with, in whatever capitals, and
  /// how many bytes it has there.
  private func column(startingIn text: String, _ before: String) -> (name: String, length: Int)? {
    guard let scope = session.scope(of: before, host) else { return nil }
    // A sign at the end of a name is easily left out.
    let spelled = scope.schema.names.flatMap { name in
      let plain = String(name.reversed().drop { !$0.isLetter && !$0.isNumber }.reversed())
      return plain == name || plain.isEmpty ? [(name, name)] : [(name, name), (name, plain)]
    }
    let typed = spelled.map { (name: $0.0, spelled: $0.1, typed: String(text.prefix($0.1.count))) }
      .filter { quotedName($0.name) != $0.name && folded($0.spelled) == folded($0.typed) }
    return typed.filter { longest([$0.typed], startingIn: text) { _ in true } != nil }
      .map { (name: $0.name, length: $0.typed.utf8.count) }.max { $0.length < $1.length }
  }

  /// The longest name that a text begins with as a whole word.
  private func longest(
    _ names: [String], startingIn text: String, where isFit: (String) -> Bool
  ) -> String? {
    names.filter { name in
      guard isFit(name), text.utf8.starts(with: name.utf8) else { return false }
      var reader = Reader(
        SourceText("x" + String(decoding: text.utf8.dropFirst(name.utf8.count), as: UTF8.self)))
      return (try? reader.take())?.text == "x"
    }.max { $0.utf8.count < $1.utf8.count }
  }
}
