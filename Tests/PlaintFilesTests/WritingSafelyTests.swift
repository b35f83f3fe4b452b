import Foundation
import PlaintTable
import PlaintText
import Testing

@testable import PlaintEncoding

struct WritingSafelyTests {
  private func put(_ text: String, _ path: String, replace: Bool = false) throws(Diagnostic) {
    let file = try SafeFile(path, replace: replace)
    try write(text, to: file)
    try file.commit()
  }

  private func write(_ text: String, to file: SafeFile) throws(Diagnostic) {
    let bytes = Array(text.utf8)
    try bytes.withUnsafeBufferPointer { area throws(Diagnostic) in try file.write(area) }
  }

  @Test func aFileAppearsWholeOnCommit() throws {
    let scratch = Scratch()
    let file = try SafeFile(scratch.file("投诉.csv"), replace: false)
    try write("甲,1\n", to: file)
    #expect(!scratch.names.contains("投诉.csv"))
    try file.commit()
    #expect(scratch.names == ["投诉.csv"])
    #expect(scratch.text("投诉.csv") == "甲,1\n")
  }

  @Test func aFileThatExistsIsKept() throws {
    let scratch = Scratch()
    try put("old", scratch.file("a.csv"))
    let refused = #expect(throws: Diagnostic.self) { try put("new", scratch.file("a.csv")) }
    #expect(refused?.message.english == "“\(scratch.file("a.csv"))” exists already")
    #expect(refused?.hints.map(\.english) == ["to overwrite it, add replace"])
    #expect(refused?.failure == .command)
    #expect(scratch.text("a.csv") == "old")
    try put("新", scratch.file("a.csv"), replace: true)
    #expect(scratch.text("a.csv") == "新")
    #expect(scratch.names == ["a.csv"])
  }

  @Test func aFileThatAppearsMeanwhileIsKept() throws {
    let scratch = Scratch()
    let file = try SafeFile(scratch.file("a"), replace: false)
    try write("mine", to: file)
    try put("theirs", scratch.file("a"))
    #expect(throws: Diagnostic.self) { try file.commit() }
    #expect(scratch.text("a") == "theirs")
    #expect(scratch.names == ["a"])
  }

  @Test func whatIsAbandonedLeavesNothing() throws {
    let scratch = Scratch()
    try put("old", scratch.file("a"))
    do {
      let file = try SafeFile(scratch.file("a"), replace: true)
      try write(String(repeating: "业", count: 200_000), to: file)
      #expect(scratch.names.count == 2)
      file.abandon()
      #expect(scratch.names == ["a"])
      let forgotten = try SafeFile(scratch.file("b"), replace: true)
      try write("half", to: forgotten)
    }
    #expect(scratch.names == ["a"])
    #expect(scratch.text("a") == "old")
  }

