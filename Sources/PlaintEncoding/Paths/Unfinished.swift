import Glibc
import Synchronization

/// The hidden files under way, for whoever ends the process early.
///
/// Names are kept as C strings in slots that a signal handler may read.
package enum Unfinished {
  /// Files written at once; one more is merely not known here.
  private static let limit = 16
  private static let names = Names()

  private struct Names: @unchecked Sendable {
    let slots: UnsafeMutablePointer<Atomic<UnsafeMutablePointer<CChar>?>>

    init() {
      slots = .allocate(capacity: limit)
      for slot in 0..<limit { (slots + slot).initialize(to: Atomic(nil)) }
    }
  }

  /// Has a file removed if the process ends before it is forgotten.
  ///
  /// - Returns: what it is forgotten by, nil when there are too many.
  package static func remember(_ path: String) -> Int? {
    guard let name = withSystemPath(path, { strdup($0) }) else { return nil }
    for slot in 0..<limit {
      let (isMine, _) = names.slots[slot].compareExchange(
        expected: nil, desired: name, ordering: .relaxed)
      if isMine { return slot }
    }
    free(name)
    return nil
  }

  /// The file has its name, or is gone.
  package static func forget(_ slot: Int?) {
    guard let slot else { return }
    free(names.slots[slot].exchange(nil, ordering: .relaxed))
  }

  /// What exports that were killed left in a folder: hidden files of processes that are no more.
  package static func leftBehind(in folder: String) -> [String] {
    (FileName.entries(of: folder, most: 10_000) ?? []).filter { name in
      guard name.hasPrefix("."), let mark = name.ranges(of: ".plaint-").last else { return false }
      let number = name[mark.upperBound...].prefix { $0.isNumber }
      guard let process = pid_t(number), process > 0 else { return false }
      return kill(process, 0) != 0 && errno == ESRCH
    }.sorted()
  }

  /// Removes all of them; fit for a signal handler once a file was remembered or this was called before.
  package static func removeAll() {
    // A `for` would ask for an iterator, which Swift may make memory for.
    var slot = 0
    while slot < limit {
      if let name = names.slots[slot].exchange(nil, ordering: .relaxed) { unlink(name) }
      slot += 1
    }
  }
}
