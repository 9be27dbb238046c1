// SPDX-License-Identifier: Apache-2.0

/// Numbers of a fixed width, as files hold them: little-endian, one after the other.
package protocol StoredNumber: FixedWidthInteger & BitwiseCopyable {}

extension UInt16: StoredNumber {}
extension UInt32: StoredNumber {}
extension Int32: StoredNumber {}
extension UInt64: StoredNumber {}

extension Array where Element: StoredNumber {
  /// The numbers in some bytes; bytes that are no whole number are left out. O(bytes).
  package init(stored bytes: Span<UInt8>) {
    let count = bytes.count / MemoryLayout<Element>.size
    self = unsafe Array(unsafeUninitializedCapacity: count) { buffer, initializedCount in
      unsafe bytes.withUnsafeBytes { bytes in
        let used = unsafe UnsafeRawBufferPointer(
          rebasing: bytes.prefix(count * MemoryLayout<Element>.size))
        unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(from: used)
      }
      initializedCount = count
    }
    #if _endian(big)
      self = map(\.littleEndian)
    #endif
  }

  /// The bytes of the numbers. O(bytes).
  package var stored: [UInt8] {
    #if _endian(big)
      let numbers = map(\.littleEndian)
    #else
      let numbers = self
    #endif
    return unsafe numbers.withUnsafeBytes { unsafe Array<UInt8>($0) }
  }
}

/// FNV-1a over words of eight bytes, the last one filled with zeros, and the number of bytes.
/// O(bytes).
package func storedChecksum(_ bytes: Span<UInt8>) -> UInt64 {
  var hash = FNV1a()
  let wordCount = bytes.count / 8
  unsafe bytes.withUnsafeBytes { bytes in
    for index in 0..<wordCount {
      let word = unsafe bytes.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self)
      hash.add(word.littleEndian)
    }
    var last: UInt64 = 0
    for index in 8 * wordCount..<bytes.count {
      last |= UInt64(unsafe bytes[index]) << UInt64(8 * (index - 8 * wordCount))
    }
    hash.add(last)
    hash.add(UInt64(bytes.count))
  }
  return hash.value
}
