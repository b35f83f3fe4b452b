import Glibc
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// A test of text against a constant, on bytes; all but equality ignore case and width.
struct TextTest: Sendable {
  private enum Way: Sendable {
    case contains, begins, ends, same
  }

  private let way: Way
  /// The constant, folded.
  private let needle: ByteFinder
  /// Whether only the constant's own bytes fold to it, as with Chinese characters.
  private let isExact: Bool
  /// The longest stretch of the constant for which that is so: without it there is no match.
  private let anchor: ByteFinder?

  /// The test that a function makes; nil for a function of another kind, and for an empty text.
  init?(_ function: Function, _ text: String) {
    switch function {
    case .contains: way = .contains
    case .startsWith: way = .begins
    case .endsWith: way = .ends
    case .like: way = .same
    default: return nil
    }
    let folded = folded(text)
    guard !folded.isEmpty else { return nil }
    needle = ByteFinder(folded)
    isExact = folded.unicodeScalars.allSatisfy(\.isFoldedAlone)
    let stretches = folded.unicodeScalars.split { !$0.isFoldedAlone }
    anchor = stretches.max { $0.count < $1.count }.map { ByteFinder(String($0)) }
  }

  /// What to look for in texts at a stretch, when that is all the test does.
  var finder: ByteFinder? { way == .contains && isExact ? needle : nil }

  /// Whether the test holds of a text; `room` is used for folding it.
  func holds(_ text: UnsafeBufferPointer<UInt8>, _ room: inout [UInt8]) -> Bool {
    if holdsExactly(text) { return true }
    if isExact { return false }
    if let anchor, !anchor.isIn(text) { return false }
    room.removeAll(keepingCapacity: true)
    if !appendFolded(text, to: &room) {
      room = Array(folded(String(decoding: text, as: UTF8.self)).utf8)
    }
    return room.withUnsafeBufferPointer(holdsExactly)
  }

  private func holdsExactly(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let count = needle.needle.count
    guard let base = text.baseAddress, text.count >= count else { return false }
    switch way {
    case .contains: return needle.isIn(text)
    case .begins: return memcmp(base, needle.needle.base, count) == 0
    case .ends: return memcmp(base + text.count - count, needle.needle.base, count) == 0
    case .same: return text.count == count && memcmp(base, needle.needle.base, count) == 0
    }
  }
}

extension Unicode.Scalar {
  /// Whether folding gives this scalar for itself alone.
  fileprivate var isFoldedAlone: Bool {
    switch value {
    case 0x3001...0xA63F, 0xAC00...0xD7FF: true
    default: false
    }
  }
}

/// Appends the folded text where folding is plain: ASCII, full-width ASCII, Chinese and the usual
/// punctuation; false when the text holds anything else.
private func appendFolded(_ text: UnsafeBufferPointer<UInt8>, to room: inout [UInt8]) -> Bool {
  var index = 0
  while index < text.count {
    let byte = text[index]
    if byte < 0x80 {
      room.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
      index += 1
      continue
    }
    guard byte >= 0xE2, byte <= 0xEF, index + 2 < text.count,
      appendFolded(byte, text[index + 1], text[index + 2], to: &room)
    else { return false }
    index += 3
  }
  return true
}

/// Appends a folded character of three bytes; false when it is none of the usual ones.
private func appendFolded(
  _ first: UInt8, _ second: UInt8, _ third: UInt8, to room: inout [UInt8]
) -> Bool {
  switch (first, second) {
  case (0xE3, 0x80) where third == 0x80: room.append(0x20)
  case (0xE2, 0x80...0x81), (0xE3...0xE9, _), (0xEB...0xEC, _):
    room += [first, second, third]
  case (0xEF, 0xBC) where third >= 0x81:
    let narrow = third &- 0x60
    room.append((0x41...0x5A).contains(narrow) ? narrow | 0x20 : narrow)
  case (0xEF, 0xBD) where third <= 0x9E: room.append(third &- 0x20)
  default: return false
  }
  return true
}
