import Glibc
import PlaintText

/// What stands in a new file's way, and what is said about it.
extension SafeFile {
  /// The facts of the file to be replaced; nil when there is none.
  package static func replaced(_ path: String, replace: Bool) throws(Diagnostic) -> stat? {
    let name = parts(of: path).name
    if name.isEmpty || name == "." || name == ".." { throw isDirectory(path) }
    var facts = stat()
    guard withSystemPath(path, { stat($0, &facts) }) == 0 else {
      if errno == ENOENT || errno == ENOTDIR {
        if let lost = lostLink(path) { throw lost }
        return nil
      }
      throw cannotWrite(path, errno)
    }
    if facts.st_mode & S_IFMT == S_IFDIR { throw isDirectory(path) }
    guard facts.st_mode & S_IFMT == S_IFREG else {
      throw Diagnostic(
        Message("“\(path)” is not a regular file and stays as it is", "“\(path)”不是普通文件，未作改动"))
    }
    guard replace else { throw exists(path) }
    return facts
  }

  /// How many other names the file at a path has; they keep its old content when it is replaced.
  package static func otherNames(of path: String) -> Int {
    var facts = stat()
    guard withSystemPath(path, { stat($0, &facts) }) == 0 else { return 0 }
    return max(0, Int(facts.st_nlink) - 1)
  }

  /// The diagnostic of a symbolic link to nothing: a file in its place would not be where it is
  /// looked for.
  private static func lostLink(_ path: String) -> Diagnostic? {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    guard withSystemPath(path, { readlink($0, &bytes, bytes.count - 1) }) > 0 else { return nil }
    let target = bytes.withUnsafeBufferPointer { $0.baseAddress.map(FileName.text) ?? "" }
    return Diagnostic(
      Message(
        "“\(path)” is a symbolic link to “\(target)”, which is not there",
        "“\(path)”是符号链接，其目标“\(target)”不存在"),
      hints: [Message("name the file itself", "请直接写出该文件的名称")])
  }

  /// The path with its symbolic links resolved, so that a link stays a link.
  package static func resolved(_ path: String) -> String {
    guard let real = withSystemPath(path, { realpath($0, nil) }) else { return path }
    defer { free(real) }
    return FileName.text(of: real)
  }

  /// The directory, with its slash or empty, and the name in it.
  package static func parts(of path: String) -> (folder: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return ("", path) }
    let next = path.utf8.index(after: slash)
    return (String(path[..<next]), String(path[next...]))
  }

  /// The refusal to overwrite a file unasked.
  package static func exists(_ path: String) -> Diagnostic {
    Diagnostic(
      Message("“\(path)” exists already", "“\(path)”已经存在"),
      hints: [Message("to overwrite it, add replace", "要覆盖它，请加上“覆盖”")])
  }

  private static func isDirectory(_ path: String) -> Diagnostic {
    Diagnostic(
      Message("“\(path)” is a directory, not a file", "“\(path)”是文件夹，不是文件"),
      hints: [Message("name a file in it", "请写出其中文件的名称")])
  }

  /// The diagnostic of a hidden file that could not be made in a directory.
  package static func cannotCreate(_ path: String, in folder: String, _ code: Int32) -> Diagnostic {
    switch code {
    case ENOENT, ENOTDIR: return absent(path, folder)
    case EACCES, EPERM, EROFS:
      let place = folder.isEmpty ? "." : trimmed(folder)
      let isFixed = code == EROFS
      return Diagnostic(
        Message(
          "“\(path)” cannot be written: "
            + (isFixed ? "“\(place)” is read-only" : "no permission to write in “\(place)”"),
          "无法写入“\(path)”：" + (isFixed ? "“\(place)”是只读的" : "无权写入“\(place)”")))
    default: return cannotWrite(path, code)
    }
  }

  /// The diagnostic of a directory that is not there; names the nearest one above it that is.
  private static func absent(_ path: String, _ folder: String) -> Diagnostic {
    let missing = trimmed(folder)
    var above = missing
    var facts = stat()
    let isThere = { (folder: String) in withSystemPath(folder) { stat($0, &facts) } == 0 }
    if isThere(missing.isEmpty ? "." : missing), facts.st_mode & S_IFMT == S_IFDIR {
      return cannotWrite(path, ENOENT)
    }
    while !above.isEmpty, !isThere(above) { above = trimmed(parts(of: above).folder) }
    if !above.isEmpty, facts.st_mode & S_IFMT != S_IFDIR {
      return Diagnostic(
        Message(
          "“\(path)” cannot be written: “\(above)” is a file, not a directory",
          "无法写入“\(path)”：“\(above)”是文件，不是文件夹"))
    }
    let nearest = above.isEmpty ? "." : above
    return Diagnostic(
      Message(
        "“\(path)” cannot be written: there is no directory “\(missing)”",
        "无法写入“\(path)”：没有文件夹“\(missing)”"),
      hints: [
        Message(
          "the nearest directory that exists is “\(nearest)”", "最近的现有文件夹是“\(nearest)”")
      ])
  }

  /// The directory without its last slashes, unless it is the root.
  private static func trimmed(_ folder: String) -> String {
    var folder = folder
    while folder.utf8.count > 1, folder.utf8.last == 0x2F { folder.unicodeScalars.removeLast() }
    return folder
  }

  /// The diagnostic of a write that failed: a full disk by its name, the rest in the system's words.
  package static func cannotWrite(_ path: String, _ code: Int32) -> Diagnostic {
    let reason = systemReason(code)
    switch code {
    case ENOSPC, EDQUOT:
      return Diagnostic(
        Message("“\(path)” cannot be written: the disk is full", "无法写入“\(path)”：磁盘已满"),
        hints: [Message("nothing is left of it; make room and try again", "没有留下半个文件；请清理后重试")])
    case EFBIG:
      return Diagnostic(
        Message(
          "“\(path)” cannot be written: the file would be larger than allowed",
          "无法写入“\(path)”：文件超过了允许的大小"),
        hints: [
          Message(
            "nothing is left of it; ulimit -f sets what is allowed, and columns or where make it smaller",
            "没有留下半个文件；允许的大小由 ulimit -f 设定，也可以只写出需要的列或行")
        ])
    case EACCES, EPERM:
      return Diagnostic(
        Message("“\(path)” cannot be written: no permission", "无权写入“\(path)”"))
    default:
      return Diagnostic(
        Message(
          "“\(path)” cannot be written: \(reason.english)",
          "无法写入“\(path)”：\(reason.text(in: .chinese))"))
    }
  }
}
