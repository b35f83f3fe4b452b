import Foundation
import PlaintEngine
import PlaintTable
import PlaintText
import PlaintValue
import Testing

/// What is known of real data from another program comes out of the scripts beside it.
@Suite struct FactTests {
  private static let folder = Pages.root.appending(path: "Tests/Facts")

  @Test(arguments: ["cfpb", "nyc311", "tsa", "zhengwu-labelled", "zhengwu-messages"])
  func everyKnownFactHolds(name: String) throws {
    let text = try String(
      contentsOf: Self.folder.appending(path: "\(name).plaint"), encoding: .utf8)
    let today = try #require(Day(year: 2026, month: 1, day: 1))
    let host = Host(today: today, folder: Self.folder.path)
    var session = Session()
    do throws(Diagnostic) {
      try session.run(Script(text: text, file: name), given: [:], host: host) { _ in }
    } catch {
      Issue.record("\(error.rendered(in: .english))")
    }
  }
}
