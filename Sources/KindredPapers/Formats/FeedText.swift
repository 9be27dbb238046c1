// SPDX-License-Identifier: Apache-2.0

/// Text of papers inside a feed, without what the feed adds to it.
enum FeedText {
  /// An abstract without what arXiv says before it (`arXiv:2403.12008v1 Announce Type: new
  /// Abstract: ...`). O(length).
  static func abstract(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let start = bytes.drop { $0 <= 0x20 }
    guard start.starts(with: "arXiv:".utf8), let mark = start.firstPlace(of: "Abstract:") else {
      return text
    }
    return String(decoding: bytes[(mark + 9)...], as: UTF8.self)
  }

  /// A title without what arXiv used to say after it (`(arXiv:2403.12008v1 [cs.CV] UPDATED)`), and
  /// that.
  static func title(_ text: String) -> (title: String, mention: (id: String, categories: [String])?)
  {
    let plain = text.onOneLine()
    guard plain.hasSuffix(")"), let mark = plain.ranges(of: " (arXiv:").last else {
      return (plain, nil)
    }
    let words = plain[mark.upperBound...].dropLast().split(separator: " ")
    var title = String(plain[..<mark.lowerBound])
    if title.hasSuffix(".") { title.removeLast() }
    let categories = words.dropFirst().first.map { $0.filter { $0 != "[" && $0 != "]" } }
    return (title, (words.first.map(String.init) ?? "", [categories].compactMap { $0 }))
  }
}
