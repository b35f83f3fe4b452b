import PlaintTable
import PlaintValue

/// What lies between two figures of one measure: the change, and the change in percent.
struct Change {
  let measure: MeasureColumn
  let style: Style

  private var isShare: Bool { if case .share = measure.formula { true } else { false } }

  /// The headings of change and change in percent against a base; of a share only the points it moved.
  func headings(
    prefix: String = "", over: String? = nil, against base: Answer.Heading.Base? = nil
  ) -> [Answer.Heading] {
    let value = measure.heading(style)
    let heading = { (name: String, kind: Kind, role: Answer.Role, digits: Int?) in
      var heading = Answer.Heading(
        prefix + name, kind, role, digits: digits, rounding: style.rounding, over: over,
        caption: over == nil ? nil : name)
      heading.base = base
      return heading
    }
    if isShare { return [heading("change", .share, .points, style.digits)] }
    return [
      heading("change", value.kind, .change, value.digits),
      heading("change_percent", .share, .change, style.digits),
    ]
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
