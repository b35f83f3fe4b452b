import Glibc
import Synchronization

/// A run of plain elements in memory, shared by reference and never changed once shared.
///
/// Whoever makes one fills it through ``base`` and from then on only reads; columns, views and
/// dictionaries hold buffers, so a new table that keeps a column costs a reference. Large buffers
/// are mapped anonymously: their pages cost nothing until written and, all but some spare ones, go
/// back to the system at once, so a loader may reserve a whole file's size for a column of text.
package final class Buffer<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  package let base: UnsafeMutablePointer<Element>
  package let count: Int
  private let mapped: Int
  /// Whose memory this is the start of.
  private let owner: Buffer?

  /// Room for `count` elements, all bits zero.
  package convenience init(count: Int) { self.init(count: count, clears: true) }

  /// Room for `count` elements that will all be written before any is read.
  package convenience init(overwriting count: Int) { self.init(count: count, clears: false) }

  private init(count: Int, clears: Bool) {
    precondition(count >= 0, "a buffer of a negative size")
    owner = nil
    var bytes = count * MemoryLayout<Element>.stride
    let raw: UnsafeMutableRawPointer
    if bytes >= 1 << 16 {
      bytes = SpareAreas.rounded(bytes)
      if let area = SpareAreas.take(bytes) {
        if clears { memset(area, 0, bytes) }
        base = area.bindMemory(to: Element.self, capacity: count)
        self.count = count
        mapped = bytes
        return
      }
      let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
      guard let area = mmap(nil, bytes, PROT_READ | PROT_WRITE, flags, -1, 0), area != MAP_FAILED
      else {
        AvailableMemory.isExhausted.store(true, ordering: .relaxed)
        preconditionFailure("no address space for \(bytes) bytes")
      }
      raw = area
      mapped = bytes
    } else {
      raw = .allocate(byteCount: max(bytes, 1), alignment: MemoryLayout<Element>.alignment)
      raw.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
      mapped = 0
    }
    base = raw.bindMemory(to: Element.self, capacity: count)
    self.count = count
  }

  /// The first elements of another buffer, in its memory.
  ///
  /// A loader that reserved room for more rows than came keeps what it wrote: copying had taken a
  /// twentieth of the time of a load.
  package init(first count: Int, of other: Buffer) {
    precondition(count >= 0 && count <= other.count, "more than the buffer holds")
    base = other.base
    self.count = count
    mapped = 0
    owner = other
  }

  /// A copy of the elements.
  package convenience init(_ elements: some Collection<Element>) {
    self.init(count: elements.count)
    var index = 0
    for element in elements {
      base[index] = element
      index += 1
    }
  }

  deinit {
    if owner != nil { return }
    if mapped > 0 {
      SpareAreas.put(base, mapped)
    } else {
      UnsafeMutableRawPointer(base).deallocate()
    }
  }

  package subscript(index: Int) -> Element {
    precondition(index >= 0 && index < count, "outside the buffer")
    return base[index]
  }
}
