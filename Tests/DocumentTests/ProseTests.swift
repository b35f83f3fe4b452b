import PlaintEngine
import PlaintLanguage
import PlaintText
import Testing

/// Commands stand in fences that run; what is said in passing can at least be read.
@Suite struct ProseTests {
  @Test(arguments: Pages.written) func commandsStandOnlyInFencesThatRun(name: String) throws {
    for line in try Prose(Pages.text(name)).code {
      let line = line.drop { $0 == " " }
      #expect(!Self.isCommand(line), "\(name): “\(line)” is not in a plaint fence")
    }
  }

  @Test(arguments: Pages.written) func commandsInSentencesCanBeRead(name: String) throws {
    for span in try Prose(Pages.text(name)).spans where Self.beginsWithVerb(span) {
      #expect(Self.isForm(span) || Self.isCommand(span), "\(name): “\(span)” cannot be read")
    }
  }

  /// Whether a text begins with a verb and more follows.
  private static func beginsWithVerb(_ text: Substring) -> Bool {
    Verbs.declarations.flatMap(\.word.spellings).contains { text.hasPrefix($0 + " ") }
  }

  /// Whether a text shows how something is written instead of being it: `breakdown COLUMN …`.
  private static func isForm(_ text: Substring) -> Bool {
    text.contains("…") || text.contains(/\b[A-Z]{2,}\b|[〈\[]/)
  }

  private static func isCommand(_ text: Substring) -> Bool {
    guard beginsWithVerb(text) else { return false }
    var reader = Reader(SourceText(String(text)))
    return (try? reader.line(Verbs.declarations)) != nil
  }
}

/// A page without the fences that run: its other code, and what stands in backticks in sentences.
private struct Prose {
  var code: [Substring] = []
  var spans: [Substring] = []

  init(_ page: String) {
    var sentences = ""
    var isFenced = false
    for case .prose(let line) in Transcript(page).parts {
      if line.hasPrefix("```") {
        isFenced.toggle()
      } else if isFenced || line.hasPrefix("    ") {
        code.append(line[...])
      } else {
        sentences += line + (line.isEmpty ? "\n" : " ")
      }
    }
    for paragraph in sentences.split(separator: "\n") {
      let parts = paragraph.split(separator: "`", omittingEmptySubsequences: false)
      spans += parts.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    }
  }
}
