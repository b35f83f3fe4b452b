import PlaintTable
import PlaintValue

/// Where the cells of one column go: room for all rows, shared by the threads, each of which writes
/// rows of its own.
///
/// Room is address space until it is written (see ``Buffer``), so it is taken for the most rows
/// and bytes there can be.
final class ColumnTarget: Sendable {
  let plan: Plan
  let words: MissingWords
  /// Fixed cells of numbers, dates and periods; `Column.absent` for missing.
  let fixed: Buffer<Int64>?
  /// The number of each row's pattern.
  let patterns: Buffer<UInt8>?
  /// The billionths of a second that cells do not hold; nil where no form has so many digits.
  let rests: Buffer<UInt16>?
  /// Texts: each thread's own codes, or spans into ``bytes``.
  let codes: Buffer<UInt32>?
  let spans: Buffer<UInt64>?
  let bytes: Buffer<UInt8>?

  /// Room for a column under a plan, with room for all its texts: see ``area(_:growth:)``.
  init(_ plan: Plan, rows: Int, texts: Buffer<UInt8>?, words: MissingWords) {
    self.plan = plan
    self.words = words
    let isText = plan.kind == .text
    fixed = isText || plan.isWide ? nil : Buffer(count: rows)
    patterns = isText ? nil : Buffer(count: rows)
    rests = plan.keepsRests ? Buffer(count: rows) : nil
    codes = isText || plan.isWide ? Buffer(count: rows) : nil
    spans = isText ? Buffer(count: rows) : nil
    bytes = isText ? texts : nil
  }

  /// How many columns of text have room of their own; of more the texts of a batch of rows lie
  /// column by column in one, for the system gives only so many areas.
  static let mostRooms = 64

  /// Where texts of a stretch of the file that starts at `offset` go, so that threads never meet.
  static func area(_ offset: Int, growth: Int) -> Int {
    let offset = offset * growth
    return offset + (offset >> 23) * 8
  }
}
