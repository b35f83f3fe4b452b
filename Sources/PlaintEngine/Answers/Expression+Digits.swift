import PlaintQuery
import PlaintTable
import PlaintValue

/// How many digits a number can have at most: before its point, after it, and in all.
private struct Digits {
  var whole: Int
  var places: Int
  var total: Int

  /// Beyond what a number holds (``Number``).
  var areTooMany: Bool { total > 38 }

  static let most = Digits(whole: 38, places: 38, total: 39)
  /// A cell of a file is kept as 64 bits.
  static let ofCell = Digits(whole: 19, places: 18, total: 19)
  static let ofWholeCell = Digits(whole: 19, places: 0, total: 19)

  static func + (a: Digits, b: Digits) -> Digits {
    let (whole, places) = (max(a.whole, b.whole) + 1, max(a.places, b.places))
    return Digits(whole: whole, places: places, total: whole + places)
  }

  static func * (a: Digits, b: Digits) -> Digits {
    Digits(whole: a.whole + b.whole, places: a.places + b.places, total: a.total + b.total)
  }

  func widened(by other: Digits) -> Digits {
    Digits(
      whole: max(whole, other.whole), places: max(places, other.places),
      total: max(total, other.total))
  }
}

extension Expression {
  /// Whether its arithmetic might come to more digits than a number holds, or to a length of time beyond
  /// all lengths, judged without reading a row.
  ///
  /// `isOfFile`: whether a column holds cells of a file just as they are.
  func mayOverflow(in schema: Schema, isOfFile: (String) -> Bool) -> Bool {
    guard case .call(let function, let operands) = self else { return false }
    let isInside = operands.contains { $0.mayOverflow(in: schema, isOfFile: isOfFile) }
    if isInside { return true }
    guard [.add, .subtract, .multiply].contains(function) else { return false }
    let kinds = operands.map { $0.kind(in: schema) }
    if kinds.contains(.text) { return false }
    if kinds.contains(.elapsed) || kinds.contains(.share) { return true }
    return digits(in: schema, isOfFile).areTooMany
  }

  private func digits(in schema: Schema, _ isOfFile: (String) -> Bool) -> Digits {
    switch self {
    case .constant(.number(let number)):
      let total = String(number.digits.magnitude).utf8.count
      return Digits(whole: max(total - number.places, 0), places: number.places, total: total)
    case .column(let name) where isOfFile(name):
      return kind(in: schema) == .whole ? .ofWholeCell : .ofCell
    case .call(let function, let operands):
      let inner = operands.filter { $0.kind(in: schema)?.isNumeric == true }
        .map { $0.digits(in: schema, isOfFile) }
      guard let first = inner.first else { return .ofWholeCell }
      switch function {
      case .add, .subtract: return inner.dropFirst().reduce(first, +)
      case .multiply: return inner.dropFirst().reduce(first, *)
      default: return inner.dropFirst().reduce(first) { $0.widened(by: $1) }
      }
    case .column, .constant, .lookup: return .most
    }
  }
}
