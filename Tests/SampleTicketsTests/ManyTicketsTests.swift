import Testing

@testable import sample_tickets

/// The tickets of the benchmark: the same on every machine, a short file the beginning of a long one.
@Suite struct ManyTicketsTests {
  private let tickets = ManyTickets(seed: 7)

  @Test func aShortFileIsTheBeginningOfALongOne() {
    let (short, long) = (tickets.block(0, of: 400), tickets.block(0, of: 900))
    #expect(short.count < long.count)
    let isSame = Array(long.prefix(short.count)) == short
    #expect(isSame)
    let isNext = tickets.block(1, of: 50_100) == ManyTickets(seed: 7).block(1, of: 50_100)
    #expect(isNext)
    let isOther = ManyTickets(seed: 8).block(0, of: 400) != short
    #expect(isOther)
  }

  @Test func everyRowHasTwelveCells() throws {
    let text = ManyTickets.heading + String(decoding: tickets.block(0, of: 3000), as: UTF8.self)
    let lines = cells(ofCSV: text)
    #expect(lines.count == 3001)
    #expect(lines.allSatisfy { $0.count == 12 })
    #expect(Set(lines.map { $0[0] }).count == 3001)
    let contents = lines.dropFirst().map { $0[11] }
    #expect(contents.contains { $0.contains("\n") })
    #expect(contents.contains { $0.contains("\"") })
    #expect(contents.contains { $0.contains(",") })
    #expect(lines.contains { $0[2].isEmpty })
    #expect(lines.contains { $0[9].isEmpty })
  }
}
