import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

/// Errors made plainer by what is loaded: values and columns of several words that stand without
/// quotes or brackets, the name of a dataset where a command should be.
extension Session {
  /// The error of a line, with the line as it was probably meant.
  func explained(_ error: Diagnostic, _ reader: Reader, _ host: Host) -> Diagnostic {
    guard error.source == nil, error.place != nil,
      error.failure == .language || error.failure == .command
    else { return error }
    if let hinted = loneDataset(error, reader) { return hinted }
    guard let correction = correction(of: error, reader, host, changes: 4) else { return error }
    return correction.explaining(error)
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

  /// The line with quotes and brackets put in until it binds, or nil when they do not help.
  private func correction(
    of error: Diagnostic, _ reader: Reader, _ host: Host, changes: Int
  ) -> Correction? {
    guard changes > 0, let place = error.place,
      var correction = unquoted(before: place.end, reader, host)
    else { return nil }
    var next = Reader(SourceText(correction.line))
    do {
      var pipe = try Pipe(next.line(Verbs.declarations), self, host: host) { _ in }
      _ = try pipe.bound()
      return correction
    } catch {
      guard let more = self.correction(of: error, next, host, changes: changes - 1) else {
        return nil
      }
      correction.line = more.line
      return correction
    }
  }

  /// The value or column of several words that stands unquoted before an offset, the last one.
  private func unquoted(before end: Int, _ reader: Reader, _ host: Host) -> Correction? {
    for attempt in reader.attempts.sorted(by: { $0.offset > $1.offset })
    where attempt.offset < end {
      let before = reader.scanner.written(Place(0, attempt.offset))
      let rest = String(
        decoding: reader.scanner.source.text.utf8.dropFirst(attempt.offset), as: UTF8.self)
      switch attempt.expectation {
      case .value(let subject):
        guard let value = value(of: subject, startingIn: rest, before, host) else { continue }
        let place = Place(attempt.offset, attempt.offset + value.utf8.count)
        return .quoting(place, in: reader.scanner)
      case .column:
        guard let name = column(startingIn: rest, before, host) else { continue }
        let place = Place(attempt.offset, attempt.offset + name.utf8.count)
        return Correction(
          Message("write", "请写"), reader.scanner.replacing(place, with: quotedName(name)),
          saying: Message("“\(name)” needs brackets", "“\(name)”要加方括号"), at: place)
      default: continue
      }
    }
    return nil
  }

  /// The longest value of a column that a text begins with, where it cannot stand bare.
  private func value(
    of subject: Phrase, startingIn text: String, _ before: String, _ host: Host
  ) -> String? {
    guard var scope = scope(of: before, host), let input = scope.input,
      let bound = try? scope.bind(subject), bound.kind == .text
    else { return nil }
    let begins = Step.filter(.call(.startsWith, .text(text), bound.expression))
    let relation = input.relation.unfiltered.after([begins])
    guard let values = try? relation.values(of: bound.expression, host.run) else { return nil }
    return longest(values.map(\.value.text), startingIn: text) { quotedValue($0) != $0 }
  }

  private func column(startingIn text: String, _ before: String, _ host: Host) -> String? {
    guard let scope = scope(of: before, host) else { return nil }
    return longest(scope.schema.names, startingIn: text) { quotedName($0) != $0 }
  }

  /// The longest name that a text begins with as a whole word.
  private func longest(
    _ names: [String], startingIn text: String, where isFit: (String) -> Bool
  ) -> String? {
    names.filter { name in
      guard isFit(name), text.utf8.starts(with: name.utf8) else { return false }
      var reader = Reader(
        SourceText("x" + String(decoding: text.utf8.dropFirst(name.utf8.count), as: UTF8.self)))
      return (try? reader.take())?.text == "x"
    }.max { $0.utf8.count < $1.utf8.count }
  }
}
