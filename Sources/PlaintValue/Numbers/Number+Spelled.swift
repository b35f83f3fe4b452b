import PlaintText

/// Numbers as people and spreadsheets write them.
extension Number {
  /// The number in a text with separators, a currency, a percent sign or a Chinese unit:
  /// `￥1,234.50`, `(1,234)`, `12.5%`, `7.2万`, `3亿元`; or nil.
  ///
  /// Full-width signs count as their ASCII forms. A percentage is the hundredth part; parentheses
  /// around a number make it negative, as in accounts. Commas must part thousands.
  package init?(spelled text: String) {
    var rest = folded(trimmedBlanks(text))[...]
    let isDebit = rest.hasPrefix("(") && rest.hasSuffix(")")
    if isDebit { rest = rest.dropFirst().dropLast() }
    var isNegative = rest.takeFirst(of: ["-", "−"])
    if !isNegative, rest.takeFirst(of: ["+"]), rest.hasPrefix("-") || rest.hasPrefix("−") {
      return nil
    }
    rest.takeFirst(of: ["¥", "$", "€", "£", "rmb", "cny"])
    if !isNegative { isNegative = rest.takeFirst(of: ["-", "−"]) }
    rest.takeLast(of: ["元", "圆", "rmb", "cny"])
    let factor = Self.units.first { rest.hasSuffix($0.sign) }
    rest.takeLast(of: Self.units.map(\.sign))
    guard rest.first.map({ $0.isASCII && $0.isNumber || $0 == "." }) ?? false,
      let digits = Self.withoutSeparators(rest.hasSuffix(".") ? rest.dropLast() : rest),
      let number = Number(parsing: digits),
      let scaled = number.multiplied(by: factor?.value ?? 1)
    else { return nil }
    let sign: Number = isNegative != isDebit ? -1 : 1
    guard let signed = scaled.multiplied(by: sign) else { return nil }
    self = signed
  }

  private static let units: [(sign: String, value: Number)] = [
    ("%", Number(1, places: 2)), ("‰", Number(1, places: 3)), ("万", 10_000),
    ("亿", 100_000_000),
  ]

  /// The digits without commas, if these part thousands; nil if they do not.
  private static func withoutSeparators(_ text: Substring) -> String? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return String(text) }
    let wholes = parts.dropFirst().enumerated().map { index, part in
      index == parts.count - 2 ? part.prefix { $0 != "." } : part
    }
    guard (1...3).contains(parts[0].count), wholes.allSatisfy({ $0.count == 3 }) else { return nil }
    return parts.joined()
  }
}

extension Substring {
  /// Takes one of these off the front, with the blanks behind it, and says whether it was there.
  @discardableResult
  fileprivate mutating func takeFirst(of signs: [String]) -> Bool {
    guard let sign = signs.first(where: hasPrefix) else { return false }
    self = dropFirst(sign.count).drop { $0 == " " }
    return true
  }

  /// Takes one of these off the end, with the blanks before it.
  fileprivate mutating func takeLast(of signs: [String]) {
    guard let sign = signs.first(where: hasSuffix) else { return }
    self = dropLast(sign.count)
    while last == " " { removeLast() }
  }
}
