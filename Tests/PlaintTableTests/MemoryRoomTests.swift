import PlaintText
import Testing

@testable import PlaintTable

@Suite struct MemoryRoomTests {
  @Test func whatIsLeftIsReadFromTheSystem() {
    #expect(
      AvailableMemory.field("MemAvailable:", in: "MemFree: 1 kB\nMemAvailable:   23 kB\n") == 23)
    #expect(
      AvailableMemory.folders("0::/a/b\n") == [
        "/sys/fs/cgroup/a/b", "/sys/fs/cgroup/a", "/sys/fs/cgroup",
      ])
    #expect(
      AvailableMemory.folders("5:cpu,cpuacct:/x\n4:memory:/y\n1:name=systemd:/\n") == [
        "/sys/fs/cgroup/memory/y", "/sys/fs/cgroup/memory",
      ])
    #expect((AvailableMemory.available() ?? 1) > 0)
  }

  @Test(arguments: [
    (900, "1 KB"), (5 << 20, "5.0 MB"), (3_435_973_837, "3.2 GB"), (40 << 30, "40 GB"),
  ])
  func bytesAreSaidShort(bytes: Int, text: String) { #expect(bytesInWords(bytes) == text) }

  @Test func memoryIsAskedForBeforeItIsTaken() {
    let (what, hint) = (Message("the join", "连接"), Message("take fewer rows", "请减少行数"))
    func refusal(_ bytes: Int, of free: Int?) -> Diagnostic? {
      do throws(Diagnostic) {
        try AvailableMemory.require(bytes, what, hint: hint) { free }
        return nil
      } catch { return error }
    }
    #expect(refusal(8 << 20, of: nil) == nil)
    #expect(refusal(8 << 20, of: 1 << 30) == nil)
    // Little is not asked about, and some is left to the rest of the machine.
    #expect(refusal(1 << 20, of: 0) == nil)
    #expect(refusal(33 << 20, of: 64 << 20) != nil)
    #expect(refusal(32 << 20, of: 64 << 20) == nil)
    let nothing = refusal(4 << 20, of: 0)?.message.english
    #expect(nothing?.hasSuffix("only 0 KB can be used") == true)
    let refused = refusal(2 << 30, of: 1 << 30)
    #expect(
      refused?.message.english
        == "the join would take 2.0 GB of memory, and only 973 MB can be used")
    #expect(refused?.message.chinese == "连接需要内存 2.0 GB，可用的只有 973 MB")
    #expect(refused?.hints == [hint])
    #expect(refused?.failure == .data)
  }
}
