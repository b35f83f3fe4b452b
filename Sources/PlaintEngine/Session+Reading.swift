import PlaintLanguage
import PlaintText

/// What a text is, before anything runs.
extension Session {
  /// Whether a text is a whole command.
  package enum Completeness: Hashable, Sendable {
    case empty, whole
    /// It goes on in the next line, perhaps inside what a sign opened.
    case unfinished(inside: String)
  }

  /// Whether a text is a whole command; the prompt asks for more while it is not.
  package static func completeness(of text: String) -> Completeness {
    switch Commands.completeness(text) {
    case .empty: .empty
    case .whole: .whole
    case .unfinished(let sign): .unfinished(inside: sign)
    }
  }

  /// The commands of a script; a first line `#!…` is a comment like any other.
  package static func commands(of text: String, file: String?) -> [SourceText] {
    Commands.split(text, file: file)
  }

  /// Why a command cannot be understood, if it cannot; names are not looked up.
  package static func problem(in command: SourceText) -> Diagnostic? {
    var reader = Reader(command)
    do {
      _ = try reader.line(Verbs.declarations)
      return nil
    } catch {
      return error.within(command)
    }
  }
}
