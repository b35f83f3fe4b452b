import PlaintEngine
import PlaintLanguage
import PlaintTable
import PlaintText
import PlaintValue

/// A Markdown page whose `plaint` fences hold a conversation as a user sees it.
///
/// Everything after a prompt, up to the next, must be printed verbatim. One session a page, in
/// order; `plaint fresh` on a fence starts a new one. Other fences are left alone.
struct Transcript {
  /// One command with what it is said to print.
  struct Exchange: Hashable {
    var command: String
    var printed: [String]
  }

  /// A page's lines, with fences already read.
  enum Part {
    case prose(String)
    case talk(opening: String, isFresh: Bool, [Exchange])
  }

  static let prompt = "plaint> "
  static let continuation = "   ...> "
  var parts: [Part] = []

  init(_ page: String) {
    var lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
    while let line = lines.popFirst() {
      guard line == "```plaint" || line == "```plaint fresh" else {
        parts.append(.prose(line))
        continue
      }
      var talk: [String] = []
      while let inner = lines.popFirst(), inner != "```" { talk.append(inner) }
      parts.append(.talk(opening: line, isFresh: line.hasSuffix("fresh"), Self.exchanges(talk)))
    }
  }

  private static func exchanges(_ lines: [String]) -> [Exchange] {
    var exchanges: [Exchange] = []
    for line in lines {
      if line.hasPrefix(prompt) || line == "plaint>" {
        exchanges.append(Exchange(command: String(line.dropFirst(prompt.count)), printed: []))
      } else if !exchanges.isEmpty {
        let last = exchanges.count - 1
        if line.hasPrefix(continuation), exchanges[last].printed.isEmpty {
          exchanges[last].command += "\n" + line.dropFirst(continuation.count)
        } else {
          exchanges[last].printed.append(line)
        }
      }
    }
    return exchanges
  }

  /// The page with what the commands print now.
  func rerun(in folder: String) -> String {
    var session = Session()
    var lines: [String] = []
    for part in parts {
      switch part {
      case .prose(let line): lines.append(line)
      case .talk(let opening, let isFresh, let exchanges):
        if isFresh { session = Session() }
        lines.append(opening)
        for exchange in exchanges {
          let typed = exchange.command.split(separator: "\n", omittingEmptySubsequences: false)
          for (index, line) in typed.enumerated() {
            lines.append((index == 0 ? Self.prompt : Self.continuation) + line)
          }
          lines += Self.run(exchange.command, &session, folder)
        }
        lines.append("```")
      }
    }
    return lines.joined(separator: "\n")
  }

  /// What a command prints, line by line.
  static func run(_ command: String, _ session: inout Session, _ folder: String) -> [String] {
    let today = Day(year: 2012, month: 6, day: 5) ?? Day(number: 0)
    let host = Host(today: today, width: 100, folder: folder)
    let printed = Printed()
    do {
      try session.respond(to: SourceText(command), host: host) {
        printed.lines += $0.drawn(for: host).split(
          separator: "\n", omittingEmptySubsequences: false
        )
        .map(String.init)
      }
    } catch {
      printed.lines += error.rendered(in: .english).split(separator: "\n").map(String.init)
    }
    return printed.lines.map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  private final class Printed {
    var lines: [String] = []
  }
}
