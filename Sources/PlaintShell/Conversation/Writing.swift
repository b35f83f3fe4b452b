import Glibc

/// Writes a text to a descriptor, all of it, or what goes out until somebody says stop.
///
/// - Returns: whether everything was written; `errno` says why not. A reader that has gone is
///   `EPIPE`, which is no failure: nobody wants to read on.
@discardableResult
func write(
  _ text: String, to descriptor: Int32, until isStopped: () -> Bool = { false }
) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    var rest = UnsafeRawBufferPointer(bytes)
    while !rest.isEmpty, !isStopped() {
      // A reader that does not read must not keep us from hearing that somebody says stop.
      var polled = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      guard poll(&polled, 1, 50) != 0 else { continue }
      let count = Glibc.write(descriptor, rest.baseAddress, min(rest.count, pipeRoom))
      if count > 0 {
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      } else if errno != EINTR, errno != EAGAIN {
        return false
      }
    }
    return true
  }
}

/// What a pipe that can be written to takes without a wait (PIPE_BUF of POSIX, on Linux).
private let pipeRoom = 4096

/// Adds lines at the end of a file, all of them or none: what went out before the disk was full is
/// taken back, so that the next line does not go on a part of one.
///
/// - Returns: whether they were written; `errno` says why not.
func writeWhole(_ lines: String, to descriptor: Int32) -> Bool {
  var before = stat()
  guard fstat(descriptor, &before) == 0 else { return false }
  if write(lines, to: descriptor) { return true }
  let reason = errno
  ftruncate(descriptor, before.st_size)
  errno = reason
  return false
}

/// A pipe that processes started later do not inherit, or nil when the system has none to give.
func privatePipe() -> (read: Int32, write: Int32)? {
  var ends: [Int32] = [-1, -1]
  guard pipe(&ends) == 0 else { return nil }
  for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  return (ends[0], ends[1])
}

/// Seconds on a clock that only goes forward.
func seconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
