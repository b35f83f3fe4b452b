/// Small pieces of sentences: counts with their noun, numbers with separators, lists of names.

/// The number with a comma before each three digits: `1,025`.
package func grouped(_ number: some BinaryInteger) -> String {
  let digits = String(number.magnitude)
  var result = number < 0 ? "-" : ""
  var left = digits.utf8.count
  guard left > 3 else { return result + digits }
  for digit in digits.unicodeScalars {
    result.unicodeScalars.append(digit)
    left -= 1
    if left > 0, left % 3 == 0 { result.append(",") }
  }
  return result
}

/// The count and its noun in the right number: `1 row`, `1,025 rows`, `2 categories`.
package func counted(_ count: Int, _ noun: String) -> String {
  grouped(count) + " " + (count == 1 ? noun : plural(noun))
}

/// The plural of an English noun by the three regular rules.
private func plural(_ noun: String) -> String {
  if noun.hasSuffix("y"), !["ay", "ey", "oy", "uy"].contains(where: noun.hasSuffix) {
    return noun.dropLast() + "ies"
  }
  let hissing = ["s", "x", "z", "ch", "sh"].contains(where: noun.hasSuffix)
  return noun + (hissing ? "es" : "s")
}

/// The items as a sentence lists them: `a, b and c`; in Chinese `a、b和c`.
///
/// At most `limit` are named and the rest is counted (`a, b and 3 more`, `a、b等5个`); nil names
/// all.
package func list(
  _ items: [String], limit: Int? = nil, in tongue: Tongue = .english
) -> String {
  let limit = max(limit ?? items.count, 1)
  if items.count > limit {
    let named = Array(items.prefix(limit))
    switch tongue {
    case .english:
      return named.joined(separator: ", ") + " and \(grouped(items.count - limit)) more"
    case .chinese: return named.joined(separator: "、") + "等\(items.count)个"
    }
  }
  guard let last = items.last, items.count > 1 else { return items.first ?? "" }
  switch tongue {
  case .english: return items.dropLast().joined(separator: ", ") + " and " + last
  case .chinese: return items.dropLast().joined(separator: "、") + "和" + last
  }
}
