import PlaintLanguage
import PlaintText
import Testing

/// Words, signs, quotes, brackets, comments: what stands where.
struct ScannerTests {
  @Test(arguments: [
    ("reason", ["word reason"]),
    ("受理渠道", ["word 受理渠道"]),
    ("4G资费", ["word 4G资费"]),
    ("a_1 b", ["word a_1", "word b"]),
    ("Sub-product", ["word Sub-product"]),
    ("2012-05-01", ["word 2012-05-01"]),
    ("a - b", ["word a", "sign -", "word b"]),
    ("-5", ["sign -", "word 5"]),
    ("20.83%", ["word 20.83%"]),
    ("a % 3", ["word a", "sign %", "word 3"]),
    ("10%x", ["word 10", "sign %", "word x"]),
    ("1.5", ["word 1.5"]),
    ("1..3", ["word 1", "sign ..", "word 3"]),
    ("2012-01..2012-05", ["word 2012-01", "sign ..", "word 2012-05"]),
    ("7.2万", ["word 7.2万"]),
    ("a=b", ["word a", "sign =", "word b"]),
    ("a==b", ["word a", "sign ==", "word b"]),
    (
      "a!=b<>c<=d>=e=~f->g",
      [
        "word a", "sign !=", "word b", "sign <>", "word c", "sign <=", "word d", "sign >=",
        "word e",
        "sign =~", "word f", "sign ->", "word g",
      ]
    ),
    ("≠≤≥", ["sign ≠", "sign ≤", "sign ≥"]),
    ("{month}", ["parameter month"]),
    ("{ month }", ["sign {", "word month", "sign }"]),
    ("x # y", ["word x"]),
    ("# y", []),
    ("x#y", ["word x", "sign #", "word y"]),
    ("", []),
    ("é", ["word é"]),
  ]) func wordsAndSigns(_ text: String, _ tokens: [String]) throws {
    #expect(try Speaking.tokens(text) == tokens)
  }

  @Test(arguments: [
    ("\"a b\"", "a b"), ("'a b'", "a b"), ("“a b”", "a b"), ("”a b“", "a b"), ("‘a b’", "a b"),
    ("「a b」", "a b"), ("＂a b＂", "a b"), ("\"a # b | c\"", "a # b | c"), ("\"[x]\"", "[x]"),
    (#""\"""#, "\""), (#""\\""#, #"\"#), (#""\n""#, "\n"), (#""\t""#, "\t"),
    (#""\d{3}""#, #"\d{3}"#), (#"'C:\data'"#, #"C:\data"#), ("\"电话\"", "电话"), ("\"\"", ""),
    ("\"a\nb\"", "a\nb"),
  ]) func quotes(_ text: String, _ inner: String) throws {
    #expect(try Speaking.tokens(text) == ["quoted \(inner)"])
  }

  @Test(arguments: [
    ("[Complaint Type]", "Complaint Type"), ("[Ticket #]", "Ticket #"), ("[a]]b]", "a]b"),
    ("[a\"b]", "a\"b"), ("【受理 渠道】", "受理 渠道"), ("［a b］", "a b"), ("[]", ""),
  ]) func brackets(_ text: String, _ inner: String) throws {
    #expect(try Speaking.tokens(text) == ["bracketed \(inner)"])
  }

  @Test(arguments: [
    ("，", "sign ,"), ("＝", "sign ="), ("（", "sign ("), ("）", "sign )"), ("：", "sign :"),
    ("｜", "sign |"), ("、", "sign ,"), ("！＝", "sign !="), ("＞＝", "sign >="), ("＜", "sign <"),
    ("＋", "sign +"), ("－", "sign -"), ("＊", "sign *"), ("／", "sign /"), ("％", "sign %"),
    ("～", "sign .."), ("~", "sign .."), ("１２", "word 12"), ("２０１２－０５", "word 2012-05"),
    ("１．５％", "word 1.5%"), ("＃ 注释", ""), ("；", "sign ;"),
  ]) func fullWidthSigns(_ text: String, _ token: String) throws {
    #expect(try Speaking.tokens(text) == (token.isEmpty ? [] : [token]))
  }

  @Test func fullWidthBlanksSeparateAndLettersStay() throws {
    #expect(try Speaking.tokens("a　ＡＰＰ") == ["word a", "word ＡＰＰ"])
  }

  @Test func insideQuotesFullWidthSignsStay() throws {
    #expect(try Speaking.tokens("\"a，b　（１）\"") == ["quoted a，b　（１）"])
  }

  @Test func continuationIsBlank() throws {
    #expect(try Speaking.tokens("a \\\n b") == ["word a", "word b"])
    #expect(try Speaking.tokens("a \\ \n b") == ["word a", "word b"])
    #expect(try Speaking.tokens("a \\ b") == ["word a", "sign \\", "word b"])
    #expect(try Speaking.tokens("a # c\nb") == ["word a", "word b"])
  }

  @Test func placesCountBytes() throws {
    var scanner = Scanner(SourceText("筛选 渠道 = “电话”"))
    #expect(try scanner.next().place == Place(0, 6))
    #expect(try scanner.next().place == Place(7, 13))
    #expect(try scanner.next().place == Place(14, 15))
    let quoted = try scanner.next()
    #expect(quoted.place == Place(16, 28))
    #expect(scanner.written(quoted.place) == "“电话”")
    #expect(try scanner.next().kind == .end)
  }

  @Test(arguments: ["\"abc", "'abc", "“电话", "「电话", "[abc", "【abc", "x = \"a\\\""])
  func whatIsNeverClosedIsAnError(_ text: String) {
    #expect(throws: Diagnostic.self) { try Speaking.tokens(text) }
  }

  @Test func theErrorStandsUnderTheOpeningQuote() {
    let problem = Speaking.failure("筛选 渠道 = “电话")
    #expect(problem?.message == Message("this quote is never closed", "引号没有闭合"))
    #expect(problem?.place == Place(16, 19))
    #expect(problem?.failure == .language)
  }

  @Test(arguments: [
    "电话", "a b", "", "it's", "say \"hi\"", "back\\slash", "C:\\new", "ends with \\", "＂full＂",
    "“curly”", "“a” ＂b＂", "「a」", "tab\there", "two\nlines", "a]b", "# not a comment", "{x}",
  ]) func quotedTextReadsBack(_ text: String) throws {
    #expect(try Speaking.tokens(Correction.quoted(text)) == ["quoted \(text)"])
  }
}
