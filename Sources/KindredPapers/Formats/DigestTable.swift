// SPDX-License-Identifier: Apache-2.0

enum DigestTable {
  static func row(_ line: String, name: String? = nil) -> EntryFields? { nil }
}
