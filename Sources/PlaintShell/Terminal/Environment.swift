@preconcurrency import Glibc

/// The environment of this process as it is now.
func currentEnvironment() -> [String: String] {
  var result: [String: String] = [:]
  var entry: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = environ
  while let variable = entry, let pointer = variable.pointee {
    let text = String(cString: pointer)
    if let equals = text.firstIndex(of: "=") {
      result[String(text[..<equals])] = String(text[text.index(after: equals)...])
    }
    entry = variable.successor()
  }
  return result
}
