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

  /// Whether a text is a whole command.
  package static func completeness(of text: String) -> Completeness {
    Completeness(Commands.completeness(text))
  }

  /// Follows a command line by line; the prompt asks for more while it is not whole.
  package struct Follower: Sendable {
    private var follower = Commands.Follower()

    package init() {}

    /// Takes one more line, and says whether those so far are a whole command.
    package mutating func take(_ line: String) -> Completeness {
      Completeness(follower.take(line))
    }
  }

  /// The commands of a script; a first line `#!…` is a comment like any other.
  package static func commands(of text: String, file: String?) -> [SourceText] {
    Commands.split(text, file: file)
  }

  /// Why a command cannot be understood, if it cannot; names are not looked up.
  ///
  /// - Parameters:
  ///   - command: the command.
  ///   - depth: how many blocks it lies in.
  /// - Returns: the first problem, with its place, or nil.
  package static func problem(in command: SourceText, depth: Int = 0) -> Diagnostic? {
    var reader = Reader(command, blockDepth: depth)
    do {
      _ = try reader.line(Verbs.declarations)
      return nil
    } catch {
      return reader.mended(error, Verbs.declarations).within(command)
    }
  }
}

extension Session.Completeness {
  fileprivate init(_ completeness: Commands.Completeness) {
    switch completeness {
    case .empty: self = .empty
    case .whole: self = .whole
    case .unfinished(let sign): self = .unfinished(inside: sign)
    }
  }
}
