import Glibc
import PlaintTable
import PlaintText

/// A conversation at a terminal: prompt, command, answer, until the person leaves.
package struct Conversation<Room: CommandHandler>: ~Copyable {
  var door: Room
  var outlet: Outlet
  private let listening: Listening
  private var editor: LineEditor
  private let history: History
  private var keepsHistory = true
  private var journal: Journal
  private var keepsJournal = true
  private var gathering = CommandBuffer<Room.Follower>()
  private var hint = ""
  /// Pasted lines that are still to be taken.
  private var waiting: [Substring] = []
  /// What the next line holds at first: pasted lines left over after one that failed.
  private var draft = ""

  package init(with door: Room, in surroundings: TerminalEnvironment) {
    writeUnicode()
    self.door = door
    outlet = Outlet(surroundings, pages: true)
    listening = Listening(to: .all)
    editor = LineEditor(listening, tongue: surroundings.tongue)
    history = History(in: surroundings.environment)
    journal = Journal(in: surroundings.environment)
  }

  /// Talks until the person leaves; the commands given first are done before the first prompt.
  ///
  /// - Returns: the process's exit status.
  package consuming func hold(after opening: [SourceText] = [], resuming: Bool = false) -> Int32 {
    recallHistory()
    outlet.sayLeftovers()
    let status = talk(after: opening, resuming: resuming)
    journal.remove()
    return status
  }

  private mutating func talk(after opening: [SourceText], resuming: Bool) -> Int32 {
    if resuming {
      if let status = resume() { return status }
    } else {
      nameLostSession()
    }
    for source in opening {
      if let status = attend(to: source) { return status }
    }
    while true {
      if let status = takeWaiting() { return status }
      switch readLine() {
      case .line(let text):
        waiting = text.split(separator: "\n", omittingEmptySubsequences: false)
      case .interrupted:
        _ = gathering.end()
      case .ended:
        if gathering.isEmpty { return 0 }
        if let status = respond(gathering.end()) { return status }
      }
    }
  }

  /// Reads the next line from the terminal.
  private mutating func readLine() -> LineEditor.Outcome {
    let text = draft
    draft = ""
    let before = gathering.isEmpty ? "" : gathering.text + "\n"
    editor.tongue = door.screen ?? outlet.surroundings.tongue
    return editor.read(prompt: prompt, draft: text) { line, cursor in
      completions(of: line, at: cursor, behind: before)
    }
  }

  /// Completions of a line that goes on from lines before; Ctrl-C ends the search for them.
  private func completions(of line: String, at cursor: Int, behind before: String) -> [Completion] {
    let run = Run(threads: (try? outlet.surroundings.threads()) ?? 1)
    let watch = ProgressWatch(run, listening, drawingOn: nil, tongue: outlet.surroundings.tongue)
    let length = before.utf8.count
    let found = door.completions(of: before + line, at: length + cursor, run)
    _ = consume watch
    return found.compactMap { completion in
      let place = completion.place
      guard place.start >= length else { return nil }
      var moved = completion
      moved.place = Place(place.start - length, place.end - length)
      return moved
    }
  }

  /// The prompt, in bold where colours are allowed.
  private var prompt: String {
    guard gathering.isEmpty else { return hint.harmless + "…> " }
    let text = door.prompt(width: outlet.surroundings.width).harmless
    guard outlet.surroundings.allowsColour else { return text }
    return "\u{1}\u{1B}[1m\u{2}\(text)\u{1}\u{1B}[0m\u{2}"
  }

  /// Takes the lines entered, one by one; a command that fails leaves the rest to be looked at.
  ///
  /// - Returns: the exit status when the person leaves.
  private mutating func takeWaiting() -> Int32? {
    var echoes = false
    while !waiting.isEmpty {
      let line = waiting.removeFirst()
      switch gathering.add(line, asking: door) {
      case .nothing: break
      case .goesOn(let hint): self.hint = hint
      case .whole(let command):
        // Of several pasted commands each is shown again above its answer.
        echoes = echoes || !waiting.isEmpty
        if let status = respond(command, echoes: echoes) { return status }
      }
    }
    return nil
  }

  /// Has a command done.
  ///
  /// - Returns: the exit status when the person leaves.
  private mutating func respond(_ command: String, echoes: Bool = false) -> Int32? {
    // Tab leaves a blank behind what it completes.
    let command = String(command.reversed().drop { $0 == " " }.reversed())
    remember(command)
    if echoes { outlet.note(door.prompt(width: outlet.surroundings.width).harmless + command) }
    return attend(to: SourceText(command))
  }

  /// Has a command done, kept in the journal.
  mutating func attendOnce(_ source: SourceText) -> Ending {
    let isSecret = door.isSecret(source.text)
    if !isSecret { journal.begin(source.text) }
    let ending = door.attend(
      to: source, outlet: &outlet, listening: listening, isAttended: true)
    do throws(Diagnostic) { try journal.end(with: door.replay) } catch { loseJournal(error) }
    return ending
  }

  private mutating func attend(to source: SourceText) -> Int32? {
    switch attendOnce(source) {
    case .done: return nil
    case .left(let status): return status
    case .failed, .cutShort:
      draft = waiting.joined(separator: "\n")
      waiting = []
      return nil
    }
  }

  private mutating func recallHistory() {
    do {
      editor.recall(try history.commands())
    } catch {
      loseHistory(error)
    }
  }

  private mutating func remember(_ command: String) {
    editor.remember(command)
    guard keepsHistory, !door.isSecret(command) else { return }
    do {
      try history.keep(command)
    } catch {
      loseHistory(error)
    }
  }

  /// Says once that the session cannot be taken up again, unless it was said that nothing is kept.
  private mutating func loseJournal(_ reason: Diagnostic) {
    guard keepsJournal else { return }
    keepsJournal = false
    guard keepsHistory else { return }
    var diagnostic = reason
    diagnostic.hints.append(
      Message(
        "this session goes on; its commands are not kept, so plaint --resume cannot take them up again",
        "本次会话照常进行，但命令未能保存，plaint --resume 无法恢复它们"))
    outlet.tell(diagnostic)
  }

  /// Says once that commands are not kept, and goes on without.
  private mutating func loseHistory(_ reason: Diagnostic) {
    keepsHistory = false
    var diagnostic = reason
    diagnostic.hints.append(
      Message(
        "this session goes on; its commands are not kept for the next",
        "本次会话照常进行，命令不会留给下次"))
    outlet.tell(diagnostic)
  }
}
