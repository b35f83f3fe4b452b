import PlaintText

/// The names in a header as columns are called by them.
extension Layout {
  /// Gives every column a name of its own; nil names them `c1`, `c2` and so on, in Chinese 列1, 列2.
  mutating func setNames(_ header: [String]?, in tongue: Tongue = .english) {
    let stem = tongue == .chinese ? "列" : "c"
    guard let header else {
      names = (1...max(width, 1)).prefix(width).map { "\(stem)\($0)" }
      return
    }
    var taken = Set(header.map(Self.tidied))
    var used: Set<String> = []
    var numbers: [String: Int] = [:]
    for (index, original) in header.enumerated() {
      var name = Self.tidied(original)
      if name.isEmpty { name = Self.free("\(stem)\(index + 1)", taken) }
      if used.contains(name) { name = Self.free(name, taken, &numbers) }
      used.insert(name)
      taken.insert(name)
      names.append(name)
      if name != original {
        changedNames.append(.init(index: index, original: original, name: name))
      }
    }
  }

  /// The names that two rows make together: an empty upper cell takes the one at its left.
  static func joined(_ upper: [String], _ lower: [String]) -> [String] {
    var group = ""
    return (0..<max(upper.count, lower.count)).map { column in
      let above = column < upper.count ? tidied(upper[column]) : ""
      let below = column < lower.count ? tidied(lower[column]) : ""
      if !above.isEmpty { group = above }
      if below.isEmpty || group == below { return above }
      return tidied(group + "\n" + below)
    }
  }

  /// The name, or the name with the first number from 2 on that makes it new.
  static func free(_ name: String, _ taken: Set<String>) -> String {
    var numbers: [String: Int] = [:]
    return free(name, taken, &numbers)
  }

  /// The same, given the number from which on one may be free, by name: of thousands of equal names
  /// none is tried twice.
  private static func free(
    _ name: String, _ taken: Set<String>, _ numbers: inout [String: Int]
  ) -> String {
    if !taken.contains(name) { return name }
    var number = numbers[name] ?? 2
    while taken.contains("\(name)_\(number)") { number += 1 }
    numbers[name] = number + 1
    return "\(name)_\(number)"
  }

  /// The name in one line: outer blanks and signs without width go, a line break inside becomes a
  /// blank, or nothing between Chinese characters.
  static func tidied(_ original: String) -> String {
    var visible = ""
    visible.unicodeScalars.append(
      contentsOf: original.unicodeScalars.filter { !weightless.contains($0.value) })
    let trimmed = unquoted(trimmedBlanks(visible), from: visible)
    guard trimmed.unicodeScalars.contains(where: isBreak) else { return trimmed }
    let lines = trimmed.unicodeScalars.split(whereSeparator: isBreak)
      .map { trimmedBlanks(String($0)) }.filter { !$0.isEmpty }
    return lines.dropFirst().reduce(lines.first ?? "") { name, line in
      let isChinese = [name.last, line.first].allSatisfy { $0.map(isWide) ?? false }
      return name + (isChinese ? "" : " ") + line
    }
  }

  /// A name without the quotes that blanks around them kept from being read as such.
  private static func unquoted(_ trimmed: String, from original: String) -> String {
    guard trimmed != original, trimmed.utf8.count > 2, trimmed.first == "\"", trimmed.last == "\""
    else { return trimmed }
    return trimmedBlanks(String(trimmed.dropFirst().dropLast()))
  }

  private static func isWide(_ character: Character) -> Bool { String(character).displayWidth == 2 }

  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      || scalar.value == 0x2028 || scalar.value == 0x2029
  }

  /// Zero-width blanks, and byte order marks that were doubled.
  private static let weightless: Set<UInt32> = [0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF]
}

extension [LoadReport.ChangedName] {
  /// The changes, said: columns without a name together, tidied names together, then the names
  /// that came before.
  var messages: [Message] {
    var (unnamed, tidied, repeated): (Self, Self, Self) = ([], [], [])
    for change in self {
      let name = Layout.tidied(change.original)
      if name.isEmpty {
        unnamed.append(change)
      } else if name == change.name {
        tidied.append(change)
      } else {
        repeated.append(change)
      }
    }
    let controlled = tidied.filter { !$0.controls.isEmpty }
    tidied.removeAll { !$0.controls.isEmpty }
    return [
      Self.about(unnamed), Self.aboutControls(controlled), Self.aboutTidied(tidied),
      Self.aboutRepeated(repeated),
    ].compactMap { $0 }
  }

