import Foundation
import PlaintLanguage
import PlaintText

/// What may stand in Latin letters on a Chinese screen.
enum ChineseScreen {
  /// Names that have no Chinese form in use: of encodings, formats, keys, programs, statistics and
  /// their authors; the letters that periods and patterns are written with.
  static let kept: Set<String> = [
    "UTF-8", "utf-8-sig", "UTF-16", "UTF-16LE", "UTF-32", "UTF-16BE", "GB18030", "GBK", "GB2312",
    "BIG5",
    "BIG5-HKSCS", "SHIFT_JIS", "EUC-JP", "EUC-KR", "ISO-8859-1", "ISO-8859-15", "WINDOWS-1250",
    "WINDOWS-1251", "WINDOWS-1252", "KOI8-R", "ASCII", "NUL", "CSV", "TSV", "JSON",
    "NDJSON",
    "Markdown", "GitHub", "PDF", "Excel", "SQL", "csv", "tsv", "txt", "json", "ndjson", "md",
    "plaint",
    "Plaint", "Tab", "Ctrl-C", "Ctrl-D", "Ctrl-R", "PLAINT_THREADS", "GB", "MB", "KB", "sep", "p",
    "V", "t",
    "Cochran", "Hyndman", "Fan", "Benjamini", "Hochberg", "Miller", "W18", "Q2", "H1", "yyyy", "M",
    "mm", "yyyy-MM",
    "d",
    "EEE", "APP", "app", "ID", "G", "c", "PLAINT_LANG", "zh", "en",
    "ulimit", "--resume", "-f", "-s", "-v", "unlimited",
  ]

  /// The words in Latin letters of a text, without those that are kept.
  static func words(in text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for character in text + " " {
      let isPart = character.isLetter || character.isNumber || "_-".contains(character)
      if isPart, character.isASCII {
        word.append(character)
      } else if !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    // Signs in front of a word are none of its letters, but for those of an option.
    let plain = words.map { $0.hasPrefix("---") ? String($0.drop { $0 == "-" }) : $0 }
    return plain.filter { $0.first?.isNumber == false && $0.contains(where: \.isLetter) }
      .filter { !kept.contains($0) && !kept.contains($0.trimmingCharacters(in: ["-"])) }
  }
}
