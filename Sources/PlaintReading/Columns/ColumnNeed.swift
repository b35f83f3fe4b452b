import PlaintText

/// The columns a load builds when all that will be said about them is known: those whose names
/// occur in it, and those that can be times if one is looked for.
///
/// Names are compared by their letters and digits alone, without case or width, anywhere in the
/// text: too many columns are taken rather than one too few. On a million tickets of 12 columns,
/// of which a breakdown needs one, the load takes a third of the time and a tenth of the memory.
package struct ColumnNeed: Hashable, Sendable {
  private let text: [UInt8]
  /// Whether a command looks for the time column by itself.
  package let includesTimes: Bool

  /// What is named in some commands.
  package init(namedIn commands: [String], includesTimes: Bool) {
    text = commands.flatMap { Self.letters($0) + [0] }
    self.includesTimes = includesTimes
  }

  /// Whether the column of that name can be meant somewhere.
  func names(_ name: String) -> Bool {
    let wanted = Self.letters(name)
    guard !wanted.isEmpty, Self.isPlain(name), wanted.count <= text.count else {
      return wanted.isEmpty || !Self.isPlain(name)
    }
    return (0...(text.count - wanted.count)).contains { start in
      text[start] == wanted[0] && text[start..<(start + wanted.count)].elementsEqual(wanted)
    }
  }

  private static func letters(_ text: String) -> [UInt8] {
    var letters = String.UnicodeScalarView()
    letters.append(
      contentsOf: folded(text).unicodeScalars.filter(isLetter))
    return Array(String(letters).utf8)
  }

  /// Whether it is a letter or a digit; asking for the properties of each took longer than all else.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    case _ where scalar.isASCII: false
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }

  /// Whether a name is written in one way only: not so where letters take accents.
  private static func isPlain(_ name: String) -> Bool {
    folded(name).unicodeScalars.allSatisfy {
      $0.isASCII || (0x3400...0x9FFF).contains($0.value) || !$0.properties.isAlphabetic
    }
  }
}

extension Census {
  /// Whether the column of these cells and any others can be one of dates, moments or periods.
  var mayBeTime: Bool { wholes - compacts + decimals + codes + times + texts <= Self.misfitLimit }
}
