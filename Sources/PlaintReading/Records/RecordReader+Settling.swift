/// Which of several readings of a record to believe.
extension RecordReader {
  /// The reading to believe.
  func settled() -> Scan {
    var first = scan(.insideQuotes)
    if first.isGuessed, first.end != .needsMore, first.fields.count != width {
      // Of quotes inside quotes, one before a comma of the sentence.
      let other = scan(.insideBlanks)
      if other.end == .needsMore { return other }
      if other.fields.count == width { first = other }
    }
    if first.end == .needsMore { return first }
    if first.end == .unclosed { return unclosed(first) }
    guard first.isDoubtful || (first.hasStrays && first.isQuoted && first.fields.count != width)
    else { return first }
    let second = scan(.asWritten)
    if second.end == .needsMore || first.isAbandoned { return second }
    if second.fields.count == width { return second }
    return first.isDoubtful && first.fields.count != width ? second : first
  }

  /// A quote that never closes: an ordinary character after other quotes in the wrong place, or
  /// when reading it so gives this record and the next their right number of cells; else the file
  /// was cut inside the quotes.
  private func unclosed(_ first: Scan) -> Scan {
    var second = scan(.asWritten)
    if first.hasStrays { return second }
    // The first record has no width to go by yet but its own.
    let width = width > 0 ? width : second.fields.count
    guard second.fields.count == width, second.next < stream.end else { return first }
    let here = stream.start
    stream.start = second.next
    let after = scan(.asWritten)
    stream.start = here
    guard after.fields.count == width else { return first }
    second.wasUnclosed = true
    second.hasStrays = false
    return second
  }
}
