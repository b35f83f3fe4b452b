import Testing

@testable import PlaintTable

@Suite struct NameIndexTests {
  @Test func aNameIsFoundWhereItFirstStands() {
    for count in [0, 1, 31, 32, 33, 100] {
      let names = (0..<count).map { "列\($0 % 40)" }
      let index = NameIndex()
      // Asked often enough, it is looked up instead of searched for.
      for _ in 0..<3 {
        for name in names + ["无", ""] {
          #expect(index.place(of: name, in: names) { $0 } == names.firstIndex(of: name))
        }
      }
    }
  }
}
