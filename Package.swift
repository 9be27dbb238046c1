// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

/// What every target of ours is compiled with; a warning is an error.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")

/// A target of ours, in the folder of its name below `Sources`.
///
/// Names begin with `Kindred`, so that modules stand in the way of nobody who uses the library.
func module(
  _ subject: String, _ below: [String] = [], _ others: [Target.Dependency] = []
) -> Target {
  .target(
    name: "Kindred\(subject)", dependencies: below.map { .target(name: "Kindred\($0)") } + others,
    swiftSettings: strict)
}

/// The tests of a target, in `Tests/KindredSubjectTests`.
func tests(
  _ subject: String, _ below: [String] = [], _ others: [Target.Dependency] = []
) -> Target {
  .testTarget(
    name: "Kindred\(subject)Tests",
    dependencies: ([subject] + below).map { .target(name: "Kindred\($0)") }
      + [.target(name: "TestSupport")] + others,
    swiftSettings: strict)
}

/// The commit that is built, with a + for changes since; empty where git does not tell.
let revision = Context.gitInformation.map {
  $0.currentCommit.prefix(10) + ($0.hasUncommittedChanges ? "+" : "")
}

let package = Package(
  name: "kindred",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "kindred", targets: ["KindredMain"]),
    .library(name: "Kindred", targets: ["Kindred"]),
    // For the package of the program with a server.
    .library(name: "KindredProgram", targets: ["KindredCommands", "KindredWeb"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    // Layer 0: the only doors to C.
    .systemLibrary(
      name: "CKindredOpenBLAS", pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev"]), .brew(["openblas"])]),
    .systemLibrary(
      name: "CKindredZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(name: "CKindredKernels"),
    .target(name: "CKindredArguments"),
    .target(name: "CKindredBackground"),
    .target(
      name: "CKindredRevision",
      cSettings: [.define("KINDRED_REVISION", to: "\"\(revision ?? "")\"")]),
    // Layer 1: numbers, and papers.
    module("Kernels", [], ["CKindredOpenBLAS", "CKindredKernels", "CKindredRevision"]),
    module("Papers", [], ["CKindredZlib"]),
    // Layer 2: text to sparse rows.
    module("TextFeatures", ["Kernels"]),
    // Layer 3: rows to embeddings and clusters.
    module("Embeddings", ["TextFeatures", "Kernels"], ["CKindredBackground"]),
    module("Clustering", ["Kernels"]),
    // Layer 4: the one pass that joins them.
    module("Engine", ["Papers", "TextFeatures", "Kernels", "Embeddings", "Clustering"]),
    // Layers 5 and 6: what is kept, and how results are shown.
    module("Store", ["Engine", "Papers", "TextFeatures", "Kernels"], [grdb]),
    module("Reports", ["Engine", "Store", "Papers", "Clustering", "Kernels"]),
    // What an assistant asks, and the answers.
    module("AssistantProtocol", ["Engine", "Papers", "Clustering", "Kernels", "Reports", "Store"]),
    // What a filter of a job on many machines makes of its rows.
    module(
      "Partitions", ["Engine", "Papers", "TextFeatures", "Embeddings", "Clustering", "Kernels"]),
    // What a browser or a script asks over HTTP, and the answers.
    module("Web", ["AssistantProtocol", "Engine", "Papers", "Reports", "Store"]),
    // What a Swift user imports.
    .target(
      name: "Kindred",
      dependencies: [
        "KindredPapers", "KindredTextFeatures", "KindredKernels", "KindredEmbeddings",
        "KindredClustering", "KindredEngine", "KindredStore", "KindredReports",
      ], swiftSettings: strict),
    // Layers 7 and 8: the program.
    module(
      "Commands",
      [
        "Engine", "Papers", "TextFeatures", "Kernels", "Embeddings", "Clustering", "Reports",
        "Store", "AssistantProtocol", "Partitions", "Web",
      ], [argumentParser, "CKindredArguments"]),
    .executableTarget(
      name: "KindredMain", dependencies: ["KindredCommands"],
      swiftSettings: strict),

    .target(
      name: "TestSupport", dependencies: ["KindredKernels", "KindredPapers"],
      path: "Tests/TestSupport", swiftSettings: strict),
    tests("Kernels", [], ["CKindredKernels"]),
    tests("Papers"),
    tests("TextFeatures", ["Kernels", "Papers"]),
    tests("Embeddings", ["TextFeatures", "Kernels", "Papers"]),
    tests("Clustering", ["Kernels"]),
    tests("Engine", ["Papers", "Kernels", "TextFeatures", "Clustering", "Embeddings"]),
    tests("Store", ["Engine", "Papers", "Kernels"], [grdb]),
    tests("Reports", ["Engine", "Store", "Papers", "Kernels", "Clustering"]),
    tests("AssistantProtocol", ["Engine", "Papers", "Store"]),
    tests(
      "Partitions",
      ["Engine", "Papers", "TextFeatures", "Embeddings", "Clustering", "Kernels"]),
    tests("Web", ["AssistantProtocol", "Engine", "Papers", "Reports", "Store"]),
    tests("Commands", ["Kernels", "Reports"], [argumentParser]),
    .testTarget(
      name: "EndToEndTests", dependencies: ["TestSupport", "KindredPapers", "KindredMain"],
      swiftSettings: strict),
  ]
)
