import PlaintEncoding
import PlaintText

/// Removes the files that exports are writing, when a signal ends the process: fit for a handler.
package func removeUnfinishedFiles() { Unfinished.removeAll() }

/// What must be said of files that killed exports left in a folder, nil when there are none.
///
/// - Parameters:
///   - folder: where to look.
///   - written: the folder as it was written, with its slash; empty where the program runs.
/// - Returns: the sentence that names them.
package func leftBehind(in folder: String, as written: String = "") -> Message? {
  let names = Unfinished.leftBehind(in: folder).map { written + $0 }
  guard !names.isEmpty else { return nil }
  return Message(
    "an export that was killed left \(list(names.map { "“\($0.harmless)”" }, limit: 3)); nothing needs it",
    "被终止的导出留下了\(list(names.map { "“\($0.harmless)”" }, limit: 3, in: .chinese))，可以删除")
}

/// What an argument of the process says, in UTF-8 or, as names from Chinese Windows, in GB18030.
package func argumentText(_ argument: UnsafePointer<CChar>) -> String {
  FileName.text(of: argument)
}
