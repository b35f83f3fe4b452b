import PlaintLanguage
import PlaintQuery
import PlaintText

extension Session {
  /// The commands that bring this session about again: all that loaded, shaped, answered or set
  /// something, without those that wrote files or hold a key.
  ///
  /// What was undone is left out with its `undo`, which would take back another step where a line with a
  /// key is missing.
  package var replay: [String] {
    keptLog.filter { !$0.writesFiles && !holdsKey($0.text) }.map(\.text)
  }

  /// How many of the commands that it needs hold a key, so that they are kept nowhere.
  package var keyLines: Int { keptLog.count { holdsKey($0.text) } }

  /// The files that it was loaded from, each once.
  package var filesRead: [String] { loadedFiles.map(\.path) }
}

extension Session.LogEntry {
  /// Whether it, or a command of its block, writes a file.
  fileprivate var writesFiles: Bool {
    var reader = Reader(source)
    guard let line = try? reader.line(Verbs.declarations) else { return false }
    return line.stages.contains { Verbs.all[$0.verb].writesFiles }
      || rounds.contains(where: \.writesFiles)
  }
}

/// Whether a word is the function that takes a key, or a slip of it, or what others call it.
private func isPseudonym(_ word: String) -> Bool {
  let names = [Function.pseudonym.word, Function.pseudonym.chinese]
  let word = folded(word)
  if names.contains(word) || ["假名", "匿名", "匿名化", "anonymize", "hash"].contains(word) {
    return true
  }
  return word.utf8.count > 6 && !nearest(word, among: names).isEmpty
}

/// Whether a line holds a key of `pseudonym`, as `pseudonym(phone, "key")` does: it is kept in no
/// history and no script.
///
/// Reads words, not the grammar, so that a line that failed keeps its secret too.
package func holdsKey(_ text: String) -> Bool {
  guard text.utf8.contains(where: { $0 == 0x28 || $0 == 0xEF }) else { return false }
  var depth: Int?
  for token in Scanner.tokens(of: SourceText(text)) where token.kind != .end {
    switch (depth, token.text) {
    case (nil, let word) where token.kind == .word && isPseudonym(word): depth = 0
    case (.some(let inside), "("): depth = inside + 1
    case (.some(let inside), ")"): depth = inside > 1 ? inside - 1 : nil
    default: if depth ?? 0 > 0, token.kind == .quoted { return true }
    }
  }
  return false
}
