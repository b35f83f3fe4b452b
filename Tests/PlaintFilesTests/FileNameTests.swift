import Glibc
import PlaintText
import Testing

@testable import PlaintEncoding

@Suite struct FileNameTests {
  /// Every name of up to three of bytes that begin, continue and break characters.
  @Test func everyNameIsFoundByWhatItSays() throws {
    let scratch = Scratch()
    let bytes: [UInt8] = [0x61, 0xB9, 0xA4, 0xE5, 0xFF]
    var names: [[UInt8]] = [[]]
    for _ in 0..<3 { names += names.flatMap { name in bytes.map { name + [$0] } } }
    for name in Set(names).subtracting([[]]) {
      let path = Array(scratch.file("").utf8) + name
      let text = FileName.text(of: path)
      let file = (path + [0]).map(CChar.init(bitPattern:)).withUnsafeBufferPointer {
        $0.baseAddress.map { open($0, O_CREAT | O_WRONLY, 0o600) } ?? -1
      }
      #expect(file >= 0)
      close(file)
      #expect(exists(text), "\(name)")
      #expect(withSystemPath(text) { unlink($0) } == 0)
      #expect(FileName.entries(of: scratch.path)?.isEmpty == true, "\(name)")
    }
  }

  @Test func namesFromChineseWindowsSayWhatTheyMean() {
    #expect(FileName.text(of: [0xCD, 0xB6, 0xCB, 0xDF]) == "投诉")
    #expect(FileName.text(of: Array("投诉".utf8)) == "投诉")
    #expect(FileName.text(of: [0x78, 0xFF]).harmless == "x\\xFF")
  }

  @Test func undecodedBytesComeBack() {
    for first in UInt8.min...UInt8.max {
      for second: UInt8 in [0x41, 0x80, 0xBF, 0xC3, 0xE5, 0xFF] {
        #expect(Undecoded.bytes(of: Undecoded.text(of: [first, second])) == [first, second])
      }
    }
  }
}
