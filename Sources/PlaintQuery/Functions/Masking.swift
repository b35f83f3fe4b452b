import PlaintText

/// A cell with its middle hidden, by what it looks like as a whole.
///
/// Mobile numbers (with +86, blanks or hyphens too) become `138****5678`, landlines
/// `0571-****5678`, e-mail addresses keep their first character and what follows the `@`; the
/// service numbers everybody may know (10086, 12345 …) stay. Everything else keeps its first and,
/// from three characters on, its last character, with at most eight stars between.
///
/// - Source: GB/T 35273-2020 asks that display show no more than is needed; the shape of masked
///   mobile numbers is the one in common use.
func masked(_ text: String) -> String {
  let cell = trimmedBlanks(text)
  let plain = folded(cell)
  if serviceNumbers.contains(plain) { return plain }
  return maskedMobile(plain) ?? maskedLandline(plain) ?? maskedAddress(plain)
    ?? maskedPlainly(cell)
}

private let serviceNumbers: Set = [
  "10000", "10010", "10086", "1008611", "12300", "12321", "12345",
]

private func maskedMobile(_ text: String) -> String? {
  var digits = text.filter { $0 != " " && $0 != "-" }
  if digits.hasPrefix("+") { digits.removeFirst() }
  if digits.count == 13, digits.hasPrefix("86") { digits.removeFirst(2) }
  guard isDigits(digits), digits.count == 11, digits.hasPrefix("1"),
    digits.dropFirst().prefix(1) >= "3"
  else { return nil }
  return digits.prefix(3) + "****" + digits.suffix(4)
}

private func maskedLandline(_ text: String) -> String? {
  let parts = text.split(separator: "-", omittingEmptySubsequences: false)
  guard parts.count == 2, parts[0].hasPrefix("0"), (3...4).contains(parts[0].count),
    (7...8).contains(parts[1].count), parts.allSatisfy(isDigits)
  else { return nil }
  return parts[0] + "-" + String(repeating: "*", count: parts[1].count - 4) + parts[1].suffix(4)
}

private func maskedAddress(_ text: String) -> String? {
  let parts = text.split(separator: "@", omittingEmptySubsequences: false)
  guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), !text.contains(" ") else {
    return nil
  }
  return parts[0].prefix(1) + "***@" + parts[1]
}

private func maskedPlainly(_ text: String) -> String {
  let count = text.count
  if count <= 2 { return (count == 2 ? String(text.prefix(1)) : "") + (count > 0 ? "*" : "") }
  return text.prefix(1) + String(repeating: "*", count: min(count - 2, 8)) + text.suffix(1)
}

private func isDigits(_ text: some StringProtocol) -> Bool {
  !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
}
