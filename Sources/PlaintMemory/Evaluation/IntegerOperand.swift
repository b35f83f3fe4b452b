import PlaintQuery
import PlaintTable
import PlaintValue

/// An operand of arithmetic or comparison as whole numbers: cells of a column, or one constant.
struct IntegerOperand: Sendable {
  let kind: Kind
  /// Numbers are cells divided by `10^places`.
  let places: Int
  private let from: From

  private enum From: Sendable {
    case loader(IntegerLoader)
    case constant(Int64)
  }

  /// A column or constant; nil when its values do not fit.
  init?(_ operand: Expression, _ view: View) {
    switch operand {
    case .column(let name): self.init(view.visible(name).column)
    case .constant(let value): self.init(value)
    case .call, .lookup: return nil
    }
  }

  /// The cells of a column.
  init?(_ column: Column) {
    let kind = column.kind
    self.kind = kind
    switch column.storage {
    case .fixed(let cells, let places):
      self.places = places
      from = .loader(IntegerLoader(cells, places: places))
    case .listed(let codes, let values):
      guard kind == .whole || kind == .decimal || kind == .identifier else {
        let cells = values.compactMap { $0.cell(of: kind) }
        guard cells.count == values.count else { return nil }
        places = 0
        from = .loader(IntegerLoader(codes, cells, places: 0))
        return
      }
      guard let loader = IntegerLoader(amountsOf: column) else { return nil }
      places = loader.places
      from = .loader(loader)
    case .coded, .plain: return nil
    }
  }

  private init?(_ value: Value) {
    guard let kind = value.kind else { return nil }
    self.kind = kind
    if case .number(let number) = value {
      guard number.places <= 18, let cell = number.cell(places: number.places) else { return nil }
      places = number.places
      from = .constant(cell)
    } else {
      guard let cell = value.cell(of: kind) else { return nil }
      places = 0
      from = .constant(cell)
    }
  }

  /// The constant, if it is one.
  var constant: Int64? {
    if case .constant(let cell) = from { cell } else { nil }
  }

  var isNumber: Bool { kind == .whole || kind == .decimal || kind == .identifier }

  /// Writes the cells of a block's rows, multiplied by a factor; false when one does not fit.
  func load(_ block: Block, times factor: Int64, into cells: UnsafeMutablePointer<Int64>) -> Bool {
    switch from {
    case .constant(let cell):
      let (product, overflow) = cell.multipliedReportingOverflow(by: factor)
      cells.update(repeating: product, count: block.count)
      return !overflow && product != absentCell
    case .loader(let loader):
      loader.load(block, into: cells)
      return factor == 1 || cells.multiply(block.count, by: factor)
    }
  }

  /// 10 to a power that a cell can hold.
  static func power(_ exponent: Int) -> Int64? {
    guard exponent >= 0, exponent <= 18 else { return nil }
    return (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}

extension UnsafeMutablePointer<Int64> {
  /// Multiplies the first cells that are not missing; false when one does not fit.
  fileprivate func multiply(_ count: Int, by factor: Int64) -> Bool {
    var isLost = false
    for index in 0..<count where self[index] != absentCell {
      let (product, overflow) = self[index].multipliedReportingOverflow(by: factor)
      isLost = isLost || overflow || product == absentCell
      self[index] = product
    }
    return !isLost
  }
}

/// Two terms brought to one measure: what each is multiplied by.
struct FixedPair: Sendable {
  let a: IntegerOperand
  let b: IntegerOperand
  let factorA: Int64
  let factorB: Int64
  /// The places of both after multiplication.
  let places: Int

  /// Numbers at the places of the finer one, dates and moments as microseconds, or values of one
  /// other kind.
  init?(_ a: IntegerOperand, _ b: IntegerOperand) {
    (self.a, self.b) = (a, b)
    if a.isNumber, b.isNumber {
      places = max(a.places, b.places)
      guard let first = IntegerOperand.power(places - a.places),
        let second = IntegerOperand.power(places - b.places)
      else { return nil }
      (factorA, factorB) = (first, second)
    } else if a.kind == b.kind {
      (places, factorA, factorB) = (0, 1, 1)
    } else {
      guard let first = a.kind.microseconds, let second = b.kind.microseconds else { return nil }
      (places, factorA, factorB) = (0, first, second)
    }
  }

  /// Two terms of one kind, both multiplied.
  init(_ a: IntegerOperand, _ b: IntegerOperand, times factor: Int64) {
    (self.a, self.b, factorA, factorB, places) = (a, b, factor, factor, 0)
  }

  /// The same kinds without bringing them together: for products.
  init(product a: IntegerOperand, _ b: IntegerOperand) {
    (self.a, self.b, factorA, factorB, places) = (a, b, 1, 1, a.places + b.places)
  }
}

extension Kind {
  /// How many microseconds a cell of the kind stands for; nil when it is no time.
  var microseconds: Int64? {
    switch self {
    case .date: Int64(Moment.perDay)
    case .moment, .elapsed: 1
    case .identifier, .text, .whole, .decimal, .share, .time, .period, .truth: nil
    }
  }
}