  private static func aboutControls(_ controlled: Self) -> Message? {
    guard let first = controlled.first else { return nil }
    let signs = controlled.reduce(into: [String]()) { signs, change in
      for sign in change.controls where !signs.contains(sign) { signs.append(sign) }
    }
    let (english, chinese) = (list(signs, limit: limit), list(signs, limit: limit, in: .chinese))
    guard controlled.count > 1 else {
      return Message(
        "control characters (\(english)) in the name of column \(first.index + 1) are left out: it is “\(first.name)”",
        "第 \(first.index + 1) 列名字中的控制字符（\(chinese)）已略去，名为“\(first.name)”")
    }
    return Message(
      "control characters (\(english)) in the names of columns \(controlled.numbers(.english)) are left out: they are \(controlled.names(.english))",
      "第 \(controlled.numbers(.chinese)) 列名字中的控制字符（\(chinese)）已略去，名为\(controlled.names(.chinese))")
  }

  private static let limit = 6

  private func numbers(_ tongue: Tongue) -> String {
    list(map { "\($0.index + 1)" }, limit: Self.limit, in: tongue)
  }

  private func names(_ tongue: Tongue) -> String {
    list(map { "“\($0.name)”" }, limit: Self.limit, in: tongue)
  }

  private static func about(_ unnamed: Self) -> Message? {
    guard let first = unnamed.first else { return nil }
    guard unnamed.count > 1 else {
      return Message(
        "column \(first.index + 1) has no name: it is “\(first.name)”",
        "第 \(first.index + 1) 列没有名字，名为“\(first.name)”")
    }
    return Message(
      "columns \(unnamed.numbers(.english)) have no name: they are \(unnamed.names(.english))",
      "第 \(unnamed.numbers(.chinese)) 列没有名字，名为\(unnamed.names(.chinese))")
  }

  private static func aboutTidied(_ tidied: Self) -> Message? {
    guard let first = tidied.first else { return nil }
    guard tidied.count > 1 else {
      return Message(
        "blanks and line breaks in the name of column \(first.index + 1) are left out: it is “\(first.name)”",
        "第 \(first.index + 1) 列名字中的空白和换行已略去，名为“\(first.name)”")
    }
    return Message(
      "blanks and line breaks in the names of columns \(tidied.numbers(.english)) are left out: they are \(tidied.names(.english))",
      "第 \(tidied.numbers(.chinese)) 列名字中的空白和换行已略去，名为\(tidied.names(.chinese))")
  }

  private static func aboutRepeated(_ repeated: Self) -> Message? {
    let parts = { (tongue: Tongue) in
      repeated.map { change in
        let shown = Layout.tidied(change.original)
        return switch tongue {
        case .english: "column \(change.index + 1) is a second “\(shown)”: it is “\(change.name)”"
        case .chinese: "第 \(change.index + 1) 列“\(shown)”重名，改为“\(change.name)”"
        }
      }
    }
    guard !repeated.isEmpty else { return nil }
    return Message(
      list(parts(.english), limit: 3), list(parts(.chinese), limit: 3, in: .chinese))
  }
}

extension LoadReport.ChangedName {
  /// The control characters in the original, but for tabs and line ends, each once by its name.
  fileprivate var controls: [String] {
    var names: [String] = []
    for scalar in original.unicodeScalars {
      guard scalar.properties.generalCategory == .control,
        !(0x09...0x0D).contains(scalar.value), scalar.value != 0x85
      else { continue }
      let hexadecimal = String(scalar.value, radix: 16, uppercase: true)
      let name =
        switch scalar.value {
        case 0: "NUL"
        case 0x1B: "ESC"
        default: "U+" + String(repeating: "0", count: 4 - hexadecimal.utf8.count) + hexadecimal
        }
      if !names.contains(name) { names.append(name) }
    }
    return names
  }
}
