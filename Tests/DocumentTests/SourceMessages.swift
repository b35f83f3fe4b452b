import Foundation

/// Every `Message("…", "…")` written in the sources, read by a small scanner of Swift's literals.
enum SourceMessages {
  /// The literals of one message; what is interpolated is left out.
  struct Found {
    let file: String
    let line: Int
    let english: [String]
    let chinese: [String]
    /// The code of the Chinese side, to see what it interpolates.
    let chineseCode: String
  }

  static let all: [Found] = {
    let sources = Pages.root.appending(path: "Sources")
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
      .sorted { $0.path < $1.path }.flatMap(messages)
  }()

  private static func messages(in file: URL) -> [Found] {
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    let code = Array(text)
    let opening = Array("Message(")
    return code.indices.filter { code[$0...].starts(with: opening) }.compactMap { start in
      if start > 0, code[start - 1].isLetter { return nil }
      var scanner = Scanner(code: code, position: start + opening.count)
      let arguments = scanner.arguments()
      guard arguments.count > 1 else { return nil }
      return Found(
        file: file.lastPathComponent, line: code[..<start].count { $0.isNewline } + 1,
        english: arguments[0].literals, chinese: arguments[1].literals,
        chineseCode: arguments[1].code)
    }
  }

  private struct Scanner {
    let code: [Character]
    var position: Int

    /// The arguments up to the closing bracket: their literals and their code.
    mutating func arguments() -> [(literals: [String], code: String)] {
      var found: [(literals: [String], code: String)] = [([], "")]
      var depth = 0
      while position < code.count {
        let character = code[position]
        let start = position
        switch character {
        case "\"": found[found.count - 1].literals.append(literal())
        case "/" where at(1) == "/": while position < code.count, at(0) != "\n" { position += 1 }
        case ")" where depth == 0: return found
        default:
          depth += "([{".contains(character) ? 1 : ")]}".contains(character) ? -1 : 0
          position += 1
        }
        if character == ",", depth == 0 {
          found.append(([], ""))
        } else {
          found[found.count - 1].code += String(code[start..<position])
        }
      }
      return found
    }

    /// A literal without what it interpolates; the position goes behind it.
    private mutating func literal() -> String {
      let quote = at(1) == "\"" && at(2) == "\"" ? 3 : 1
      position += quote
      var text = ""
      while position < code.count {
        if at(0) == "\\" {
          if at(1) == "(" { interpolation() } else { position += 2 }
        } else if (0..<quote).allSatisfy({ at($0) == "\"" }) {
          position += quote
          return text
        } else {
          text.append(code[position])
          position += 1
        }
      }
      return text
    }

    private mutating func interpolation() {
      var depth = 0
      position += 1
      while position < code.count {
        switch code[position] {
        case "\"":
          _ = literal()
          continue
        case "(": depth += 1
        case ")": depth -= 1
        default: break
        }
        position += 1
        if depth == 0 { return }
      }
    }

    private func at(_ offset: Int) -> Character? {
      position + offset < code.count ? code[position + offset] : nil
    }
  }
}
