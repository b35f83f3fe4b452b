import Glibc
import PlaintEncoding
import PlaintTable
import PlaintText
import PlaintValue

/// One thread's part in building one column: reads cells, counts what they are, keeps what fits no
/// pattern.
final class ColumnWorker {
  let target: ColumnTarget
  let plan: Plan
  @exclusivity(unchecked) var census = Census()
  /// Cells kept as text, by row.
  var exceptions: [Int: String] = [:]
  var misfits: [Int] = []
  /// How often each word for missing was met, where cells are not texts.
  var taken: [String: Int] = [:]
  /// The plan turned out wrong: too many misfits, or too many cells in forms it does not know.
  var isBroken = false
  /// All cells have been seen by the census, so cells of unknown form are kept without limit.
  let isFinal: Bool

  // Texts.
  @exclusivity(unchecked) var lexicon: Lexicon?
  /// Rows coded so far, as stretches.
  var stretches: [Range<Int>] = []
  /// Where the next text goes.
  ///
  /// Unchecked, as all that loops over cells touch: one thread owns the worker, and checking each
  /// access had taken 6 % of a load.
  @exclusivity(unchecked) var cursor = 0
  /// The column's bytes; asked of the target for every text they had cost counting its references.
  private let area: UnsafeMutablePointer<UInt8>?
  /// Some row has another pattern than the first.
  @exclusivity(unchecked) var usesPatterns = false
  /// How many moments have digits of a second that their cells do not hold.
  var cutMoments = 0
  /// Cells whose signs that guard digits were taken off.
  @exclusivity(unchecked) var guards = RowIrregularities.Tally()
  /// Rows of plain texts that are missing though not empty.
  var blankRows: [Int] = []
  private var codedRows = 0

  // Numbers that need a list.
  var listed: [Value: UInt32] = [:]
  var values: [Value] = []

  /// How many cells of each number of places were read.
  ///
  /// In bare memory: it is counted for every cell.
  private let placeCounts = Buffer<Int>(count: 40)
  @exclusivity(unchecked) var formCounts: [Int]
  private let calendarForms: [CalendarForm]
  private let periodForms: [PeriodForm]
  private let patternOfPlaces: [Int16]
  @exclusivity(unchecked) private var currentForm = 0
  /// Reads the first calendar form, if it is of the commonest make.
  private let plainMoment: PlainMoment?

  init(_ target: ColumnTarget, isFinal: Bool, classifies: Bool) {
    self.target = target
    self.isFinal = isFinal
    plan = target.plan
    formCounts = [Int](repeating: 0, count: plan.patterns.count)
    var places = [Int16](repeating: -1, count: 40)
    var calendars: [CalendarForm] = []
    var periods: [PeriodForm] = []
    for (index, pattern) in plan.patterns.enumerated() {
      switch pattern {
      case .number(let form) where form == NumberForm(places: form.places):
        places[Int(form.places)] = Int16(index)
      case .calendar(let form): calendars.append(form)
      case .period(let form): periods.append(form)
      case .number, .word, .canonical: break
      }
    }
    patternOfPlaces = places
    calendarForms = calendars
    plainMoment = calendars.first.flatMap { PlainMoment($0, isMoment: target.plan.kind == .moment) }
    periodForms = periods
    countsTexts = classifies
    area = target.bytes?.base
    if let bytes = target.bytes { lexicon = Lexicon(in: bytes.base) }
  }

  /// Whether texts are looked at for what else they might be.
  private var countsTexts: Bool

  /// Reads one column of some rows, which are the table's from `row` on.
  func take(_ batch: Batch, _ column: Int, at row: Int) {
    let batch = batch.moved(to: row)
    switch plan.kind {
    case .text: takeTexts(batch, column)
    case .whole, .decimal:
      if plan.isWide { takeWide(batch, column) } else { takeNumbers(batch, column) }
    case .date, .moment, .time: takeCalendar(batch, column)
    case .period(let unit): takePeriods(batch, column, unit)
    case .identifier, .share, .elapsed, .truth: preconditionFailure("never guessed from a file")
    }
  }

  // MARK: texts

  private func takeTexts(_ batch: Batch, _ column: Int) {
    if countsTexts {
      for row in 0..<batch.count {
        let (raw, length) = batch.cell(row, column)
        let (text, count) = SpreadsheetGuard.inside(raw, length) ?? (raw, length)
        census.add(
          CellForm.of(text, count, target.words, readingZeros: plan.readsZeros),
          row: batch.firstRow + row,
          text: String(
            decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self))
      }
      if census.isSaturated { countsTexts = false }
    }
    if lexicon != nil { takeCoded(batch, column) } else { takePlain(batch, column) }
  }

