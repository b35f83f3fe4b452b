import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// An expression's values over the rows of a view: the distinct values, and which each row has.
///
/// Every function is evaluated once a distinct value, or once a distinct combination of the
/// columns it reads; loops over rows see only codes.
struct Encoded {
  var codes: [Int32]
  var values: [Value]

  /// The same values, each kept once.
  func merged() -> Encoded {
    var index: [Value: Int32] = [:]
    var kept: [Value] = []
    let map = values.map { value -> Int32 in
      if let code = index[value] { return code }
      index[value] = Int32(kept.count)
      kept.append(value)
      return Int32(kept.count - 1)
    }
    guard kept.count < values.count else { return self }
    return Encoded(codes: codes.map { map[Int($0)] }, values: kept)
  }

  /// The values as a column over the same rows.
  func column(_ name: String, _ kind: Kind) -> Column {
    Column(name, kind, coding: codes, values)
  }

  /// The combinations that occur of several expressions over the same rows: a code a row, and for
  /// each code the codes of the parts.
  static func combined(_ parts: [Encoded], rows: Int) -> (codes: [Int32], parts: [[Int32]]) {
    guard let first = parts.first else {
      return (Array(repeating: 0, count: rows), rows > 0 ? [[]] : [])
    }
    guard parts.count > 1 else {
      return (first.codes, first.values.indices.map { [Int32($0)] })
    }
    var codes = first.codes
    var combos = first.values.indices.map { [Int32($0)] }
    for part in parts.dropFirst() {
      var index: [UInt64: Int32] = [:]
      var next: [[Int32]] = []
      for row in 0..<rows {
        let key = UInt64(UInt32(codes[row])) << 32 | UInt64(UInt32(part.codes[row]))
        if let code = index[key] {
          codes[row] = code
        } else {
          index[key] = Int32(next.count)
          next.append(combos[Int(codes[row])] + [part.codes[row]])
          codes[row] = Int32(next.count - 1)
        }
      }
      combos = next
    }
    return (codes, combos)
  }
}

extension Column {
  /// A column from codes into values: text coded, what fits 64 bits fixed, anything else listed.
  init(_ name: String, _ kind: Kind, coding codes: [Int32], _ values: [Value]) {
    if kind == .text {
      let texts = values.map { if case .text(let text) = $0 { text } else { "" } }
      let packed = Codes(codes.map(Int.init), entries: values.count)
      let missing = values.map(\.isMissing)
      self.init(
        name, kind, .coded(packed, Strings(texts), missing: missing), count: codes.count)
    } else if let (cells, places) = Self.fixed(values, kind) {
      let buffer = Buffer<Int64>(count: codes.count)
      for (row, code) in codes.enumerated() { buffer.base[row] = cells[Int(code)] }
      self.init(name, kind, .fixed(buffer, places: places), count: codes.count)
    } else {
      let packed = Codes(codes.map(Int.init), entries: values.count)
      self.init(name, kind, .listed(packed, values), count: codes.count)
    }
  }

  /// The values as fixed cells with common places, or nil when one does not fit.
  private static func fixed(_ values: [Value], _ kind: Kind) -> (cells: [Int64], places: Int)? {
    guard kind != .share else { return nil }
    let places = values.reduce(0) { most, value in
      if case .number(let number) = value { max(most, number.places) } else { most }
    }
    var cells: [Int64] = []
    for value in values {
      guard let cell = cell(value, places), cell != absent || value.isMissing else { return nil }
      cells.append(cell)
    }
    return (cells, places)
  }

  private static func cell(_ value: Value, _ places: Int) -> Int64? {
    switch value {
    case .missing: return absent
    case .number(let number):
      var digits = number.digits
      for _ in number.places..<places {
        let (product, isOver) = digits.multipliedReportingOverflow(by: 10)
        if isOver { return nil }
        digits = product
      }
      return Int64(exactly: digits)
    case .date(let day): return Int64(day.number)
    case .moment(let moment): return Int64(moment.microseconds)
    case .time(let time): return Int64(time.microseconds)
    case .period(let period): return Int64(period.ordinal)
    case .elapsed(let elapsed): return Int64(elapsed.microseconds)
    case .truth(let truth): return truth ? 1 : 0
    case .text, .share: return nil
    }
  }
}
