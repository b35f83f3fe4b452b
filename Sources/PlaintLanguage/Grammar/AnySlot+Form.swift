import PlaintText

/// How a slot looks in a synopsis.
extension AnySlot {
  /// `COLUMN [top N]`, in Chinese `〈列〉 [前 〈N〉]`; a choice is its words.
  package func form(in tongue: Tongue) -> String {
    if !choices.isEmpty {
      let joint = name.contains(", ") ? ", " : "|"
      return choices.map { $0.text(in: tongue) }.joined(separator: joint)
    }
    return tongue == .english ? name : Self.chinese(name)
  }

  /// A form with its English words replaced one by one.
  private static func chinese(_ form: String) -> String {
    var result = ""
    var word = ""
    for character in form.replacing("year ago", with: "去年同期") + "\u{0}" {
      if character.isASCII, character.isLetter {
        word.append(character)
      } else {
        result += words[word] ?? word
        word = ""
        if character != "\u{0}" { result.append(character) }
      }
    }
    return result
  }

  /// What stands in the forms of slots, in Chinese; a test asks for all of them.
  private static let words: [String: String] = {
    var words = [
      "COLUMN": "列", "COLUMNS": "列", "CONDITION": "条件", "NAME": "名称", "N": "数", "PERIOD": "时段",
      "PATH": "文件", "TEXT": "文本", "MEASURE": "统计量", "VALUE": "值", "HELP": "说明", "MESSAGE": "说明",
      "RULE": "规则", "KEY": "取值", "OLD": "旧名", "NEW": "新名", "EXPRESSION": "表达式", "WORD": "词",
      "LINE": "命令", "PATTERN": "文件",
      "SECONDS": "秒数", "DURATION": "时长", "DATE": "日期", "DAY": "日期", "PERCENT": "百分比",
    ].mapValues { "〈\($0)〉" }
    words.merge(["name": "名称", "value": "值", "previous": "上期"]) { _, new in new }
    for word in [Word.top, .as, .desc, .asc, .by, .it, Operator.isIn.word].compactMap({ $0 }) {
      words[word.english] = word.chinese
    }
    return words
  }()
}
