import Glibc
import PlaintShell
import PlaintTable
import PlaintText

/// A small door to try the shell through: it says back what it hears.
struct TrialDoor: CommandHandler {
  private var said = 0
  private let words = [
    "say", "pages", "note", "wait", "work", "fail", "quit", "reason", "reasons", "[Ticket id]",
    "[Ticket №]",
    "渠道", "电话营业厅", "电话客服",
  ]

  func prompt(width: Int) -> String { "trial> " }

  struct Follower: LineFollower {
    private var text = ""

    mutating func take(_ line: String) -> Reading {
      text += text.isEmpty ? line : "\n" + line
      if text.allSatisfy(\.isWhitespace) || text.hasPrefix("#") { return .empty }
      if text.hasSuffix("|") { return .more(hint: "") }
      return text.contains("(") && !text.contains(")") ? .more(hint: "(") : .complete
    }
  }

  func follower() -> Follower { Follower() }

  mutating func respond(
    to source: SourceText, _ circumstances: Circumstances, show: (Said) -> Void
  ) throws(Diagnostic) -> Response {
    said += 1
    let (text, run) = (source.text, circumstances.run)
    let words = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    let rest = words.count > 1 ? String(words[1]) : ""
    switch words.first {
    case "quit": return .leave(status: Int32(rest) ?? 0)
    case "pages": show(.answer((1...(Int(rest) ?? 1)).map { "line \($0)\n" }.joined()))
    case "note": show(.note("noted: " + rest))
    case "cut":
      run.cancel()
    case "wait": try wait(run, show)
    case "deaf": deaf(show)
    case "settle":
      try run.settle {
        show(.note("settling"))
        while !run.isCancelled { usleep(1000) }
        usleep(300_000)
      }
    case "ask":
      let chosen = circumstances.ask.map { $0("哪一天？", ["五月六日", "六月五日", "text"]) }
      show(.answer("chose \(chosen.map { $0.map(String.init) ?? "nothing" } ?? "alone")"))
    case "work": try work(run, show)
    case "fail":
      throw Diagnostic(
        Message("no word “\(rest)”"), at: Place(min(5, text.utf8.count), text.utf8.count),
        failure: rest == "data" ? .data : .command)
    default:
      show(.answer("\(said): <\(text.replacing("\n", with: "⏎"))> \(circumstances.width)"))
    }
    return .goOn
  }

  /// Waits until it is cancelled.
  private func wait(_ run: Run, _ show: (Said) -> Void) throws(Diagnostic) {
    show(.note("waiting"))
    while !run.isCancelled { usleep(1000) }
    try run.check()
  }

  /// Does not ask whether it is cancelled, and comes with its answer when nobody waits for it.
  private func deaf(_ show: (Said) -> Void) {
    show(.note("not listening"))
    usleep(2_000_000)
    show(.answer("too late"))
  }

  /// Is half done until it is cancelled.
  private func work(_ run: Run, _ show: (Said) -> Void) throws(Diagnostic) {
    run.expect(200)
    run.advance(100)
    try wait(run, show)
  }

  func completions(of text: String, at cursor: Int, _ run: Run) -> [Completion] {
    let before = String(decoding: Array(text.utf8)[..<cursor], as: UTF8.self)
    let start = before.lastIndex(where: { $0 == " " || $0 == "\n" }).map(before.index(after:))
    let word = before[(start ?? before.startIndex)...]
    if word == "many" { return (1...372).map { completion("many\($0)", for: word, at: cursor) } }
    if word == "evil" { return [completion("evil\u{1B}[2J", for: word, at: cursor)] }
    let fitting = words.filter { $0.hasPrefix(word) || $0.hasPrefix("[" + word) }
    return fitting.map { completion($0, for: word, at: cursor) }
  }

  private func completion(_ text: String, for word: Substring, at cursor: Int) -> Completion {
    Completion(
      text, replacing: Place(cursor - word.utf8.count, cursor), description: "\(text.count)")
  }
}

@main struct Trial {
  static func main() {
    let words = CommandLine.arguments.dropFirst()
    if words.first == "script" {
      let commands = words.dropFirst().enumerated().map {
        SourceText($1, file: "试.plaint", line: $0 + 1)
      }
      exit(recite(commands, through: TrialDoor(), in: .here()))
    }
    exit(converse(through: TrialDoor(), in: .here(), after: words.map { SourceText($0) }))
  }
}
