import Glibc
import PlaintText

/// Lines of UTF-8 text from a descriptor, as they arrive.
struct IncomingLines {
  private let descriptor: Int32
  private let listening: Listening
  private var bytes: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  /// How many lines have been read.
  private(set) var count = 0

  init(from descriptor: Int32, _ listening: Listening) {
    self.descriptor = descriptor
    self.listening = listening
  }

  /// The next line without its line break, or nil at the end; a mark of byte order is left out.
  ///
  /// - Throws: `interrupted` after Ctrl-C, or what is wrong with the line or its reading.
  mutating func next() throws(Diagnostic) -> String? {
    var searched = start
    while true {
      if let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return try text(bytes[start..<end])
      }
      if isAtEnd {
        defer { start = bytes.count }
        return start < bytes.count ? try text(bytes[start...]) : nil
      }
      bytes.removeSubrange(..<start)
      start = 0
      searched = bytes.count
      try fill()
    }
  }

  /// More is no command; what writes it may never end.
  private static let longest = 1 << 24

  private mutating func fill() throws(Diagnostic) {
    guard bytes.count <= Self.longest else {
      throw Diagnostic(
        Message(
          "line \(self.count + 1) of standard input is longer than 16 MB, and no command",
          "标准输入第 \(self.count + 1) 行超过 16 MB，不是命令"),
        hints: [Message("data are read by: load - as NAME", "数据请用“加载 - 作为 名称”读入")],
        failure: .language)
    }
    let (isReadable, signals) = listening.wait(for: descriptor)
    if signals.contains(.interrupt) { throw .interrupted }
    guard isReadable else { return }
    var block = [UInt8](repeating: 0, count: 1 << 16)
    let read = Glibc.read(descriptor, &block, block.count)
    if read > 0 {
      bytes += block[..<read]
    } else if read == 0 {
      isAtEnd = true
    } else if errno != EINTR && errno != EAGAIN {
      let reason = systemReason(errno)
      throw Diagnostic(
        Message(
          "standard input could not be read: \(reason.english)",
          "无法读取标准输入：\(reason.text(in: .chinese))"),
        failure: .data)
    }
  }

  private mutating func text(_ line: ArraySlice<UInt8>) throws(Diagnostic) -> String {
    count += 1
    var line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    if count == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    if let text = String(validating: line, as: UTF8.self) { return text }
    throw Diagnostic(
      Message(
        "line \(count) of standard input is not UTF-8 text", "标准输入第 \(count) 行不是 UTF-8 文本"),
      failure: .language)
  }
}
