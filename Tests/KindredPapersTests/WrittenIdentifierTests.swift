// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredPapers

@Suite struct WrittenIdentifierTests {
  @Test(arguments: [
    ("10.5555/Ab", "10.5555/ab"), ("doi: 10.5555/a.", "10.5555/a"),
    ("https://doi.org/10.5555%2Fa%3Cb", "10.5555/a<b"),
    ("10.5555/a [doi]", "10.5555/a"), ("10.5555/a\\_b", "10.5555/a_b"),
    ("10.5555/a&amp;b", "10.5555/a&b"),
    ("https://dl.e.org/doi/abs/10.5555/12.34?download=x", "10.5555/12.34"),
    ("DOI 10.5555/a;", "10.5555/a"),
    (
      "https://www.biorxiv.org/content/10.1101/2031.01.02.000003v2.full",
      "10.1101/2031.01.02.000003"
    ),
    ("https://e.org/10.5555/a/full", "10.5555/a"),
    ("10.5555/(SICI)1<2::AID>3.0", "10.5555/(sici)1<2::aid>3.0"),
  ]) func doisAreFound(text: String, doi: String) {
    #expect(WrittenIdentifier.doi(text) == doi)
  }

  @Test(arguments: [
    "", "10.5555", "10.5555/", "version 110.5/2", "https://e.org/a", "pages 1 to 10.5/2",
    "1234-5678",
  ])
  func otherTextHasNone(text: String) {
    #expect(WrittenIdentifier.doi(text) == nil)
  }

  @Test(arguments: [
    ("arXiv preprint arXiv:3106.00001", "3106.00001"), ("CoRR abs/3106.00001", "3106.00001"),
    ("Preprint at https://arxiv.org/abs/3106.00001", "3106.00001"),
    ("arXiv:3106.00001v2 [cs.CV]", "3106.00001v2"),
    ("arXiv e-prints, arXiv:3106.00001", "3106.00001"),
    ("https://arxiv.org/abs/hep-th/9901001v2", "https://arxiv.org/abs/hep-th/9901001v2"),
    ("Available at arXiv: 3106.00001.", "3106.00001"),
  ]) func arxivIsFoundAtTheBeginning(text: String, id: String) {
    #expect(WrittenIdentifier.arXiv(leading: text) == id)
  }

  @Test(arguments: [
    "Comment on arXiv:3106.00001", "3106.00001", "J. Moss 3106.00001", "arXiv", "CoRR", "",
    "see arXiv:3106.00001",
  ]) func otherMentionsAreOfOtherPapers(text: String) {
    #expect(WrittenIdentifier.arXiv(leading: text) == nil)
  }

  @Test(arguments: [
    ("38000001", "pmid:38000001"), ("PMID: 7", "pmid:7"),
    ("https://pubmed.ncbi.nlm.nih.gov/7/", "pmid:7"),
    ("7.0", "pmid:7"),
  ]) func numbersOfPubMedAreNamed(text: String, id: String) {
    #expect(WrittenIdentifier.pubMed(text) == id)
    #expect(WrittenIdentifier.pubMed("x" + text) == nil)
  }
}
