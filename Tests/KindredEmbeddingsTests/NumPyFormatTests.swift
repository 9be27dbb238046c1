// SPDX-License-Identifier: Apache-2.0

import KindredEmbeddings
import KindredKernels
import TestSupport
import Testing

@Suite struct NumPyFormatTests {
  @Test func fileIsWhatNumPyReads() {
    let bytes = NumPyFormat.encode(Matrix(rows: [[1, -2, 0.5], [0, 3e30, 4]]))
    #expect(bytes.prefix(8) == [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0])
    let length = Int(bytes[8]) + 256 * Int(bytes[9])
    #expect((10 + length) % 64 == 0)
    let header = String(decoding: bytes[10..<10 + length], as: UTF8.self)
    #expect(
      header.hasPrefix("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }")
        && header.hasSuffix("\n"))
    #expect(bytes[(10 + length)...].prefix(8) == [0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0])
    #expect(bytes.count == 10 + length + 24)
  }

  @Test(arguments: [(1, 1), (3, 1), (1, 65_536), (70, 33)])
  func readingBackGivesTheSame(shape: (Int, Int)) throws {
    let matrix = Seeded.matrix(shape.0, shape.1)
    #expect(try NumPyFormat.decode(NumPyFormat.encode(matrix)) == matrix)
  }

  @Test func arraysColumnByColumnAreRefused() {
    let rows = NumPyFormat.encode(Seeded.matrix(2, 2))
    let header = String(decoding: rows[10..<128], as: UTF8.self)
      .replacing("'fortran_order': False", with: "'fortran_order': True ")
    #expect(throws: NumPyFormat.Failure.self) {
      try NumPyFormat.decode(rows[..<10] + Array(header.utf8) + rows[128...])
    }
  }

  @Test func halvesAreRoundedToTheNearest() throws {
    let bytes = NumPyFormat.encode(Matrix(rows: [[1, -0.5, 0.1, 70_000]]), as: .half)
    #expect(bytes.suffix(8) == [0, 0x3C, 0, 0xB8, 0x66, 0x2E, 0, 0x7C])
    let read = try NumPyFormat.decode(bytes)
    #expect(read == Matrix(rows: [[1, -0.5, 0.099_975_586, .infinity]]))
  }

  @Test func doublesAreRounded() throws {
    let header = "{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1), }"
    var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [2, 0, UInt8(header.utf8.count), 0, 0, 0]
    bytes += Array(header.utf8) + [0, 0, 0, 0, 0, 0, 0xF8, 0x3F]
    #expect(try NumPyFormat.decode(bytes) == Matrix(rows: [[1.5]]))
  }

  @Test func everythingElseIsToldApart() {
    let good = NumPyFormat.encode(Seeded.matrix(2, 2))
    #expect(throws: NumPyFormat.Failure.notNumPy) { try NumPyFormat.decode([]) }
    #expect(throws: NumPyFormat.Failure.notNumPy) { try NumPyFormat.decode(Array("hello".utf8)) }
    #expect(throws: NumPyFormat.Failure.wrongLength(expected: 16, found: 15)) {
      try NumPyFormat.decode(Array(good.dropLast()))
    }
    let integers = good.map { $0 == UInt8(ascii: "f") ? UInt8(ascii: "i") : $0 }
    #expect(throws: NumPyFormat.Failure.self) { try NumPyFormat.decode(integers) }
  }

  @Test(arguments: [
    ("0, 268435455", NumPyFormat.Failure.shape(.noRows)), ("0, 0", .shape(.noRows)),
    ("3, 0", .shape(.noColumns)), ("1, 65537", .shape(.tooManyColumns(65_537))),
    ("2, 9223372036854775807", .shape(.tooManyColumns(.max))),
    ("9223372036854775807, 65536", .wrongLength(expected: .max, found: 0)),
    ("1000000000, 1024", .wrongLength(expected: 4_096_000_000_000, found: 0)),
  ])
  func shapesThatNoVectorsHaveAreRefused(shape: String, failure: NumPyFormat.Failure) {
    let header = "{'descr': '<f4', 'fortran_order': False, 'shape': (\(shape)), }"
    let bytes =
      [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8)
    #expect(throws: failure) { try NumPyFormat.decode(bytes) }
  }

  @Test func headersAreShownInPrintableLetters() {
    let header = "{\u{1B}[31mEVIL\u{7}\u{9B}é False (1,1)}\n"
    let bytes =
      [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8)
    #expect(throws: NumPyFormat.Failure.unsupported(header: "{[31mEVIL False (1,1)}")) {
      try NumPyFormat.decode(bytes)
    }
  }
}
