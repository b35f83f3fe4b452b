import PlaintTable
import PlaintText
import PlaintValue

/// Why a column of whole numbers names things instead of counting them.
enum Identity {
  /// Its name says so.
  case named
  /// Its name says so, and some cells hold letters: they are as good, and none is to be lost.
  case mixed
  /// All its cells have as many digits, and so many that they are hardly amounts.
  case alike

  /// The lengths that phones, orders and identity cards have.
  private static let lengths = 11...20

  init?(_ census: Census, name: String) {
    let numbers = census.wholes
    guard numbers > 0, census.decimals == 0, census.hasOnlyPlainDigits else { return nil }
    let others = census.present - numbers
    if IdentifierName.isOne(name) {
      guard 2 * numbers >= census.present else { return nil }
      self = others == 0 ? .named : .mixed
    } else {
      guard others == 0, census.fewestDigits == census.wholeDigits,
        Self.lengths.contains(census.wholeDigits),
        census.compacts < census.present || !census.hasCompactHours
      else { return nil }
      self = .alike
    }
  }

  func why(_ census: Census) -> Message {
    switch self {
    case .named, .mixed: Message("digits, and its name says identifiers", "全为数字，列名表示标识")
    case .alike:
      Message(
        "every value has \(census.wholeDigits) digits", "每个值都是 \(census.wholeDigits) 位数字")
    }
  }

  static func whyMixed(_ census: Census) -> Message {
    guard let example = census.examples[.text]?.first else {
      return Message("identifiers", "标识")
    }
    return Message(
      "identifiers: row \(grouped(example.row + 1)) holds “\(Decision.shortened(example.text))”",
      "标识：第 \(example.row + 1) 行是“\(Decision.shortened(example.text))”")
  }
}
