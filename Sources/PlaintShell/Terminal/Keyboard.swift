import Glibc

/// The keys of the terminal that standard input is, read without ever waiting.
///
/// Ctrl-C throws away what was typed before it: a key that was there when it was waited for may be
/// gone when it is read, and a read that waits then would hear no signal. The terminal is opened
/// once more for it, since those who share standard input expect its reads to wait.
final class Keyboard: Sendable {
  /// What a look for a key found.
  enum Look: Equatable {
    case key(UInt8)
    case nothing
    /// The terminal is gone.
    case end
  }

  private let descriptor: Int32

  init() {
    let own = open("/proc/self/fd/0", O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    descriptor = own >= 0 ? own : 0
  }

  /// The next key, if one is there.
  func look() -> Look {
    var byte: UInt8 = 0
    let count = Glibc.read(descriptor, &byte, 1)
    if count == 1 { return .key(byte) }
    return count < 0 && (errno == EINTR || errno == EAGAIN) ? .nothing : .end
  }

  deinit { if descriptor > 0 { close(descriptor) } }
}
