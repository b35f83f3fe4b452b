import PlaintTable
import PlaintText
import PlaintValue

/// Cells that no fast reading took: recognised one by one, counted, and kept as they were written.
extension ColumnWorker {
  /// Takes rows of a file that has no such column.
  func takeNothing(_ firstRow: Int, _ count: Int) {
    let empty: [UInt8] = [UInt8](repeating: 0, count: 64)
    let cells = [UInt64](repeating: 0, count: count)
    empty.withUnsafeBufferPointer { empty in
      cells.withUnsafeBufferPointer { cells in
        guard let base = empty.baseAddress, let cell = cells.baseAddress else { return }
        let batch = Batch(
          base: base, cells: cell, stride: 1, count: count, firstRow: firstRow, isOdd: false)
        take(batch, 0, at: firstRow)
      }
    }
  }

  /// The fixed cell of a text that is in no common form: its value when it is of the column's
  /// kind all the same, else missing.
  func odd(_ raw: UnsafePointer<UInt8>, _ length: Int, _ row: Int) -> Int64 {
    let (text, count) = unguarded(raw, length, row) ?? (raw, length)
    let sighting = CellForm.of(text, count, target.words, readingZeros: plan.readsZeros)
    self.count(sighting, text, count, row)
    if case .missing = sighting {
      keepMissing(text, count, row)
      return Column.absent
    }
    guard let (cell, pattern, isExact) = value(sighting) else {
      keepMisfit(text, count, row)
      return Column.absent
    }
    keep(pattern, isExact, text, count, row)
    return cell
  }

  /// The digits of a cell that guards them from spreadsheets, counted; nil for all other cells.
  @inline(__always)
  func unguarded(
    _ text: UnsafePointer<UInt8>, _ count: Int, _ row: Int
  ) -> (UnsafePointer<UInt8>, Int)? {
    guard let digits = SpreadsheetGuard.inside(text, count), !target.words.holds(text, count)
    else { return nil }
    guards.add(
      RowIrregularities.Spot(
        row: row + 1, line: 0,
        text: String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)))
    return digits
  }

  func count(_ sighting: CellForm, _ text: UnsafePointer<UInt8>, _ count: Int, _ row: Int) {
    census.add(
      sighting, row: row,
      text: String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self))
  }

  /// The cell of a sighting of the column's kind, with its pattern.
  private func value(_ sighting: CellForm) -> (Int64, Spelling.Pattern, isExact: Bool)? {
    switch (sighting, plan.kind) {
    case (.number(let digits, let form, let whole, let isExact), .whole),
      (.number(let digits, let form, let whole, let isExact), .decimal):
      let places = Int(form.places)
      guard places <= plan.places, whole + plan.places <= 18 else { return nil }
      return (digits * Self.powers[plan.places - places], .number(form), isExact)
    case (.compact(let digits, let form, let seen), .whole),
      (.compact(let digits, let form, let seen), .decimal):
      guard seen.form.digitCount + plan.places <= 18 else { return nil }
      return (digits * Self.powers[plan.places], .number(form), true)
    case (.compact(_, _, let seen), .moment): return day(seen)
    case (.calendar(let seen), .date), (.calendar(let seen), .moment): return day(seen)
    case (.time(let micros, let form, _), .time):
      return (micros, .calendar(CalendarForm(date: nil, clock: form)), true)
    case (.period(let ordinal, let unit, let form, _), .period(let wanted)):
      return unit == wanted ? (ordinal, .period(form), true) : nil
    default: return nil
    }
  }

  private func day(_ seen: CalendarSighting) -> (Int64, Spelling.Pattern, isExact: Bool)? {
    guard var date = seen.form.date else { return nil }
    if date.isAmbiguous {
      guard let order = plan.order, seen.mask >> order.rawValue & 1 == 1 else { return nil }
      date.order = order
    }
    guard let number = seen.parts.day(date.order, hasShortYear: date.hasShortYear) else {
      return nil
    }
    if plan.kind == .date, seen.form.clock != nil { return nil }
    var form = seen.form
    form.date = date
    let cell = plan.kind == .date ? Int64(number) : Int64(number * Moment.perDay) + seen.time
    return (cell, .calendar(form), true)
  }

  /// Remembers how a cell of the column's kind was written.
  func keep(
    _ pattern: Spelling.Pattern, _ isExact: Bool, _ text: UnsafePointer<UInt8>, _ count: Int,
    _ row: Int
  ) {
    if isExact, let index = plan.patterns.firstIndex(of: pattern), writes(pattern, text, count) {
      if index > 0 {
        target.patterns?.base[row] = UInt8(index)
        usesPatterns = true
      }
      if case .calendar(let form) = pattern { keepRest(form, text, count, row) }
      return
    }
    guard isFinal || exceptions.count < 20_000 else {
      isBroken = true
      return
    }
    except(text, count, row)
  }

  /// Whether the pattern gives the text back: a date with mixed padding does not, nor what is in
  /// full-width digits.
  private func writes(
    _ pattern: Spelling.Pattern, _ text: UnsafePointer<UInt8>, _ count: Int
  ) -> Bool {
    switch (pattern, plan.kind) {
    case (.calendar(let form), _):
      var mask: UInt8 = 0
      return form.read(text, count, isMoment: true, mask: &mask) != nil
    case (.period(let form), .period(let unit)): return form.read(text, count, unit) != nil
    default: return true
    }
  }

  /// Keeps the billionths of a second that a moment's cell has no room for.
  @inline(__always)
  func keepRest(
    _ form: CalendarForm, _ text: UnsafePointer<UInt8>, _ count: Int, _ row: Int
  ) {
    guard let rests = target.rests, let fraction = form.clock?.fraction, fraction > 6 else {
      return
    }
    let rest = form.rest(text, count)
    rests.base[row] = rest
    if rest > 0 { cutMoments += 1 }
  }

  /// Remembers how a missing cell was written.
  func keepMissing(_ text: UnsafePointer<UInt8>, _ count: Int, _ row: Int) {
    guard count > 0 else { return }
    let word = String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
    if target.words.holds(text, count) { taken[word, default: 0] += 1 }
    keep(.word(word), true, text, count, row)
  }

  /// Remembers a text that is not of the column's kind.
  func keepMisfit(_ text: UnsafePointer<UInt8>, _ count: Int, _ row: Int) {
    guard misfits.count <= Census.misfitLimit else {
      isBroken = true
      return
    }
    misfits.append(row)
    except(text, count, row)
  }

  private func except(_ text: UnsafePointer<UInt8>, _ count: Int, _ row: Int) {
    exceptions[row] = String(
      decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
  }
}
