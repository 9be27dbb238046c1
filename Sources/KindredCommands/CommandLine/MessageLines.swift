// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// The lines of standard input as they come; empty ones are left out.
struct MessageLines: IteratorProtocol {
  enum Line: Equatable {
    /// A line without its end.
    case whole([UInt8])
    /// One that is longer than ``longest``, of which nothing is kept.
    case tooLong
  }

  /// Bytes that a line may have.
  static let longest = 4 << 20

  private let read: () -> [UInt8]
  private var bytes: [UInt8] = []
  /// Bytes that are known to end no line.
  private var seenCount = 0
  private var isSkipping = false

  /// Lines of standard input.
  init() { self.init { [UInt8](FileHandle.standardInput.availableData) } }

  /// Lines of what `read` gives, until that is nothing.
  init(read: @escaping () -> [UInt8]) { self.read = read }

  /// The next line, or nil after the last one; waits for it.
  mutating func next() -> Line? {
    while true {
      if let end = bytes[seenCount...].firstIndex(of: UInt8(ascii: "\n")) {
        if let line = take(bytes[..<end], dropping: end + 1) { return line }
        continue
      }
      seenCount = bytes.count
      if bytes.count > Self.longest {
        isSkipping = true
        bytes.removeAll()
        seenCount = 0
      }
      let part = read()
      if part.isEmpty { return take(bytes[...], dropping: bytes.count) }
      bytes += part
    }
  }

  /// The line of some bytes, or nil for an empty one.
  private mutating func take(_ line: ArraySlice<UInt8>, dropping count: Int) -> Line? {
    defer {
      bytes.removeFirst(count)
      seenCount = 0
      isSkipping = false
    }
    if isSkipping || line.count > Self.longest { return .tooLong }
    return line.allSatisfy { $0 <= 0x20 } ? nil : .whole(Array(line))
  }
}
