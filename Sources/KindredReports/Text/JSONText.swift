// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// JSON as Kindred writes it: on one line, fields in byte order, so that the same result gives the
/// same bytes.
enum JSONText {
  /// A value's line, without its end.
  static func line(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self)
    } catch {
      // Only a number that is not finite can fail, and no result holds one.
      preconditionFailure("a report holds a value that JSON cannot: \(error)")
    }
  }
}

extension Double {
  /// The number to six decimals, as reports give it.
  var rounded6: Double { (self * 1e6).rounded() / 1e6 }

  /// Fixed decimals for people.
  package func fixed(_ places: Int) -> String { String(format: "%.\(places)f", self) }
}
