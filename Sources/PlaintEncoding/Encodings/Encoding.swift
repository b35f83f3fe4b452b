import PlaintText

/// The encodings by the names people know, the usual ones first; others go by iconv's names.
package let knownEncodings = Encoding.known

/// The encodings of files: what they are called by standards, by programs, by people.
package enum Encoding {
  /// The diagnostic for a name that the platform does not know.
  package static func unknown(_ name: String, at place: Place? = nil) -> Diagnostic {
    let near = nearest(name.uppercased(), among: known).map { "“\($0)”" }
    let meant = Message(
      "did you mean \(near.joined(separator: " or "))?", "是否指\(near.joined(separator: "或"))？")
    let all = Message("there are \(list(known))", "有\(list(known, in: .chinese))")
    return Diagnostic(
      Message("no encoding “\(name)”", "没有编码“\(name)”"), at: place,
      hints: near.isEmpty ? [all] : [meant, all], failure: .data)
  }

  /// Names worth proposing.
  package static let known = [
    "UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "GB18030", "GBK", "GB2312", "BIG5",
    "BIG5-HKSCS", "SHIFT_JIS", "EUC-JP", "EUC-KR", "ISO-8859-1", "ISO-8859-15", "WINDOWS-1250",
    "WINDOWS-1251", "WINDOWS-1252", "KOI8-R",
  ]

  /// The name that an encoding goes by, for any spelling of it: `utf_8`, `latin-1`, `cp936`.
  package static func canonical(_ name: String) -> String {
    spellings[key(name)] ?? name.uppercased()
  }

  /// Whether iconv may be asked for a name: for one without letters it takes the machine's own encoding,
  /// and letters beyond ASCII it leaves out.
  package static func isName(_ name: String) -> Bool {
    name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"):
        true
      default: "-_.:+()".utf8.contains(byte)
      }
    }
      && name.unicodeScalars.contains {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      }
  }

  /// Whether a name asks for the mark of byte order that plain UTF-8 goes without: `utf-8-sig`.
  package static func asksForMark(_ name: String) -> Bool {
    ["UTF8SIG", "UTF8BOM", "UTF8WITHBOM"].contains(key(name))
  }

  /// A name's letters and digits.
  private static func key(_ name: String) -> String {
    name.uppercased().filter { !"-_. ".contains($0) }
  }

  /// The names by their keys, and what else people call them: Python's, Windows', spreadsheets' words.
  private static let spellings: [String: String] = {
    var spellings = Dictionary(uniqueKeysWithValues: known.map { (key($0), $0) })
    let others: [String: [String]] = [
      "UTF-8": ["UTF8SIG", "UTF8BOM", "UTF8WITHBOM", "UTF8MB4", "U8", "CP65001", "65001"],
      "UTF-16": ["UNICODE", "UCS2"],
      "GB18030": ["CP54936", "54936", "GB180302000", "GB180302005"],
      "GBK": ["CP936", "MS936", "WINDOWS936", "936", "XGBK"],
      "GB2312": ["EUCCN", "GB231280", "EUCGB2312CN"],
      "BIG5": ["CP950", "MS950", "950", "BIGFIVE", "BIG5TW"],
      "SHIFT_JIS": ["SJIS", "SHIFTJIS2004", "CP932", "MS932", "932", "WINDOWS31J"],
      "EUC-KR": ["CP949", "MS949", "949", "UHC"],
      "ISO-8859-1": ["LATIN1", "L1", "ISO8859", "88591", "CP819", "ISOLATIN1"],
      "ISO-8859-15": ["LATIN9", "LATIN0"],
      "WINDOWS-1250": ["CP1250", "1250", "WIN1250"],
      "WINDOWS-1251": ["CP1251", "1251", "WIN1251"],
      "WINDOWS-1252": ["CP1252", "1252", "WIN1252"],
    ]
    for (name, others) in others { for other in others { spellings[other] = name } }
    return spellings
  }()

  /// The larger encodings that files under these names are read as: what calls itself GB 2312 holds
  /// characters of GBK as a rule, and GB 18030 has them all at the same codes.
  package static let wholes = ["GBK": "GB18030", "GB2312": "GB18030", "SHIFT_JIS": "CP932"]
}
