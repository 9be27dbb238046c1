// SPDX-License-Identifier: Apache-2.0

import KindredKernels
import KindredTextFeatures
import TestSupport
import Testing

@testable import KindredEmbeddings

@Suite struct BackgroundModelTests {
  private let model = BackgroundModel(
    terms: ["coral", "reef", "reefs", "éclair"], documentFrequencies: [3, 10, 1, 2],
    rows: Matrix(rows: [[1, 0, 0], [0.5, -0.25, 0], [0, 0, 0], [-1, 2, 127]]), paperCount: 10)

  @Test func modelsComeBackFromTheirBytes() throws {
    let copy = try BackgroundModel(decoding: model.encode())
    #expect(copy == model)
    #expect((0..<4).map(copy.term) == ["coral", "reef", "reefs", "éclair"])
    #expect((0..<4).map(copy.documentFrequency) == [3, 10, 1, 2])
    #expect(copy.places(of: ["a", "coral", "reefs", "zebra", "éclair"]) == [-1, 0, 2, -1, 3])
  }

  @Test func aModelTellsWhetherItsRowsCarryWeights() throws {
    let weighted = BackgroundModel(
      terms: ["coral", "reef"], documentFrequencies: [3, 10],
      rows: Matrix(rows: [[2, 0], [0, 1]]), paperCount: 10, carriesWeights: true)
    #expect(model.encode()[8] == 1 && weighted.encode()[8] == 2)
    #expect(try !BackgroundModel(decoding: model.encode()).carriesWeights)
    let copy = try BackgroundModel(decoding: weighted.encode())
    #expect(copy == weighted && copy.carriesWeights)
  }

  @Test func rowsThatCarryWeightsAreAddedByTermFrequencyAlone() {
    let weighted = BackgroundModel(
      terms: ["coral", "reef"], documentFrequencies: [3, 10],
      rows: Matrix(rows: [[2, 0], [0, 1]]), paperCount: 10, carriesWeights: true)
    let counts = TermCounts([
      Document(title: "", abstract: "Coral, reef and reef."), Document(title: "Coral."),
    ])
    let terms = Terms([counts])
    let found = weighted.project(
      WeightedRows(terms.rows(of: counts), weighedBy: terms), terms
    ).rows
    let expected = [2, 1 + 0.6931472]
    let length = (expected[0] * expected[0] + expected[1] * expected[1]).squareRoot()
    #expect(
      distance([found[0, 0], found[0, 1]], expected.map { $0 / length }) < 0.005)
  }

  @Test func everyCutAndEveryChangeIsRefused() {
    let bytes = model.encode()
    for count in bytes.indices {
      #expect(throws: BackgroundError.self) {
        try BackgroundModel(decoding: Array(bytes[..<count]))
      }
    }
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 0x41
      #expect(throws: BackgroundError.self, "byte \(place)") {
        try BackgroundModel(decoding: changed)
      }
    }
  }

  @Test func otherFilesAndVersionsAreTold() {
    #expect(throws: BackgroundError.notAModel) {
      try BackgroundModel(decoding: Array("{\"title\": 1}".utf8))
    }
    #expect(throws: BackgroundError.notAModel) { try BackgroundModel(decoding: []) }
    var bytes = model.encode()
    bytes[8] = 9
    #expect(throws: BackgroundError.unknownVersion(9)) { try BackgroundModel(decoding: bytes) }
  }

  @Test func papersAreSumsOfTheirTerms() {
    let counts = TermCounts([
      Document(title: "", abstract: "Coral reef."), Document(title: "Unknown words."),
      Document(title: "Coral and unknown."),
    ])
    let terms = Terms([counts])
    let rows = WeightedRows(terms.rows(of: counts), weighedBy: terms)
    let (found, coverage) = model.project(rows, terms)
    // ln(11 / 4) + 1 for coral, ln(11 / 11) + 1 for reef.
    let coral = 2.0116009
    let length = ((coral + 0.5) * (coral + 0.5) + 0.25 * 0.25).squareRoot()
    #expect(
      distance(
        found.withRow(0) { row in row.indices.map { Double(row[$0]) } },
        [(coral + 0.5) / length, -0.25 / length, 0]) < 0.005)
    #expect(found.isZeroRow(1))
    #expect(abs(coverage[0] - 1) < 1e-6 && coverage[1] == 0)
    #expect(coverage[2] > 0.2 && coverage[2] < 0.8)
  }

  @Test func theShippedModelIsWhole() throws {
    let shipped = BackgroundModel.shipped
    #expect(try BackgroundModel(decoding: shipped.encode()) == shipped)
    #expect(shipped.termCount > 10_000)
    #expect(shipped.encode().count <= 6_000_000)
    // Terms only: one word each.
    #expect((0..<shipped.termCount).allSatisfy { !shipped.term($0).contains(" ") })
  }
}
