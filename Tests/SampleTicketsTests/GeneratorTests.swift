import Testing

@testable import sample_tickets

/// The committed files are what the generator writes.
@Suite struct GeneratorTests {
  @Test func committedFilesAreTheGenerators() throws {
    for sample in Sample.all() {
      // Compared as Booleans: a failure should name the file and not print half a megabyte.
      let isEqual = try Committed.bytes(of: sample.name) == sample.bytes
      #expect(isEqual, "run: swift run sample-tickets docs/data, after \(sample.name) changed")
    }
  }

  @Test func everyRunIsTheSame() {
    let (first, second) = (Sample.all(), Sample.all())
    #expect(first.map(\.name) == second.map(\.name))
    let isEqual = first.map(\.bytes) == second.map(\.bytes)
    #expect(isEqual)
  }

  /// The first numbers of the published generator for the seed 1234567.
  @Test func diceAreSplitMix64() {
    var dice = SplitMix64(seed: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    for number in expected { #expect(dice.next() == number) }
  }

  @Test func daysFollowTheCalendar() {
    var moment = Moment(2011, 12, 30)
    #expect(moment.weekday == 4)
    for year in 2012...2016 {
      for month in 1...12 {
        for day in 1...Moment.days(in: month, of: year) {
          let expected = Moment(year, month, day)
          while moment < expected { moment = moment + 1440 }
          #expect(moment == expected)
          #expect(expected.date == (year, month, day))
        }
      }
    }
    #expect(Moment(2012, 3, 1).minutes - Moment(2012, 2, 29).minutes == 1440)
    #expect(Moment(2012, 5, 1, minute: 483).padded == "2012-05-01 08:03")
    #expect(Moment(2012, 5, 1, minute: 483).unpadded == "2012/5/1 8:03")
    #expect(Moment(1970, 1, 1).minutes == 0)
  }

  @Test func cellsAreQuotedOnlyWhereTheyMustBe() {
    let sheet = Sheet(
      heading: ["工单", "内容"],
      rows: [["1", "短信,收不到"], ["2", "称\"忙\""], ["3", "两\n行"], ["4", "短信，收不到"], ["", ""]])
    #expect(
      sheet.text() == """
        工单,内容
        1,"短信,收不到"
        2,"称""忙""\"
        3,"两
        行"
        4,短信，收不到
        ,

        """)
    for end in ["\n", "\r\n"] {
      #expect(cells(ofCSV: sheet.text(endingLinesWith: end)) == [sheet.heading] + sheet.rows)
    }
  }
}
