import PlaintText

extension Foreign {
  /// One part of a pattern, made ready once.
  enum Part: Hashable, Sendable {
    /// A word or sign that stands for itself.
    case literal(String)
    /// `_`: a word, name or text.
    case word
    /// `@`: a name however it is written.
    case name
    /// `[]`: what stands in square brackets.
    case brackets
    /// `#`: a number.
    case number
    /// `…`: anything up to the next part.
    case rest
    /// `前#名`, `各…的平均…`: a word with parts of itself, or figures, between texts.
    case inside([String], isFigure: Bool)

    init(_ written: String) {
      switch written {
      case "_": self = .word
      case "@": self = .name
      case "[]": self = .brackets
      case "#": self = .number
      case "…": self = .rest
      default:
        let sign: Character? = written.contains("…") ? "…" : written.contains("#") ? "#" : nil
        guard let sign else {
          self = .literal(written)
          return
        }
        let around = written.split(separator: sign, omittingEmptySubsequences: false)
        self = .inside(around.map(String.init), isFigure: sign == "#")
      }
    }

    /// What a token is for the holes of the part; nil where it does not fit.
    func holes(_ token: Token, in scanner: Scanner) -> [String]? {
      switch self {
      case .literal, .rest: return nil
      case .word:
        return token.kind == .sign || token.kind == .end ? nil : [scanner.written(token.place)]
      case .name:
        guard token.kind != .sign, token.kind != .end else { return nil }
        return [Reader.nameAsTyped(token.text.filter { $0 != "\"" && $0 != "'" })]
      case .brackets: return token.kind == .bracketed ? [token.text] : nil
      case .number:
        if Reader.isNumber(token.text) { return [scanner.written(token.place)] }
        return token.kind == .word ? Letters.figure(token.text).map { [$0] } : nil
      case .inside(let around, let isFigure):
        guard token.kind == .word, let found = Self.between(around, in: token.text) else {
          return nil
        }
        guard isFigure else { return found }
        let figures = found.compactMap { Reader.isNumber($0) ? $0 : Letters.figure($0) }
        return figures.count == found.count ? figures : nil
      }
    }

    /// What stands between some texts that a word is made of, none of it empty.
    private static func between(_ around: [String], in text: String) -> [String]? {
      guard let first = around.first, let last = around.last, text.hasPrefix(first),
        text.hasSuffix(last), text.utf8.count > first.utf8.count + last.utf8.count
      else { return nil }
      var rest = text.dropFirst(first.count).dropLast(last.count)
      var found: [String] = []
      for separator in around.dropFirst().dropLast() {
        guard let place = rest.dropFirst().firstRange(of: separator) else { return nil }
        found.append(String(rest[..<place.lowerBound]))
        rest = rest[place.upperBound...]
      }
      return rest.isEmpty ? nil : found + [String(rest)]
    }
  }
}
