// SPDX-License-Identifier: Apache-2.0

extension Paper {
  /// The name to tell the paper from another one of the same identifier, or nil where they are one.
  ///
  /// A citation key or the number of a row names a paper in its own file; in another file it may name
  /// another. Mentions under such a name are of one paper where versions are told, or most words of the
  /// shorter text stand in the other as well: of titles and abstracts, or of titles where one has no
  /// abstract. arXiv identifiers and DOIs name one paper everywhere. O(words).
  package func ownName(beside other: Paper) -> PaperID? {
    if title == other.title, abstract == other.abstract { return nil }
    if version != nil || other.version != nil || PaperReference(id.description) != nil {
      return nil
    }
    let hasAbstracts = !abstract.isEmpty && !other.abstract.isEmpty
    let words = distinctWords(withAbstract: hasAbstracts)
    let otherWords = other.distinctWords(withAbstract: hasAbstracts)
    let shared = words.intersection(otherWords).count
    if 2 * shared > min(words.count, otherWords.count) { return nil }
    return .derived(title: title, abstract: abstract)
  }

  private func distinctWords(withAbstract: Bool) -> Set<Substring> {
    let text = (withAbstract ? title + " " + abstract : title).lowercased()
    return Set(text.split { !$0.isLetter && !$0.isNumber })
  }
}
