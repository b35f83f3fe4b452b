import PlaintValue

extension Number {
  /// The number in units of its last of `places` digits.
  func units(_ places: Int) -> Int128 {
    (self.places..<max(places, self.places)).reduce(digits) { units, _ in units * 10 }
  }
}
