import PlaintText

/// Lists of as many elements as there are groups, made so that Ctrl-C ends it.
///
/// A list that is not whole is never handed out: making it throws. The flag is asked once in
/// ``stretch`` elements.
extension Run {
  /// The elements worked on between two looks at the flag.
  package static let stretch = 1 << 10

  /// The results of the body for each element.
  @inlinable
  package func map<Elements: Collection, Result>(
    _ elements: Elements, _ body: (Elements.Element) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> [Result] {
    var results: [Result] = []
    results.reserveCapacity(elements.count)
    try forEach(elements) { element throws(Diagnostic) in results.append(try body(element)) }
    return results
  }

  /// The elements that meet a condition.
  @inlinable
  package func filter<Elements: Collection>(
    _ elements: Elements, _ isIn: (Elements.Element) throws(Diagnostic) -> Bool
  ) throws(Diagnostic) -> [Elements.Element] {
    var results: [Elements.Element] = []
    try forEach(elements) { element throws(Diagnostic) in
      if try isIn(element) { results.append(element) }
    }
    return results
  }

  /// Does the body for each element.
  @inlinable
  package func forEach<Elements: Collection>(
    _ elements: Elements, _ body: (Elements.Element) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    var left = 0
    for element in elements {
      if left == 0 {
        try check()
        left = Self.stretch
      }
      left &-= 1
      try body(element)
    }
    try check()
  }

  /// The elements in order.
  package func sort<Elements: Collection>(
    _ elements: Elements, by precedes: (Elements.Element, Elements.Element) -> Bool
  ) throws(Diagnostic) -> [Elements.Element] {
    let sorted = elements.sorted(self, by: precedes)
    try check()
    return sorted
  }
}
