import Glibc
import Synchronization

/// Areas of memory that large buffers have given back, kept for the next of the same size.
///
/// A question makes bitmaps and codes of every row, and lets go of most of them. Mapped anew, each of
/// their pages is a fault: 13 % of the time of filtered breakdowns of ten million rows, 10 since some
/// areas are kept. What is kept is little, and what was kept longest goes back to the system first.
enum SpareAreas {
  private struct Area: @unchecked Sendable {
    let start: UnsafeMutableRawPointer
    let bytes: Int
  }

  private static let kept = Mutex<[Area]>([])
  /// Larger areas go back at once: a load's, whose room may not stay taken.
  private static let largest = 3 << 24
  private static let most = 3 << 25

  /// An area of just that size, with whatever was written there; nil when there is none.
  static func take(_ bytes: Int) -> UnsafeMutableRawPointer? {
    guard bytes <= largest else { return nil }
    return kept.withLock { areas in
      areas.lastIndex { $0.bytes == bytes }.map { areas.remove(at: $0).start }
    }
  }

  /// Keeps an area, or gives it back to the system.
  static func put(_ start: UnsafeMutableRawPointer, _ bytes: Int) {
    var surplus = [Area(start: start, bytes: bytes)]
    if bytes <= largest {
      surplus = kept.withLock { areas in
        areas.append(Area(start: start, bytes: bytes))
        var (sum, first) = (0, areas.count)
        while first > 0, sum + areas[first - 1].bytes <= most {
          first -= 1
          sum += areas[first].bytes
        }
        defer { areas.removeFirst(first) }
        return Array(areas[..<first])
      }
    }
    for area in surplus { munmap(area.start, area.bytes) }
  }
}
