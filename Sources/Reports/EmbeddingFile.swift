// SPDX-License-Identifier: Apache-2.0

public import Engine
public import Foundation
internal import Kernels
internal import Papers

/// An embedding as NumPy reads it: format 1.0 of `.npy`, float32, little-endian, row by row.
///
/// Ten bytes of magic, version and header length; a header padded with spaces to a multiple of 64
/// bytes; then n x d values.
public enum EmbeddingFile {
  /// The bytes of the `.npy` file. O(n d).
  public static func npy(_ embedding: Embedding) -> Data {
    let shape = "(\(embedding.rows.rowCount), \(embedding.rows.columnCount))"
    var header = "{'descr': '<f4', 'fortran_order': False, 'shape': \(shape), }"
    let length = (10 + header.utf8.count + 1 + 63) / 64 * 64 - 10
    header += String(repeating: " ", count: length - header.utf8.count - 1) + "\n"
    var data = Data([0x93] + Array("NUMPY".utf8) + [1, 0])
    data.append(contentsOf: [UInt8(length & 0xFF), UInt8(length >> 8)])
    data.append(contentsOf: header.utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4 * embedding.rows.rowCount * embedding.rows.columnCount)
    for row in 0..<embedding.rows.rowCount {
      embedding.rows.withRow(row) { span in
        for column in span.indices {
          let bits = span[column].bitPattern
          bytes.append(UInt8(truncatingIfNeeded: bits))
          bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
          bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
          bytes.append(UInt8(truncatingIfNeeded: bits >> 24))
        }
      }
    }
    data.append(contentsOf: bytes)
    return data
  }

  /// The identifiers of the rows, one a line.
  public static func identifiers(_ embedding: Embedding) -> Data {
    Data(embedding.papers.map { $0.id.description + "\n" }.joined().utf8)
  }
}
