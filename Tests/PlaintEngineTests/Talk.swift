import PlaintEngine
import PlaintMemory
import PlaintTable
import PlaintText
import PlaintValue

/// A session over a few tickets without a file, and what it shows.
final class Talk {
  var session = Session()
  var host: Host
  private(set) var texts: [String] = []
  private(set) var notes: [String] = []
  private(set) var answers: [Answer] = []
  /// Everything that goes to standard output, as drawn.
  private(set) var printed: [String] = []

  init(interactive: Bool = false, tongue: Tongue = .english) {
    host = Host(today: Talk.day("2012-06-15"), isInteractive: interactive, tongue: tongue)
    let table = Table(
      [
        Column("channel", .text, values: Talk.texts(["电话", "电话", "短信", "电话", "网站", ""])),
        Column("reason", .text, values: Talk.texts(["fee", "net", "fee", "fee", "net", "fee"])),
        Column(
          "opened", .date,
          values: [
            "2012-04-30", "2012-05-01", "2012-05-02", "2012-05-31", "2012-06-01", "2012-06-02",
          ].map { .date(Talk.day($0)) }),
        Column("minutes", .whole, values: [10, 20, 30, 40, 50, 60].map { .number(Number($0)) }),
      ], count: 6)
    let dataset = Dataset(
      name: "tickets", source: MemorySource(name: "tickets", table: table),
      origin: "load tickets.csv as tickets")
    session.put(dataset)
    session.current = "tickets"
  }

  static func day(_ text: String) -> Day { Period(parsing: text)?.first ?? Day(number: 0) }

  private static func texts(_ texts: [String]) -> [Value] {
    texts.map { $0.isEmpty ? .missing : .text($0) }
  }

  /// Carries out commands in turn; the first diagnostic stops.
  func say(_ lines: String...) throws(Diagnostic) {
    for line in lines {
      try session.respond(to: SourceText(line), host: host) { [unowned self] in take($0) }
    }
  }

  /// What carrying out a line fails with.
  func failure(_ line: String) -> Diagnostic? {
    do throws(Diagnostic) {
      try say(line)
      return nil
    } catch { return error }
  }

  func take(_ shown: Shown) {
    if shown.isAnswer { printed.append(shown.drawn(for: host)) }
    switch shown {
    case .answer(let answer), .effect(let answer): answers.append(answer)
    case .rows, .heading, .sentence, .help, .problem: texts.append(shown.drawn(for: host))
    case .note(let message), .warning(let message): notes.append(message.text(in: host.tongue))
    }
  }
}
