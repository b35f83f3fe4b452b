import Glibc

/// A run of plain elements in memory, shared by reference and never changed once shared.
///
/// Whoever makes one fills it through ``base`` and from then on only reads; columns, views and
/// dictionaries hold buffers, so a new table that keeps a column costs a reference. Large buffers
/// are mapped anonymously: their pages cost nothing until written and go back to the system at
/// once, so a loader may reserve a whole file's size for a column of text.
package final class Buffer<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  package let base: UnsafeMutablePointer<Element>
  package let count: Int
  private let mapped: Int

  /// Room for `count` elements, all bits zero.
  package init(count: Int) {
    precondition(count >= 0, "a buffer of a negative size")
    let bytes = count * MemoryLayout<Element>.stride
    let raw: UnsafeMutableRawPointer
    if bytes >= 1 << 16 {
      let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
      guard let area = mmap(nil, bytes, PROT_READ | PROT_WRITE, flags, -1, 0), area != MAP_FAILED
      else { preconditionFailure("no address space for \(bytes) bytes") }
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
    if mapped > 0 { munmap(base, mapped) } else { UnsafeMutableRawPointer(base).deallocate() }
  }

  package subscript(index: Int) -> Element {
    precondition(index >= 0 && index < count, "outside the buffer")
    return base[index]
  }
}
