import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Errors made plainer by what is loaded: the line as it was probably meant, found by changes that
/// the words or the data suggest, and offered once it binds.
extension Session {
  /// The error of a line, with the line as it was probably meant.
  func explained(_ error: Diagnostic, _ reader: Reader, _ host: Host) -> Diagnostic {
    guard error.source == nil, error.place != nil,
      error.failure == .language || error.failure == .command
    else { return error }
    if let hinted = loneDataset(error, reader) { return hinted }
    var copy = Reader(reader.scanner.source)
    let isRead = (try? copy.typed(Verbs.declarations)) != nil
    var tries = 40
    let correction = correction(
      of: error, reader, isRead: isRead, host, changes: 5, tries: &tries)
    if let correction { return correction.explaining(error) }
    // What is loaded tells that a guess is none.
    return current == nil ? error : reader.guessless ?? error
  }

  /// A dataset's name as a line of its own.
  private func loneDataset(_ error: Diagnostic, _ reader: Reader) -> Diagnostic? {
    let name = trimmedBlanks(reader.scanner.source.text)
    guard self[name] != nil, error.place?.end == error.place.map({ $0.start + name.utf8.count })
    else { return nil }
    return Diagnostic(
      Message("“\(name)” is a dataset, not a command", "“\(name)”是数据集，不是命令"), at: error.place,
      hints: [
        Message("to work with it: use \(name)", "若要使用它：使用 \(name)"),
        Message("to ask it: \(name) | count", "若要查询它：\(name) | 计数"),
      ], failure: error.failure)
  }

  /// The first change, of those the data suggest and those the words suggest, after which the line
  /// binds, by itself or with more such changes; nil when none does.
  private func correction(
    of error: Diagnostic, _ reader: Reader, isRead: Bool, _ host: Host, changes: Int,
    tries: inout Int
  ) -> Correction? {
    guard changes > 0 else { return nil }
    let suggested = Suggesting(session: self, host: host, reader: reader).corrections(of: error)
    let worded = isRead ? [] : reader.corrections(of: error, Verbs.declarations)
    for var correction in suggested + worded {
      guard tries > 0, !host.run.isCancelled else { return nil }
      tries -= 1
      var next = Reader(SourceText(correction.line))
      var isRead = false
      do {
        let line = try next.typed(Verbs.declarations)
        isRead = true
        var pipe = try Pipe(line, self, host: host) { _ in }
        _ = try pipe.bound()
        return correction
      } catch {
        guard
          let more = self.correction(
            of: error, next, isRead: isRead, host, changes: changes - 1, tries: &tries)
        else { continue }
        correction.line = more.line
        return correction
      }
    }
    return nil
  }
}
