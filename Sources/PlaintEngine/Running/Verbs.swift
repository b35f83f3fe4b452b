import PlaintLanguage

/// Every verb, in the order help lists them within its section.
///
/// Adding one is a line here.
package enum Verbs {
  package static let all: [any Verb.Type] = [
    Load.self, Columns.self, Show.self, Rows.self, Datasets.self, Use.self, Forget.self,
    Export.self,
    Help.self, Quit.self,
    Filter.self, Add.self, Select.self, Drop.self, Rename.self, Sort.self, Take.self, Sample.self,
    Unique.self, Fill.self, Weight.self, Recode.self, JoinVerb.self, AppendVerb.self, Undo.self,
    Redo.self,
    Steps.self, Reset.self,
    Count.self, Breakdown.self, Group.self, CrosstabVerb.self, TrendVerb.self, CompareVerb.self,
    Summarize.self,
    Heading.self, Say.self,
    RunVerb.self, Save.self, Check.self, Explain.self, LanguageVerb.self, ParameterVerb.self,
    Assert.self, Each.self, DefaultsVerb.self, Allow.self,
    Timing.self, History.self,
  ]

  package static let declarations: [Declaration] = all.map { $0.declaration }

  /// The Chinese name of the command that a word is; the word itself where it is none.
  static func chinese(_ word: String) -> String { declarations.chinese(word) }

  /// Whether a word is the name of a command, in English or Chinese.
  package static func isCommand(_ word: String) -> Bool {
    declarations.contains { $0.word.spellings.contains(word) }
  }
}
