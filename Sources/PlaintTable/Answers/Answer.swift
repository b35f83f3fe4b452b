import PlaintText
import PlaintValue

/// A small table that answers a command: what is printed, exported, and piped on as `it`.
package struct Answer: Sendable {
  /// The command as typed, without its `where`: "breakdown reason".
  package var title: String
  /// The columns, all with as many cells as there are lines.
  package var columns: [AnswerColumn] { didSet { checkCounts() } }
  /// How many lines there are.
  package private(set) var count: Int
  /// The base line under the table: dataset, rows used of rows loaded, conditions, and so on.
  package var base: [Message]
  /// What printed shares add to where that is not 100: part of the base line while no line that
  /// was counted in it is left out.
  package var sums: Message?
  /// What else must be said: ties kept, unfinished periods, values that vanished.
  package var notes: [Message]
  /// What its other rows stand for: said while one is left.
  package var others: [Message]
  /// What left lines out since it was first given, in order.
  package private(set) var cuts: [Cut] = []
  /// How many lines besides totals it had before; nil while all are there.
  package private(set) var given: Int?
  /// Whether its lines carry numbers, by which `rows` finds what is behind them.
  package var isNumbered = true
  /// The language it is in: its marks, its words, what stands under it; nil for the screen's.
  package var tongue: Tongue?
  /// The language its columns are named in where it is shown, piped on, kept and exported; nil for the
  /// screen's, and English where there is none.
  package var headingTongue: Tongue?
  /// Whether every line is to be drawn, however many there are.
  package var drawsAll = false
  /// How many lines stand there only because they tie with the last one that `top` asked for.
  package var ties = 0
  /// Which line of the answer as first given each line is; nil while all stand where they stood.
  package var origins: [Int]?

  package init(
    title: String = "", columns: [AnswerColumn] = [], base: [Message] = [], sums: Message? = nil,
    notes: [Message] = [], others: [Message] = []
  ) {
    self.title = title
    self.columns = columns
    count = columns.first?.count ?? 0
    self.base = base
    self.sums = sums
    self.notes = notes
    self.others = others
    checkCounts()
  }

  /// A few lines, cell by cell.
  package init(
    title: String = "", headings: [Heading], lines: [[Cell]], base: [Message] = [],
    sums: Message? = nil, notes: [Message] = [], others: [Message] = []
  ) {
    let columns = headings.indices.map { index in
      AnswerColumn(headings[index], lines.map { $0[index] })
    }
    self.init(
      title: title, columns: columns, base: base, sums: sums, notes: notes, others: others)
  }

  private mutating func checkCounts() {
    count = columns.first?.count ?? 0
    precondition(columns.allSatisfy { $0.count == count }, "columns of different lengths")
  }

  /// The cell of a line and a column.
  package subscript(line: Int, column: Int) -> Cell { columns[column][line] }

  /// The same answer with some of its lines, in that order.
  package func gathered(_ lines: [Int]) -> Answer {
    var copy = self
    copy.columns = columns.map { $0.gathered(lines) }
    return copy
  }

  /// What left lines of an answer out.
  package struct Cut: Hashable, Sendable {
    /// The command as typed, and the condition that those left meet.
    package let text: String
    package let words: String

    package init(text: String, words: String) {
      self.text = text
      self.words = words
    }
  }

  /// The same answer, made of another by leaving lines out.
  package func cut(by cut: Cut, from whole: Answer) -> Answer {
    var copy = self
    copy.cuts.append(cut)
    copy.given = whole.given ?? whole.ordinaryLines.count
    return copy
  }

  /// What stands under the table: the base line, what was left out since, what shares add to.
  package var said: [Message] {
    base + [cutSaid, sums].compactMap { $0 }
  }

  private var cutSaid: Message? {
    guard let given else { return nil }
    let texts = cuts.map(\.text)
    let (left, all) = (grouped(ordinaryLines.count), grouped(given))
    return Message(
      "\(left) of \(counted(given, "line")): \(texts.joined(separator: ", "))",
      "\(all) 行中的 \(left) 行：\(texts.joined(separator: "、"))")
  }

  /// The command that made it with those that left lines out.
  package var fullTitle: String { ([title] + cuts.map(\.text)).joined(separator: " | ") }

  /// What a column of an answer is for; decides how it is drawn and what may be done with it.
  package enum Role: Hashable, Sendable {
    /// A dimension: its cells may be marked missing, other, all.
    case key
    /// A count of rows, or a sum of such counts.
    case count
    /// Any other measure.
    case measure
    /// A share or another percentage, printed with ``Heading/digits``.
    case share
    /// A running share in printed order.
    case cumulative
    /// A change: printed with its sign.
    case change
    /// A difference of percentages, in percentage points: printed with its sign.
    case points
    /// Words.
    case note
  }

  /// A column of an answer.
  package struct Heading: Hashable, Sendable {
    /// What the column is called, as exported and as used after `it |`: in both languages where the
    /// answer names it, else as a person wrote it.
    package var name: Message
    /// Other words that find it, in the order of preference.
    package var synonyms: [String] = []
    package var kind: Kind
    package var role: Role
    /// Digits after the point where they are fixed (shares, means); nil prints what there is.
    package var digits: Int?
    package var rounding: Rounding
    /// A heading shown above a run of columns (the values of a crosstab's dimension across).
    package var over: Message?
    /// What is shown in place of the name where ``over`` stands above; nil shows the name.
    package var caption: Message?
    /// The value of the dimension across that the column is of, as a key's cell.
    package var across: Cell?
    /// The columns its words keep while others can give way; nil leaves them the usual few.
    package var least: Int?
    /// How deep in a tree of subtotals a key stands; 0 in a flat table.
    package var level = 0
    /// The unit that durations are printed in; nil gives each its own.
    package var unit: DurationUnit?
    /// Which measure it is of, counted from 0: durations of one measure are printed in one unit.
    package var measure = 0

    package init(
      _ name: Message, _ kind: Kind, _ role: Role, digits: Int? = nil,
      rounding: Rounding = .halfUp, over: Message? = nil, caption: Message? = nil,
      across: Cell? = nil
    ) {
      self.name = name
      self.kind = kind
      self.role = role
      self.digits = digits
      self.rounding = rounding
      self.over = over
      self.caption = caption
      self.across = across
    }
  }

  /// A cell of an answer: its exact value, and what it stands for.
  package struct Cell: Hashable, Sendable {
    package var value: Value
    package var mark: Mark
    /// Set where the printed text is not a function of the value alone: a share made to add to
    /// 100, a change against a base of zero ("new").
    package var printed: String?
    /// A sign drawn behind the text on screen and in reports, left out of exports.
    package var flag: Flag?

    package init(
      _ value: Value, mark: Mark = .value, printed: String? = nil, flag: Flag? = nil
    ) {
      self.value = value
      self.mark = mark
      self.printed = printed
      self.flag = flag
    }
  }

  /// What is remarkable about a cell.
  package enum Flag: Hashable, Sendable {
    /// More, or fewer, than chance allows.
    case above, below
    /// A period that is not over, or not covered by the data.
    case unfinished
    /// A line that stands for a run of periods without rows.
    case run
    /// A figure in percentage points, in a column where others are in other units.
    case points
  }
}
