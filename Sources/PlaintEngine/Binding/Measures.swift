import PlaintAnalysis
import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

/// What is measured in each group: the printed columns and what an engine must compute for them.
package struct Measures: Hashable, Sendable {
  package var columns: [MeasureColumn] = []
  package private(set) var asked: [Measure]
  /// Where each measure stands among those asked: a line may ask tens of thousands.
  private var places: [Measure: Int]
  /// What is measured besides rows: base lines count the cells of it that are missing.
  package var subjects: [Subject] = []
  /// Conditions that are counted: rows whose cell is missing do not meet them.
  package var conditions: [Expression] = []

  /// An expression some measures are of, and which measure counts the cells that are there.
  package struct Subject: Hashable, Sendable {
    package var name: String
    package var present: Int
  }

  /// Which measure counts all rows, if any does.
  var total: Int? { places[Measure(.count)] }

  /// Whether the first measure is how many rows there are.
  var ranksByRows: Bool {
    if case .count(let index) = columns.first?.formula { index == total } else { false }
  }

  /// `count()` alone.
  package static let count = Measures(columns: [.count], asked: [Measure(.count)])

  package init(columns: [MeasureColumn] = [], asked: [Measure] = []) {
    self.columns = columns
    self.asked = asked
    places = Dictionary(
      asked.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The index of a measure among those asked, asked once however often it is used.
  mutating func index(_ measure: Measure) -> Int {
    if let index = places[measure] { return index }
    places[measure] = asked.count
    asked.append(measure)
    return asked.count - 1
  }

  /// Counts the cells of an expression that are there, and the rows, for the base line.
  mutating func note(_ name: String, _ expression: Expression) {
    _ = index(Measure(.count))
    let subject = Subject(name: name, present: index(Measure(.present(expression))))
    if !subjects.contains(where: { $0.present == subject.present }) { subjects.append(subject) }
  }
}

extension Scope {
  /// The measures of an `of` clause; `count()` without one.
  package mutating func measures(_ phrases: [AssignmentPhrase]?) throws(Diagnostic) -> Measures {
    guard let phrases else { return .count }
    var measures = Measures()
    measured = []
    var names: Set<String> = []
    for phrase in phrases {
      let column = try measure(phrase, into: &measures)
      guard names.insert(column.name.english).inserted else {
        throw Diagnostic(
          Message(
            "two measures are named “\(column.name.english)”",
            "两个统计量同名“\(column.name.text(in: .chinese))”"),
          at: phrase.phrase.place, hints: [Message("name one: total = …", "请命名其一：合计 = …")])
      }
      measures.columns.append(column)
    }
    for subject in measured { measures.note(subject.name, subject.expression) }
    if input?.relation.isWeighted == true { _ = measures.index(Measure(.count)) }
    return measures
  }

  private mutating func measure(
    _ phrase: AssignmentPhrase, into measures: inout Measures
  ) throws(Diagnostic) -> MeasureColumn {
    guard case .call(let function, let arguments, let place) = phrase.phrase,
      let aggregate = AggregateName(word: function.text)
    else { throw notAnAggregate(phrase) }
    let usual = arguments.isEmpty ? HeadingWords.count : Message(phrase.text)
    let name = phrase.name.map { Message($0.text) } ?? usual
    return try column(aggregate, function, arguments, named: name, place, &measures)
  }

  /// A measure with too many or too few arguments; of several columns each has its own.
  func miscounted(
    _ message: Message, _ aggregate: AggregateName, _ arguments: [Phrase.Argument],
    _ name: NamePhrase, _ place: Place
  ) -> Diagnostic {
    var problem = miscounted(
      message, aggregate.arity, arguments, name, example: aggregate.example, place)
    if aggregate.arity == 1...1, arguments.count > 1 {
      let each = arguments.map { "\(name.text)(\(written($0.value.place)))" }
      let proposal = line(replacing: place, with: each.joined(separator: ", "))
      let index = aggregate == .share ? problem.hints.endIndex : 0
      problem.hints.insert(.proposing(proposal, Message("one for each", "各写一个")), at: index)
    }
    return problem
  }

  private func notAnAggregate(_ phrase: AssignmentPhrase) -> Diagnostic {
    // A column counted by another name for it: either of two things may be meant.
    if case .call(let function, let arguments, let place) = phrase.phrase, arguments.count == 1,
      let here = Foreign.functions[folded(function.text)], AggregateName(word: here) == .count,
      case .word(let name, _) = arguments[0].value, schema[name] != nil
    {
      return ambiguousCount(of: name, arguments[0].value.place, place)
    }
    let usual = Message(
      "measures are count(), count(…), share(…), distinct(…), sum(…), mean(…), median(…) …",
      "统计量有 行数()、行数(…)、比例(…)、去重数(…)、合计(…)、平均(…)、中位数(…) 等")
    return Diagnostic(
      Message("a measure must stand here", "此处应为统计量"), at: phrase.phrase.place,
      hints: [nearestMeasure(phrase.phrase) ?? usual])
  }

  /// What was probably meant: a column's sum or mean, another program's or a misspelt measure.
  private func nearestMeasure(_ phrase: Phrase) -> Message? {
    switch phrase {
    case .word(let name, let place) where schema[name] == nil:
      // `of count`: a measure without its brackets.
      let here = Foreign.functions[folded(name)] ?? name
      guard AggregateName(word: here) == .count else { return nil }
      return .proposing(line(replacing: place, with: "\(here)()"), Message("write", "请写"))
    case .word(let name, _), .bracketed(let name, _):
      guard let field = schema[name] else { return nil }
      let column = quotedName(name)
      return field.kind.isNumeric || field.kind == .elapsed
        ? Message(
          "for example sum(\(column)) or mean(\(column))", "例如 合计(\(column)) 或 平均(\(column))")
        : Message("for example distinct(\(column))", "例如 去重数(\(column))")
    case .call(let function, let arguments, _):
      let known = AggregateName.allCases.flatMap { [$0.word, $0.chinese] }
      let names =
        [Foreign.functions[folded(function.text)]].compactMap { $0 }
        + Foreign.misspelt(function.text, among: known, limit: 3)
      // One that takes another number of things is not meant.
      guard
        let name = names.compactMap(AggregateName.init(word:)).first(where: {
          $0.arity.contains(arguments.count)
        })
      else { return nil }
      let inside = arguments.map { written($0.value.place) }.joined(separator: ", ")
      return Message(
        "did you mean \(name.word)(\(inside))?", "是否想写 \(name.chinese)(\(inside))？")
    default: return nil
    }
  }

  /// The printed column of one aggregate; what it needs is added to `measures`.
  mutating func column(
    _ aggregate: AggregateName, _ function: NamePhrase, _ written: [Phrase.Argument],
    named name: Message, _ place: Place, _ measures: inout Measures
  ) throws(Diagnostic) -> MeasureColumn {
    if let refusal = aggregate.refusal(ofCount: written.count) {
      throw miscounted(refusal, aggregate, written, function, place)
    }
    if let label = written.lazy.compactMap(\.label).first { throw Self.labelled(label) }
    let arguments = written.map(\.value)
    switch aggregate {
    case .count:
      guard let condition = arguments.first else {
        return MeasureColumn(name, .whole, .count(measures.index(Measure(.count))))
      }
      let test = try counted(condition, place)
      measures.conditions.append(test)
      return MeasureColumn(name, .whole, .count(measures.index(Measure(.count, where: test))))
    case .share:
      let test = try self.condition(try only(arguments, aggregate, place))
      measures.conditions.append(test)
      warn(of: test, place)
      let part = measures.index(Measure(.count, where: test))
      return MeasureColumn(
        name, .share, .share(part: part, whole: measures.index(Measure(.count))))
    default:
      var column = try valued(aggregate, arguments, named: name, place, &measures)
      column.isOfRounded =
        column.kind == .decimal && measured.last.map { isQuotient($0.expression) } == true
      return column
    }
  }

  /// The measures in which a row counts as often as it weighs, besides counts.
  private static let areWeighted: Set<AggregateName> = [.sum, .mean, .median, .percentile, .stddev]

  /// What `count(…)` counts; of a column alone either its cells or its values may be meant.
  private mutating func counted(
    _ phrase: Phrase, _ place: Place
  ) throws(Diagnostic) -> Expression {
    let bound = try bind(phrase)
    if bound.kind == .truth { return bound.expression }
    guard bound.column != nil else { return try condition(phrase) }
    throw ambiguousCount(of: written(phrase.place), phrase.place, place)
  }

  /// The refusal of a column that is counted: its cells or its values may be meant.
  private func ambiguousCount(of name: String, _ blamed: Place, _ place: Place) -> Diagnostic {
    let (count, distinct) = (AggregateName.count, AggregateName.distinct)
    let isChinese = tongue == .chinese
    let present =
      isChinese
      ? "\(count.chinese)(\(name) 非 缺失)" : "\(count.word)(\(name) is not missing)"
    let different = "\(isChinese ? distinct.chinese : distinct.word)(\(name))"
    return Diagnostic(
      Message("count(…) takes a condition", "行数(…) 需要条件"), at: blamed,
      hints: [
        .proposing(
          line(replacing: place, with: present), Message("rows with a value", "有值的行")),
        .proposing(
          line(replacing: place, with: different), Message("different values", "不同的值")),
      ], failure: .language)
  }

  private mutating func valued(
    _ aggregate: AggregateName, _ arguments: [Phrase], named name: Message, _ place: Place,
    _ measures: inout Measures
  ) throws(Diagnostic) -> MeasureColumn {
    let subject = try subject(aggregate, arguments, place)
    measured.append((subject.column ?? written(subject.place), subject.expression))
    let of = subject.expression
    let kind = subject.kind ?? .text
    if aggregate == .min || aggregate == .max { noteTextOrder(of: subject) }
    if Self.areWeighted.contains(aggregate) { warnOfWeight(in: of, written(place)) }
    switch aggregate {
    case .distinct:
      return MeasureColumn(name, .whole, .distinct(measures.index(Measure(.distinct(of)))))
    case .sum: return MeasureColumn(name, kind, .sum(measures.index(Measure(.sum(of)))))
    case .min: return MeasureColumn(name, kind, .smallest(measures.index(Measure(.smallest(of)))))
    case .max: return MeasureColumn(name, kind, .largest(measures.index(Measure(.largest(of)))))
    case .first: return MeasureColumn(name, kind, .value(measures.index(Measure(.first(of)))))
    case .last: return MeasureColumn(name, kind, .value(measures.index(Measure(.last(of)))))
    case .mean:
      let sum = measures.index(Measure(.sum(of)))
      let present = measures.index(Measure(.present(of)))
      return MeasureColumn(name, mean(kind), .mean(sum: sum, present: present))
    case .stddev:
      let sum = measures.index(Measure(.sum(of)))
      let squares = measures.index(Measure(.squares(of)))
      let present = measures.index(Measure(.present(of)))
      return MeasureColumn(
        name, mean(kind), .deviation(sum: sum, squares: squares, present: present))
    case .median, .percentile:
      let at = try quantile(aggregate, arguments, place)
      let index = measures.index(Measure(.quantile(of, at)))
      return MeasureColumn(name, mean(kind), .quantile(index))
    case .count, .share: preconditionFailure("counts and shares take conditions")
    }
  }

  /// Whether cells are rounded: quotients, or columns that were added as such.
  private func isQuotient(_ expression: Expression) -> Bool {
    switch expression {
    case .constant: return false
    case .lookup(let operand, _): return isQuotient(operand)
    case .call(let function, let operands):
      return function == .divide || operands.contains(where: isQuotient)
    case .column(let name):
      return (input?.relation.steps ?? []).contains { step in
        guard case .add(name, let added) = step else { return false }
        return added != expression && isQuotient(added)
      }
    }
  }

  /// A share among rows that a filter on the same column already chose is easily misread.
  private mutating func warn(of test: Expression, _ place: Place) {
    let steps = input?.relation.steps ?? []
    let filtered = Set(
      steps.flatMap { step -> [String] in
        if case .filter(let condition) = step { condition.columns } else { [] }
      })
    let shared = test.columns.filter(filtered.contains)
    guard !shared.isEmpty else { return }
    let (words, names) = (written(place), shared.map(quotedName))
    say(
      Message(
        "\(words) is a share of rows that a condition on \(list(names)) already chose; all | … asks before the filters",
        "\(words) 的基数是已按 \(list(names, in: .chinese)) 筛选过的行；全部 | … 为筛选之前"))
  }

  /// A mean of whole numbers is a decimal.
  private func mean(_ kind: Kind) -> Kind { kind == .whole ? .decimal : kind }

  private mutating func quantile(
    _ aggregate: AggregateName, _ arguments: [Phrase], _ place: Place
  ) throws(Diagnostic) -> Ratio {
    if aggregate == .median { return Ratio(1, 2) }
    let percent = try number(arguments[1])
    if percent > 0, percent < 1, let whole = percent.multiplied(by: 100) {
      let proposal = line(replacing: arguments[1].place, with: whole.text)
      say(
        Message(
          "this is the \(percent.text)th of 100 parts; for the \(whole.text)th: \(proposal)",
          "这是第 \(percent.text) 百分位；若指第 \(whole.text) 百分位：\(proposal)"))
    }
    guard percent >= 0, percent <= 100, let ratio = Ratio(percent: percent) else {
      throw Diagnostic(
        Message("a percentile is from 0 to 100", "百分位数应在 0 到 100 之间"), at: arguments[1].place)
    }
    return ratio
  }

  private func only(
    _ arguments: [Phrase], _ aggregate: AggregateName, _ place: Place
  ) throws(Diagnostic) -> Phrase {
    guard let first = arguments.first else {
      throw Diagnostic(
        Message("\(aggregate.word)(…) needs an argument", "\(aggregate.chinese)(…) 需要参数"),
        at: place,
        failure: .language)
    }
    return first
  }

  private mutating func subject(
    _ aggregate: AggregateName, _ arguments: [Phrase], _ place: Place
  ) throws(Diagnostic) -> Bound {
    let bound = try bind(try only(arguments, aggregate, place))
    let kinds = [bound.kind] + arguments.dropFirst().map { _ in Optional(Kind.whole) }
    let names = arguments.map { written($0.place) }
    switch aggregate.result(of: kinds, named: names) {
    case .kind: return bound
    case .refused(let message, _):
      throw Diagnostic(
        message, at: bound.place, hints: identifierHints([bound]) + numberHints(bound))
    }
  }
}
