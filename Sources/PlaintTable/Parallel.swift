import Glibc

/// Runs `body` once on each of `threads` threads, with the thread's number, and waits for all.
///
/// The calling thread takes number 0, so one thread costs nothing; starting and joining another
/// costs about 0.05 ms. What threads share must be thread-safe; results go to places of their own.
package func parallel(_ threads: Int, _ body: @escaping @Sendable (Int) -> Void) {
  var handles: [pthread_t] = []
  for number in 1..<max(1, threads) {
    let task = Unmanaged.passRetained(ThreadTask(number: number, body: body))
    var handle = pthread_t()
    let failure = pthread_create(
      &handle, nil,
      { raw in
        guard let raw else { return nil }
        let task = Unmanaged<ThreadTask>.fromOpaque(raw).takeRetainedValue()
        task.body(task.number)
        return nil
      }, task.toOpaque())
    if failure == 0 {
      handles.append(handle)
    } else {
      task.release()
      body(number)
    }
  }
  body(0)
  for handle in handles { pthread_join(handle, nil) }
}

private final class ThreadTask: Sendable {
  let number: Int
  let body: @Sendable (Int) -> Void

  init(number: Int, body: @escaping @Sendable (Int) -> Void) {
    self.number = number
    self.body = body
  }
}
