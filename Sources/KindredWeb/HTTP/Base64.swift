// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Text in the letters of Base64.
enum Base64 {
  /// The text, or nil for what is none.
  static func text(_ packed: String) -> String? {
    Data(base64Encoded: packed).flatMap { String(data: $0, encoding: .utf8) }
  }
}
