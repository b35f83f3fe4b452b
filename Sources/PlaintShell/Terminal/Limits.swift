import CReadline
import Glibc
import PlaintTable
import PlaintText

/// What the process needs of the system before it can begin.
package enum Limits {
  /// Sees that it ends in order and has what it needs.
  ///
  /// - Returns: what is lacking, in the person's language; nil when nothing is.
  package static func prepare(_ surroundings: TerminalEnvironment) -> String? {
    LastActs.prepare(surroundings.tongue)
    holdDescriptors()
    raiseStack()
    shareArena()
    guard let lack else { return nil }
    return Message(
      "error: \(lack.english)", "错误：\(lack.text(in: .chinese))"
    ).text(in: surroundings.tongue)
  }

  /// Ends the process where there is not even the stack to begin with; one that may grow is raised.
  ///
  /// It takes next to none itself: a sentence is made of nothing but its bytes.
  package static func refuseTinyStack() {
    var stack = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_STACK.rawValue), &stack)
    guard stack.rlim_cur < rlim_t(tinyStack) else { return }
    if stack.rlim_max >= rlim_t(leastStack) {
      raiseStack()
      return
    }
    let sentence: StaticString =
      speaksChinese
      ? "错误：栈太小，Plaint 需要 2 MB：ulimit -s 8192\n"
      : "error: the stack allowed is too small; Plaint needs 2 MB: ulimit -s 8192\n"
    _ = write(2, sentence.utf8Start, sentence.utf8CodeUnitCount)
    _exit(1)
  }

  /// Below this nothing can be put together to be said.
  private static let tinyStack = 1 << 17

  /// Whether the environment asks for Chinese, looked up without putting it together.
  private static var speaksChinese: Bool {
    guard let language = getenv("LC_ALL") ?? getenv("LC_MESSAGES") ?? getenv("LANG") else {
      return false
    }
    return language[0] == 0x7A && language[1] == 0x68
  }

  /// Stack below which what may be nested deepest could not be read and carried out: that takes
  /// 1.3 MB.
  private static let leastStack = 1 << 21
  /// Stack that is taken where the system lets: as much as commands have at a prompt.
  private static let usualStack = 1 << 23
  /// Memory without which nothing could be loaded.
  private static let leastMemory = 1 << 26

  private static var lack: Message? {
    var stack = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_STACK.rawValue), &stack)
    if stack.rlim_cur < rlim_t(leastStack) {
      return Message(
        "the stack may take only \(bytesInWords(Int(stack.rlim_cur))); Plaint needs 2 MB: ulimit -s 8192",
        "栈只允许 \(bytesInWords(Int(stack.rlim_cur)))，Plaint 需要 2 MB：ulimit -s 8192")
    }
    if let left = AvailableMemory.underOwnLimits(), left < leastMemory {
      return Message(
        "only \(bytesInWords(left)) of memory are left under the limit set; Plaint needs \(bytesInWords(leastMemory)): ulimit -v unlimited",
        "所设上限之下只剩内存 \(bytesInWords(left))，Plaint 需要 \(bytesInWords(leastMemory))：ulimit -v unlimited"
      )
    }
    return nil
  }

  /// Takes the stack that may be had: who starts Plaint may have set less for programs that need less,
  /// and the first thread's stack grows up to what is allowed at the time.
  private static func raiseStack() {
    let limit = __rlimit_resource_t(RLIMIT_STACK.rawValue)
    var stack = rlimit()
    getrlimit(limit, &stack)
    guard stack.rlim_cur < rlim_t(usualStack) else { return }
    stack.rlim_cur = min(stack.rlim_max, rlim_t(usualStack))
    setrlimit(limit, &stack)
  }

  /// Has all threads take their memory from one place where address space is limited: the C library
  /// sets 64 MB of it aside for each of them (`M_ARENA_MAX`, -8), of which a command needs little.
  private static func shareArena() {
    if AvailableMemory.underOwnLimits() != nil { _ = mallopt(-8, 1) }
  }

  /// Has closed standard descriptors taken, so that no file opened later is taken for one: reading
  /// and writing them goes on to fail, but to complain to nobody is no failure.
  private static func holdDescriptors() {
    for (descriptor, mode) in [(Int32(0), O_WRONLY), (1, O_RDONLY), (2, O_WRONLY)]
    where fcntl(descriptor, F_GETFD) < 0 {
      let held = open("/dev/null", mode)
      if held >= 0, held != descriptor {
        dup2(held, descriptor)
        close(held)
      }
    }
  }
}
