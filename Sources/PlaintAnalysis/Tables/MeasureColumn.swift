import PlaintTable
import PlaintText
import PlaintValue

/// A printed measure and how it is computed from the measures an engine returned.
///
/// The numbers in a formula are indices into `Groups.measures`. Engines count, add and rank; mean,
/// share and standard deviation are arithmetic on that, exact until printed.
package struct MeasureColumn: Hashable, Sendable {
  /// What is done with the measures of those indices.
  package enum Formula: Hashable, Sendable {
    /// Rows, all or those that meet a condition.
    case count(Int)
    /// How many different values there are: 0 of no rows, as of rows without any.
    case distinct(Int)
    /// A sum of numbers or durations.
    case sum(Int)
    case smallest(Int)
    case largest(Int)
    /// A quantile: printed with the style's digits.
    case quantile(Int)
    /// Anything else as the engine gave it: first, last.
    case value(Int)
    case mean(sum: Int, present: Int)
    /// The part of the rows that meets a condition.
    case share(part: Int, whole: Int)
    /// The sample standard deviation (divisor n - 1).
    case deviation(sum: Int, squares: Int, present: Int)
  }

  /// What it is called: in both languages where nobody named it.
  package var name: Message
  package var kind: Kind
  package var formula: Formula
  /// Whether it is of cells that were rounded already, as quotients are: printed with the style's
  /// digits, since the last of its own mean nothing.
  package var isOfRounded = false

  package init(_ name: Message, _ kind: Kind, _ formula: Formula) {
    self.name = name
    self.kind = kind
    self.formula = formula
  }

  /// The usual measure: `count()` as the engine's first.
  package static let count = MeasureColumn(HeadingWords.count, .whole, .count(0))

  /// Whether the measure of several groups together follows from the measures of each, so that
  /// folding them needs no second question.
  package var isFoldable: Bool {
    switch formula {
    case .distinct, .quantile, .value: false
    case .count, .sum, .smallest, .largest, .mean, .share, .deviation: true
    }
  }

  /// Whether groups add up to their whole, so that shares of it make sense (for sums: unless one
  /// is negative).
  package var isAdditive: Bool {
    switch formula {
    case .count, .sum: true
    default: false
    }
  }

  /// Whether it is 0 of no rows, where others are empty.
  var isCounted: Bool {
    switch formula {
    case .count, .distinct, .sum: true
    default: false
    }
  }

  /// Whether shares of it may be shown: it adds up and is nowhere negative.
  func hasShares(in groups: Groups) -> Bool {
    switch formula {
    case .count(let index), .sum(let index):
      groups.measures[index].areNowhereNegative
    default: false
    }
  }

  /// The measure's column in an answer, the `index`-th measure of it.
  func heading(_ style: Style, index: Int = 0) -> Answer.Heading {
    var heading = heading(of: style)
    heading.measure = index
    guard kind == .elapsed else { return heading }
    // Durations have as many digits as any figure: what they are measured in has no smallest step.
    (heading.digits, heading.rounding, heading.unit) = (style.digits, style.rounding, style.unit)
    return heading
  }

  private func heading(of style: Style) -> Answer.Heading {
    switch formula {
    case .count: Answer.Heading(name, .whole, .count)
    case .share:
      Answer.Heading(name, .share, .share, digits: style.digits, rounding: style.rounding)
    case .mean, .deviation:
      Answer.Heading(name, kind, .measure, digits: style.digits, rounding: style.rounding)
    case .quantile where kind == .decimal || kind == .elapsed,
      .quantile where kind == .share, .sum where kind == .share, .value where kind == .share,
      .smallest where kind == .share, .largest where kind == .share,
      .sum where isOfRounded, .smallest where isOfRounded, .largest where isOfRounded,
      .value where isOfRounded:
      Answer.Heading(name, kind, .measure, digits: style.digits, rounding: style.rounding)
    case .distinct, .sum, .smallest, .largest, .quantile, .value:
      Answer.Heading(name, kind, .measure)
    }
  }
}

/// How one of the engine's measures of several groups becomes that of all together.
enum Combination {
  case sum, smallest, largest, unknown

  /// The combination of each of `count` raw measures, as the formulas use them.
  static func each(of columns: [MeasureColumn], count: Int) -> [Combination] {
    var result = [Combination](repeating: .unknown, count: count)
    for column in columns {
      switch column.formula {
      case .count(let a), .sum(let a): result[a] = .sum
      case .smallest(let a): result[a] = .smallest
      case .largest(let a): result[a] = .largest
      case .distinct, .quantile, .value: break
      case .mean(let a, let b), .share(let a, let b): for i in [a, b] { result[i] = .sum }
      case .deviation(let a, let b, let c): for i in [a, b, c] { result[i] = .sum }
      }
    }
    return result
  }

  /// Two groups' measure together; missing where it does not follow from the two.
  func callAsFunction(_ a: Value, _ b: Value) -> Value {
    switch self {
    case .sum: Figure.sum(a, b)
    case .smallest: a.isMissing || (!b.isMissing && b.precedes(a)) ? b : a
    case .largest: a.isMissing || (!b.isMissing && a.precedes(b)) ? b : a
    case .unknown: .missing
    }
  }
}

extension Cells {
  /// Whether no cell is below 0.
  fileprivate var areNowhereNegative: Bool {
    if let counts { return (0..<counts.count).allSatisfy { counts[$0] >= 0 } }
    return (0..<count).allSatisfy { line in
      Figure(self[line]).exact.map { $0.numerator >= 0 } ?? true
    }
  }
}
