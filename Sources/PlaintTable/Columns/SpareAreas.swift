import Glibc
import Synchronization

/// Areas of memory that large buffers have given back, kept for the next.
///
/// A question makes bitmaps and codes of every row, and lets go of most of them. Mapped anew, each of
/// their pages is a fault, and the first touch of a page the machine has not given out before costs
/// more than all the work on it: a third of the time of filtered breakdowns of ten million rows, while
/// only areas of just the wanted size were taken. What a load lets go of now serves the first
/// questions too. What is kept is little, and what was kept longest goes back to the system first.
enum SpareAreas {
  private struct Area: @unchecked Sendable {
    let start: UnsafeMutableRawPointer
    let bytes: Int
  }

  private static let kept = Mutex<[Area]>([])
  /// What is beyond that goes back at once: a load's room may not stay taken.
  private static let largest = 3 << 24
  private static let most = 3 << 25
  private static let page = Int(sysconf(Int32(_SC_PAGESIZE)))

  /// The bytes of so many pages as hold those asked for: what an area of them is taken and put back as.
  static func rounded(_ bytes: Int) -> Int { (bytes + page - 1) / page * page }

  /// An area of that many bytes, with whatever was written there: one of just that size, or the
  /// front of the smallest that is larger; nil when there is none.
  static func take(_ bytes: Int) -> UnsafeMutableRawPointer? {
    guard bytes <= largest else { return nil }
    return kept.withLock { areas in
      var best: Int?
      for index in areas.indices.reversed() where areas[index].bytes >= bytes {
        if best.map({ areas[index].bytes < areas[$0].bytes }) ?? true { best = index }
        if areas[index].bytes == bytes { break }
      }
      guard let best else { return nil }
      let area = areas[best]
      if area.bytes == bytes {
        areas.remove(at: best)
      } else {
        areas[best] = Area(start: area.start + bytes, bytes: area.bytes - bytes)
      }
      return area.start
    }
  }

  /// Keeps an area, of a larger one the front, and gives back to the system what is too much.
  static func put(_ start: UnsafeMutableRawPointer, _ bytes: Int) {
    if bytes > largest { munmap(start + largest, bytes - largest) }
    let surplus = kept.withLock { areas in
      areas.append(Area(start: start, bytes: min(bytes, largest)))
      var (sum, first) = (0, areas.count)
      while first > 0, sum + areas[first - 1].bytes <= most {
        first -= 1
        sum += areas[first].bytes
      }
      defer { areas.removeFirst(first) }
      return Array(areas[..<first])
    }
    for area in surplus { munmap(area.start, area.bytes) }
  }
}
