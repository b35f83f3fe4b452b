// Writes Plaint's sample tickets into a folder: `swift run sample-tickets docs/data`; or as many
// tickets as one likes into one file, for measuring: `sample-tickets many 1000000 tickets.csv`.

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

let arguments = CommandLine.arguments
if arguments.count >= 4, arguments[1] == "many", let rows = Int(arguments[2]), rows >= 0 {
  let seed = arguments.count > 4 ? UInt64(arguments[4]) : 2012_05
  guard let seed, arguments.count <= 5 else { complain("the seed is a whole number", status: 2) }
  guard ManyTickets(seed: seed).write(rows, to: arguments[3]) else {
    complain("cannot write \(arguments[3])", status: 1)
  }
  exit(0)
}
guard arguments.count == 2 else {
  complain("usage: sample-tickets DIR, or sample-tickets many ROWS FILE [SEED]", status: 2)
}
for sample in Sample.all() {
  let path = arguments[1] + "/" + sample.name
  guard save(sample.bytes, at: path) else { complain("cannot write \(path)", status: 1) }
  print("\(path): \(sample.bytes.count) bytes")
}
