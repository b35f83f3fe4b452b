import PlaintTable
import PlaintText
import PlaintValue

/// What a load will take in memory, judged by its first rows.
struct LoadEstimate: Sendable {
  /// What the texts of a column in the first rows were like.
  struct DelimiterSample {
    var cells = 0
    var bytes = 0
    private var hashes: Set<Int> = []

    mutating func add(_ text: UnsafePointer<UInt8>, _ count: Int) {
      cells += 1
      bytes += count
      var hasher = Hasher()
      hasher.combine(bytes: UnsafeRawBufferPointer(start: text, count: count))
      hashes.insert(hasher.finalize())
    }

    /// Bytes a row that the column keeps: codes while fewer than a quarter of the texts differ.
    func perRow(_ plan: Plan, growth: Int) -> Int {
      guard plan.kind == .text else { return plan.patterns.count > 1 ? 9 : 8 }
      let isCoded = 4 * hashes.count < max(cells, 1)
      return isCoded ? 8 : 8 + bytes * (growth > 1 ? 3 : 2) / (2 * max(cells, 1))
    }
  }

  private let columns: [(name: String, bytes: Int)]
  private let path: String

  /// An estimate for so many rows of these columns; the texts of none are more than those of all,
  /// `most` bytes, however long the first of them are.
  init(_ path: String, rows: Int, most: Int, _ columns: [(name: String, perRow: Int)]) {
    self.path = path
    self.columns = columns.map { ($0.name, min($0.perRow * rows, 9 * rows + most)) }
  }

  /// All of it, with what reading itself takes.
  var bytes: Int { columns.reduce(16 << 20) { $0 + $1.bytes } }

  /// Throws when so much is not there.
  func check(available: Int?) throws(Diagnostic) {
    guard let available, bytes > AvailableMemory.usable(available) else { return }
    let (needed, free) = (bytesInWords(bytes), bytesInWords(AvailableMemory.usable(available)))
    throw Diagnostic(
      Message(
        "“\(path)” would take about \(needed) of memory, and only \(free) can be used",
        "加载“\(path)”约需内存 \(needed)，可用的只有 \(free)"), hints: [hint], failure: .data)
  }

  /// The diagnostic when memory runs out all the same.
  func exhausted(_ available: Int) -> Diagnostic {
    let free = bytesInWords(available)
    return Diagnostic(
      Message(
        "“\(path)” was not loaded: only \(free) of memory are left",
        "“\(path)”未能加载：内存只剩 \(free)"), hints: [hint], failure: .data)
  }

  private var hint: Message {
    let largest = columns.sorted { ($1.bytes, $0.name) < ($0.bytes, $1.name) }.prefix(3)
    let english = largest.map { "\($0.name) (\(bytesInWords($0.bytes)))" }
    let chinese = largest.map { "\($0.name)（\(bytesInWords($0.bytes))）" }
    return Message(
      "load only what you need: load … columns A, B; the largest are \(list(english))",
      "请只加载需要的列：加载 … 列 甲, 乙；最占内存的是\(list(chinese, in: .chinese))")
  }
}
