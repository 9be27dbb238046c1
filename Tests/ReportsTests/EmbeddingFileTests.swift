// SPDX-License-Identifier: Apache-2.0

import Engine
import Foundation
import Kernels
import Reports
import TestSupport
import Testing

@Suite struct EmbeddingFileTests {
  @Test func fileIsWhatNumPyReads() throws {
    let embedding = Engine(Seeded.papers(9), options: EngineOptions(dimension: 5)).embedding()
    let data = EmbeddingFile.npy(embedding)
    #expect(Array(data.prefix(8)) == [0x93] + Array("NUMPY".utf8) + [1, 0])
    let headerLength = Int(data[8]) + 256 * Int(data[9])
    #expect((10 + headerLength) % 64 == 0)
    let header = String(decoding: data[10..<10 + headerLength], as: UTF8.self)
    #expect(
      header.hasPrefix("{'descr': '<f4', 'fortran_order': False, 'shape': (9, 5), }")
        && header.hasSuffix("\n"))
    let body = Array(data[(10 + headerLength)...])
    #expect(body.count == 4 * 45)
    let values = (0..<45).map { index in
      Float(
        bitPattern: (0..<4).reduce(UInt32(0)) { $0 | UInt32(body[4 * index + $1]) << (8 * $1) })
    }
    #expect(values == embedding.rows.rowArrays.flatMap { $0 })
  }

  @Test func identifiersAreOneALine() {
    let embedding = Engine(Seeded.papers(2)).embedding()
    #expect(
      String(decoding: EmbeddingFile.identifiers(embedding), as: UTF8.self) == "p0000\np0001\n")
  }
}
