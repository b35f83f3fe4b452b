/// Whether a column's name says that its digits name something, tickets or people, and are nothing
/// to count with.
package enum IdentifierName {
  private static let words: Set<String> = [
    "id", "ids", "no", "number", "phone", "tel", "zip", "postcode", "code",
  ]
  private static let endings = [
    "编号", "号码", "单号", "工号", "流水号", "邮编", "代码", "身份证", "电话", "手机号", "账号", "卡号",
  ]

  /// Whether a name ends in such a word: `ticket_id`, `Zip code`, `orderNo`, `工单编号`; never
  /// `paid`, `phone_fee`, `号码数`.
  package static func isOne(_ name: String) -> Bool {
    if endings.contains(where: name.hasSuffix) { return true }
    return words.contains(lastWord(of: name).lowercased())
  }

  /// What stands behind the last `_`, blank or sign, or from the last capital on that begins a word.
  private static func lastWord(of name: String) -> String {
    let run = name.reversed().prefix { $0.isASCII && $0.isLetter }
    let letters = Array(run.reversed())
    let start = letters.indices.last { index in
      index > 0 && letters[index].isUppercase
        && (letters[index - 1].isLowercase
          || letters.indices.contains(index + 1) && letters[index + 1].isLowercase)
    }
    return String(letters[(start ?? 0)...])
  }
}
