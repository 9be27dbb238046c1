// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import KindredTextFeatures

@Suite struct NearDuplicatesTests {
  private func text(_ words: some Sequence<Int>) -> Document {
    Document(title: "", abstract: words.map { "word\($0)" }.joined(separator: " "))
  }

  @Test func similarityIsSharedRunsOverAll() {
    let whole = Shingles(text(0..<104))
    // Runs of words 0..<100 and of 50..<104 share those that lie in both.
    #expect(whole.count == 100)
    #expect(whole.similarity(whole) == 1)
    #expect(whole.similarity(Shingles(text(50..<104))) == 0.5)
    #expect(whole.similarity(Shingles(text(200..<260))) == 0)
    #expect(Shingles(text(0..<4)).similarity(Shingles(text(0..<4))) == 0)
    #expect(
      Shingles(Document(title: "The WORD1, word2!", abstract: "word3 -- word4 words word5"))
        .count == 2)
  }

  @Test func nearlyEqualTextsAreFound() {
    let documents = [
      text(0..<120), text(300..<420), text(2..<122), text(Array(0..<60) + Array(500..<560)),
      text(0..<120), text(301..<419), text(0..<12),
    ].map { Shingles($0) }
    let pairs = NearDuplicates.pairs(in: documents)
    #expect(pairs.map(\.duplicate) == [2, 4, 5])
    #expect(pairs.map(\.of) == [0, 0, 1])
  }

  @Test func shortTextsAreNotCompared() {
    let documents = [text(0..<9), text(0..<9)].map { Shingles($0) }
    #expect(NearDuplicates.pairs(in: documents).isEmpty)
    // Fourteen words are ten runs, which are enough.
    func count(_ words: Int) -> Int {
      NearDuplicates.pairs(in: [Shingles](repeating: Shingles(text(0..<words)), count: 2)).count
    }
    #expect(count(13) == 0 && count(14) == 1)
    #expect(NearDuplicates.pairs(in: []).isEmpty)
  }

  @Test func agreementOfSignaturesIsTheSimilarity() {
    let left = Shingles(text(0..<404))
    let right = Shingles(text(100..<404))
    let agreed = zip(left.signature(400), right.signature(400)).count { $0 == $1 }
    #expect(abs(Double(agreed) / 400 - left.similarity(right)) < 0.08)
  }
}
