import PlaintText

/// How much memory the process may still take: what the machine has available, or what is left
/// under the limit of a control group it is in, whichever is less.
enum MemoryRoom {
  /// The bytes that are available now, or nil where the system does not say.
  static func available() -> Int? {
    let free = text("/proc/meminfo").flatMap { field("MemAvailable:", in: $0) }.map { $0 * 1024 }
    let limits = folders(text("/proc/self/cgroup") ?? "").compactMap(left)
    return (limits + (free.map { [$0] } ?? [])).min()
  }

  /// Below this a load stops: what the rest of the machine needs to go on.
  static func reserve(_ available: Int) -> Int { min(max(available / 20, 32 << 20), 256 << 20) }

  /// The number behind a word at a line's start.
  static func field(_ word: String, in text: String) -> Int? {
    for line in text.split(separator: "\n") where line.hasPrefix(word) {
      return Int(line.dropFirst(word.count).split(separator: " ").first ?? "")
    }
    return nil
  }

  /// The folders of the groups that limit memory, from the process's own up to the root, given
  /// `/proc/self/cgroup`: of version 2 (`0::/a/b`) or 1 (`4:memory:/a/b`).
  static func folders(_ groups: String) -> [String] {
    groups.split(separator: "\n").flatMap { line -> [String] in
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { return [] }
      let isSecond = parts[1].isEmpty
      guard isSecond || parts[1].split(separator: ",").contains("memory") else { return [] }
      var names = parts[2].split(separator: "/")
      var folders: [String] = []
      while true {
        let root = isSecond ? "/sys/fs/cgroup" : "/sys/fs/cgroup/memory"
        folders.append(([root] + names.map(String.init)).joined(separator: "/"))
        if names.popLast() == nil { return folders }
      }
    }
  }

  /// What is left under a group's limit; pages of files that can be given back are not counted.
  private static func left(_ folder: String) -> Int? {
    for (limit, use, prefix) in [
      ("memory.max", "memory.current", ""),
      ("memory.limit_in_bytes", "memory.usage_in_bytes", "total_"),
    ] {
      guard let limit = text("\(folder)/\(limit)").flatMap(number),
        let use = text("\(folder)/\(use)").flatMap(number)
      else { continue }
      let state = text("\(folder)/memory.stat") ?? ""
      let files = ["inactive_file ", "active_file "].reduce(0) {
        $0 + (field(prefix + $1, in: state) ?? 0)
      }
      return max(limit - max(use - files, 0), 0)
    }
    return nil
  }

  /// A file's only number; `max` is none.
  private static func number(_ text: String) -> Int? { Int(trimmedBlanks(text)) }

  private static func text(_ path: String) -> String? { try? wholeText(of: path) }
}

/// A number of bytes as people say it: `5.2 GB`.
func bytesInWords(_ bytes: Int) -> String {
  let units = [("GB", 1 << 30), ("MB", 1 << 20)]
  for (name, size) in units where bytes >= size {
    let tenths = (bytes * 10 + size / 2) / size
    if tenths >= 100 { return "\(grouped((tenths + 5) / 10)) \(name)" }
    return "\(tenths / 10).\(tenths % 10) \(name)"
  }
  return "\(grouped((bytes + 1023) / 1024)) KB"
}
