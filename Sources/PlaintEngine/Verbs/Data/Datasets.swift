import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Lists the datasets in memory.
struct Datasets: Acting {
  static let declaration = Declaration(
    Word("datasets", "数据集"), .data,
    Message("List the datasets in memory.", "列出内存中的数据集。"), grammar: [],
    example: ["hall = filter channel = 电话营业厅", "datasets"])
  let onlyLooks = true

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {}

  func act(on session: inout Session, _ context: Context) throws(Diagnostic) {
    let tongue = context.host.answerTongue
    let current = Message("current", "当前")
    var rows: [[Answer.Cell]] = []
    for dataset in session.datasets {
      let seen = try dataset.relation.seen(context.run)
      rows.append([
        Answer.Cell(.text(dataset.name)),
        Answer.Cell(.number(Number(seen.last ?? 0))),
        Answer.Cell(.number(Number(dataset.relation.loaded(seen)))),
        Answer.Cell(.number(Number(dataset.relation.schema.fields.count))),
        Answer.Cell(dataset.name == session.current ? .text(current.text(in: tongue)) : .missing),
      ])
    }
    if rows.isEmpty { context.show(.note(Message("no dataset is loaded", "尚未加载数据集"))) }
    let headings: [(Message, Kind, Answer.Role)] = [
      (Message("dataset", "数据集"), .text, .key), (Message("rows", "行数"), .whole, .count),
      (Message("loaded", "加载行数"), .whole, .count), (Message("columns", "列数"), .whole, .count),
      (Message("state", "状态"), .text, .note),
    ]
    let named = headings.map { Answer.Heading($0, $1, $2) }
    if !rows.isEmpty {
      context.show(.answer(Answer(title: "datasets", headings: named, lines: rows)))
    }
  }
}

/// Makes another dataset the current one.
struct Use: Acting {
  static let lasts = true
  let checked = Checked.carriedOut
  static let declaration = Declaration(
    Word("use", "使用"), .data,
    Message("Make another dataset the current one.", "切换当前数据集。"),
    grammar: [Slots.dataset.here],
    discussion: Message(
      "Each dataset keeps its own steps; the prompt shows the current one.",
      "每个数据集各有自己的步骤；提示符显示当前的那个。"),
    example: ["load units.csv", "use tickets"])
  private let name: NamePhrase

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) { name = call[Slots.dataset] }

  func act(on session: inout Session, _ context: Context) throws(Diagnostic) {
    _ = try Pipe.dataset(name, in: session)
    session.current = name.text
    session.it = nil
    session.lastAnswered = false
  }
}

/// Takes a dataset out of memory.
struct Forget: Acting {
  static let lasts = true
  let checked = Checked.carriedOut
  static let declaration = Declaration(
    Word("forget", "移除"), .data,
    Message("Take a dataset out of memory.", "从内存中移除数据集。"),
    grammar: [Slots.dataset.here],
    discussion: Message("Its file is left alone.", "文件不受影响。"),
    example: ["load units.csv", "forget units"])
  private let name: NamePhrase

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) { name = call[Slots.dataset] }

  func act(on session: inout Session, _ context: Context) throws(Diagnostic) {
    let dataset = try Pipe.dataset(name, in: session)
    session.datasets.removeAll { $0.name == dataset.name }
    if session.current == dataset.name {
      session.current = session.datasets.last?.name
      session.it = nil
      session.lastAnswered = false
      let now = session.current.map { Message("“\($0)” is current now", "当前数据集为“\($0)”") }
      context.show(.note(now ?? Message("no dataset is left", "已无数据集")))
    }
  }
}
