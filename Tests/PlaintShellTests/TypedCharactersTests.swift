import Testing

@testable import PlaintShell

@Suite struct TypedCharactersTests {
  private static let cases: [([UInt8], String, Int)] = [
    (Array("say 渠道 é 👩".utf8), "say 渠道 é 👩", 0),
    ([0xE5, 0x24], "$", 1),
    ([0x80, 0x61], "a", 1),
    ([0xFF, 0xE6, 0xB8, 0xA0], "渠", 1),
    ([0xE6, 0xB8, 0xE6, 0xB8, 0xA0], "渠", 1),
    ([0xC0, 0xAF, 0x2F], "/", 2),
    ([0xED, 0xA0, 0x80, 0x62], "b", 1),
    ([0xF4, 0xBF, 0xBF, 0xBF, 0x0D], "\r", 1),
  ]

  @Test(arguments: cases)
  func onlyWholeCharactersAreHandedOn(_ bytes: [UInt8], _ text: String, _ dings: Int) {
    var characters = TypedCharacters()
    var handedOn: [UInt8] = []
    var refusals = 0
    for byte in bytes {
      if !characters.take(byte) { refusals += 1 }
      while let byte = characters.next() { handedOn.append(byte) }
    }
    #expect(String(validating: handedOn, as: UTF8.self) == text)
    #expect(refusals == dings)
  }
}
