import PlaintValue

extension Column {
  /// A column made of values one after another, in the storage that serves many rows.
  ///
  /// Numbers, days, moments and so on become fixed cells as long as all fit 18 digits at their
  /// common places; text becomes plain text; what does not fit, and shares, are listed.
  package struct Builder {
    package let kind: Kind
    private var cells: [Int64] = []
    private var places = 0
    private var texts = Strings.Builder()
    /// Set once a value fitted neither cells nor texts; then it holds all of them.
    private var values: [Value]?

    package init(_ kind: Kind) {
      self.kind = kind
      if kind == .share { values = [] }
    }

    /// Adds a cell; one that is not of the kind makes the column hold values as they are.
    package mutating func append(_ value: Value) {
      if values != nil {
        values?.append(value)
      } else if kind == .text {
        append(text: value)
      } else {
        append(cell: value)
      }
    }

    /// The column of all values so far.
    package func finished(_ name: String) -> Column {
      if let values {
        let (codes, entries) = Column.listing(values)
        return Column(name, kind, .listed(codes, entries), count: values.count)
      }
      guard kind == .text else {
        return Column(
          name, kind, .fixed(Buffer(copying: cells), places: places), count: cells.count)
      }
      return Column(name, kind, .plain(texts.finished(), missing: nil), count: texts.count)
    }

    private mutating func append(text value: Value) {
      switch value {
      case .missing: texts.append("")
      case .text(let text) where !text.utf8.isEmpty: texts.append(text)
      default: giveUp(value)
      }
    }

    private mutating func append(cell value: Value) {
      guard case .number(let number) = value else {
        guard let cell = value.cell(of: kind) else { return giveUp(value) }
        return cells.append(cell)
      }
      guard kind == .whole || kind == .decimal || kind == .identifier else { return giveUp(value) }
      if number.places > places, !rescale(to: number.places) { return giveUp(value) }
      guard let cell = number.cell(places: places) else { return giveUp(value) }
      cells.append(cell)
    }

    private mutating func rescale(to wanted: Int) -> Bool {
      guard wanted <= 18 else { return false }
      let factor = (places..<wanted).reduce(1 as Int64) { power, _ in power * 10 }
      var scaled = cells
      for index in scaled.indices where scaled[index] != Column.absent {
        let (product, overflow) = scaled[index].multipliedReportingOverflow(by: factor)
        if overflow || product == Column.absent { return false }
        scaled[index] = product
      }
      (cells, places) = (scaled, wanted)
      return true
    }

    private mutating func giveUp(_ value: Value) {
      if kind == .text {
        let soFar = texts.finished()
        values = (0..<soFar.count).map { soFar.utf8($0).isEmpty ? .missing : .text(soFar[$0]) }
      } else {
        values = cells.map { Column.value($0, kind, places) }
      }
      values?.append(value)
    }
  }

  /// Values as distinct ones and which of them each is.
  package static func listing(_ values: [Value]) -> (Codes, [Value]) {
    var codeOf: [Value: Int] = [:]
    var entries: [Value] = []
    let codes = values.map { value in
      if let code = codeOf[value] { return code }
      codeOf[value] = entries.count
      entries.append(value)
      return entries.count - 1
    }
    return (Codes(codes, entries: entries.count), entries)
  }
}

extension Value {
  /// The cell that stands for the value in fixed storage of the kind; nil where it does not fit,
  /// and for numbers, whose cells depend on the column's places.
  package func cell(of kind: Kind) -> Int64? {
    let cell: Int
    switch (self, kind) {
    case (.missing, _): return Column.absent
    case (.date(let day), .date): cell = day.number
    case (.moment(let moment), .moment): cell = moment.microseconds
    case (.time(let time), .time): cell = time.microseconds
    case (.period(let period), .period(let unit)) where period.unit == unit: cell = period.ordinal
    case (.elapsed(let elapsed), .elapsed): cell = elapsed.microseconds
    case (.truth(let truth), .truth): cell = truth ? 1 : 0
    default: return nil
    }
    let fixed = Int64(cell)
    return fixed == Column.absent ? nil : fixed
  }
}

extension Number {
  /// The number times `10^places` as a cell, or nil when it is not whole there or too large.
  package func cell(places wanted: Int) -> Int64? {
    guard wanted >= places, wanted - places <= 18 else { return nil }
    let power = (places..<wanted).reduce(1 as Int128) { power, _ in power * 10 }
    let (product, overflow) = digits.multipliedReportingOverflow(by: power)
    guard !overflow, let cell = Int64(exactly: product), cell != Column.absent else { return nil }
    return cell
  }
}

extension Buffer {
  /// A copy of an array, in one move.
  package convenience init(copying elements: [Element]) {
    self.init(count: elements.count)
    elements.withUnsafeBufferPointer { from in
      if let start = from.baseAddress { base.update(from: start, count: from.count) }
    }
  }
}
