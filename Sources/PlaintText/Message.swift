/// A sentence said to the user, in English and, where it has been written, in Chinese.
///
/// Said where it arises: `Message("no column “\(name)”", "没有列“\(name)”")`. Lower case, no full
/// stop at the end, no word "error": the renderer adds what surrounds it.
package struct Message: Hashable, Sendable {
  package let english: String
  package let chinese: String?

  package init(_ english: String, _ chinese: String? = nil) {
    self.english = english
    self.chinese = chinese
  }

  /// The sentence in the language asked for; English where no Chinese has been written.
  package func text(in tongue: Tongue) -> String {
    switch tongue {
    case .english: english
    case .chinese: chinese ?? english
    }
  }
}

/// The language Plaint speaks to its user.
package enum Tongue: Sendable {
  case english, chinese
}
