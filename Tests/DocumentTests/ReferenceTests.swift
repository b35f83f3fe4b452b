import Foundation
import PlaintEngine
import PlaintLanguage
import PlaintText
import Testing

/// The reference pages are what the declarations make of them, and every example works.
@Suite(.serialized) struct ReferenceTests {
  @Test func everyVerbPrintsWhatItsPageSays() throws {
    let scratch = try Pages.scratch()
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let page = Reference.verbs(in: scratch).replacing("](docs/verbs.md#", with: "](#")
    try Pages.settle("docs/verbs.md", page)
  }

  @Test func everyFunctionIsOnItsPage() throws {
    try Pages.settle("docs/functions.md", Reference.functions())
  }

  @Test(arguments: Verbs.declarations.map(\.word.english))
  func everyExampleWorksAndUsesAllThatIsDeclared(verb: String) throws {
    let declaration = try #require(Verbs.declarations.first { $0.word.english == verb })
    let scratch = try Pages.scratch()
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let asked = Asked()
    try Call.witnessed(by: { asked.note($0) }) {
      var conversation = Conversation(withTicketsIn: scratch)
      for command in declaration.example { _ = try conversation.carryOut(command) }
    }
    let declared = Grammar.slots(declaration.grammar).map(\.key)
    let flags = Grammar.flags(declaration.grammar).map(\.english)
    for key in Set(declared + flags) {
      #expect(asked.keys.contains(key), "\(verb) declares “\(key)” and never asks for it")
    }
    #expect(
      declaration.example.contains { $0.contains(verb) }, "the example of \(verb) does not show it")
  }

  @Test(arguments: Topics.all.map(\.word.english))
  func theExamplesOfEveryPageOfHelpWork(page: String) throws {
    let topic = try #require(Topics.all.first { $0.word.english == page })
    let scratch = try Pages.scratch()
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    var conversation = Conversation(withTicketsIn: scratch)
    for command in topic.example { _ = try conversation.carryOut(command) }
  }

  /// The way that `help` shows leads from a file to a table in a file and a script for next month.
  @Test(arguments: [Tongue.english, .chinese]) func firstStepsLeadToAScript(tongue: Tongue) throws {
    let scratch = try Pages.chineseScratch()
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    var conversation = Conversation(folder: scratch, tongue: tongue)
    let help = try conversation.carryOut("help").joined(separator: "\n")
    for step in Manual.firstSteps {
      let command = step.command.text(in: tongue)
      #expect(help.contains(command))
      _ = try conversation.carryOut(command)
    }
    let (table, kept, parameter) =
      tongue == .english ? ("reasons", "may.plaint", "month") : ("原因", "五月.plaint", "月份")
    let written = try String(contentsOfFile: scratch + "/\(table)-2012-05.csv", encoding: .utf8)
    #expect(written.contains("人工前台操作"))
    let script = Script(
      text: try String(contentsOfFile: scratch + "/" + kept, encoding: .utf8), file: kept)
    var another = Session()
    try another.run(script, given: [parameter: "2012-04"], host: conversation.host) { _ in }
    let april = try String(contentsOfFile: scratch + "/\(table)-2012-04.csv", encoding: .utf8)
    #expect(april != written && april.contains("人工前台操作"))
  }

  private final class Asked: @unchecked Sendable {
    private let lock = NSLock()
    private var noted: Set<String> = []
    var keys: Set<String> { lock.withLock { noted } }
    func note(_ key: String) { _ = lock.withLock { noted.insert(key) } }
  }
}
