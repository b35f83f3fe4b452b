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

  func phraseCorrections(_ tokens: [Token], at offset: Int) -> [Correction] {
    let isChinese = isChinese(before: offset)
    return Foreign.phrases.flatMap { phrase -> [Correction] in
      let isSign = !phrase.typed.contains { part in
        part.unicodeScalars.contains { Letters.isWord($0) && $0 != "_" }
      }
      let hasChinese = phrase.here.utf8.contains { $0 > 127 }
      // What is typed in signs is answered in the language of the line.
      let words = phrase.here.split(separator: " ").filter { !$0.hasPrefix("$") }
      let isEnglish = words.contains {
        $0.unicodeScalars.contains { $0.isASCII && Letters.isWord($0) }
      }
      if isSign, isChinese ? isEnglish : hasChinese { return [] }
      return phrase.rewritings(tokens, around: offset, in: scanner)
    }
  }

  /// `微博。`: a sentence's end, which nothing here has.
  func sentenceEnds(at offset: Int) -> [Correction] {
    guard let last = scanner.tokens(from: 0).last, last.kind == .sign, last.place.start == offset,
      ["。", "．", "！", "!", "；", ";", "？"].contains(scanner.written(last.place))
    else { return [] }
    return [
      Correction(
        Message("without the stop", "去掉句末标点"),
        trimmedBlanks(scanner.written(Place(0, last.place.start))))
    ]
  }
}
