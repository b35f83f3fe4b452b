import PlaintTable
import PlaintText
import PlaintValue

/// What all cells of a column look like, counted: everything that decides its kind.
///
/// Threads count their own rows and the counts are added, so the kind cannot depend on where the
/// file was cut. Counting stops once a thousand cells can only be text: whatever follows, no other
/// kind is possible.
struct Census: Sendable {
  var missing = 0
  var wholes = 0
  var decimals = 0
  /// Whole numbers whose digits are a moment, and whether one of them has another hour than 0: without,
  /// they may be a day and a number of that day.
  var compacts = 0
  var hasCompactHours = false
  /// Digits that are an id: a leading zero, more than 18.
  var codes = 0
  /// Dates and moments that can be read in one way only.
  var plainDates = 0
  /// Dates and moments whose parts leave the order open, by the orders that give a day.
  var masks = [Int](repeating: 0, count: 8)
  /// How many of the dates have a time.
  var clocks = 0
  var times = 0
  /// By the unit's raw value.
  var periods = [Int](repeating: 0, count: CalendarUnit.allCases.count)
  var texts = 0
  /// How many of the texts can only be lengths of time.
  var lengths = 0
  /// How often each text was met, while they are few.
  var words: [String: Int] = [:]
  var hasManyWords = false
  /// The most digits before the point, where no commas part them, and after it.
  var wholeDigits = 0
  var places = 0
  /// The fewest digits before the point.
  var fewestDigits = Int.max
  /// What commas part.
  var thousands = Thousands()
  /// Forms met, with how certain each is.
  var forms: [SeenForm: Int] = [:]
  /// The first rows of each sort, to show.
  var examples: [Sort: [Example]] = [:]

  /// A pattern with the paddings that were certain when it was seen.
  struct SeenForm: Hashable, Sendable {
    var pattern: Spelling.Pattern
    var isDateSettled = true
    var isClockSettled = true
    var isSettled: Bool { isDateSettled && isClockSettled }
  }

  /// What cells are shown as examples of.
  enum Sort: Hashable, Sendable {
    case code, text, date, grouped, looseCommas
    case mask(UInt8)
    /// A date of a mask that is another day in another order.
    case telling(UInt8)
  }

  /// A cell to show.
  struct Example: Hashable, Sendable {
    let row: Int
    let text: String
  }

  /// Whether all numbers are written as digits and nothing else.
  var hasOnlyPlainDigits: Bool {
    forms.keys.allSatisfy { form in
      if case .number(let number) = form.pattern { number == NumberForm() } else { true }
    }
  }

  /// Only text is possible.
  var isSaturated: Bool { texts + codes > Self.misfitLimit }

  /// How many misfits a column of another kind may have at most.
  static let misfitLimit = 1000
  private static let formLimit = 64
  private static let wordLimit = 3

  /// Cells that are not missing, unless saturated.
  var present: Int {
    wholes + decimals + codes + plainDates + masks.reduce(0, +) + times + periods.reduce(0, +)
      + texts
  }

  /// Counts one cell.
  mutating func add(_ sighting: CellForm, row: Int, text: @autoclosure () -> String) {
    switch sighting {
    case .missing:
      missing += 1
      let blanks = text()
      if !blanks.isEmpty { add(SeenForm(pattern: .word(blanks))) }
    case .number(let digits, let form, let whole, let isExact):
      if form.isGrouped {
        thousands.add(digits, places: Int(form.places), whole: whole)
        show(.grouped, row, text())
      } else if whole == 3, form.places == 0, digits >= 100 {
        thousands.stands(digits)
      }
      addNumber(form, whole: form.isGrouped ? 0 : whole, isExact: isExact)
    case .compact(_, let form, let seen):
      addNumber(form, whole: seen.form.digitCount, isExact: true)
      addCompact(seen.form, hasHour: seen.time >= 3_600_000_000)
    case .wide(let number, let form, let isExact):
      let digits = String(number.digits.magnitude).count
      let whole = max(digits - number.places, 1)
      if form.isGrouped {
        thousands.addWide(whole: whole)
        show(.grouped, row, text())
      }
      addNumber(form, whole: form.isGrouped ? 0 : whole, isExact: isExact)
    case .code:
      codes += 1
      show(.code, row, text())
    case .calendar(let seen):
      addDate(seen.mask, hasClock: seen.form.clock != nil, row: row, text: text())
      add(
        SeenForm(
          pattern: .calendar(seen.form), isDateSettled: seen.isDateSettled,
          isClockSettled: seen.isClockSettled))
    case .time(_, let form, let isSettled):
      times += 1
      let pattern = Spelling.Pattern.calendar(CalendarForm(date: nil, clock: form))
      add(SeenForm(pattern: pattern, isClockSettled: isSettled))
    case .period(_, let unit, let form, let isSettled):
      periods[Int(unit.rawValue)] += 1
      add(SeenForm(pattern: .period(form), isDateSettled: isSettled))
    case .text, .length, .looseCommas:
      texts += 1
      if case .looseCommas = sighting {
        thousands.addLoose()
        show(.looseCommas, row, text())
      }
      if case .length = sighting { lengths += 1 }
      show(.text, row, text())
      if !hasManyWords { addWord(text()) }
    }
  }