  private func takeCoded(_ batch: Batch, _ column: Int) {
    guard let lexicon, let codes = target.codes else { return }
    let rows = codes.base + batch.firstRow
    for row in 0..<batch.count {
      let (text, count) = batch.cell(row, column)
      rows[row] = lexicon.code(text, count) ?? added(text, count, batch.firstRow + row, lexicon)
    }
    codedRows += batch.count
    if let last = stretches.last, last.upperBound == batch.firstRow {
      stretches[stretches.count - 1] = last.lowerBound..<batch.firstRow + batch.count
    } else {
      stretches.append(batch.firstRow..<batch.firstRow + batch.count)
    }
    if lexicon.count > 4096, 4 * lexicon.count > codedRows { abandonCodes() }
  }

  /// The code of a text that is not known yet, without signs that guard digits.
  private func added(
    _ text: UnsafePointer<UInt8>, _ count: Int, _ row: Int, _ lexicon: Lexicon
  ) -> UInt32 {
    guard let (digits, length) = unguarded(text, count, row) else {
      return lexicon.add(store(text, count))
    }
    return lexicon.code(digits, length) ?? lexicon.add(store(digits, length))
  }

  /// Turns the codes of the rows so far into spans: a quarter of them differ.
  func abandonCodes() {
    guard let lexicon, let codes = target.codes, let spans = target.spans else { return }
    let isMissing = lexicon.spans.map { isMissingButNotEmpty($0) }
    for stretch in stretches {
      for row in stretch {
        let code = Int(codes.base[row])
        spans.base[row] = lexicon.spans[code]
        if isMissing[code] { blankRows.append(row) }
      }
    }
    stretches = []
    self.lexicon = nil
  }

  private func isMissingButNotEmpty(_ span: UInt64) -> Bool {
    guard let bytes = target.bytes else { return false }
    let (start, count) = (bytes.base + Int(span >> 24), Int(span & Strings.longLength))
    return count > 0 && count != Int(Strings.longLength)
      && (target.words.contains(start, count) || BlankText.isBlank(start, count))
  }

  private func takePlain(_ batch: Batch, _ column: Int) {
    guard let spans = target.spans else { return }
    let rows = spans.base + batch.firstRow
    let words = target.words
    for row in 0..<batch.count {
      let (raw, length) = batch.cell(row, column)
      let (text, count) = unguarded(raw, length, batch.firstRow + row) ?? (raw, length)
      rows[row] = store(text, count)
      let mayBeBlank =
        count > 0 && count < Int(Strings.longLength)
        && (text[0] <= 0x20 || text[0] >= 0xC2 || !words.isEmpty)
      if mayBeBlank, words.contains(text, count) || BlankText.isBlank(text, count) {
        blankRows.append(batch.firstRow + row)
      }
    }
  }

  /// Copies a text to the column's bytes and gives its span.
  @inline(__always)
  private func store(_ text: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    guard let area else { return 0 }
    if count >= Int(Strings.longLength) {
      UnsafeMutableRawPointer(area + cursor).storeBytes(of: UInt64(count), as: UInt64.self)
      cursor += 8
    }
    memcpy(area + cursor, text, count)
    let span = UInt64(cursor) << 24 | min(UInt64(count), Strings.longLength)
    cursor += count
    return span
  }

  // MARK: numbers

  private func takeNumbers(_ batch: Batch, _ column: Int) {
    guard let fixed = target.fixed, let patterns = target.patterns else { return }
    let cells = fixed.base + batch.firstRow
    let rowPatterns = patterns.base + batch.firstRow
    let places = plan.places
    let (patternOfPlaces, powers, placeCounts) = (patternOfPlaces, Self.powers, placeCounts)
    let words = target.words
    defer { withExtendedLifetime(placeCounts) {} }
    var (missing, wholeDigits, fewestDigits) = (0, census.wholeDigits, census.fewestDigits)
    for row in 0..<batch.count {
      let (text, count) = batch.cell(row, column)
      if count == 0 {
        cells[row] = Column.absent
        missing += 1
      } else if let number = PlainNumber(text, count), number.places <= places,
        number.whole + places <= 18, patternOfPlaces[number.places] >= 0, !words.holds(text, count)
      {
        cells[row] = number.digits &* powers[places - number.places]
        placeCounts.base[number.places] &+= 1
        wholeDigits = max(wholeDigits, number.whole)
        fewestDigits = min(fewestDigits, number.whole)
        let pattern = patternOfPlaces[number.places]
        if pattern > 0 {
          rowPatterns[row] = UInt8(pattern)
          usesPatterns = true
        }
      } else {
        cells[row] = odd(text, count, batch.firstRow + row)
      }
    }
    census.missing += missing
    census.wholeDigits = max(census.wholeDigits, wholeDigits)
    census.fewestDigits = min(census.fewestDigits, fewestDigits)
  }

  static let powers: [Int64] = (0...18).map { (0..<$0).reduce(Int64(1)) { power, _ in power * 10 } }

  private func takeWide(_ batch: Batch, _ column: Int) {
    guard let codes = target.codes else { return }
    for row in 0..<batch.count {
      let (text, count) = batch.cell(row, column)
      let value = wideValue(text, count, batch.firstRow + row)
      let code = listed[value] ?? UInt32(values.count)
      if Int(code) == values.count {
        listed[value] = code
        values.append(value)
      }
      codes.base[batch.firstRow + row] = code
    }
    if let last = stretches.last, last.upperBound == batch.firstRow {
      stretches[stretches.count - 1] = last.lowerBound..<batch.firstRow + batch.count
    } else {
      stretches.append(batch.firstRow..<batch.firstRow + batch.count)
    }
  }

