// Writes Plaint's sample tickets into a folder: `swift run sample-tickets docs/data`.

import Glibc

func save(_ bytes: [UInt8], at path: String) -> Bool {
  guard let file = fopen(path, "wb") else { return false }
  let written = fwrite(bytes, 1, bytes.count, file)
  return fclose(file) == 0 && written == bytes.count
}

func complain(_ sentence: String, status: Int32) -> Never {
  _ = write(STDERR_FILENO, sentence + "\n", sentence.utf8.count + 1)
  exit(status)
}

guard CommandLine.arguments.count == 2 else {
  complain("usage: sample-tickets DIR", status: 2)
}
for sample in Sample.all() {
  let path = CommandLine.arguments[1] + "/" + sample.name
  guard save(sample.bytes, at: path) else { complain("cannot write \(path)", status: 1) }
  print("\(path): \(sample.bytes.count) bytes")
}
