import PlaintQuery
import PlaintTable
import PlaintText

/// A named source with what it has been through.
package struct Dataset: Sendable {
  /// One shaping command: its steps, and what was typed.
  package struct Shape: Hashable, Sendable {
    package var steps: [Step]
    package var text: String
    /// The condition in words, for base lines and the prompt; nil for steps that filter nothing.
    package var condition: String?
    /// Whether `all | …` sets it aside: filters, take, sample.
    package var isFilter: Bool
  }

  package var name: String
  package var source: any Source { didSet { relation = Relation(source, steps: steps) } }
  package var shapes: [Shape] = [] {
    didSet { relation = Relation(source, steps: steps) }
  }
  /// The source after the steps of all shapes.
  package private(set) var relation: Relation
  /// Earlier and undone lists of shapes, newest last.
  package var past: [[Shape]] = []
  package var future: [[Shape]] = []
  /// The command that made it, for `save`.
  package var origin: String
  /// The files it was loaded from, as paths that can be opened.
  package var files: [String] = []
  /// The encodings of its files with cells that could not be decoded.
  package var undecodedFrom: Set<String> = []
  /// All that was to be said of its load, where that was too much to say at once.
  package var notes: [Message] = []
  /// Text columns that look like dates whose order of day and month nothing settles: why, by name.
  package var undecided: [String: Message] = [:]
  /// Columns of times such as 05:30, which may be hours or minutes in front.
  package var bareClocks: Set<String> = []

  /// Whether columns came from an answer, so that either language's headings find them.
  package var aliases: [String: String] = [:]
  /// The answer it was made from, if any: its marks and headings.
  package var answer: Answer?

  package init(name: String, source: any Source, origin: String) {
    self.name = name
    self.source = source
    relation = Relation(source)
    self.origin = origin
  }

  package var steps: [Step] { shapes.flatMap(\.steps) }

  /// The same without filters, `take` and `sample`; added and recoded columns stay.
  package var unfiltered: Relation {
    Relation(source, steps: shapes.filter { !$0.isFilter }.flatMap(\.steps))
  }

  /// Sets the shapes it begins with, each as a step that undo takes back.
  package mutating func begin(with new: [Shape]) {
    shapes = new
    past = new.indices.map { Array(new.prefix($0)) }
    future = []
  }

  /// Takes one more shape; what was undone before can no longer be redone.
  package mutating func shape(_ shape: Shape) {
    // The columns so far are known: a script may hold thousands of steps.
    let grown = relation.after(shape.steps)
    replaceShapes(shapes + [shape])
    relation = grown
  }

  /// Sets the shapes, as one step that undo takes back.
  package mutating func replaceShapes(_ new: [Shape]) {
    past.append(shapes)
    future = []
    shapes = new
  }
}
