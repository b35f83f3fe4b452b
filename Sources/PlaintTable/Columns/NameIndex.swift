import Synchronization

/// Where each of many names stands in a list, noted once the list has been searched some times.
///
/// Files of a hundred thousand columns exist; to search them all for each had taken hours. A short
/// list is faster searched than looked up.
package final class NameIndex: Sendable {
  private struct State {
    var searches = 0
    var places: [String: Int]?
  }

  private let state = Mutex(State())
  /// Lists up to this length are searched, and longer ones so many times before they are noted.
  private static let short = 32
  private static let patience = 8

  package init() {}

  /// An index of its own, for a list that goes on otherwise.
  package func copy() -> NameIndex {
    let known = state.withLock { $0.places }
    let copy = NameIndex()
    copy.state.withLock { $0.places = known }
    return copy
  }

  /// Notes one more item behind the list, of a name that is not in it.
  package func note(_ name: String, at place: Int) {
    state.withLock { $0.places?[name] = place }
  }

  /// Where the first item of a name stands.
  ///
  /// - Parameters:
  ///   - name: the name.
  ///   - items: the list, the same every time.
  ///   - named: an item's name.
  /// - Returns: its place, nil when there is none.
  package func place<Item>(
    of name: String, in items: [Item], _ named: (Item) -> String
  ) -> Int? {
    guard items.count > Self.short else { return items.firstIndex { named($0) == name } }
    let places = state.withLock { state in
      state.searches += 1
      if state.places == nil, state.searches > Self.patience {
        state.places = Dictionary(
          items.enumerated().map { (named($1), $0) }, uniquingKeysWith: { first, _ in first })
      }
      return state.places
    }
    guard let places else { return items.firstIndex { named($0) == name } }
    return places[name]
  }
}
