import PlaintTable
import PlaintValue

/// One figure of an answer: the value a cell holds and, for quantities, the exact fraction.
///
/// A mean of thirds has no exact decimal value; the cell holds it to 10 places, so that rounding it
/// once more is rounding the fraction; order, comparison and print come from the fraction itself.
struct Figure {
  var value: Value
  /// The exact quantity (of a duration its microseconds); nil for dates, texts and missing.
  var exact: Ratio?

  static let missing = Figure(value: .missing, exact: nil)

  /// A value as the engine gave it.
  init(_ value: Value) {
    self.value = value
    exact =
      switch value {
      case .number(let number): Ratio(number)
      case .elapsed(let elapsed): Ratio(Int128(elapsed.microseconds), 1)
      case .share(let ratio): ratio
      default: nil
      }
  }

  init(value: Value, exact: Ratio?) {
    self.value = value
    self.exact = exact
  }

  /// A fraction kept to 10 places as a number, or as a duration or a share where `like` is one.
  init(_ ratio: Ratio?, like: Value = .missing) {
    guard let ratio else {
      self = .missing
      return
    }
    exact = ratio
    if case .elapsed = like {
      let whole = ratio.kept(places: 0)?.asInt
      value = whole.map { .elapsed(Elapsed(microseconds: $0)) } ?? .missing
    } else if case .share = like {
      value = .share(ratio)
    } else {
      let number = ratio.kept(places: Number.placesOfQuotients)
      value = number.map { .number($0) } ?? .missing
    }
  }

  /// A share as a figure.
  static func share(_ ratio: Ratio?) -> Figure {
    ratio.map { Figure(value: .share($0), exact: $0) } ?? .missing
  }

  /// The measure a formula makes of one group's raw measures.
  init(_ column: MeasureColumn, _ raw: [Value]) {
    switch column.formula {
    case .count(let a), .distinct(let a), .sum(let a), .smallest(let a), .largest(let a),
      .quantile(let a),
      .value(let a):
      self.init(raw[a])
    case .mean(let sum, let present):
      self.init(Self.quotient(raw[sum], raw[present]), like: raw[sum])
    case .share(let part, let whole): self = .share(Self.quotient(raw[part], raw[whole]))
    case .deviation(let sum, let squares, let present):
      let parts = [sum, squares, present].map { Figure(raw[$0]).exact }
      var variance = sampleVariance(sum: parts[0], squares: parts[1], count: parts[2])
      if variance == nil, case .share = raw[sum] {
        // Shares of many wholes: their squares have no common denominator that fits.
        let short = parts.map { $0.flatMap { $0.kept(places: 14) }.map { Ratio($0) } }
        variance = sampleVariance(sum: short[0], squares: short[1], count: short[2])
      }
      self.init(variance.flatMap(squareRoot).map { Ratio($0) }, like: raw[sum])
    }
  }

  /// The cell of this figure under its heading: the print is set only where rounding the value
  /// kept would round twice and differ.
  func cell(_ heading: Answer.Heading) -> Answer.Cell {
    var cell = Answer.Cell(value)
    guard case .number = value, let digits = heading.digits, let exact else { return cell }
    let printed = exact.rounded(places: digits, heading.rounding)?.text(places: digits)
    if printed != heading.text(of: cell) { cell.printed = printed }
    return cell
  }

  /// The sum of two measures; missing counts for nothing, what cannot be added is missing.
  static func sum(_ a: Value, _ b: Value) -> Value {
    switch (a, b) {
    case (.missing, _): return b
    case (_, .missing): return a
    case (.number(let a), .number(let b)): return a.adding(b).map { .number($0) } ?? .missing
    case (.share(let a), .share(let b)): return a.summed(with: b).map { .share($0) } ?? .missing
    case (.elapsed(let a), .elapsed(let b)):
      let (sum, overflow) = a.microseconds.addingReportingOverflow(b.microseconds)
      return overflow ? .missing : .elapsed(Elapsed(microseconds: sum))
    default: return .missing
    }
  }

  private static func quotient(_ a: Value, _ b: Value) -> Ratio? {
    guard let above = Figure(a).exact, let below = Figure(b).exact else { return nil }
    return above.divided(by: below)
  }
}
