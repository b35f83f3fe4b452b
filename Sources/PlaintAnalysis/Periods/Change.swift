import PlaintTable
import PlaintText
import PlaintValue

/// What lies between two figures of one measure: the change, and the change in percent.
package struct Change {
  /// The periods that figures are usually set against: the one just before, the same a year before.
  package enum Base: Hashable, Sendable {
    case previous, yearAgo

    /// What a change in percent against it is called in Chinese.
    var growth: String { self == .previous ? "环比" : "同比" }
  }

  let measure: MeasureColumn
  /// Which measure of its table it is.
  var index = 0
  let style: Style

  private var isShare: Bool { if case .share = measure.formula { true } else { false } }

  /// The headings of change and change in percent against a base; of a share only the points it moved.
  func headings(
    prefix: Message? = nil, over: Message? = nil, against base: Base? = nil, words: Words = .change
  ) -> [Answer.Heading] {
    let value = measure.heading(style, index: index)
    let heading = { (name: Message, kind: Kind, role: Answer.Role, digits: Int?) in
      var heading = Answer.Heading(
        prefix.map { $0.joined(name) } ?? name, kind, role, digits: digits,
        rounding: style.rounding, over: over, caption: over == nil ? nil : name)
      (heading.measure, heading.unit) = (index, kind == .elapsed ? value.unit : nil)
      return heading
    }
    if isShare { return [heading(words.change, .share, .points, style.digits)] }
    var percent = heading(words.percent(against: base), .share, .change, style.digits)
    // Growth is asked for by any of its names, whatever it is against.
    percent.synonyms = words.synonyms.map { growth in
      prefix.map { "\($0.text(in: .chinese))_\(growth)" } ?? growth
    }
    return [heading(words.change, value.kind, .change, value.digits), percent]
  }

  /// What the columns are called: those of a trend's second base have names of their own.
  enum Words {
    case change, yearChange

    var change: Message {
      self == .change ? HeadingWords.change : HeadingWords.yearChange
    }

    /// Other names of the change in percent.
    var synonyms: [String] {
      self == .change ? ["增减幅", Base.previous.growth, Base.yearAgo.growth] : []
    }

    func percent(against base: Base?) -> Message {
      guard self == .change else { return HeadingWords.yearChangePercent }
      return base.map { Message(HeadingWords.changePercent.english, $0.growth) }
        ?? HeadingWords.changePercent
    }
  }

  /// The cells under ``headings(prefix:over:)``; missing where either figure is.
  ///
  /// Against a base of zero there is no percentage: the cell says `new`, or nothing for 0 to 0.
  func cells(from base: Figure?, to current: Figure?) -> [Answer.Cell] {
    let headings = headings()
    guard let base, let current, let before = base.exact, let now = current.exact,
      let difference = now.subtracting(before)
    else { return headings.map { _ in Answer.Cell(.missing) } }
    if isShare { return [Answer.Cell(.share(difference))] }
    let like: Value = current.value.isMissing ? base.value : current.value
    return [
      Figure(difference, like: like).cell(headings[0]),
      Self.percent(difference, of: before),
    ]
  }

  private static func percent(_ difference: Ratio, of base: Ratio) -> Answer.Cell {
    guard base.numerator != 0 else {
      return difference.numerator == 0
        ? Answer.Cell(.missing) : Answer.Cell(.missing, printed: "new")
    }
    let size = base.numerator < 0 ? base.negated : base
    return Answer.Cell(difference.divided(by: size).map { .share($0) } ?? .missing)
  }
}
