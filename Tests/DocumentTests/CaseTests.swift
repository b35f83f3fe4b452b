import Foundation
import PlaintText
import Testing

/// Files such as real exports are, each with what is right for it: `Tests/Cases`.
@Suite struct CaseTests {
  private static let folder = Pages.root.appending(path: "Tests/Cases").path

  /// A case as its file lists it: commands, and what they print and do not print.
  struct Case: CustomTestStringConvertible, Sendable {
    var claim: String
    var files: [(name: String, lines: [String])] = []
    var commands: [String] = []
    var printed: [String] = []
    var unprinted: [String] = []
    var testDescription: String { claim }

    /// The language of the screen is that of the first command.
    var tongue: Tongue {
      commands.first?.first?.isASCII == false ? .chinese : .english
    }
  }

  private static func cases(_ file: String) -> [Case] {
    let text = (try? String(contentsOfFile: "\(folder)/\(file).txt", encoding: .utf8)) ?? ""
    var cases: [Case] = []
    for line in text.split(separator: "\n") {
      let rest = String(line.dropFirst(2))
      if line.hasPrefix("#") { cases.append(Case(claim: rest)) }
      guard let last = cases.indices.last else { continue }
      switch line.first {
      case "@": cases[last].files.append((rest, []))
      case "|": cases[last].files[cases[last].files.count - 1].lines.append(rest)
      case ">": cases[last].commands.append(rest.replacing("\\n", with: "\n"))
      case "+": cases[last].printed.append(rest)
      case "-": cases[last].unprinted.append(rest)
      default: break
      }
    }
    return cases
  }

  @Test(arguments: cases("files")) func ofFiles(_ each: Case) throws { try check(each) }
  @Test(arguments: cases("figures")) func ofFigures(_ each: Case) throws { try check(each) }
  @Test(arguments: cases("floods")) func ofFloods(_ each: Case) throws { try check(each) }
  @Test(arguments: cases("hints")) func ofHints(_ each: Case) throws { try check(each) }

  private func check(_ each: Case) throws {
    let scratch = FileManager.default.temporaryDirectory
      .appending(path: "plaint-\(UUID().uuidString)").path
    try FileManager.default.copyItem(atPath: Self.folder, toPath: scratch)
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    for file in ["complaints.csv", "工单.csv"] {
      let slips = Pages.root.appending(path: "Tests/Slips").path
      try FileManager.default.copyItem(atPath: "\(slips)/\(file)", toPath: "\(scratch)/\(file)")
    }
    for file in each.files {
      let lines = file.lines.isEmpty ? Self.many : file.lines
      try (lines.joined(separator: "\n") + "\n")
        .write(toFile: "\(scratch)/\(file.name)", atomically: true, encoding: .utf8)
    }
    var conversation = Conversation(folder: scratch, tongue: each.tongue)
    let lines = each.commands.flatMap { conversation.print($0) }
    let printed = lines.flatMap { $0.split(separator: " ") }
      .map { $0.allSatisfy { $0 == "─" } ? "──" : String($0) }.joined(separator: " ")
    #expect(!each.printed.isEmpty)
    for piece in each.printed { #expect(printed.contains(piece), "\(piece)\n\(printed)") }
    for piece in each.unprinted { #expect(!printed.contains(piece), "\(piece)\n\(printed)") }
    // An error that no piece names would leave the rest unasked.
    #expect(Self.names(lines) == Self.names(each.printed), "\(printed)")
  }

  /// Whether one of some lines names an error.
  private static func names(_ lines: [String]) -> Bool {
    lines.contains { $0.contains("error: ") || $0.contains("错误：") }
  }

  /// The lines of a file too long to be written down: what a case says that gives it none.
  private static let many: [String] =
    ["x,day,company,narrative,Ticket #"]
    + (1...3000).map { row in
      let day = String(format: "2012-%02d-%02d", row % 12 + 1, row % 28 + 1)
      return "\(row),\(day),c\(row % 40),narrative \(row),T\(row)"
    } + ["abc,2012-01-01,c1,narrative,T", "def,2012-01-01,c1,narrative,T"]
}
