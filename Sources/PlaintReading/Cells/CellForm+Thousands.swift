import PlaintTable

/// Numbers whose thousands are parted by commas.
extension CellForm {
  /// A number such as `-1,234.50`, or digits with commas that part no thousands; nil for other text.
  static func commas(_ text: UnsafePointer<UInt8>, _ count: Int) -> CellForm? {
    var (start, end) = (0, count)
    while start < end, text[start] == 0x20 { start += 1 }
    while end > start, text[end - 1] == 0x20 { end -= 1 }
    var form = NumberForm(before: UInt8(min(start, 255)), after: UInt8(min(count - end, 255)))
    let isNegative = start < end && text[start] == 0x2D
    form.hasPlus = start < end && text[start] == 0x2B
    if isNegative || form.hasPlus { start += 1 }
    guard start < end, text[start] &- 0x30 < 10 else { return nil }
    guard let point = pointBehindCommas(text, start, end) else { return nil }
    guard count <= 64, partThousands(text, start, point) else { return .looseCommas }
    form.isGrouped = true
    form.places = UInt8(max(0, end - point - 1))
    var digits: [UInt8] = []
    for index in start..<end where text[index] != 0x2C { digits.append(text[index]) }
    let commas = end - start - digits.count
    guard point - start - commas <= 18 else { return .looseCommas }
    return digits.withUnsafeBufferPointer { digits in
      digits.baseAddress.flatMap { value($0, point - start - commas, isNegative, form) }
    }
  }

  /// Where the point behind digits and commas stands, or the end; the start where points and commas
  /// are mixed otherwise, nil for text without commas or with other signs.
  private static func pointBehindCommas(
    _ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int? {
    var (commas, points, point) = (0, 0, end)
    var isMixed = false
    for index in start..<end {
      switch text[index] {
      case 0x30...0x39: continue
      case 0x2C:
        commas += 1
        isMixed = isMixed || points > 0
      case 0x2E:
        points += 1
        point = index
      default: return nil
      }
    }
    guard commas > 0 else { return nil }
    return isMixed || points > 1 || point == end - 1 ? start : point
  }

  /// Whether one to three digits, not a zero in front, are followed by threes.
  private static func partThousands(
    _ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    var (length, isFirst) = (0, true)
    for index in start...end {
      if index < end, text[index] != 0x2C {
        length += 1
        continue
      }
      guard isFirst ? (1...3).contains(length) : length == 3 else { return false }
      (length, isFirst) = (0, false)
    }
    return text[start] != 0x30
  }
}
