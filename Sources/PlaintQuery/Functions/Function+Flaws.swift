import PlaintText
import PlaintValue

extension Function {
  /// What is wrong with the constants of a call beyond their kinds.
  package struct Flaw: Hashable, Sendable {
    /// The operand to blame, counted from 0.
    package let operand: Int
    /// The complaint; its place, if any, counts in bytes of that operand's text.
    package let diagnostic: Diagnostic

    init(_ operand: Int, _ english: String, _ chinese: String) {
      self.operand = operand
      diagnostic = Diagnostic(Message(english, chinese))
    }

    init(_ operand: Int, _ diagnostic: Diagnostic) {
      self.operand = operand
      self.diagnostic = diagnostic
    }
  }

  /// The first flaw in a call's constants, nil standing for an operand that is none.
  ///
  /// Patterns, keys and formats must be constants, so that they are known to be right before any
  /// row is read; numbers that make no sense are refused where they are known.
  package func flaw(in constants: [Value?], of kinds: [Kind?]) -> Flaw? {
    switch self {
    case .matches, .extract: flawOfPattern(constants)
    case .pseudonym: flawOfText(constants, "the key")
    case .date, .moment:
      flawOfReading(constants, "y, M and d, as in dd/MM/yyyy HH:mm") { $0.readsMoments }
    case .duration:
      flawOfReading(constants, "d, h, m or s, as in m:ss") { $0.readsLengths }
        ?? flawOfClock(constants)
    case .text: constants.count > 1 ? flawOfFormat(constants, kinds[0]) : nil
    case .split:
      flawOfText(constants, "the separator")
        ?? flawOfNumber(constants, 2, "pieces are counted from 1, or from the end from -1") {
          $0.digits != 0
        }
    case .left, .right:
      flawOfNumber(constants, 1, "a number of characters is 0 or more") { $0 >= 0 }
    case .mid:
      flawOfNumber(constants, 1, "characters are counted from 1") { $0 >= 1 }
        ?? flawOfNumber(constants, 2, "a number of characters is 0 or more") { $0 >= 0 }
    case .bin: flawOfNumber(constants, 1, "the width of a bin is more than 0") { $0 > 0 }
    case .round:
      flawOfNumber(constants, 1, "places are -38 to 38") { $0 >= -38 && $0 <= 38 }
    default: nil
    }
  }

  private func flawOfText(_ constants: [Value?], _ what: String) -> Flaw? {
    if case .text(let text) = constants[1], !text.isEmpty { return nil }
    return Flaw(
      1, "\(what) of \(word)(…) is a text in quotes, not empty", "\(chinese)(…)的第2个参数要写成引号里的文本，不能为空"
    )
  }

  private func flawOfPattern(_ constants: [Value?]) -> Flaw? {
    if let flaw = flawOfText(constants, "the pattern") { return flaw }
    guard let text = constants[1]?.string else { return nil }
    do {
      let pattern = try Pattern.cached(text)
      return flawOfNumber(constants, 2, "the pattern has \(counted(pattern.groups, "group"))") {
        $0 >= 0 && $0 <= Number(pattern.groups)
      }
    } catch {
      return Flaw(1, error)
    }
  }

  private func flawOfReading(
    _ constants: [Value?], _ letters: String, _ reads: (ReadingPattern) -> Bool
  ) -> Flaw? {
    guard constants.count > 1 else { return nil }
    if let flaw = flawOfText(constants, "the pattern") { return flaw }
    guard let text = constants[1]?.string, !(ReadingPattern(text).map(reads) ?? false) else {
      return nil
    }
    return Flaw(
      1, "the pattern “\(text)” reads no \(word): it is written with \(letters)",
      "格式“\(text)”读不出\(chinese)：\(Self.readingLetters(chinese: self))")
  }

  private static func readingLetters(chinese function: Function) -> String {
    function == .duration ? "请用 d、h、m 或 s 书写，如 m:ss" : "请用 y、M、d 等书写，如 dd/MM/yyyy HH:mm"
  }

  /// `05:30` is refused: it may be minutes or hours.
  private func flawOfClock(_ constants: [Value?]) -> Flaw? {
    guard constants.count == 1, let text = constants[0]?.string, Elapsed.isAmbiguous(text) else {
      return nil
    }
    return Flaw(
      0,
      "“\(text)” may be hours and minutes or minutes and seconds: write duration(\"\(text)\", \"h:mm\") or duration(\"\(text)\", \"m:ss\")",
      "“\(text)”可能是时分，也可能是分秒：请写 时长(\"\(text)\", \"h:mm\") 或 时长(\"\(text)\", \"m:ss\")")
  }

  private func flawOfFormat(_ constants: [Value?], _ kind: Kind?) -> Flaw? {
    if let flaw = flawOfText(constants, "the format") { return flaw }
    guard let pattern = constants[1]?.string, let sample = kind.flatMap(Value.sample),
      [nil, pattern].contains(formatted(sample, pattern))
    else { return nil }
    let name =
      if case .period(let unit) = kind { (unit.english, unit.chinese) } else {
        kind.map { ($0.english, $0.chinese) } ?? ("", "")
      }
    return Flaw(
      1, "the format “\(pattern)” does not fit a \(name.0)", "格式“\(pattern)”不适用于\(name.1)")
  }

  private func flawOfNumber(
    _ constants: [Value?], _ index: Int, _ rule: String, _ holds: (Number) -> Bool
  ) -> Flaw? {
    guard constants.indices.contains(index), let number = constants[index]?.number, !holds(number)
    else { return nil }
    return Flaw(
      index, "\(rule); \(number.text) does not fit \(word)(…)",
      "\(chinese)(…)的第\(index + 1)个参数不能是\(number.text)")
  }
}

extension Value {
  /// A value of a kind that formats word, unlike any format: 1 in `0.0万` would read the same.
  fileprivate static func sample(_ kind: Kind) -> Value? {
    switch kind {
    case .whole, .decimal: 1_234_567_891
    case .share: .share(.one)
    case .date: .date(Day(number: 0))
    case .moment: .moment(Moment(microseconds: 0))
    case .time: .time(.midnight)
    case .period(let unit): .period(.containing(Day(number: 0), unit))
    case .identifier, .text, .elapsed, .truth: nil
    }
  }
}
