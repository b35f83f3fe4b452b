import PlaintLanguage
import PlaintQuery
import PlaintReading
import PlaintText

/// A file's name where a dataset's must stand: `append may.csv`, `join units.csv`.
extension Session {
  /// The error of a line that names a file, with the lines that load it first and go on.
  func fileNamed(_ error: Diagnostic, _ reader: Reader, _ host: Host) -> Diagnostic? {
    if let found = fileNamed(in: reader, error, host) { return found }
    // The command may be another program's: merge units.csv.
    let commands = reader.corrections(of: error, Verbs.declarations).filter(\.isCommand)
    return commands.lazy.compactMap { command -> Diagnostic? in
      var other = Reader(SourceText(command.line))
      do throws(Diagnostic) { _ = try other.typed(Verbs.declarations) } catch {
        return fileNamed(in: other, error, host)
      }
      return nil
    }.first.map { found in
      var copy = error
      copy.hints = found.hints
      return copy
    }
  }

  private func fileNamed(
    in reader: Reader, _ error: Diagnostic, _ host: Host
  ) -> Diagnostic? {
    let verb = reader.scanner.tokens(from: 0).first?.text ?? ""
    // What is to be used is loaded, and nothing else.
    guard let place = filePlace(in: reader, error), !Use.declaration.word.spellings.contains(verb)
    else { return nil }
    let tongue: Tongue = reader.isChinese(before: place.start) ? .chinese : .english
    let path = reader.scanner.written(place)
    let bare = path.filter { !"\"“”'".contains($0) }
    let name = Load.name(of: bare)
    var line = reader.scanner.replacing(place, with: quotedName(name))
    if reader.demands(.by, in: place) {
      let key = key(in: reader, behind: place, bare, tongue, host)
      line = reader.scanner.replacing(
        Place(place.start, reader.scanner.source.text.utf8.count),
        with: "\(quotedName(name)) \(Word.by.text(in: tongue)) \(key)")
    }
    var copy = error
    copy.message = Message("“\(path)” is a file, not a dataset", "“\(path)”是文件，不是数据集")
    copy.place = place
    guard self[name] == nil else {
      copy.hints = [.proposing(line, Message("it is loaded as \(name)", "它已加载为\(name)"))]
      return copy
    }
    let load = "\(Load.declaration.word.text(in: tongue)) \(path)"
    copy.hints = [Message("load it first: \(load)", "请先加载：\(load)")]
    guard let current = dataset?.name else { return copy }
    let back = "\(Use.declaration.word.text(in: tongue)) \(quotedName(current))"
    copy.hints += [
      Message("then come back: \(back)", "再切换回来：\(back)"),
      Message("and then: \(line)", "然后：\(line)"),
    ]
    return copy
  }

  /// The key that stands behind a file's name, else the first column that it and the data share.
  private func key(
    in reader: Reader, behind place: Place, _ path: String, _ tongue: Tongue, _ host: Host
  ) -> String {
    let tokens = reader.scanner.tokens(from: place.end)
    if tokens.count > 1, ["on", "using", "by", "按", "以", "用", "通过"].contains(tokens[0].text) {
      return reader.scanner.written(tokens[1].place.through(tokens[tokens.count - 1].place))
    }
    let own = dataset?.relation.schema.names ?? []
    let names = (try? headerNames(of: host.resolved(path), LoadOptions(), host.run)) ?? []
    return names.first(where: own.contains).map(quotedName)
      ?? (tongue == .chinese ? "列" : "COLUMN")
  }

  /// Where a file's name stands for a dataset and the reader stumbled over it.
  private func filePlace(in reader: Reader, _ error: Diagnostic) -> Place? {
    guard let place = error.place,
      let start = reader.attempts.last(where: {
        $0.expectation == .dataset && $0.offset <= place.start
      })?.offset
    else { return nil }
    let rest = String(decoding: reader.scanner.source.text.utf8.dropFirst(start), as: UTF8.self)
    let quote = rest.first.flatMap { "\"“'".contains($0) ? $0 : nil }
    let path = rest.dropFirst(quote == nil ? 0 : 1).prefix {
      quote == nil ? !$0.isWhitespace && !",|，".contains($0) : !"\"”'".contains($0)
    }
    let ending = path.split(separator: ".").last.map { folded(String($0)) } ?? ""
    guard path.contains("."), Self.endings.contains(ending) else { return nil }
    let length = path.utf8.count + (quote.map { String($0).utf8.count * 2 } ?? 0)
    let whole = Place(start, start + length)
    return place.start <= whole.end ? whole : nil
  }

  private static let endings: Set<String> = [
    "csv", "tsv", "txt", "tab", "xlsx", "xls", "json", "md", "gz", "parquet", "dat",
  ]
}
