import PlaintEncoding
import PlaintLanguage
import PlaintText

/// Which round of a block wrote which file.
///
/// Two values may clean to one file name (`a/b` and `a_b`), and a path without `{u}` is the same in
/// every round: the last round would write over all others, and only its rows would remain. So it
/// would where a link, or a file system to which `A` is `a`, makes one file of two names.
struct FileClaims: Sendable {
  /// The values of the rounds, by the path reached of the file that was written in them.
  private var values: [String: [String]] = [:]
  /// The paths by what was found there once it was written.
  private var paths: [FileNumber: String] = [:]
  /// The path claimed last: what it leads to is known only after it was written.
  private var last: String?

  /// Notes that a file is written for these values.
  ///
  /// - Returns: the other values that it was written for before; nil when it is free.
  mutating func claim(_ file: String, for claimed: [String]) -> [String]? {
    if let last, let number = FileNumber(of: last) { paths[number] = last }
    let path = known(reached(file))
    if let before = values[path], before != claimed { return before }
    values[path] = claimed
    last = path
    return nil
  }

  /// The path by which the file is known already, or the path given.
  private func known(_ path: String) -> String {
    guard let other = FileNumber(of: path).flatMap({ paths[$0] }) else { return path }
    // A number is given anew when its file was replaced.
    return isSame(other, path) ? other : path
  }
}

extension Session {
  /// Refuses to write a file in a round of a block that another round has written.
  mutating func claim(
    _ file: String, as written: String, _ path: PathPhrase
  ) throws(Diagnostic) {
    let rounds = parameters.filter(\.value.isFromData).sorted { $0.key < $1.key }
    guard let name = rounds.last?.key else { return }
    let values = rounds.map(\.value.text)
    guard let before = claims?.claim(file, for: values) else { return }
    let (old, new) = (before.joined(separator: " / "), values.joined(separator: " / "))
    let isNamed = Filling(path.text).names.contains { parameters[$0]?.isFromData == true }
    let hint =
      isNamed
      ? Message(
        "both values give this file name: recode one of them first, or put more into the name",
        "两个取值得到同一个文件名：请先改归其中一个，或在文件名中多写一些")
      : Message(
        "put {\(name)} into the file's name, so that each value has a file of its own",
        "在文件名中写上 {\(name)}，让每个取值各有一个文件")
    throw Diagnostic(
      Message(
        "“\(written)” was written for “\(old)” just now, and “\(new)” would write over it",
        "刚为“\(old)”写过“\(written)”，“\(new)”会把它覆盖"), at: path.place, hints: [hint])
  }
}
