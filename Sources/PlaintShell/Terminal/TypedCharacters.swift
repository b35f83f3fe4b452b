/// Bytes as they are typed, handed on only as whole characters.
///
/// Readline 8.2 never returns from some motions of vi over bytes that are no UTF-8, so none reach it.
struct TypedCharacters {
  /// The bytes of a character that has begun.
  private var begun: [UInt8] = []
  /// The bytes to be handed on.
  private var whole: ArraySlice<UInt8> = []

  /// Takes the next byte.
  ///
  /// - Returns: false when it shows that bytes are no character; those are dropped.
  mutating func take(_ byte: UInt8) -> Bool {
    let isGoingOn = byte & 0xC0 == 0x80
    let isBrokenOff = !begun.isEmpty && !isGoingOn
    if isBrokenOff { begun = [] }
    begun.append(byte)
    guard begun.count >= Self.length(begunWith: begun[0]) else { return !isBrokenOff }
    defer { begun = [] }
    guard String(validating: begun, as: UTF8.self) != nil else { return false }
    whole += begun
    return !isBrokenOff
  }

  /// The next byte of a whole character, if there is one.
  mutating func next() -> UInt8? { whole.popFirst() }

  private static func length(begunWith byte: UInt8) -> Int {
    switch byte {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }
}
