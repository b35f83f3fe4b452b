import PlaintLanguage
import PlaintText

/// Prints a sentence with figures in it.
struct Say: Acting {
  static let keepsAnswer = true
  static let declaration = Declaration(
    Word("say", "写"), .keep,
    Message("Print a sentence with figures in it.", "输出带数字的句子。"),
    grammar: [Slots.text.here],
    discussion: Message(
      """
      In braces stand parameters, aggregates over the current rows, cells of the last answer as \
      printed, and functions of these: {month}, {count()}, {it(1, share)}, {text(month, \
      "yyyy年M月")}. {{ is a brace. What the data say is never read as a command.
      """,
      """
      花括号内可写参数、当前行的聚合、上一个结果的单元格（如所显示），以及它们的函数：{月份}、\
      {行数()}、{它(1, 占比)}、{文字(月份, "yyyy年M月")}。\
      {{ 是一个花括号。数据内容绝不会当作命令读。
      """),
    example: ["breakdown reason top 3", "say \"共 {count()} 件，{it(1, reason)} 占 {it(1, share)}\""])

  private enum Piece: Sendable {
    case text(String)
    /// A figure of ``figures``, by index.
    case figure(Int)
  }
  private let pieces: [Piece]
  /// What stands in braces, each once however often it is said: it is one pass over the rows.
  private let figures: [Overall]

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    let phrase = call[Slots.text]
    var pieces: [Piece] = []
    var figures: [Overall] = []
    var known: [String: Piece] = [:]
    let filling = Filling(try scope.text(phrase))
    if filling.isOpen { throw scope.unclosedBrace(at: phrase.place) }
    for part in filling.parts {
      switch part {
      case .text(let text): pieces.append(.text(text))
      case .hole(let hole):
        if let piece = known[hole] {
          pieces.append(piece)
          continue
        }
        let piece = try Self.piece(hole, in: phrase.place, &scope, &figures)
        known[hole] = piece
        pieces.append(piece)
      }
    }
    self.pieces = pieces
    self.figures = figures
  }

  func act(on session: inout Session, _ context: Context) throws(Diagnostic) {
    var sentence = ""
    var said: [String] = []
    for figure in figures { said.append(try figure.text(context)) }
    for piece in pieces {
      switch piece {
      case .text(let text): sentence += text
      case .figure(let index): sentence += said[index]
      }
    }
    // Its line breaks and tabs are those of who wrote it; cells come in harmless.
    context.show(.sentence(sentence))
  }

  private static func piece(
    _ hole: String, in place: Place, _ scope: inout Scope, _ figures: inout [Overall]
  ) throws(Diagnostic) -> Piece {
    let inner = trimmedBlanks(hole)
    try scope.requireWords(inBraces: hole, of: place)
    if let parameter = scope.session.parameters[inner] { return .text(parameter.text.harmless) }
    let outer = scope
    let summary = try outer.inBraces(hole, of: place) { inner throws(Diagnostic) in
      let summary = try Self.summary(&inner)
      let known = outer.suspects.count
      inner.suspects[known...] = ArraySlice(
        inner.suspects[known...].map { suspect in
          Scope.Suspect(
            column: suspect.column, value: suspect.value,
            place: outer.place(of: hole, suspect.place, in: place), test: suspect.test)
        })
      let worked = outer.arithmetic.count
      for index in inner.arithmetic.indices[worked...] {
        let written = inner.arithmetic[index].place
        inner.arithmetic[index].place = outer.place(of: hole, written, in: place)
      }
      scope = inner
      scope.source = outer.source
      return summary
    }
    figures.append(summary)
    return .figure(figures.count - 1)
  }

  /// The figure that the words in braces say.
  private static func summary(_ scope: inout Scope) throws(Diagnostic) -> Overall {
    var reader = Reader(scope.source)
    reader.isInBraces = true
    let phrase = try reader.condition()
    guard try reader.isAtEnd() else { throw reader.failure() }
    if case .word(let name, let at) = phrase { throw unknown(name, at, scope) }
    do throws(Diagnostic) {
      return try scope.summary(phrase, wordsAreParameters: true)
    } catch { throw scope.saying(phrase, error) }
  }

  private static func unknown(_ name: String, _ place: Place, _ scope: Scope) -> Diagnostic {
    let near = nearest(name, among: scope.session.parameters.keys.sorted(), limit: 1)
    let hint =
      scope.figures(of: name) ?? near.first.map {
        Message("did you mean {\($0)}?", "是否想写 {\($0)}？")
      }
      ?? Message(
        "in braces stand parameters, count(), sum(…), it(1, COLUMN); {{ is a brace",
        "花括号内可写参数、行数()、合计(…)、它(1, 列名)；花括号本身写作 {{")
    return Diagnostic(
      Message("no parameter “\(name)”", "没有参数“\(name)”"), at: place, hints: [hint])
  }
}
