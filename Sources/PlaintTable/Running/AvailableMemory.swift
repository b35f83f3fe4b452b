import Glibc
import PlaintText
import Synchronization

/// How much memory the process may still take: what the machine has available, or what is left
/// under the limits of the process or of a control group it is in, whichever is least.
package enum AvailableMemory {
  /// The bytes that are available now, or nil where the system does not say.
  package static func available() -> Int? {
    let free = text("/proc/meminfo").flatMap { field("MemAvailable:", in: $0) }.map { $0 * 1024 }
    let limits = folders(text("/proc/self/cgroup") ?? "").compactMap(left)
    return (limits + [free, underOwnLimits()].compactMap { $0 }).min()
  }

  /// Whether the system refused memory: the fault that follows is not the program's mistake.
  package static let isExhausted = Atomic<Bool>(false)

  /// Below this a load stops: what the rest of the machine needs to go on.
  package static func reserve(_ available: Int) -> Int {
    min(max(available / 20, 32 << 20), 256 << 20)
  }

  /// What may be taken of the bytes that are available.
  package static func usable(_ available: Int) -> Int { max(available - reserve(available), 0) }

  /// Throws when so much more memory is not there; asked before it is taken.
  ///
  /// - Parameters:
  ///   - bytes: how much; little is not asked about.
  ///   - what: what would take it.
  ///   - hint: what to do instead.
  ///   - available: the bytes that may be taken, nil when that is not known.
  /// - Throws: a diagnostic that says how much it would be and how much there is.
  package static func require(
    _ bytes: Int, _ what: Message, hint: Message, available: () -> Int? = available
  ) throws(Diagnostic) {
    guard bytes >= least, let free = available(), bytes > usable(free) else { return }
    let (needed, left) = (bytesInWords(bytes), bytesInWords(usable(free)))
    throw Diagnostic(
      Message(
        "\(what.english) would take \(needed) of memory, and only \(left) can be used",
        "\(what.text(in: .chinese))需要内存 \(needed)，可用的只有 \(left)"),
      hints: [hint], failure: .data)
  }

  /// What is taken without asking: to ask costs a tenth of a millisecond.
  private static let least = 1 << 22

  /// What is left under the process's own limits (`ulimit -v`, `ulimit -d`); nil without any.
  ///
  /// It takes no memory, so that a signal handler may ask.
  package static func underOwnLimits() -> Int? {
    var (space, data) = (rlimit(), rlimit())
    getrlimit(limitOfSpace, &space)
    getrlimit(limitOfData, &data)
    let isSpaceLimited = space.rlim_cur <= rlim_t(Int.max)
    let isDataLimited = data.rlim_cur <= rlim_t(Int.max)
    guard isSpaceLimited || isDataLimited else { return nil }
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let taken = pagesTaken()
    let spaceLeft = isSpaceLimited ? Int(space.rlim_cur) - taken.space * page : Int.max
    let dataLeft = isDataLimited ? Int(data.rlim_cur) - taken.data * page : Int.max
    return max(min(spaceLeft, dataLeft), 0)
  }

  private static let limitOfSpace = __rlimit_resource_t(RLIMIT_AS.rawValue)
  private static let limitOfData = __rlimit_resource_t(RLIMIT_DATA.rawValue)

  /// The process's pages of address space, and those of them that are data.
  private static func pagesTaken() -> (space: Int, data: Int) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 128) { text in
      let file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { return (0, 0) }
      let count = read(file, text.baseAddress, text.count)
      close(file)
      var (number, field, space) = (0, 0, 0)
      var index = 0
      while index < count {
        let byte = text[index]
        index += 1
        if byte >= 0x30, byte <= 0x39 {
          number = number &* 10 &+ Int(byte - 0x30)
          continue
        }
        if field == 0 { space = number }
        if field == 5 { return (space, number) }
        (number, field) = (0, field + 1)
      }
      return (space, 0)
    }
  }

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

  /// The text of one of the system's small files.
  private static func text(_ path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 13)
    while bytes.count < 1 << 20 {
      let count = read(file, &block, block.count)
      if count <= 0 { break }
      bytes += block[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A number of bytes as people say it: `5.2 GB`.
package func bytesInWords(_ bytes: Int) -> String {
  let units = [("GB", 1 << 30), ("MB", 1 << 20)]
  for (name, size) in units where bytes >= size {
    let tenths = (bytes * 10 + size / 2) / size
    if tenths >= 100 { return "\(grouped((tenths + 5) / 10)) \(name)" }
    return "\(tenths / 10).\(tenths % 10) \(name)"
  }
  return "\(grouped((bytes + 1023) / 1024)) KB"
}
