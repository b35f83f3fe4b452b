import Glibc
import PlaintText

/// Names of files as text.
///
/// To the system a name is bytes, and they need not be UTF-8: archives from Chinese Windows hold
/// names in GB18030. Such a name reads as what it says in that encoding; where it says nothing its
/// bytes stand in, as in cells.
package enum FileName {
  /// What a name or path says.
  package static func text(of bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    if let text = converted(bytes, Converter(plainlyFrom: encoding)),
      let name = String(validating: text, as: UTF8.self), self.bytes(name, in: encoding) == bytes
    {
      return name
    }
    return Undecoded.text(of: bytes)
  }

  /// What a name or path says that the system gave.
  package static func text(of name: UnsafePointer<CChar>) -> String {
    text(of: [UInt8](UnsafeRawBufferPointer(start: name, count: strlen(name))))
  }

  /// The names in a folder, without the two that every folder has; nil when it cannot be read.
  ///
  /// - Parameters:
  ///   - folder: its path.
  ///   - most: how many are looked at.
  /// - Returns: the names in the system's order.
  package static func entries(of folder: String, most: Int = .max) -> [String]? {
    guard let stream = withSystemPath(folder, { opendir($0) }) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while names.count < most, let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { text(of: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  /// The names in a folder without hidden ones; none when it cannot be read.
  package static func unhidden(in folder: String) -> [String] {
    (entries(of: folder) ?? []).filter { !$0.hasPrefix(".") }
  }

  /// The directory and the name of a path.
  package static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = path[..<slash]
    return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
  }

  private static let encoding = "GB18030"

  private static func bytes(_ name: String, in encoding: String) -> [UInt8]? {
    converted(Array(name.utf8), Converter(to: encoding))
  }

  /// The bytes in another encoding, or nil when not all of them have one.
  private static func converted(_ bytes: [UInt8], _ converter: Converter?) -> [UInt8]? {
    guard let converter else { return nil }
    var target = [UInt8](repeating: 0, count: 4 * bytes.count + 16)
    let step = converter.convert(bytes, bytes.count, &target, target.count)
    return step.read == bytes.count && step.code == 0 ? Array(target[..<step.written]) : nil
  }

  /// The path as the system's bytes: each of its parts as it is there, in UTF-8 or not.
  fileprivate static func systemBytes(of path: String) -> [UInt8] {
    var result: [UInt8] = []
    for (index, part) in path.split(separator: "/", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { result.append(UInt8(ascii: "/")) }
      let plain = Undecoded.bytes(of: String(part))
      if !plain.isEmpty, !exists(result + plain), let other = bytes(String(part), in: encoding),
        exists(result + other)
      {
        result += other
      } else {
        result += plain
      }
    }
    return result
  }

  private static func exists(_ path: [UInt8]) -> Bool {
    var facts = stat()
    return (path + [0]).withUnsafeBytes {
      $0.baseAddress.map { lstat($0.assumingMemoryBound(to: CChar.self), &facts) == 0 } ?? false
    }
  }
}

/// Lends a path as the system knows it.
package func withSystemPath<Result>(
  _ path: String, _ body: (UnsafePointer<CChar>) -> Result
) -> Result {
  var facts = stat()
  if path.utf8.allSatisfy({ $0 < 0x80 }) || lstat(path, &facts) == 0 {
    return path.withCString(body)
  }
  return (FileName.systemBytes(of: path) + [0]).map(CChar.init(bitPattern:))
    .withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return path.withCString(body) }
      return body(base)
    }
}
