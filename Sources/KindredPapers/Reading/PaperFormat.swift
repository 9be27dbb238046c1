// SPDX-License-Identifier: Apache-2.0

/// One way in which papers are written down.
///
/// Where entries can be told apart without reading them, an input is read a part at a time, and the
/// pieces of a part by themselves.
protocol PaperFormat: Sendable {
  /// How many of these bytes, from their first on, are whole entries: any number up to all; 0 where
  /// it takes more bytes to tell. The bytes begin with an entry.
  func wholeEntries(in bytes: ArraySlice<UInt8>) -> Int

  /// Whether the format can only be read as a whole.
  var isWhole: Bool { get }

  /// The papers in whole entries, unfolded. O(bytes).
  ///
  /// - Parameters:
  ///   - bytes: valid UTF-8, which ``PaperReader`` makes of whatever there is.
  ///   - firstLine: the line of the first byte, for issues.
  func read(_ bytes: ArraySlice<UInt8>, firstLine: Int) -> PaperList
}

extension PaperFormat {
  var isWhole: Bool { false }
}

/// A format of which no part can be read by itself.
protocol WholePaperFormat: PaperFormat {}

extension WholePaperFormat {
  var isWhole: Bool { true }

  func wholeEntries(in bytes: ArraySlice<UInt8>) -> Int { 0 }
}
