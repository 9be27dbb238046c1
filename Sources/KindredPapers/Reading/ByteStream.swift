// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// The bytes of one input, a part at a time, unpacked if they are gzip data, and as UTF-8 once it
/// is known in which encoding they are.
final class ByteStream {
  private let source: String
  private let readPart: (_ count: Int) throws -> [UInt8]
  private var gzip: Gzip?
  private var decoder = TextDecoder(.utf8)
  private var isAtStart = true
  private var isAtEnd = false

  /// Bytes that are read at once.
  private static let partSize = 1 << 20

  /// Bytes from wherever `readPart` gets them: up to as many as it is asked for, none at the end.
  ///
  /// - Parameter source: what to call them in messages.
  init(source: String, readPart: @escaping (_ count: Int) throws -> [UInt8]) {
    self.source = source
    self.readPart = readPart
  }

  /// Bytes at hand.
  convenience init(_ bytes: [UInt8], source: String) {
    var next = 0
    self.init(source: source) { count in
      defer { next = min(bytes.count, next + count) }
      return Array(bytes[next..<min(bytes.count, next + count)])
    }
  }

  /// Bytes of an open file.
  convenience init(_ file: FileHandle, source: String) {
    self.init(source: source) { count in
      do {
        return try [UInt8](file.read(upToCount: count) ?? Data())
      } catch {
        throw PapersError.unreadable(path: source, reason: "the system refused")
      }
    }
  }

  /// Adds bytes until there are `count`, or fewer where they end.
  ///
  /// - Returns: whether all of them are there.
  /// - Throws: ``PapersError``.
  func fill(_ bytes: inout [UInt8], upTo count: Int) throws -> Bool {
    while !isAtEnd, bytes.count < count {
      let part = try readPart(Self.partSize)
      if isAtStart, part.starts(with: Gzip.signature) {
        gzip = try unpacking { () throws(Gzip.Failure) in try Gzip() }
      }
      isAtStart = false
      isAtEnd = part.isEmpty
      var unpacked = part
      if let gzip {
        unpacked = try unpacking { () throws(Gzip.Failure) in
          if isAtEnd { try gzip.finish() }
          return try gzip.unpack(part)
        }
      }
      bytes += decoder.decode(unpacked, isLast: isAtEnd)
    }
    return isAtEnd
  }

  /// Turns bytes that were filled, all from the beginning, and those that come into UTF-8.
  ///
  /// Where there are carriage returns and no line feed, those end lines, as on old machines.
  func decode(_ bytes: inout [UInt8], from encoding: TextEncoding) {
    decoder = TextDecoder(encoding)
    bytes = decoder.decode(bytes, isLast: isAtEnd)
    if bytes.contains(UInt8(ascii: "\r")), !bytes.contains(UInt8(ascii: "\n")) {
      var lines = TextDecoder(.utf8)
      lines.hasLoneReturns = true
      bytes = lines.decode(bytes, isLast: true)
      decoder.hasLoneReturns = true
    }
  }

  /// Whether the text names no encoding, is no UTF-8 and was taken for Windows-1252.
  var isGuessed: Bool { decoder.isGuessed }

  private func unpacking<Value>(_ body: () throws(Gzip.Failure) -> Value) throws -> Value {
    do {
      return try body()
    } catch {
      let found =
        switch error {
        case .damaged: "damaged gzip data"
        case .tooLarge: "gzip data that unpacks to more than \(Gzip.largestRatio) times its size"
        }
      throw PapersError.notText(source: source, found: found)
    }
  }
}