  private func wideValue(_ raw: UnsafePointer<UInt8>, _ length: Int, _ row: Int) -> Value {
    let (text, count) = unguarded(raw, length, row) ?? (raw, length)
    let sighting = CellForm.of(text, count, target.words, readingZeros: plan.readsZeros)
    self.count(sighting, text, count, row)
    switch sighting {
    case .number(let digits, let form, _, let isExact):
      keep(.number(form), isExact, text, count, row)
      return .number(Number(Int128(digits), places: Int(form.places)))
    case .compact(let digits, let form, _):
      keep(.number(form), true, text, count, row)
      return .number(Number(Int128(digits)))
    case .wide(let number, let form, let isExact):
      keep(.number(form), isExact, text, count, row)
      return .number(number)
    case .missing: keepMissing(text, count, row)
    default: keepMisfit(text, count, row)
    }
    return .missing
  }

  // MARK: dates, moments, times, periods

  private func takeCalendar(_ batch: Batch, _ column: Int) {
    guard let fixed = target.fixed, let patterns = target.patterns else { return }
    let isMoment = plan.kind == .moment
    let words = target.words
    let keepsRests = target.rests != nil
    var (missing, plain) = (0, 0)
    defer {
      census.missing += missing
      if plain > 0 { formCounts[0] += plain }
    }
    let cells = fixed.base + batch.firstRow
    let rowPatterns = patterns.base + batch.firstRow
    for row in 0..<batch.count {
      let (text, count) = batch.cell(row, column)
      if count == 0 {
        cells[row] = Column.absent
        missing += 1
        continue
      }
      if words.holds(text, count) {
        cells[row] = odd(text, count, batch.firstRow + row)
        continue
      }
      if let cell = plainMoment?.read(text, count) {
        cells[row] = cell
        plain += 1
        continue
      }
      var mask: UInt8 = 0
      var found = -1
      if currentForm < calendarForms.count,
        let cell = calendarForms[currentForm].read(text, count, isMoment: isMoment, mask: &mask)
      {
        cells[row] = cell
        found = currentForm
      } else {
        for (index, form) in calendarForms.enumerated() where index != currentForm {
          guard let cell = form.read(text, count, isMoment: isMoment, mask: &mask) else { continue }
          cells[row] = cell
          found = index
          break
        }
      }
      guard found >= 0 else {
        cells[row] = odd(text, count, batch.firstRow + row)
        continue
      }
      currentForm = found
      formCounts[found] += 1
      if keepsRests { keepRest(calendarForms[found], text, count, batch.firstRow + row) }
      if mask != 0 {
        if census.masks[Int(mask)] < 3 {
          census.show(.mask(mask), batch.firstRow + row, batch.text(row, column))
        }
        census.masks[Int(mask)] += 1
      }
      if found > 0 {
        rowPatterns[row] = UInt8(found)
        usesPatterns = true
      }
    }
  }

  private func takePeriods(_ batch: Batch, _ column: Int, _ unit: CalendarUnit) {
    guard let fixed = target.fixed, let patterns = target.patterns else { return }
    for row in 0..<batch.count {
      let (text, count) = batch.cell(row, column)
      let place = batch.firstRow + row
      guard count > 0 else {
        fixed.base[place] = Column.absent
        census.missing += 1
        continue
      }
      var cell: Int64?
      for (index, form) in periodForms.enumerated() where !target.words.holds(text, count) {
        cell = form.read(text, count, unit)
        guard cell != nil else { continue }
        census.periods[Int(unit.rawValue)] += 1
        formCounts[index] += 1
        if index > 0 {
          patterns.base[place] = UInt8(index)
          usesPatterns = true
        }
        break
      }
      fixed.base[place] = cell ?? odd(text, count, place)
    }
  }

  /// Adds what the kernels counted to the census.
  func settleCounts() {
    for places in 0..<placeCounts.count where placeCounts[places] > 0 {
      let count = placeCounts[places]
      if places == 0 { census.wholes += count } else { census.decimals += count }
      census.places = max(census.places, places)
      let form = Census.SeenForm(pattern: .number(NumberForm(places: UInt8(places))))
      census.forms[form, default: 0] += count
    }
    for (index, count) in formCounts.enumerated() where count > 0 {
      if case .calendar(let form) = plan.patterns[index] {
        if form.isDigits {
          census.addCompacts(count, form)
        } else if form.date == nil {
          census.times += count
        } else if form.clock != nil {
          census.clocks += count
        }
        if form.date?.isAmbiguous == false, !form.isDigits { census.plainDates += count }
      }
      census.forms[Census.SeenForm(pattern: plan.patterns[index]), default: 0] += count
    }
  }
}
