/// A sentence said to the user, in English and, where it has been written, in Chinese.
///
/// Said where it arises: `Message("no column “\(name)”", "没有列“\(name)”")`. Lower case, no full
/// stop at the end, no word "error": the renderer adds what surrounds it.
package struct Message: Hashable, Sendable {
  package let english: String
  package let chinese: String?
  /// The command that the sentence proposes in place of the one typed, where it proposes one.
  ///
  /// Such a sentence is only said once the command is known to work.
  package private(set) var proposal: String?
  /// Whether its line breaks are its own: no name that it says may begin a line.
  package private(set) var hasLines = false
  /// Whether it is known to work.
  package private(set) var isTried = false

  package init(_ english: String, _ chinese: String? = nil) {
    self.english = english
    self.chinese = chinese
  }

  /// The proposal of a whole command: what it is for, a colon, the command.
  package static func proposing(_ line: String, _ lead: Message) -> Message {
    var message = Message(
      "\(lead.english): \(line)", "\(lead.text(in: .chinese))：\(line)")
    message.proposal = line
    return message
  }

  /// A message of several lines; whatever they name stays on its line.
  package static func lines(_ english: [String], _ chinese: [String]) -> Message {
    var message = Message(
      english.map(\.harmless).joined(separator: "\n"),
      chinese.map(\.harmless).joined(separator: "\n"))
    message.hasLines = true
    return message
  }

  /// The words as a terminal may print them, without the middle of what is far too long.
  package func harmless(in tongue: Tongue) -> String {
    let text = text(in: tongue)
    guard hasLines else { return text.abridged.harmless }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { String($0).abridged.harmless }.joined(separator: "\n")
  }

  /// The sentence, its proposal known to work.
  package var tried: Message {
    var copy = self
    copy.isTried = true
    return copy
  }

  /// The sentence with other Chinese words, proposing the same.
  package func saying(inChinese text: String) -> Message {
    var copy = Message(english, text)
    copy.proposal = proposal
    copy.isTried = isTried
    return copy
  }

  /// The sentence in the language asked for; English where no Chinese has been written.
  package func text(in tongue: Tongue) -> String {
    switch tongue {
    case .english: english
    case .chinese: chinese ?? english
    }
  }
}

/// The language Plaint speaks to its user.
package enum Tongue: Sendable {
  case english, chinese
}
