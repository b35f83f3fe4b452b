import PlaintEngine

/// The words of the command line, as the person gave them.
package enum CommandArguments {
  /// Stands before the lines of `-c`, so that none is taken for an option (`-=`).
  private static let mark: Character = " "

  /// The words behind the program's name, whatever their encoding; lines of `-c` are marked.
  package static func here() -> [String] {
    let words = CommandLine.unsafeArgv
    let texts = (0..<Int(CommandLine.argc)).compactMap { words[$0].map { argumentText($0) } }
    return marked(Array(texts.dropFirst()))
  }

  /// The words with every line of `-c` marked.
  static func marked(_ words: [String]) -> [String] {
    var (isLine, hasOptions) = (false, true)
    return words.map { word in
      defer {
        hasOptions = hasOptions && (isLine || word != "--")
        isLine = !isLine && hasOptions && word == "-c"
      }
      return isLine ? String(mark) + word : word
    }
  }

  /// A file as it was named: a `~` that the shell left is a folder of that name.
  package static func file(_ word: String) -> String { word.hasPrefix("~/") ? "./" + word : word }

  /// A line of `-c` without its mark.
  package static func line(_ word: String) -> String {
    word.first == mark ? String(word.dropFirst()) : word
  }
}
