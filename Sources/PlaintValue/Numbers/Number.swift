/// An exact number: whole digits and a count of decimal places, `digits / 10^places`.
///
/// Always normalised (no trailing zero after the point, zero has no places), so that equal
/// numbers have equal parts. Holds up to 38 digits; arithmetic that needs more returns nil.
package struct Number: Hashable, Sendable {
  package let digits: Int128
  package let places: Int

  /// The number `digits / 10^places`, normalised.
  package init(_ digits: Int128, places: Int = 0) {
    var digits = digits
    var places = places
    // In 64 bits where it fits, whose division is one instruction.
    if places > 0, var short = Int64(exactly: digits) {
      while places > 0, short % 10 == 0 {
        short /= 10
        places -= 1
      }
      digits = Int128(short)
    }
    while places > 0, digits % 10 == 0 {
      digits /= 10
      places -= 1
    }
    self.digits = digits
    self.places = places
  }

  package init(_ whole: Int) { self.init(Int128(whole)) }

  package static let zero = Number(0)
}
