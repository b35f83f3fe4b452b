import PlaintLanguage
import PlaintText
import Testing

/// Calls read by their grammar, and what the grammar says of itself.
struct GrammarTests {
  @Test func clausesStandInAnyOrder() throws {
    for text in [
      "breakdown a by b where c = 1 digits 1", "breakdown a digits 1 where c = 1 by b",
      "占比 a 小数 1 其中 c = 1 按 b",
    ] {
      let call = try Speaking.line(text).stages[0].call
      #expect(call[Speaking.column].text == "a")
      #expect(call[Speaking.by]?.map(\.text) == ["b"])
      #expect(call[Speaking.digits]?.nested == "1")
      #expect(call[Speaking.where]?.nested == "(equal c 1)")
      #expect(call[Speaking.of] == nil)
      #expect(call.has(.by) && !call.has(.of))
    }
  }

  @Test func aClauseMayBeGivenOnce() {
    let text = "breakdown a by b by c"
    let problem = Speaking.failure(text)
    #expect(problem?.message == Message("“by” stands here a second time", "“按”重复出现"))
    #expect(problem?.place == Place(17, 19))
  }

  @Test func clauseWordsAreNamesWhereANameMustStand() throws {
    let call = try Speaking.line("breakdown top by of where by = where").stages[0].call
    #expect(call[Speaking.column].text == "top")
    #expect(call[Speaking.by]?.map(\.text) == ["of"])
    #expect(call[Speaking.where]?.nested == "(equal by where)")
    #expect(
      try Speaking.line("breakdown [by] by [where]").stages[0].call[Speaking.column].text == "[by]")
  }

  @Test func optionalSlotsMayBeLeftOut() throws {
    let bare = try Speaking.line("show").stages[0].call
    #expect(bare[optional: Speaking.number] == nil)
    let full = try Speaking.line("show 3 a, b").stages[0].call
    #expect(full[optional: Speaking.number]?.nested == "3")
    #expect(full[optional: Speaking.columns]?.map(\.text) == ["a", "b"])
  }

  @Test func branchesAreTakenByTheirFirstWord() throws {
    #expect(try Speaking.line("say all").stages[0].call.has(.all))
    #expect(try Speaking.line("say it 3").stages[0].call[Speaking.number].nested == "3")
    #expect(Speaking.failure("say") != nil)
  }

  @Test func namesAndTops() throws {
    let call = try Speaking.line("breakdown month(a) as 月份 top 5 at least 80% by b").stages[0].call
    let column = call[Speaking.column]
    #expect(column.text == "month(a)")
    #expect(column.name?.text == "月份")
    #expect(column.top?.count.nested == "5")
    #expect(column.top?.atLeast?.nested == "80%")
  }

  @Test func callsKnowTheirPlaces() throws {
    let text = "筛选 a = 1  | breakdown a  where b = 2  # why"
    let line = try Speaking.line(text)
    let scanner = Scanner(SourceText(text))
    #expect(line.stages.map(\.call.text) == ["筛选 a = 1", "breakdown a  where b = 2"])
    #expect(line.stages.map { scanner.written($0.call.verbPlace) } == ["筛选", "breakdown"])
    let place = try #require(line.stages[1].call.place(of: Speaking.where))
    #expect(scanner.written(place) == "b = 2")
  }

  @Test func paths() throws {
    for (text, path) in [
      ("load a.csv", "a.csv"), ("load ~/x/电话-2012.csv replace", "~/x/电话-2012.csv"),
      ("load \"a b.csv\"", "a b.csv"), ("load 2012-*.csv", "2012-*.csv"),
      ("load ../a.csv # x", "../a.csv"),
      ("load {month}.csv", "{month}.csv"),
    ] {
      #expect(try Speaking.line(text).stages[0].call[Speaking.path].text == path)
    }
    #expect(try Speaking.line("load a.csv replace").stages[0].call.has(.replace))
    #expect(try Speaking.line("load a.csv|show").stages.count == 2)
  }

  @Test func sortKeysAndAssignments() throws {
    let keys = try Speaking.line("sort a desc, b, length(c) asc, [d e] 降序").stages[0].call[
      Speaking.keys]
    #expect(keys.map(\.descending) == [true, false, false, true])
    #expect(keys.map(\.text) == ["a", "b", "length(c)", "[d e]"])
    let made = try Speaking.line("add x = a + 1, [y z] = b > 1").stages[0].call[
      Speaking.assignments]
    #expect(made.map { $0.name?.text } == ["x", "y z"])
    #expect(made.map(\.phrase.nested) == ["(add a 1)", "(greater b 1)"])
    #expect(Speaking.failure("add a + 1") != nil)
  }

  @Test func origins() throws {
    guard case .current = try Speaking.line("count").origin else { return fail() }
    guard case .dataset(let name) = try Speaking.line("tickets | count").origin else {
      return fail()
    }
    #expect(name.text == "tickets")
    guard case .dataset(let bracketed) = try Speaking.line("[count] | count").origin else {
      return fail()
    }
    #expect(bracketed.text == "count")
    guard case .it = try Speaking.line("it | sort a").origin else { return fail() }
    guard case .it = try Speaking.line("它 | sort a").origin else { return fail() }
    guard case .all = try Speaking.line("全部 | count").origin else { return fail() }
    guard case .current = try Speaking.line("count | sort a").origin else { return fail() }
    let named = try Speaking.line("big = tickets | filter a = 1 | sort a")
    #expect(named.name?.text == "big" && named.stages.count == 2)
    guard case .dataset = named.origin else { return fail() }
  }

  private func fail() { Issue.record("another origin") }

  @Test func verbsOfSeveralWords() throws {
    #expect(try Speaking.line("allow unknown values").stages.count == 1)
    #expect(Speaking.failure("allow unknown") != nil)
  }

  @Test func synopses() {
    let synopses = Speaking.vocabulary.map { $0.synopsis(in: .english) }
    #expect(
      synopses[1] == "breakdown COLUMN [by COLUMNS] [of COLUMNS] [where CONDITION] [digits N]")
    #expect(synopses[9] == "load PATH [replace]")
    #expect(synopses[13] == "say all | it N")
    #expect(
      Grammar.slots(Speaking.vocabulary[1].grammar).map(\.name) == [
        "COLUMN", "COLUMNS", "COLUMNS", "CONDITION", "N",
      ])
    #expect(Grammar.words(Speaking.vocabulary[1].grammar) == [.by, .of, .where, .digits])
  }
}
