/// A number pattern: what stands before and after, and how the digits are written.
struct NumberPattern {
  private var before = ""
  private var after = ""
  private var leastWhole = 0
  private var leastPlaces = 0
  private var mostPlaces = 0
  private var isGrouped = false
  /// The number is divided by 10^power: 4 for `万`, 8 for `亿`, -2 for `%`.
  private var power = 0

  /// Nil unless there is exactly one number in the pattern.
  init?(_ pattern: String) {
    guard let runs = FormatPattern(pattern)?.runs else { return nil }
    var stage = 0
    var seen = ""
    for run in runs {
      let isDigits = !run.isQuoted && run.text.allSatisfy { "0#,.".contains($0) }
      if stage == 0, isDigits, run.text.first == "0" || run.text.first == "#" { stage = 1 }
      if stage == 1, isDigits {
        seen += run.text
      } else if stage == 0 {
        before += run.text
      } else {
        if isDigits, run.text.contains(where: { "0#".contains($0) }) { return nil }
        if stage == 1, !run.isQuoted, run.text.count == 1 { power = Self.power(run.text) }
        stage = 2
        after += run.text
      }
    }
    guard stage > 0, readDigits(seen) else { return nil }
  }

  private static func power(_ sign: String) -> Int {
    switch sign {
    case "%", "％": -2
    case "万": 4
    case "亿": 8
    default: 0
    }
  }

  /// Reads `#,##0.0#`; false when it has two points or none but a point.
  private mutating func readDigits(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first else { return false }
    isGrouped = whole.contains(",")
    leastWhole = whole.count { $0 == "0" }
    let places = parts.count == 2 ? parts[1] : ""
    if places.contains(",") || (parts.count == 2 && places.isEmpty) { return false }
    leastPlaces = places.count { $0 == "0" }
    mostPlaces = places.count
    return true
  }

  func text(_ number: Number) -> String? {
    let scaled =
      power < 0
      ? number.multiplied(by: 100) : Number(number.digits, places: number.places + power)
    return scaled.map { written($0.rounded(places: mostPlaces)) }
  }

  func text(_ ratio: Ratio) -> String? {
    let factor = power < 0 ? Ratio(100, 1) : Ratio(1, Int128(powerOfTen(power) ?? 1))
    return ratio.multiplied(by: factor)?.rounded(places: mostPlaces).map(written)
  }

  /// The rounded number in digits, with its sign before them.
  private func written(_ number: Number) -> String {
    let parts = number.absolute.text(places: max(number.places, leastPlaces)).split(separator: ".")
    var whole = String(parts.first ?? "0")
    if whole == "0", leastWhole == 0 { whole = "" }
    whole = String(repeating: "0", count: max(leastWhole - whole.count, 0)) + whole
    if isGrouped { whole = separated(whole) }
    let places = parts.count == 2 ? "." + parts[1] : ""
    return before + (number.digits < 0 ? "-" : "") + whole + places + after
  }

  private func separated(_ digits: String) -> String {
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result
  }
}
