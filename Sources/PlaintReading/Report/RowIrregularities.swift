import PlaintText

/// What was odd about the lines of a file: counted, with the first places, said by the report.
package struct RowIrregularities: Hashable, Sendable {
  /// A place in the file: the data row and the line it starts on, both from 1.
  package struct Spot: Hashable, Sendable {
    package let row: Int
    package let line: Int
    /// The file that the row is counted in, where there are several.
    package private(set) var file: String?
    /// What stands there, where it helps.
    package let text: String

    package init(row: Int, line: Int, text: String = "") {
      self.row = row
      self.line = line
      self.text = text
    }

    /// The same in rows that are numbered otherwise, from 0.
    func renumbered(_ number: (Int) -> Int) -> Spot {
      Spot(row: number(row - 1) + 1, line: line, text: text)
    }

    /// The same in its file, where the row is one of all files together.
    func placed(in files: [(path: String, rows: Int)]) -> Spot {
      guard files.count > 1 else { return self }
      var first = 0
      for file in files {
        if row <= first + file.rows {
          var copy = Spot(row: row - first, line: line, text: text)
          copy.file = file.path
          return copy
        }
        first += file.rows
      }
      return self
    }

    /// The row in words, with its file where there are several.
    var words: Message {
      Message(
        "row \(grouped(row))" + (file.map { " of \($0)" } ?? ""),
        (file.map { "\($0) " } ?? "") + "第 \(row) 行")
    }
  }

  /// How often something happened, with the first few places.
  package struct Tally: Hashable, Sendable {
    package private(set) var count = 0
    package private(set) var first: [Spot] = []

    package init() {}

    mutating func add(_ spot: @autoclosure () -> Spot) {
      count += 1
      if showsMore { first.append(spot()) }
    }

    /// Counts one more without a place, once ``showsMore`` is false.
    mutating func addUnshown() { count += 1 }

    var showsMore: Bool { first.count < 5 }

    /// The same with the places' rows numbered otherwise.
    mutating func renumber(_ number: (Int) -> Int) {
      first = first.map { Spot(row: number($0.row), line: $0.line, text: $0.text) }
    }

    /// The same with the places in their files.
    mutating func place(in files: [(path: String, rows: Int)]) {
      first = first.map { $0.placed(in: files) }
    }

    /// Adds what was tallied elsewhere in the file.
    mutating func merge(_ other: Tally) {
      count += other.count
      first = Array((first + other.first).sorted { $0.row < $1.row }.prefix(5))
    }
  }

  /// Rows with fewer cells than the header; filled with missing cells.
  package internal(set) var short = Tally()
  /// Rows with more cells than the header; the rest of the line is kept in a column of its own.
  package internal(set) var long = Tally()
  /// Rows with quotes inside a cell that are not doubled; kept as written.
  package internal(set) var strayQuotes = Tally()
  /// Rows with blanks before or after a cell's quotes, which are the cell's all the same.
  package internal(set) var spacedQuotes = Tally()
  /// Rows with a quote that never closes, read as an ordinary character.
  package internal(set) var unclosedQuotes = Tally()
  /// The last record, when the file ends inside its quotes.
  package internal(set) var cut = Tally()
  /// Rows with a carriage return inside a cell without quotes.
  package internal(set) var returns = Tally()
  /// Cells with NUL bytes.
  package internal(set) var nulls = Tally()
  /// Cells with bytes that could not be decoded.
  package internal(set) var undecoded = Tally()
  /// Records of delimiters and blanks alone, which are no rows.
  package internal(set) var hollow = Tally()
  /// Lines with nothing in them.
  package internal(set) var blankLines = 0
  /// How many lines end in each way.
  package internal(set) var feeds = 0
  package internal(set) var pairs = 0
  package internal(set) var lonelyReturns = 0

  package init() {}

  /// Adds what was counted elsewhere in the file.
  mutating func merge(_ other: RowIrregularities) {
    short.merge(other.short)
    long.merge(other.long)
    strayQuotes.merge(other.strayQuotes)
    spacedQuotes.merge(other.spacedQuotes)
    unclosedQuotes.merge(other.unclosedQuotes)
    cut.merge(other.cut)
    returns.merge(other.returns)
    nulls.merge(other.nulls)
    undecoded.merge(other.undecoded)
    hollow.merge(other.hollow)
    blankLines += other.blankLines
    feeds += other.feeds
    pairs += other.pairs
    lonelyReturns += other.lonelyReturns
  }

  /// Numbers all rows otherwise.
  mutating func renumber(_ number: (Int) -> Int) {
    short.renumber(number)
    long.renumber(number)
    strayQuotes.renumber(number)
    spacedQuotes.renumber(number)
    unclosedQuotes.renumber(number)
    cut.renumber(number)
    returns.renumber(number)
    nulls.renumber(number)
    undecoded.renumber(number)
  }

  /// Whether lines end in more than one way.
  package var hasMixedEnds: Bool {
    [feeds, pairs, lonelyReturns].count { $0 > 0 } > 1
  }
}
