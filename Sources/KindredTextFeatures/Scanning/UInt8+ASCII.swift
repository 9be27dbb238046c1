// SPDX-License-Identifier: Apache-2.0

/// Questions about one byte of UTF-8 that the scanners ask.
extension UInt8 {
  @inline(__always) var isASCIIDigit: Bool { self &- 0x30 < 10 }

  @inline(__always) var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }

  @inline(__always) var isASCIIWord: Bool { isASCIILetter || isASCIIDigit }

  @inline(__always) var isASCIISpace: Bool { self == 0x20 || self &- 0x09 < 5 }

  @inline(__always) var isASCII: Bool { self < 0x80 }
}
