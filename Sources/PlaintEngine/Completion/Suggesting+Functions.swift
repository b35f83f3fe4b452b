import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

/// Functions and aggregates as other programs call them.
extension Suggesting {
  /// A function or aggregate of another program, or by a name that is a command here.
  func function(at offset: Int) -> Correction? {
    let rest = rest(from: offset)
    let name = String(rest.prefix { $0.isLetter || $0 == "_" })
    guard rest.dropFirst(name.count).first.map({ $0 == "(" || $0 == "（" }) == true else {
      return nil
    }
    let known =
      AggregateName.allCases.flatMap { [$0.word, $0.chinese] }
      + Function.allCases.filter { !$0.isOperator }.flatMap { [$0.word, $0.chinese] }
    guard !known.contains(name),
      let here = Foreign.functions[folded(name)]
        ?? Foreign.misspelt(name, among: known, limit: 1).first
    else { return nil }
    let isChinese = reader.isChinese(before: offset)
    let said =
      isChinese ? Function(called: here)?.chinese ?? AggregateName(word: here)?.chinese : nil
    var copy = Reader(SourceText(rest))
    let place = Place(offset, offset + name.utf8.count)
    guard case .call(_, let arguments, _)? = try? copy.operand() else {
      return replacing(place, with: said ?? here)
    }
    guard takes(here, arguments.count) else { return nil }
    var line = rest
    if arguments.count == 2, let (changed, written) = argument(of: here, arguments[1].value) {
      line = Scanner(SourceText(rest)).replacing(changed, with: written)
    }
    line = (said ?? here) + line.dropFirst(name.count)
    return replacing(Place(offset, reader.scanner.source.text.utf8.count), with: line)
  }

  private func replacing(_ place: Place, with text: String) -> Correction {
    Correction(Message("in Plaint", "在 Plaint 中写作"), reader.scanner.replacing(place, with: text))
  }

  /// Whether a function takes as many arguments as a call has: no other is meant by it.
  private func takes(_ name: String, _ count: Int) -> Bool {
    let arities = [Function(called: name)?.arity, AggregateName(word: name)?.arity]
    return arities.contains { $0?.contains(count) == true }
  }

  /// The second argument where it is written otherwise here: months as `mm`, a percentile as 0.9.
  private func argument(of name: String, _ written: Phrase) -> (place: Place, text: String)? {
    if AggregateName(word: name) == .percentile, case .word(let text, let place) = written,
      let part = Number(parsing: text), part > 0, part < 1, let whole = part.multiplied(by: 100)
    {
      return (place, whole.text)
    }
    if Function(called: name) == .text, case .quoted(let pattern, let place) = written,
      let months = Scope.monthsWritten(pattern)
    {
      return (place, Correction.quoted(months))
    }
    return nil
  }
}
