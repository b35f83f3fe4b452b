/// What a character is to the language; full-width signs and digits count as their ASCII forms.
enum Letters {
  /// The ASCII form of a full-width sign, digit or blank; letters stay as they are.
  static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0xFF3F: scalar
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3000, 0xA0: " "
    case 0x3010: "["
    case 0x3011: "]"
    case 0x3001: ","
    default: scalar
    }
  }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch plain(scalar) {
    case " ", "\t", "\n", "\r": true
    default: false
    }
  }

  /// A letter, digit or underscore of any script.
  static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_": return true
      default: return false
      }
    }
    // What is Chinese is told by its number: asking for its properties takes fifty times as long.
    if (0x4E00...0x9FA5).contains(scalar.value) { return true }
    let plain = plain(scalar)
    if plain.isASCII { return isDigit(plain) }
    let properties = scalar.properties
    return properties.isAlphabetic || properties.numericType != nil || properties.isIdeographic
      || isMark(properties.generalCategory)
  }

  private static func isMark(_ category: Unicode.GeneralCategory) -> Bool {
    switch category {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch plain(scalar) {
    case "0"..."9": true
    default: false
    }
  }

  /// The closing quotes that end a text opened by this one, or nil when it opens none.
  static func closing(_ open: Unicode.Scalar) -> [Unicode.Scalar]? {
    switch open {
    case "\"", "＂": ["\"", "＂"]
    case "'", "＇": ["'", "＇"]
    case "“", "”": ["“", "”"]
    case "‘", "’": ["‘", "’"]
    case "「": ["」"]
    default: nil
    }
  }

  /// The digits of a whole number up to a hundred in Chinese, such as 三, 十五, 二十.
  static func figure(_ text: String) -> String? {
    let names = Array("一二三四五六七八九")
    func digit(_ part: Substring) -> Int? {
      if part == "两" { return 2 }
      guard part.count == 1, let first = part.first else { return nil }
      return names.firstIndex(of: first).map { $0 + 1 }
    }
    if text == "一百" { return "100" }
    guard let ten = text.firstIndex(of: "十") else { return digit(text[...]).map(String.init) }
    let (before, behind) = (text[..<ten], text[text.index(after: ten)...])
    guard let tens = before.isEmpty ? 1 : digit(before),
      let ones = behind.isEmpty ? 0 : digit(behind)
    else { return nil }
    return String(10 * tens + ones)
  }
}
