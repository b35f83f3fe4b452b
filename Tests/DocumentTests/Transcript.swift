import PlaintEngine
import PlaintLanguage
import PlaintTable
import PlaintText
import PlaintValue

/// A Markdown page whose `plaint` fences hold a conversation as a user sees it.
///
/// Everything after a prompt, up to the next, must be printed verbatim. One session a page, in
/// order; `plaint fresh` on a fence starts a new one, `plaint tickets` one with the sample tickets
/// already loaded, `plaint tickets chinese` one that speaks Chinese. Other fences are left alone.
struct Transcript {
  /// One command with what it is said to print.
  struct Exchange: Hashable {
    var command: String
    var printed: [String]
  }

  /// A page's lines, with fences already read.
  enum Part {
    case prose(String)
    case talk(opening: String, [Exchange])
  }

  /// Fences that hold a conversation: one that goes on, and those that begin one.
  static let openings = ["```plaint", "```plaint fresh", tickets, tickets + " chinese"]
  static let tickets = "```plaint tickets"
  static let prompt = "plaint> "
  static let continuation = "   ...> "
  var parts: [Part] = []

  init(_ page: String) {
    var lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
    while let line = lines.popFirst() {
      guard Self.openings.contains(line) else {
        parts.append(.prose(line))
        continue
      }
      var talk: [String] = []
      while let inner = lines.popFirst(), inner != "```" { talk.append(inner) }
      parts.append(.talk(opening: line, Self.exchanges(talk)))
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
    var conversation = Conversation(folder: folder)
    var lines: [String] = []
    for part in parts {
      switch part {
      case .prose(let line): lines.append(line)
      case .talk(let opening, let exchanges):
        if let begun = Self.begun(opening, in: folder) { conversation = begun }
        lines.append(opening)
        lines += exchanges.flatMap { conversation.lines(for: $0.command) }
        lines.append("```")
      }
    }
    return lines.joined(separator: "\n")
  }

  /// The conversation that a fence begins; nil when it goes on with the one before.
  private static func begun(_ opening: String, in folder: String) -> Conversation? {
    let words = opening.split(separator: " ").dropFirst()
    let tongue = words.contains("chinese") ? Tongue.chinese : .english
    if words.contains("tickets") { return Conversation(withTicketsIn: folder, tongue: tongue) }
    return words.isEmpty ? nil : Conversation(folder: folder, tongue: tongue)
  }
}
