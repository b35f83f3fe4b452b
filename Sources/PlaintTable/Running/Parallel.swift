/// Runs `body` once on each of `threads` threads, with the thread's number, and waits for all.
///
/// The calling thread takes number 0, so one thread costs nothing. What threads share must be
/// thread-safe; results go to places of their own.
package func parallel(_ threads: Int, _ body: @escaping @Sendable (Int) -> Void) {
  var helpers: [Helper] = []
  for number in 1..<max(1, threads) {
    if let helper = Helper.begin({ body(number) }) {
      helpers.append(helper)
    } else {
      body(number)
    }
  }
  body(0)
  for helper in helpers { helper.wait() }
}