  @Test func aMissingDirectoryIsNamedWithTheNearest() throws {
    let scratch = Scratch()
    let path = scratch.file("报表/2012/a.csv")
    let refused = #expect(throws: Diagnostic.self) { try put("x", path) }
    #expect(
      refused?.message.english
        == "“\(path)” cannot be written: there is no directory “\(scratch.file("报表/2012"))”")
    #expect(
      refused?.hints.map(\.english) == ["the nearest directory that exists is “\(scratch.path)”"])
    try put("x", scratch.file("f"))
    let onFile = #expect(throws: Diagnostic.self) { try put("x", scratch.file("f/a.csv")) }
    #expect(
      onFile?.message.english.hasSuffix("“\(scratch.file("f"))” is a file, not a directory") == true
    )
    #expect(scratch.names == ["f"])
  }

  @Test(arguments: ["", "/", "/."])
  func directoriesAreRefused(_ tail: String) throws {
    let scratch = Scratch()
    let refused = #expect(throws: Diagnostic.self) {
      try put("x", scratch.path + tail, replace: true)
    }
    #expect(refused?.message.english.hasSuffix("is a directory, not a file") == true)
    #expect(scratch.names.isEmpty)
  }

  @Test func devicesAreRefused() {
    let refused = #expect(throws: Diagnostic.self) { try put("x", "/dev/full", replace: true) }
    #expect(refused?.message.english == "“/dev/full” is not a regular file and stays as it is")
  }

  @Test func aLinkStaysALinkAndPermissionsStay() throws {
    let scratch = Scratch()
    try put("old", scratch.file("真.csv"))
    let manager = FileManager.default
    try manager.setAttributes([.posixPermissions: 0o640], ofItemAtPath: scratch.file("真.csv"))
    try manager.createSymbolicLink(
      atPath: scratch.file("link"), withDestinationPath: scratch.file("真.csv"))
    try put("new", scratch.file("link"), replace: true)
    #expect(scratch.text("真.csv") == "new")
    #expect(try manager.destinationOfSymbolicLink(atPath: scratch.file("link")).hasSuffix("真.csv"))
    let mode = try manager.attributesOfItem(atPath: scratch.file("真.csv"))[.posixPermissions]
    #expect(mode as? Int == 0o640)
    #expect(scratch.names == ["link", "真.csv"])
  }

  /// A file in the link's place would not be where it is looked for.
  @Test(arguments: [false, true]) func aLinkToNothingIsRefused(replace: Bool) throws {
    let scratch = Scratch()
    let manager = FileManager.default
    try manager.createSymbolicLink(
      atPath: scratch.file("link"), withDestinationPath: "没有/a.csv")
    let refused = #expect(throws: Diagnostic.self) {
      try put("x", scratch.file("link"), replace: replace)
    }
    #expect(
      refused?.message
        == Message(
          "“\(scratch.file("link"))” is a symbolic link to “没有/a.csv”, which is not there",
          "“\(scratch.file("link"))”是符号链接，其目标“没有/a.csv”不存在"))
    #expect(scratch.names == ["link"])
  }

  @Test func aCancelledCommandGivesNoFileItsName() throws {
    let scratch = Scratch()
    let path = scratch.file("投诉.csv")
    try put("旧", path)
    for replace in [true, false] {
      let file = try SafeFile(replace ? path : scratch.file("新.csv"), replace: replace)
      try write("新", to: file)
      let run = Run()
      run.cancel()
      #expect(throws: Diagnostic.interrupted) { try file.commit(run) }
      #expect(run.mayBeLeft)
    }
    #expect(scratch.names == ["投诉.csv"])
    #expect(scratch.text("投诉.csv") == "旧")
  }

  @Test(.enabled(if: geteuid() == 0)) func aReplacedFileKeepsItsOwner() throws {
    let scratch = Scratch()
    try put("old", scratch.file("a"))
    #expect(chown(scratch.file("a"), 65_534, 65_533) == 0)
    try put("new", scratch.file("a"), replace: true)
    let facts = try FileManager.default.attributesOfItem(atPath: scratch.file("a"))
    #expect(facts[.ownerAccountID] as? Int == 65_534)
    #expect(facts[.groupOwnerAccountID] as? Int == 65_533)
  }

  /// While it is written nobody else can read it, whatever the usual permissions are.
  @Test func whatIsUnderWayIsPrivateFromTheFirstByte() throws {
    let scratch = Scratch()
    let file = try SafeFile(scratch.file("a"), replace: false)
    let facts = try FileManager.default.attributesOfItem(
      atPath: scratch.file(try #require(scratch.names.first)))
    #expect(facts[.posixPermissions] as? Int == 0o600)
    file.abandon()
  }

  @Test func longNamesFit() throws {
    let scratch = Scratch()
    let name = String(repeating: "业", count: 84)
    try put("x", scratch.file(name))
    #expect(scratch.names == [name])
  }

  @Test func fullDisksAreSaidInWords() {
    #expect(
      SafeFile.cannotWrite("a", 28).message
        == Message("“a” cannot be written: the disk is full", "无法写入“a”：磁盘已满"))
  }
}
