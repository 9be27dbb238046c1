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

/// A target of ours, one folder below `Sources`.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of a target: `Tests/NameTests`, one file per source file.
func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.target(name: name), "TestSupport"] + dependencies,
    swiftSettings: strict)
}

let package = Package(
  name: "kindred",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "kindred", targets: ["KindredMain"]),
    .library(name: "Kindred", targets: ["Kindred"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    // Layer 0: the only doors to C.
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev"]), .brew(["openblas"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(name: "CKernels"),
    .target(name: "CArguments"),
    .target(name: "CBackground"),
    // Layer 1: numbers, and papers.
    module("Kernels", ["COpenBLAS", "CKernels"]),
    module("Papers", ["CZlib"]),
    // Layer 2: text to sparse rows.
    module("TextFeatures", ["Kernels"]),
    // Layer 3: rows to embeddings, clusters.
    module("Embeddings", ["TextFeatures", "Kernels", "CBackground"]),
    module("Clustering", ["Kernels"]),
    // Layer 4: the one pass that joins them.
    module(
      "Engine",
      ["Papers", "TextFeatures", "Kernels", "Embeddings", "Clustering"]),
    // Layers 5 to 7: what is kept, how results are shown and asked for.
    module("Store", ["Engine", "Papers", "TextFeatures", "Kernels", grdb]),
    module("Reports", ["Engine", "Store", "Papers", "Clustering", "Kernels"]),
    module(
      "KindredCommands",
      [
        "Engine", "Papers", "TextFeatures", "Kernels", "Embeddings", "Clustering", "Reports",
        "Store", argumentParser,
      ]),
    .executableTarget(
      name: "KindredMain", dependencies: ["CArguments", "KindredCommands"], swiftSettings: strict),
    // What a Swift user imports.
    module(
      "Kindred",
      ["Papers", "TextFeatures", "Kernels", "Embeddings", "Clustering", "Engine"]),

    .target(
      name: "TestSupport", dependencies: ["Kernels", "Papers"], path: "Tests/TestSupport",
      swiftSettings: strict),
    tests("Kernels", ["CKernels"]),
    tests("Papers"),
    tests("TextFeatures", ["Kernels", "Papers"]),
    tests("Embeddings", ["TextFeatures", "Kernels", "Papers"]),
    tests("Clustering", ["Kernels"]),
    tests(
      "Engine", ["Papers", "Kernels", "TextFeatures", "Clustering", "Embeddings"]),
    tests("Store", ["Engine", "Papers", "Kernels", grdb]),
    tests("Reports", ["Engine", "Store", "Papers", "Kernels", "Clustering"]),
    tests("KindredCommands", ["Kernels", "Reports", argumentParser]),
    .testTarget(
      name: "EndToEndTests", dependencies: ["TestSupport", "Papers", "KindredMain"],
      swiftSettings: strict),
  ]
)
