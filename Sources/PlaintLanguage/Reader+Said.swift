import PlaintText

/// What was said in other words or with a sentence's end, in words of the line's language.
extension Reader {
  /// Words as the line's language has them: `like` in a Chinese line is 包含.
  func said(_ here: String, at offset: Int) -> String {
    guard here.unicodeScalars.contains(where: Letters.isWord), isChinese(before: offset) else {
      return here
    }
    return Foreign.inChinese(here)
  }

  /// `微博。`: a sentence's end, which nothing here has.
  func sentenceEnds(at offset: Int) -> [Correction] {
    guard let last = scanner.tokens(from: 0).last, last.kind == .sign, last.place.start == offset,
      ["。", "．", "！", "!", "；", ";", "？", "?"].contains(scanner.written(last.place))
    else { return [] }
    return [
      Correction(
        Message("without the stop", "去掉句末标点"),
        trimmedBlanks(scanner.written(Place(0, last.place.start))))
    ]
  }
}
