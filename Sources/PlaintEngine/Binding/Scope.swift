import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// What names mean while a command is bound: columns, parameters, defaults, today.
///
/// Binding reads no row. What must be looked up in the data (does this value occur?) is collected
/// in ``suspects`` and asked once the whole line has bound.
package struct Scope: Sendable {
  package var session: Session
  package var host: Host
  /// The columns that can be named, after the steps so far; empty when there is no dataset.
  package var schema: Schema
  /// The rows they come from; nil when there is no dataset.
  package var input: Input?
  package var dataset: Dataset?
  /// The command being bound, for the words of messages and headings.
  package var source = SourceText("") { didSet { scanner = Scanner(source) } }
  /// The same, ready to be looked at.
  private(set) var scanner = Scanner(SourceText(""))
  /// Guesses made while binding that must be said.
  package var notes: [Message] = []
  /// What is probably wrong with what was asked, said besides.
  package var warnings: [Message] = []
  /// Values written for columns, to be looked for in the loaded data.
  package var suspects: [Suspect] = []
  /// Columns of text that something goes by in their order, to be looked at for numbers.
  var textOrders: [TextOrder] = []
  /// What the measures of the call being bound are of, as typed and as bound.
  var measured: [(name: String, expression: Expression)] = []
  /// The arithmetic of the stages being bound, inner before outer, to be found again where it fails.
  var arithmetic: [Bound] = []
  /// The period that each column last faced in the command, for “the same a year ago”.
  var faced: [Expression: Stretch] = [:]
  /// Words taken for columns that would be values of the column they face if they occur there.
  package var doubles: [Suspect] = []

  package init(_ session: Session, host: Host) {
    self.session = session
    self.host = host
    schema = Schema([])
  }

  /// A value that was compared with a column.
  package struct Suspect: Hashable, Sendable {
    package let column: String
    package let value: Value
    package let place: Place
    /// The file that it stands in; nil for one that was typed.
    package var file: String?
    /// Whether it is a text, which a script puts in quotes.
    var isText: Bool { if case .text = value { true } else { false } }
    /// What the column's values are asked: `=` also for `in` and `!=`.
    package let test: Function
    /// Whether the comparison was exact (`=`, `in`), so that nearly equal values matter.
    var isExact: Bool { test == .equal }

    /// Whether a value of the column meets the test.
    func isMet(by value: Value) -> Bool {
      var faults = Faults()
      return test.evaluate([value, self.value], &faults) == .truth(true)
    }
  }

  /// What stands at a place of the command, as typed.
  func written(_ place: Place) -> String { scanner.written(place) }

  /// The command with other words at a place, for proposals.
  func line(replacing place: Place, with text: String) -> String {
    scanner.replacing(place, with: text)
  }

  /// The language that the command is typed in, which is its first verb's.
  var tongue: Tongue {
    let first = Scanner.tokens(of: source).first { $0.kind == .word }
    return first?.text.utf8.contains { $0 > 127 } == true ? .chinese : .english
  }

  package var defaults: Defaults { session.defaults }
  package var today: Day { defaults.today ?? host.today }

  /// The name of the dataset, for messages.
  var datasetName: String { input?.name ?? "the dataset" }

  /// A relation that must be there.
  @discardableResult
  func requireInput(_ call: Call) throws(Diagnostic) -> Input {
    guard let input else { throw .noDataset(at: call.verbPlace) }
    return input
  }
}

extension Diagnostic {
  /// The command needs rows, and none are loaded.
  static func noDataset(at place: Place?) -> Diagnostic {
    Diagnostic(
      Message("no dataset is loaded", "尚未加载数据集"), at: place,
      hints: [Message("load one first: load FILE.csv", "请先加载：加载 文件.csv")])
  }
}

/// A bound expression with its kind; the kind of a bare `missing` is nil.
package struct Bound: Hashable, Sendable {
  package var expression: Expression
  package var kind: Kind?
  package var place: Place

  package init(_ expression: Expression, _ kind: Kind?, _ place: Place) {
    self.expression = expression
    self.kind = kind
    self.place = place
  }

  /// The name when it is just a column.
  package var column: String? {
    if case .column(let name) = expression { name } else { nil }
  }
}
