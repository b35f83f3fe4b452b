/// Messages that name something far too long: files and commands of others may hold names of a megabyte.
extension String {
  /// The text with every name in it that takes more than two lines cut to its beginning and end, and
  /// then with no more than some lines of all.
  ///
  /// A name is what stands in “…”, or what no blank or comma breaks.
  package var abridged: String {
    utf8.count > Self.longestName ? withShortNames.withoutMiddle : self
  }

  /// A message that is far too long keeps its beginning and its end.
  package var withoutMiddle: String {
    guard utf8.count > 4096 else { return self }
    let scalars = unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: 600, limitedBy: scalars.endIndex),
      let start = scalars.index(scalars.endIndex, offsetBy: -300, limitedBy: end)
    else { return self }
    return String(scalars[..<end]) + " … " + String(scalars[start...])
  }

  /// In columns: what fits two lines of a terminal is no burden.
  private static let longestName = 200

  private var withShortNames: String {
    var result = ""
    var rest = unicodeScalars[...]
    while let first = rest.first {
      let isQuoted = first == "“"
      let end =
        isQuoted
        ? rest.firstIndex(of: "”") ?? rest.endIndex
        : rest.firstIndex { Self.parts.contains($0) } ?? rest.endIndex
      let name = String(rest[..<end])
      result += name.shortName
      rest = rest[end...]
      // What ended the name stands as it is; a quotation mark may open the next one.
      guard let sign = rest.first, sign != "“" else { continue }
      result.unicodeScalars.append(sign)
      rest = rest.dropFirst()
    }
    return result
  }

  /// What ends a name that has no quotes.
  private static let parts: Set<Unicode.Scalar> = [
    " ", "\n", ",", ";", ":", "，", "、", "；", "：", "“",
  ]

  private var shortName: String {
    guard utf8.count > Self.longestName, displayWidth > Self.longestName else { return self }
    return clipped(toWidth: 60) + suffix(10)
  }
}
