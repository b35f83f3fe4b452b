// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A module of the house and the modules it may import (see docs/architecture.md).
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

let package = Package(
  name: "plaint",
  products: [.executable(name: "plaint", targets: ["plaint"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    .target(name: "CReadline", linkerSettings: [.linkedLibrary("readline")]),
    .systemLibrary(name: "CPCRE2", providers: [.apt(["libpcre2-dev"])]),
    .target(name: "CScan"),
    room("PlaintText"),
    room("PlaintValue", ["PlaintText"]),
    room("PlaintTable", ["PlaintValue", "PlaintText"]),
    room("PlaintQuery", ["PlaintTable", "PlaintValue", "PlaintText", "CPCRE2"]),
    room("PlaintMemory", ["PlaintQuery", "PlaintTable", "PlaintValue", "PlaintText", "CScan"]),
    room("PlaintEncoding", ["PlaintTable", "PlaintText"]),
    room(
      "PlaintReading", ["PlaintEncoding", "PlaintTable", "PlaintValue", "PlaintText", "CScan"]),
    room("PlaintWriting", ["PlaintEncoding", "PlaintTable", "PlaintValue", "PlaintText"]),
    room("PlaintLanguage", ["PlaintValue", "PlaintText"]),
    room("PlaintAnalysis", ["PlaintTable", "PlaintValue", "PlaintText"]),
    room("PlaintOutput", ["PlaintTable", "PlaintValue", "PlaintText"]),
    room(
      "PlaintEngine",
      [
        "PlaintLanguage", "PlaintMemory", "PlaintQuery", "PlaintAnalysis", "PlaintOutput",
        "PlaintReading", "PlaintWriting", "PlaintEncoding", "PlaintTable", "PlaintValue",
        "PlaintText",
      ]),
    room(
      "PlaintShell",
      ["PlaintEngine", "PlaintTable", "PlaintValue", "PlaintText", "CReadline"]),
    .executableTarget(
      name: "plaint",
      dependencies: [
        "PlaintShell",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "sample-tickets", path: "scripts/sample-tickets", swiftSettings: settings),
    .target(
      name: "TestSupport", dependencies: ["PlaintTable"], path: "Tests/TestSupport",
      swiftSettings: settings),
    .target(name: "Fuzzing", path: "Tests/Fuzzing", swiftSettings: settings),
    .target(name: "CTerminal", path: "Tests/CTerminal"),
    .executableTarget(
      name: "line-editor-trial", dependencies: ["PlaintShell", "PlaintTable", "PlaintText"],
      path: "Tests/LineEditorTrial", swiftSettings: settings),
    tests("PlaintTextTests", ["PlaintText"]),
    tests("PlaintValueTests", ["PlaintValue", "PlaintText"]),
    tests("PlaintTableTests", ["PlaintTable", "PlaintValue", "PlaintText"]),
    .target(
      name: "NaiveSource",
      dependencies: ["PlaintQuery", "PlaintTable", "PlaintValue", "PlaintText"],
      path: "Tests/NaiveSource", swiftSettings: settings),
    tests(
      "PlaintQueryTests",
      ["NaiveSource", "PlaintQuery", "PlaintTable", "PlaintValue", "PlaintText"]),
    tests(
      "PlaintMemoryTests",
      ["NaiveSource", "PlaintMemory", "PlaintQuery", "PlaintTable", "PlaintValue", "PlaintText"]),
    tests(
      "PlaintFilesTests",
      [
        "PlaintReading", "PlaintWriting", "PlaintEncoding", "PlaintTable", "PlaintValue",
        "PlaintText", "CScan", "Fuzzing",
      ]),
    tests("PlaintLanguageTests", ["PlaintLanguage", "PlaintValue", "PlaintText"]),
    tests(
      "PlaintAnalysisTests",
      ["PlaintAnalysis", "PlaintTable", "PlaintValue", "PlaintText", "TestSupport"]),
    tests("PlaintOutputTests", ["PlaintOutput", "PlaintTable", "PlaintValue", "PlaintText"]),
    tests(
      "PlaintShellTests",
      [
        "PlaintShell", "PlaintEngine", "PlaintLanguage", "PlaintTable", "PlaintText", "Fuzzing",
        "CTerminal", "line-editor-trial", "plaint",
      ]),
    tests(
      "PlaintEngineTests",
      [
        "PlaintEngine", "PlaintLanguage", "PlaintMemory", "PlaintQuery", "PlaintTable",
        "PlaintValue", "PlaintText", "Fuzzing", "TestSupport",
      ]),
    tests("SampleTicketsTests", ["sample-tickets"]),
    tests(
      "DocumentTests",
      [
        "PlaintEngine", "PlaintReading", "PlaintLanguage", "PlaintQuery", "PlaintTable",
        "PlaintValue", "PlaintText",
      ]),
  ]
)
