import PlaintTable
import PlaintText
import PlaintValue

/// A small reproducible source of answers and texts (SplitMix64; Steele, Lea and Flood 2014).
struct Random: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private static let ranges: [ClosedRange<UInt32>] = [
    0x00...0x7F, 0x20...0x7E, 0x4E00...0x9FFF, 0x3000...0x30FF, 0xFF00...0xFFEF, 0x1F300...0x1FAFF,
    0x200B...0x200F, 0x300...0x36F, 0xFE00...0xFE0F, 0x1100...0x11FF, 0x900...0x97F,
    0x10FF80...0x10FFFF,
    0x1F1E6...0x1F1FF, 0x20000...0x20100, 0x80...0x2FF,
  ]

  mutating func text(upTo length: Int = 24) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...length, using: &self) {
      let range = Self.ranges[Int.random(in: 0..<Self.ranges.count, using: &self)]
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &self)) {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  mutating func answer() -> Answer {
    let keys = Int.random(in: 0...2, using: &self)
    let measures = Int.random(in: 0...5, using: &self)
    var columns = (0..<keys).map { _ in
      var key = Answer.Heading(Message(text()), .text, .key)
      key.level = Int.random(in: 0...3, using: &self)
      return key
    }
    let roles: [Answer.Role] = [.count, .measure, .share, .cumulative, .change, .points, .note]
    for _ in 0..<measures {
      let role = roles[Int.random(in: 0..<roles.count, using: &self)]
      let over = Bool.random(using: &self) ? Message(text()) : nil
      columns.append(Answer.Heading(Message(text()), .decimal, role, digits: 2, over: over))
    }
    let rows = (0..<Int.random(in: 0...4, using: &self)).map { _ in
      columns.map { heading in cell(heading) }
    }
    return Answer(
      title: text(), headings: columns, lines: rows, base: [Message(text(upTo: 90)), Message("基")],
      notes: [Message(text(upTo: 90), text(upTo: 90))])
  }

  private mutating func cell(_ heading: Answer.Heading) -> Answer.Cell {
    if heading.role == .key {
      let mark = Mark(rawValue: UInt8.random(in: 0...3, using: &self)) ?? .value
      return Answer.Cell(mark == .value ? .text(text()) : .missing, mark: mark)
    }
    let flag: Answer.Flag? = Bool.random(using: &self) ? .above : nil
    switch Int.random(in: 0...3, using: &self) {
    case 0: return Answer.Cell(.text(text()), flag: flag)
    case 1: return Answer.Cell(.missing)
    case 2:
      return Answer.Cell(.share(Ratio(Int128.random(in: -9...9, using: &self), 7)), flag: flag)
    default:
      return Answer.Cell(.number(Number(Int.random(in: -9_999_999...9_999_999, using: &self))))
    }
  }
}