  /// Counts a text that may be a word for nothing: a few short ones are.
  private mutating func addWord(_ text: String) {
    words[text, default: 0] += 1
    if words.count > Self.wordLimit || text.utf8.count > 20 { forgetWords() }
  }

  private mutating func forgetWords() {
    hasManyWords = true
    words = [:]
  }

  private mutating func addNumber(_ form: NumberForm, whole: Int, isExact: Bool) {
    if form.places == 0 { wholes += 1 } else { decimals += 1 }
    wholeDigits = max(wholeDigits, whole)
    fewestDigits = min(fewestDigits, whole)
    places = max(places, Int(form.places))
    if isExact { add(SeenForm(pattern: .number(form))) }
  }

  private mutating func addCompact(_ form: CalendarForm, hasHour: Bool) {
    compacts += 1
    hasCompactHours = hasCompactHours || hasHour
    add(SeenForm(pattern: .calendar(form)))
  }

  /// Counts moments that were read as digits alone, of a column that is known to have hours.
  mutating func addCompacts(_ count: Int, _ form: CalendarForm) {
    guard count > 0 else { return }
    wholes += count
    compacts += count
    hasCompactHours = true
    wholeDigits = max(wholeDigits, form.digitCount)
    fewestDigits = min(fewestDigits, form.digitCount)
    forms[SeenForm(pattern: .number(NumberForm())), default: 0] += count
  }

  /// Counts a date or moment read under some order.
  @inline(__always)
  mutating func addDate(
    _ mask: UInt8, hasClock: Bool, row: Int, text: @autoclosure () -> String
  ) {
    if hasClock { clocks += 1 }
    guard mask != 0 else {
      plainDates += 1
      return
    }
    masks[Int(mask)] += 1
    if masks[Int(mask)] <= 3 { show(.mask(mask), row, text()) }
    guard masks[Int(mask)] <= Self.datesLooked, examples[.telling(mask)] == nil else { return }
    let cell = text()
    if AmbiguousDates.tells(cell) { show(.telling(mask), row, cell) }
  }

  /// So many cells are looked through for one that is another day in another order: every cell of a
  /// first of January says nothing.
  private static let datesLooked = 1000

  private mutating func add(_ form: SeenForm) {
    if forms[form] != nil || forms.count < Self.formLimit { forms[form, default: 0] += 1 }
  }

  mutating func show(_ sort: Sort, _ row: Int, _ text: @autoclosure () -> String) {
    guard examples[sort, default: []].count < 3 else { return }
    examples[sort, default: []].append(Example(row: row, text: text()))
  }

  /// Adds the counts of other rows.
  mutating func add(_ other: Census) {
    missing += other.missing
    wholes += other.wholes
    decimals += other.decimals
    compacts += other.compacts
    hasCompactHours = hasCompactHours || other.hasCompactHours
    codes += other.codes
    plainDates += other.plainDates
    for index in masks.indices { masks[index] += other.masks[index] }
    clocks += other.clocks
    times += other.times
    for index in periods.indices { periods[index] += other.periods[index] }
    texts += other.texts
    lengths += other.lengths
    words.merge(other.words) { $0 + $1 }
    if hasManyWords || other.hasManyWords || words.count > Self.wordLimit { forgetWords() }
    wholeDigits = max(wholeDigits, other.wholeDigits)
    fewestDigits = min(fewestDigits, other.fewestDigits)
    thousands.add(other.thousands)
    places = max(places, other.places)
    forms.merge(other.forms) { $0 + $1 }
    examples.merge(other.examples) { a, b in
      Array((a + b).sorted { $0.row < $1.row }.prefix(3))
    }
  }
}
