import PlaintValue

/// How a column's cells were written, so that what was not computed on is exported as it was read.
///
/// `patterns` are the few ways most cells are written (a date pattern, a count of digits after the
/// point, a sign, a padding); `perRow` says which pattern each row has and is nil when all have the
/// first. What fits no pattern, and every misfit, is kept whole in `exceptions`, by row.
package struct Spelling: Sendable {
  package let patterns: [Pattern]
  package let perRow: Buffer<UInt8>?
  package let exceptions: Exceptions
  /// The billionths of a second that each row's cell does not hold, 0 to 999; nil where no row has
  /// more than six digits of a second.
  package let rests: Buffer<UInt16>?
  /// Rows of non-missing texts that are not of the column's kind (a subset of the exceptions).
  package let misfits: [Int]

  package init(
    patterns: [Pattern], perRow: Buffer<UInt8>?, exceptions: Exceptions,
    rests: Buffer<UInt16>? = nil, misfits: [Int] = []
  ) {
    self.patterns = patterns
    self.perRow = perRow
    self.exceptions = exceptions
    self.rests = rests
    self.misfits = misfits
  }

  /// Cells kept as text: rows ascending, with their texts.
  package struct Exceptions: Sendable {
    package let rows: [Int]
    package let texts: [String]

    package init(rows: [Int] = [], texts: [String] = []) {
      self.rows = rows
      self.texts = texts
    }

    /// The text kept for a row, if any.
    ///
    /// - Complexity: O(log n).
    package subscript(row: Int) -> String? {
      var (low, high) = (0, rows.count)
      while low < high {
        let middle = (low + high) / 2
        if rows[middle] < row { low = middle + 1 } else { high = middle }
      }
      return low < rows.count && rows[low] == row ? texts[low] : nil
    }
  }
}
