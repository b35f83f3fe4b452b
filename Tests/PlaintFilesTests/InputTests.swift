import Foundation
import Glibc
import PlaintTable
import PlaintText
import PlaintValue
import Testing

@testable import PlaintReading

/// Paths that are no readable file, pipes, and files that change under the reader.
@Suite struct InputTests {
  private func refusal(_ path: String, _ options: LoadOptions = LoadOptions()) throws -> Diagnostic
  {
    try #require(throws: Diagnostic.self) { try load(path, options, Run(threads: 2)) }
  }

  private func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  @Test func anAbsentFileNamesTheNearestOnes() throws {
    let scratch = Scratch()
    try write("a\n1\n", to: scratch.file("投诉.csv"))
    let refusal = try refusal(scratch.file("投诉.cvs"))
    #expect(refusal.message.english == "no file “\(scratch.file("投诉.cvs"))”")
    #expect(refusal.hints.first?.english == "did you mean “\(scratch.file("投诉.csv"))”?")
    #expect(refusal.failure == .data)
    let deep = try self.refusal(scratch.file("无/a.csv"))
    #expect(deep.message.english.hasSuffix("there is no directory “\(scratch.file("无"))”"))
  }

  @Test func aDirectoryNamesTheTablesInIt() throws {
    let scratch = Scratch()
    try write("a\n1\n", to: scratch.file("五月.csv"))
    let refusal = try refusal(scratch.path)
    #expect(refusal.message.english == "“\(scratch.path)” is a directory, not a file")
    #expect(refusal.hints.first?.chinese == "其中有五月.csv")
  }

  @Test func aFileThatMayNotBeReadSaysSo() {
    // Whoever runs the tests as root may read everything, so the words are tested alone.
    let refusal = InputFile.cannotOpen("投诉.csv", EACCES)
    #expect(refusal.message.english == "“投诉.csv” may not be read: no permission")
    #expect(refusal.failure == .data)
  }

  @Test func anEmptyFileSaysSo() throws {
    let scratch = Scratch()
    for text in ["", "\n\n", "\u{FEFF}"] {
      try write(text, to: scratch.file("空.csv"))
      let refusal = try refusal(scratch.file("空.csv"))
      #expect(refusal.message.chinese == "“\(scratch.file("空.csv"))”是空的：没有表头，也没有数据")
    }
  }

  @Test func aPipeIsReadWhole() throws {
    let scratch = Scratch()
    let path = scratch.file("pipe")
    #expect(mkfifo(path, 0o600) == 0)
    let text = "编号,渠道\n" + (0..<30_000).map { "\($0),电话\n" }.joined()
    let writer = Thread {
      guard let handle = FileHandle(forWritingAtPath: path) else { return }
      try? handle.write(contentsOf: Data(text.utf8))
      try? handle.close()
    }
    writer.start()
    let loaded = try load(path, LoadOptions(), Run(threads: 2))
    #expect(loaded.table.count == 30_000)
    #expect(loaded.cells[29_999] == ["29999", "电话"])
  }

  @Test func aPipeThatNobodyWritesCanBeLeft() throws {
    let scratch = Scratch()
    let path = scratch.file("pipe")
    #expect(mkfifo(path, 0o600) == 0)
    // Somebody holds it open, so it never ends.
    let holder = open(path, O_RDWR)
    defer { close(holder) }
    let run = Run(threads: 1)
    Thread { run.cancel() }.start()
    let refusal = try #require(throws: Diagnostic.self) { try load(path, LoadOptions(), run) }
    #expect(refusal.failure == Diagnostic.interrupted.failure)
  }

