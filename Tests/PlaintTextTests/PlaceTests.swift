import PlaintText
import Testing

@Suite struct PlaceTests {
  @Test func throughSpansBoth() {
    #expect(Place(2, 5).through(Place(7, 9)) == Place(2, 9))
    #expect(Place(7, 9).through(Place(2, 5)) == Place(2, 9))
  }
}
