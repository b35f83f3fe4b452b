import Glibc
import PlaintText
import Testing

/// Why the system refused a call is said in the language of the screen.
@Suite struct SystemReasonTests {
  @Test func everyNumberHasWordsInBothLanguages() {
    for code in Int32(1)...133 {
      let reason = systemReason(code)
      let chinese = reason.text(in: .chinese)
      #expect(!reason.english.isEmpty && reason.english == reason.english.lowercased())
      #expect(!chinese.contains { $0.isASCII && $0.isLetter }, "\(code): \(chinese)")
    }
    #expect(systemReason(ENOENT).english == "no such file or directory")
    #expect(systemReason(ENOENT).text(in: .chinese) == "没有这个文件或文件夹")
    #expect(systemReason(ENOTBLK).text(in: .chinese) == "系统错误 \(ENOTBLK)")
  }
}
