import PlaintTable
import PlaintText

/// A table of texts on its way to the screen: columns that know their width and how far they can
/// shrink.
struct Sheet {
  struct Column {
    var over: String?
    var heading: String
    let cells: [String]
    /// The columns each cell takes uncut; measured once, it is used three times.
    let cellWidths: [Int]
    var isRight: Bool
    /// Keys stand at the left of every block.
    var isKey: Bool
    /// The columns the text takes uncut.
    var width: Int
    /// How narrow it may become: figures are never cut, words and headings to a few characters.
    var least: Int

    init(
      _ heading: String, _ cells: [String], isRight: Bool, isKey: Bool = false,
      over: String? = nil, isRigid: Bool = false, leastWords: Int = Sheet.leastWords,
      run: Run = Run()
    ) {
      self.heading = heading
      self.cells = cells
      cellWidths = cells.map { run.isCancelled ? 0 : $0.displayWidth }
      self.isRight = isRight
      self.isKey = isKey
      self.over = over
      let widest = cellWidths.max() ?? 0
      width = max(1, heading.displayWidth, widest)
      least =
        isRight || isRigid
        ? max(widest, min(width, Sheet.leastHeading)) : min(width, leastWords)
    }
  }

  /// How a row stands out.
  struct Emphasis: OptionSet {
    let rawValue: UInt8
    static let bold = Emphasis(rawValue: 1)
    /// It is drawn after a rule.
    static let ruled = Emphasis(rawValue: 2)
    /// It is drawn after an empty line.
    static let spaced = Emphasis(rawValue: 4)
  }

  static let gap = 2
  /// What a column of words is never narrower than while another way is left.
  static let leastWords = 8
  /// The same of the heading over figures.
  static let leastHeading = 12

  var columns: [Column]
  /// The numbers at the left, one a row; empty for none.
  var numbers: [String] = [] {
    didSet { numbersWidth = (numbers.lazy.map(\.displayWidth).max() ?? -Sheet.gap) + Sheet.gap }
  }
  /// The columns that numbers and their gap take.
  private(set) var numbersWidth = 0
  /// How each row stands out; empty when none does.
  var emphasis: [Emphasis] = []
  var rowCount: Int

  /// The columns a list of columns takes, gaps between them included.
  static func width(_ widths: some Collection<Int>) -> Int {
    widths.reduce(0, +) + gap * max(0, widths.count - 1)
  }

  /// The widths of the columns when they share what is missing: of those that can give, the
  /// widest loses first.
  static func shrunk(_ columns: [Column], to width: Int) -> [Int] {
    var widths = columns.map { max($0.least, min($0.width, width)) }
    var excess = Sheet.width(widths) - width
    let least = columns.map(\.least)
    if Sheet.width(least) >= width { return least }
    while excess > 0 {
      let yielding = columns.indices.filter { widths[$0] > columns[$0].least }
      guard let widest = yielding.max(by: { widths[$0] <= widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }
}
