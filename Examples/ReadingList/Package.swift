// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
  name: "reading-list",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "kindred", path: "../..")],
  targets: [
    // A module of one's own may have any name that does not begin with Kindred.
    .target(name: "Embeddings", dependencies: [.product(name: "Kindred", package: "kindred")]),
    .executableTarget(
      name: "ReadingList",
      dependencies: ["Embeddings", .product(name: "Kindred", package: "kindred")]),
  ]
)
