import PlaintText
import PlaintValue

/// Columns as values, one cell at a time: for answers, tests and single rows, not for loops over
/// many rows.
extension Column {
  /// The cell's value.
  package subscript(row: Int) -> Value {
    switch storage {
    case .coded(let codes, let texts, let missing):
      let code = codes[row]
      return missing[code] ? .missing : .text(texts[code])
    case .plain(let texts, let missing):
      if let missing { return missing[row] ? .missing : .text(texts[row]) }
      return texts.utf8(row).isEmpty ? .missing : .text(texts[row])
    case .fixed(let cells, let places):
      return Self.value(cells[row], kind, places)
    case .listed(let codes, let values):
      return values[codes[row]]
    }
  }

  /// The value that a fixed cell stands for.
  package static func value(_ cell: Int64, _ kind: Kind, _ places: Int) -> Value {
    guard cell != absent else { return .missing }
    switch kind {
    case .whole, .decimal, .identifier: return .number(Number(Int128(cell), places: places))
    case .date: return .date(Day(number: Int(cell)))
    case .moment: return .moment(Moment(microseconds: Int(cell)))
    case .time: return .time(TimeOfDay(microseconds: Int(cell)))
    case .period(let unit): return .period(Period(unit, ordinal: Int(cell)))
    case .elapsed: return .elapsed(Elapsed(microseconds: Int(cell)))
    case .truth: return .truth(cell != 0)
    case .text, .share: preconditionFailure("text and shares are not kept as fixed cells")
    }
  }

  /// A column made of values, for answers and small tables.
  ///
  /// Text is coded; shares and decimals, which keep the places each was given with, are listed; all else
  /// are cells.
  package init(_ name: String, _ kind: Kind, values: [Value]) {
    if kind != .text, kind != .decimal, kind != .share {
      var builder = Builder(kind)
      for value in values { builder.append(value) }
      self = builder.finished(name)
      return
    }
    var codeOf: [Value: Int] = [:]
    var entries: [Value] = []
    let codes = values.map { value in
      if let code = codeOf[value] { return code }
      codeOf[value] = entries.count
      entries.append(value)
      return entries.count - 1
    }
    let packed = Codes(codes, entries: entries.count)
    guard kind == .text else {
      self.init(name, kind, .listed(packed, entries), count: values.count)
      return
    }
    let texts = entries.map { if case .text(let text) = $0 { text } else { "" } }
    let missing = entries.map { $0 == .missing }
    self.init(name, kind, .coded(packed, Strings(texts), missing: missing), count: values.count)
  }
}
