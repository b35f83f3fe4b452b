import PlaintTable
import PlaintText
import PlaintValue

/// What a cell of an answer shows on a terminal: separators in counts, signs, marks in words.
struct CellText {
  let tongue: Tongue
  /// The language of headings.
  let headingTongue: Tongue

  init(tongue: Tongue, headingTongue: Tongue? = nil) {
    self.tongue = tongue
    self.headingTongue = headingTongue ?? tongue
  }

  /// The cell's text without its flag.
  func callAsFunction(_ cell: Answer.Cell, _ heading: Answer.Heading) -> String {
    let plain = heading.text(of: cell, in: tongue)
    if heading.role == .key, cell.mark != .value { return plain }
    if let printed = cell.printed, Number(parsing: printed) == nil { return said(printed) }
    if case .truth(let truth) = cell.value { return word(for: truth) }
    if heading.role == .key { return edged(plain).harmless }
    if heading.unit != nil, case .elapsed = cell.value {
      let number = grouped(digits: plain)
      return heading.role == .change ? signed(number) : number
    }
    guard isQuantity(cell.value), heading.kind != .identifier, !plain.isEmpty else {
      return plain.harmless
    }
    switch heading.role {
    case .key, .note: return plain.harmless
    case .share, .cumulative: return plain + "%"
    case .count, .measure:
      guard isShare(cell.value) else { return grouped(digits: plain) }
      return cell.flag == .points ? plain : plain + "%"
    case .change: return signed(grouped(digits: plain)) + (isShare(cell.value) ? "%" : "")
    case .points: return signed(plain) + (tongue == .english ? " " : "") + points
    }
  }

  private var points: String { Answer.Flag.points.sign(in: tongue) }

  /// The sign drawn behind the text.
  func sign(_ flag: Answer.Flag) -> String { flag.sign(in: tongue) }

  /// A heading's own words.
  func heading(_ heading: Answer.Heading) -> String {
    let name = heading.title.harmless(in: headingTongue)
    guard heading.over != nil else { return name }
    if let caption = heading.caption {
      return heading.titled(caption).harmless(in: headingTongue)
    }
    return heading.across.map(value) ?? name
  }

  /// The words over a run of columns.
  func over(_ heading: Answer.Heading) -> String? {
    guard heading.over != nil, heading.caption != nil, let across = heading.across else {
      return heading.over?.harmless(in: headingTongue)
    }
    return value(across)
  }

  /// A value across, with its mark in words.
  private func value(_ across: Answer.Cell) -> String {
    if case .truth(let truth) = across.value { return word(for: truth) }
    return across.mark.word(in: tongue) ?? edged(Mark.distinguished(across.value.text)).harmless
  }

  /// A value in quotes where blanks at its ends would not be seen otherwise; one that reads like
  /// such a value in quotes is quoted once more.
  private func edged(_ text: String) -> String {
    if isPlain(text.unicodeScalars.first), isPlain(text.unicodeScalars.last) { return text }
    let inner = Mark.unquoted(text)
    return inner.first?.isWhitespace == true || inner.last?.isWhitespace == true
      ? "“\(text)”" : text
  }

  /// Whether a scalar at a text's end is a visible character of its own, which most are; cutting
  /// characters out of texts is slow.
  private func isPlain(_ scalar: Unicode.Scalar?) -> Bool {
    guard let value = scalar?.value else { return false }
    return (0x21...0x7E).contains(value) || (0x4E00...0x9FFF).contains(value)
  }

  /// Whether the column's cells stand at the right.
  static func isRight(_ heading: Answer.Heading) -> Bool {
    switch heading.role {
    case .key, .note: false
    case .share, .cumulative, .change, .points, .count: true
    case .measure: heading.kind.isNumeric || heading.kind == .elapsed
    }
  }

  private func isQuantity(_ value: Value) -> Bool {
    switch value {
    case .number, .share: true
    default: false
    }
  }

  private func isShare(_ value: Value) -> Bool {
    if case .share = value { true } else { false }
  }

  private func word(for truth: Bool) -> String { Value.truth(truth).text(in: tongue) }

  /// Printed words have one spelling in exports; on a Chinese screen they are Chinese.
  private func said(_ printed: String) -> String {
    tongue == .chinese && printed == "new" ? "新增" : printed.harmless
  }

  private func signed(_ number: String) -> String {
    let isZero = !number.contains { $0 >= "1" && $0 <= "9" }
    return number.hasPrefix("-") || isZero ? number : "+" + number
  }
}
