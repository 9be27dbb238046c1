// SPDX-License-Identifier: Apache-2.0

import KindredEmbeddings
import KindredKernels
import TestSupport
import Testing

@Suite struct FloatBinFormatTests {
  @Test func numbersComeFirstAndValuesFollow() {
    let bytes = FloatBinFormat.encode(Matrix(rows: [[1, -2, 0.5], [0, 3e30, 4]]))
    #expect(bytes.prefix(16) == [2, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0])
    #expect(bytes.count == 8 + 24)
  }

  @Test(arguments: [(1, 1), (3, 1), (1, 65_536), (70, 33)])
  func readingBackGivesTheSame(shape: (Int, Int)) throws {
    let matrix = Seeded.matrix(shape.0, shape.1)
    #expect(try FloatBinFormat.decode(FloatBinFormat.encode(matrix)) == matrix)
  }

  @Test func otherLengthsAreTold() {
    #expect(throws: FloatBinFormat.Failure.wrongLength(expected: 8, found: 3)) {
      try FloatBinFormat.decode([1, 0, 0])
    }
    #expect(throws: FloatBinFormat.Failure.wrongLength(expected: 24, found: 23)) {
      try FloatBinFormat.decode(Array(FloatBinFormat.encode(Seeded.matrix(2, 2)).dropLast()))
    }
  }

  @Test func shapesThatNoVectorsHaveAreRefused() {
    let most = [UInt8](repeating: 0xFF, count: 4)
    let none = [UInt8](repeating: 0, count: 4)
    #expect(throws: FloatBinFormat.Failure.shape(.noRows)) {
      try FloatBinFormat.decode(none + most)
    }
    #expect(throws: FloatBinFormat.Failure.shape(.noColumns)) {
      try FloatBinFormat.decode(most + none)
    }
    #expect(throws: FloatBinFormat.Failure.shape(.tooManyColumns(4_294_967_295))) {
      try FloatBinFormat.decode(most + most)
    }
    #expect(throws: FloatBinFormat.Failure.wrongLength(expected: 1_125_899_906_580_488, found: 8)) {
      try FloatBinFormat.decode(most + [0, 0, 1, 0])
    }
  }
}