  @Test func aFileCutWhileItIsReadIsAnError() throws {
    let scratch = Scratch()
    let path = scratch.file("a.csv")
    try write("a,b\n" + (0..<5000).map { "\($0),电话\n" }.joined(), to: path)
    let input = try InputFile(path, Run(threads: 1))
    #expect(truncate(path, 100) == 0)
    let refusal = try #require(throws: Diagnostic.self) {
      try load([input], LoadOptions(), Run(threads: 2), namesSources: false)
    }
    #expect(refusal.message.english == "“\(path)” changed while it was read")
  }

  @Test func aFileThatGrowsWhileItIsReadIsAnError() throws {
    let scratch = Scratch()
    let path = scratch.file("a.csv")
    try write("a,b\n1,电话\n", to: path)
    let again = try InputFile(path, Run(threads: 1))
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("2,短信\n".utf8))
    try handle.close()
    let refusal = try #require(throws: Diagnostic.self) {
      try load([again], LoadOptions(), Run(threads: 1), namesSources: false)
    }
    #expect(refusal.message.chinese == "“\(path)”在读取时被改动")
    #expect(refusal.hints.first?.english == "load it again when it is complete")
  }

  @Test func aCancelledLoadStops() throws {
    let run = Run(threads: 2)
    run.cancel()
    let bytes = Array("a,b\n1,2\n".utf8)
    let input = InputFile("a.csv", memory: Buffer(bytes), count: bytes.count)
    let refusal = try #require(throws: Diagnostic.self) {
      try load([input], LoadOptions(), run, namesSources: false)
    }
    #expect(refusal.failure == Diagnostic.interrupted.failure)
  }

  // MARK: patterns of files

  @Test func aPatternAppendsFilesByColumnName() throws {
    let scratch = Scratch()
    try write("编号,渠道\n1,电话\n2,短信\n", to: scratch.file("2012-01.csv"))
    try write("渠道;编号;区县\n网站;3;东河\n", to: scratch.file("2012-02.csv"))
    try write("编号\n9\n", to: scratch.file("other.csv"))
    let loaded = try load(scratch.file("2012-*.csv"), LoadOptions(), Run(threads: 2))
    #expect(loaded.names == ["编号", "渠道", "区县", "source"])
    let (first, second) = (scratch.file("2012-01.csv"), scratch.file("2012-02.csv"))
    #expect(
      loaded.cells == [
        ["1", "电话", "", first], ["2", "短信", "", first], ["3", "网站", "东河", second],
      ])
    #expect(loaded.kinds == [.identifier, .text, .text, .text])
    #expect(loaded.report.files.map(\.rows) == [2, 1])
  }

  @Test func aPatternThatFitsNothingSaysWhatIsThere() throws {
    let scratch = Scratch()
    try write("a\n1\n", to: scratch.file("2012-01.csv"))
    let refusal = try refusal(scratch.file("2013-*.csv"))
    #expect(refusal.message.english == "no file fits “\(scratch.file("2013-*.csv"))”")
    #expect(refusal.failure == .data)
  }

  @Test func oddThingsAreSaidOfTheirFile() throws {
    let scratch = Scratch()
    try write("a,b\n1,2\n", to: scratch.file("m1.csv"))
    try write("a,b\n1\n", to: scratch.file("m2.csv"))
    let loaded = try load(scratch.file("m?.csv"), LoadOptions(), Run(threads: 2))
    #expect(
      loaded.said
        == "\(scratch.file("m2.csv")): 1 row is short, filled with missing cells: row 1")
  }

  /// Rows are counted in their file wherever one is named, as its editor shows them.
  @Test func `every row named is one of a file that is named`() throws {
    let scratch = Scratch()
    let numbers = String(repeating: "04/05/2012,1,2012-05-01,5\n", count: 200)
    try write("d,n,l,m\n" + numbers, to: scratch.file("m1.csv"))
    try write(
      "d,n,l,m\n03/04/2012,2,2012/05/02,6\n13/05/2012,\"1,234\",2012-05-01,无\n",
      to: scratch.file("m2.csv"))
    let loaded = try load(scratch.file("m?.csv"), LoadOptions(), Run(threads: 2))
    let messages = loaded.report.messages()
    let (first, second) = (scratch.file("m1.csv"), scratch.file("m2.csv"))
    for (part, chinese) in [
      ("row 2 of \(second) holds “13/05/2012”", "\(second) 第 2 行是“13/05/2012”"),
      ("“2012-05-01” in row 1 of \(first)", "如\(first) 第 1 行“2012-05-01”"),
      ("“2012/05/02” in row 1 of \(second)", "如\(second) 第 1 行“2012/05/02”"),
    ] {
      #expect(messages.contains { $0.english.contains(part) }, "\(part): \(loaded.said)")
      #expect(messages.contains { $0.text(in: .chinese).contains(chinese) }, "\(chinese)")
    }
  }
}
