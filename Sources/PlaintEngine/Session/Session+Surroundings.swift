import PlaintText

extension Session {
  /// Says what is to be known around a file that was written: names that keep its old content, and
  /// what killed exports left beside it.
  mutating func sayAround(
    _ file: String, as written: String, otherNames: Int, _ context: Context
  ) {
    if otherNames > 0 {
      context.show(
        .warning(
          Message(
            "\(written) had \(counted(otherNames, "other name")) (hard links), which \(otherNames == 1 ? "keeps" : "keep") what it held before",
            "\(written) 另有 \(grouped(otherNames)) 个名称（硬链接），它们仍是原来的内容")))
    }
    // Where the program runs they are named at its start.
    guard let end = written.lastIndex(of: "/") else { return }
    let folder = String(file.prefix(through: file.lastIndex(of: "/") ?? file.startIndex))
    guard tidied.insert(folder).inserted else { return }
    if let message = leftBehind(in: folder, as: String(written[...end])) {
      context.show(.note(message))
    }
  }
}
