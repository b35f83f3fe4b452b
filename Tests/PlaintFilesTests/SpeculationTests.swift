import PlaintTable
import PlaintText
import PlaintValue
import Testing

@testable import PlaintEncoding
@testable import PlaintReading

/// Files that turn out otherwise than their first bytes promise.
@Suite struct SpeculationTests {
  private static func lines(_ count: Int, _ line: (Int) -> String) -> [UInt8] {
    Array(("a,b\n" + (0..<count).map { line($0) + "\n" }.joined()).utf8)
  }

  private func expectSame(_ bytes: [UInt8], _ options: LoadOptions = LoadOptions()) throws {
    let strict = try load(bytes: bytes, options, isStrict: true)
    for block in [1 << 12, 1 << 18] {
      let loaded = try load(bytes: bytes, options, block: block)
      #expect(loaded.said == strict.said)
      #expect(loaded.report.encodingMessage == strict.report.encodingMessage)
      #expect(loaded.table.count == strict.table.count)
      #expect(loaded.kinds == strict.kinds)
      #expect(loaded.cells == strict.cells)
    }
  }

  @Test func bytesThatAreNoUTF8FarBehindAreFound() throws {
    var bytes = Self.lines(9000) { "\($0),渠道\($0 % 7)" }
    #expect(bytes.count > 1 << 16)
    bytes[bytes.count - 4] = 0xFF
    try expectSame(bytes)
    try expectSame([0xEF, 0xBB, 0xBF] + bytes)
    try expectSame(bytes, LoadOptions(encoding: "UTF-8"))
  }

  @Test func gb18030FarBehindAnASCIIStartIsFound() throws {
    let converter = try #require(Converter(to: "GB18030"))
    var bytes = Self.lines(20_000) { "\($0),x" }
    let rest = Array((0..<3000).map { "\($0),电话营业厅\n" }.joined().utf8)
    var target = [UInt8](repeating: 0, count: 2 * rest.count)
    let written = converter.convert(rest, rest.count, &target, target.count).written
    bytes += target[..<written]
    try expectSame(bytes)
    #expect(try load(bytes: bytes).cells.last == ["2999", "电话营业厅"])
  }

  @Test func moreRowsThanTheFirstBytesPromiseAreRead() throws {
    let long = String(repeating: "长", count: 100_000)
    let bytes = Self.lines(150_000) { $0 == 0 ? "\(long),1" : "x,\($0)" }
    let part = try FilePart(
      InputFile("test.csv", memory: Buffer(bytes), count: bytes.count), LoadOptions(), Run())
    #expect(part.mostRows < 150_000)
    let loaded = try load(bytes: bytes)
    #expect(loaded.table.count == 150_000)
    #expect(loaded.values("b").last == .number(Number(149_999)))
  }

  @Test func whatCannotBeCutInBlocksFarBehindIsReadFromTheStart() throws {
    var bytes = Self.lines(9000) { "\($0),\"渠,道\"" }
    bytes += Array("x,他说\"不行\n最后,\"没有结束\n".utf8)
    try expectSame(bytes)
  }

  /// Rows that nobody foresaw are never written where another thread writes.
  @Test func unforeseenRowsAreKeptApart() throws {
    let bytes = Self.lines(30_000) { row in
      row % 499 == 7 ? "\(row),第\(row)条\r多,一行" : "\(row),第\(row)条投诉"
    }
    let strict = try load(bytes: bytes, isStrict: true)
    for round in 0..<4 {
      let loaded = try load(bytes: bytes, block: 1 << (12 + round), threads: 7)
      #expect(loaded.cells == strict.cells)
      #expect(loaded.said == strict.said)
    }
  }

  /// The same bytes come out whatever the number of threads.
  @Test(arguments: [1, 2, 7]) func threadsChangeNothing(threads: Int) throws {
    let bytes = Self.lines(40_000) { row in
      row % 1000 == 5
        ? ""
        : row % 700 == 3 ? "\(row)" : "\(row % 300 == 1 ? "未知" : "\(row)"),\"渠\"\"\(row % 9)\n道\""
    }
    let one = try load(bytes: bytes, isStrict: true)
    for block in [500, 1 << 14, 1 << 18] {
      let loaded = try load(bytes: bytes, block: block, threads: threads)
      #expect(loaded.cells == one.cells)
      #expect(loaded.said == one.said)
      #expect(loaded.file.oddities == one.file.oddities)
      #expect(loaded.report.columns.map(\.missing) == one.report.columns.map(\.missing))
    }
  }
}

