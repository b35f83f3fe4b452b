import PlaintText
import PlaintValue

/// How a column lies in memory: four shapes for all kinds.
package enum Storage: Sendable {
  /// Text with repeats: a code per row into a dictionary of distinct texts. `missing[code]` says
  /// which entries count as missing: the empty text, blanks, and the load's `missing` words.
  case coded(Codes, Strings, missing: [Bool])
  /// Text with few repeats: a span per row. Missing where `missing` has the row's bit set, or,
  /// when it is nil, where the text is empty.
  case plain(Strings, missing: Bits?)
  /// Whole numbers, decimals (times 10^places), days, moments and times (microseconds), period
  /// ordinals, elapsed microseconds, truth (0, 1). ``Column/absent`` is missing.
  case fixed(Buffer<Int64>, places: Int)
  /// Distinct values of any kind with a code per row: shares and other computed values.
  case listed(Codes, [Value])
}

/// A named column of one kind, immutable, its storage shared between tables.
package struct Column: Sendable {
  package let name: String
  package let kind: Kind
  package let storage: Storage
  package let count: Int
  /// How the cells were written in the file, where that differs from their canonical text;
  /// nil for text (its bytes are the spelling) and for computed columns.
  package let spelling: Spelling?

  package init(
    _ name: String, _ kind: Kind, _ storage: Storage, count: Int, spelling: Spelling? = nil
  ) {
    self.name = name
    self.kind = kind
    self.storage = storage
    self.count = count
    self.spelling = spelling
  }

  /// The pattern of a missing cell in fixed storage.
  package static let absent = Int64.min

  /// The same column under another name.
  package func named(_ name: String) -> Column {
    Column(name, kind, storage, count: count, spelling: spelling)
  }
}

/// One bit a row, in words of 64.
package struct Bits: Sendable {
  package let words: Buffer<UInt64>
  package let count: Int

  package init(count: Int) {
    words = Buffer(count: (count + 63) / 64)
    self.count = count
  }

  /// Bits that will all be written, those behind the last row as 0, before any is read.
  package init(overwriting count: Int) {
    words = Buffer(overwriting: (count + 63) / 64)
    self.count = count
  }

  package subscript(row: Int) -> Bool {
    words.base[row >> 6] >> UInt64(row & 63) & 1 == 1
  }
}

/// Columns of equal length; what a file becomes and what a scan hands on, block by block.
package struct Table: Sendable {
  package let columns: [Column]
  package let count: Int
  private let index = NameIndex()

  package init(_ columns: [Column], count: Int) {
    precondition(columns.allSatisfy { $0.count == count }, "columns of different lengths")
    self.columns = columns
    self.count = count
  }

  /// The column of that exact name.
  package subscript(name: String) -> Column? {
    index.place(of: name, in: columns, \.name).map { columns[$0] }
  }
}
