import PlaintLanguage
import PlaintText

/// Says which version of the language a script is written in.
struct LanguageVerb: Acting {
  /// The version this program reads.
  static let version = "1"
  static let number = Slot("1", Message("the version, 1", "版本号 1")) {
    reader throws(Diagnostic) -> String in
    let phrase = try reader.literal(Message("the version, 1", "版本号 1"))
    let text = reader.scanner.written(phrase.place)
    guard text == version else {
      throw Diagnostic(
        Message(
          "this program reads version \(version) of the language, not “\(text)”",
          "本程序只读语言版本 \(version)，不是“\(text)”"), at: phrase.place, failure: .language)
    }
    return text
  }
  static let declaration = Declaration(
    Word("language", "语言"), .session,
    Message("Say which version of the language a script is in.", "说明脚本所用的语言版本。"),
    grammar: [number.here],
    discussion: Message(
      "save writes it as the first line.",
      "保存 会把它写在第一行。"),
    example: ["language 1"])
  let onlyLooks = true

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) { _ = call[Self.number] }

  func act(on session: inout Session, _ context: Context) throws(Diagnostic) {}
}