/// Fast ways of reading cells against the slow ones.
@Suite struct CellReadingTests {
  private func with<T>(_ text: String, _ body: (UnsafePointer<UInt8>, Int) -> T) -> T {
    let bytes = Array(text.utf8) + [UInt8](repeating: 0x37, count: 16)
    return bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { preconditionFailure("no bytes") }
      return body(base, text.utf8.count)
    }
  }

  @Test func plainNumbersAreWhatTheyWrite() {
    var random = Seeded(state: 3)
    for round in 0..<20_000 {
      let digits = Int.random(in: 1...19, using: &random)
      var text = (0..<digits).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
      if round % 3 == 1 { text.insert(".", at: text.index(text.startIndex, offsetBy: digits / 2)) }
      if round % 7 == 2 { text = "-" + text }
      if round % 11 == 4 {
        let place = text.index(
          text.startIndex, offsetBy: Int.random(in: 0..<text.count, using: &random))
        text.replaceSubrange(
          place...place, with: ["/", ":", "甲", " ", "\u{80}"].randomElement(using: &random) ?? "")
      }
      let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
      let whole = parts[0]
      let all = parts.joined()
      let isPlain =
        parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isASCII) }
        && all.allSatisfy(\.isNumber) && (whole.count == 1 || whole.first != "0") && all.count <= 18
        && !(text.hasPrefix("-") && Int64(all) == 0)
      let number = with(text) { PlainNumber($0, $1) }
      #expect((number != nil) == isPlain, "\(text)")
      guard let number, isPlain else { continue }
      #expect(number.digits == (text.hasPrefix("-") ? -1 : 1) * (Int64(all) ?? 0), "\(text)")
      #expect(number.places == (parts.count == 2 ? parts[1].count : 0))
      #expect(number.whole == whole.count)
    }
  }

  @Test func plainMomentsAreWhatTheirFormReads() throws {
    var random = Seeded(state: 12)
    let separators: [DateForm.Separator] = [.hyphen, .slash, .point, .blank]
    for round in 0..<40_000 {
      let separator = separators[round % 4]
      let clock: ClockForm? =
        round % 3 == 0 ? nil : ClockForm(isPadded: true, hasSeconds: round % 3 == 1)
      let gap: UInt8 = round % 5 == 0 ? 0x54 : 0x20
      let form = CalendarForm(date: DateForm(.yearFirst, separator), clock: clock, gap: gap)
      let isMoment = clock != nil || round % 2 == 0
      let quick = try #require(PlainMoment(form, isMoment: isMoment))
      func two(_ range: ClosedRange<Int>) -> String {
        let number = Int.random(in: range, using: &random)
        return (number < 10 ? "0" : "") + String(number)
      }
      let sign = String(UnicodeScalar(separator.sign ?? 0))
      var text = two(19...20) + two(0...99) + sign + two(0...13) + sign + two(0...32)
      if let clock {
        text += String(UnicodeScalar(gap)) + two(0...24) + ":" + two(0...60)
        if clock.hasSeconds { text += ":" + two(0...60) }
      }
      if round % 6 == 0 {
        var bytes = Array(text.utf8)
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
          in: 0x20...0x7E, using: &random)
        text = String(decoding: bytes, as: UTF8.self)
      }
      var mask: UInt8 = 0
      let slow = with(text) { form.read($0, $1, isMoment: isMoment, mask: &mask) }
      #expect(with(text) { quick.read($0, $1) } == slow, "\(text)")
    }
  }

  @Test(arguments: ["GB18030", "GBK"]) func theTableDecodesAsThePlatformDoes(name: String) throws {
    let quick = try #require(Converter(from: name))
    let slow = try #require(Converter(plainlyFrom: name))
    var random = Seeded(state: 77)
    func decoded(_ converter: Converter, _ bytes: [UInt8], _ isLast: Bool) -> ([UInt8], Int, Int) {
      var target = [UInt8](repeating: 0, count: 4 * bytes.count + 32)
      let step = converter.decode(bytes, bytes.count, isLast: isLast, into: &target)
      return (Array(target[..<step.written]), step.read, step.failures)
    }
    var pairs: [UInt8] = []
    for lead in UInt8(0x80)...0xFF {
      for trail in UInt8(0)...0xFF { pairs += [lead, trail, 0x0A] }
    }
    let agree = decoded(quick, pairs, true) == decoded(slow, pairs, true)
    #expect(agree)
    for round in 0..<3000 {
      let bytes = (0..<(round % 60)).map { _ in
        switch Int.random(in: 0..<5, using: &random) {
        case 0: UInt8.random(in: 0...0x7F, using: &random)
        case 1: UInt8.random(in: 0x30...0x39, using: &random)
        default: UInt8.random(in: 0x80...0xFF, using: &random)
        }
      }
      for isLast in [true, false] {
        let agree = decoded(quick, bytes, isLast) == decoded(slow, bytes, isLast)
        #expect(agree, "\(bytes)")
      }
    }
  }
}

@Suite struct MemoryTests {
  @Test func aFileThatWouldNotFitIsRefusedBeforeItIsRead() throws {
    let text = "编号,渠道,内容\n" + (0..<5000).map { "\($0),电话,第\($0)条投诉内容\n" }.joined()
    let bytes = Array(text.utf8)
    func load(_ available: Int, _ options: LoadOptions = LoadOptions()) throws -> Loaded {
      try PlaintReading.load(
        [InputFile("工单.csv", memory: Buffer(bytes), count: bytes.count)], options, Run(),
        namesSources: false, memory: { available })
    }
    #expect(try load(1 << 30).table.count == 5000)
    let failure = #expect(throws: Diagnostic.self) { try load(48 << 20) }
    #expect(failure?.failure == .data)
    #expect(
      failure?.message.english
        == "“工单.csv” would take about 16 MB of memory, and only 16 MB can be used")
    let hint = failure?.hints.first?.english ?? ""
    #expect(hint.hasPrefix("load only what you need: ") && hint.contains("the largest are 内容 ("))
    #expect(failure?.message.text(in: .chinese).contains("可用的只有 16 MB") == true)
  }
}
