import PlaintTable
import Testing

@testable import PlaintReading

/// Texts are told apart wherever they differ, whatever part of them is compared first.
@Suite struct LexiconTests {
  @Test(arguments: [1, 7, 8, 9, 15, 16, 17, 24, 31, 32, 33, 40, 47, 48, 49, 63, 64, 65, 100])
  func textsThatDifferInOneByteStayApart(_ length: Int) {
    let bytes = Buffer<UInt8>(count: (length + 1) * length + 64)
    let lexicon = Lexicon(in: bytes.base)
    var texts = [[UInt8](repeating: 0x61, count: length)]
    for place in 0..<length {
      texts.append(texts[0])
      texts[texts.count - 1][place] = 0x62
    }
    var end = 0
    func code(_ text: [UInt8]) -> UInt32 {
      // What stands behind a text is of no meaning.
      (text + (0..<8).map { UInt8((end + $0) & 0x7F) }).withUnsafeBufferPointer { cell in
        guard let start = cell.baseAddress else { return .max }
        if let known = lexicon.code(start, length) { return known }
        (bytes.base + end).update(from: start, count: length)
        end += length
        return lexicon.add(UInt64(end - length) << 24 | UInt64(length))
      }
    }
    let codes = texts.map(code)
    #expect(codes == (0...UInt32(length)).map { $0 })
    #expect(texts.map(code) == codes)
    #expect(lexicon.count == length + 1)
    withExtendedLifetime(bytes) {}
  }
}
