import PlaintText

/// Where one command ends and the next begins.
///
/// A command ends at its line's end, and goes on after a trailing `|`, `,` or `\`, inside an open
/// bracket or quote, and inside a block that a `{` at a line's end opened.
package enum Commands {
  /// Whether a text is a whole command.
  package enum Completeness: Hashable, Sendable {
    case empty, whole
    /// It goes on in the next line: inside what the sign opened, or, with no sign, behind `|`, `,`
    /// or `\`.
    case unfinished(inside: String)
  }

  /// Whether lines typed so far are a whole command, or more must follow.
  package static func completeness(_ text: String) -> Completeness {
    var follower = Follower()
    return lines(text).reduce(.empty) { follower.take($1) }
  }

  /// Follows a command line by line: each is looked at once, however many there are.
  package struct Follower: Sendable {
    private var walker = Walker()
    private var isEmpty = true

    package init() {}

    /// Takes one more line.
    ///
    /// - Returns: whether the lines so far are a whole command.
    package mutating func take(_ line: String) -> Completeness {
      for line in lines(line) {
        walker.take(line)
        if !walker.isBlank { isEmpty = false }
      }
      if walker.isOpen { return .unfinished(inside: walker.opening) }
      return isEmpty ? .empty : .whole
    }
  }

  /// The commands of a script, each with its line number; blank lines and comments are left out,
  /// and a mark of byte order at its start.
  package static func split(_ text: String, file: String?, firstLine: Int = 1) -> [SourceText] {
    let text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    var commands: [SourceText] = []
    var walker = Walker()
    var held: [String] = []
    var heldFrom = firstLine
    for (index, line) in lines(text).enumerated() {
      if held.isEmpty { heldFrom = firstLine + index }
      held.append(line)
      walker.take(line)
      if walker.isOpen { continue }
      if !walker.sawNothing {
        commands.append(
          SourceText(held.joined(separator: "\n"), file: file, line: heldFrom))
      }
      held = []
      walker = Walker()
    }
    if !held.isEmpty, !walker.sawNothing {
      commands.append(SourceText(held.joined(separator: "\n"), file: file, line: heldFrom))
    }
    return commands
  }

  /// Where the command at the end of a text begins, in UTF-8 bytes, and the lines that opened the
  /// blocks around it, the outermost first.
  package static func last(of text: String) -> (start: Int, openers: [String]) {
    var walker = Walker()
    var (start, offset) = (0, 0)
    var openers: [String] = []
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.endsLine) {
      if !walker.isOpen { (start, walker) = (offset, Walker()) }
      walker.take(String(line))
      if walker.isBlockOpened {
        openers.append(String(line))
        walker = Walker()
      } else if trimmedBlanks(String(line)) == "}" {
        _ = openers.popLast()
      }
      offset += line.utf8.count
      offset += line.endIndex < text.endIndex ? String(text[line.endIndex]).utf8.count : 0
    }
    return (start, openers)
  }

  /// The lines of a text, as they end in a script, in a block and on standard input alike.
  package static func lines(_ text: String) -> [String] {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.endsLine)
      .map(String.init)
    if lines.count > 1, lines.last == "" { lines.removeLast() }
    return lines
  }
}

extension Character {
  /// Whether a command's line ends here: at a line feed, also behind a carriage return.
  ///
  /// Other signs that Unicode lets end a line (U+0085, U+2028 …) are letters of the text that they
  /// stand in.
  package var endsLine: Bool { self == "\n" || self == "\r\n" }
}

/// Follows quotes, brackets, blocks and trailing signs over lines.
private struct Walker: Sendable {
  private var closing: [Unicode.Scalar]?
  private var brackets = 0
  /// Inside `[…]`, where quotes are letters.
  private var isInColumn = false
  private var blocks = 0
  private var goesOn = false
  /// Whether the last line had nothing but blanks and comments.
  private(set) var isBlank = true
  /// Whether no line so far had anything.
  private(set) var sawNothing = true

  var isOpen: Bool { closing != nil || isInColumn || brackets > 0 || blocks > 0 || goesOn }

  /// The innermost sign that is open; empty when there is none.
  var opening: String {
    if let closing { return closing.first.map { $0 == "」" ? "「" : String(Character($0)) } ?? "" }
    return isInColumn ? "[" : brackets > 0 ? "(" : blocks > 0 && !goesOn ? "{" : ""
  }

  /// Whether the last line opened a block and nothing else.
  var isBlockOpened: Bool {
    blocks > 0 && closing == nil && !isInColumn && brackets == 0 && !goesOn
  }

  mutating func take(_ line: String) {
    let scalars = Array(line.unicodeScalars)
    var last: Unicode.Scalar?
    var lone: [Unicode.Scalar] = []
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if let closing {
        if scalar == "\\", index + 1 < scalars.count,
          "\"\\nt".unicodeScalars.contains(scalars[index + 1])
        {
          index += 1
        } else if closing.contains(scalar) {
          self.closing = nil
        }
        last = scalar
      } else if !isInColumn, Letters.plain(scalar) == "#",
        index == 0 || Letters.isBlank(scalars[index - 1])
      {
        break
      } else if !Letters.isBlank(scalar) {
        note(Letters.plain(scalar), scalar)
        last = Letters.plain(scalar)
        if lone.count < 2 { lone.append(Letters.plain(scalar)) }
      }
      index += 1
    }
    finish(last, lone)
  }

  private mutating func note(_ plain: Unicode.Scalar, _ scalar: Unicode.Scalar) {
    if isInColumn {
      isInColumn = plain != "]"
      return
    }
    switch plain {
    case "[": isInColumn = true
    case "(": brackets += 1
    case ")": brackets = max(0, brackets - 1)
    default: closing = Letters.closing(scalar)
    }
  }

  private mutating func finish(_ last: Unicode.Scalar?, _ lone: [Unicode.Scalar]) {
    isBlank = last == nil && closing == nil
    if !isBlank { sawNothing = false }
    guard closing == nil else { return }
    if last == "{" { blocks += 1 }
    if lone == ["}"] { blocks = max(0, blocks - 1) }
    if let last {
      goesOn = last == "|" || last == "," || last == "\\"
    }
  }
}
