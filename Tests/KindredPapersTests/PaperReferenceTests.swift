// SPDX-License-Identifier: Apache-2.0

import KindredPapers
import Testing

@Suite struct PaperReferenceTests {
  @Test(arguments: [
    ("2403.12008", "2403.12008", nil),
    ("2403.12008v1", "2403.12008", 1),
    ("arXiv:2403.12008v12", "2403.12008", 12),
    ("ARXIV: 2403.12008", "2403.12008", nil),
    ("http://arxiv.org/abs/2403.12008v1", "2403.12008", 1),
    ("https://arxiv.org/pdf/2403.12008.pdf", "2403.12008", nil),
    ("https://www.arxiv.org/pdf/2403.12008v2", "2403.12008", 2),
    ("https://export.arxiv.org/abs/0704.0001", "0704.0001", nil),
    ("https://arxiv.org/abs/2403.12008v1?context=cs#top", "2403.12008", 1),
    ("hep-th/9901001", "hep-th/9901001", nil),
    ("math.GT/0309136v2", "math/0309136", 2),
    ("10.1000/XYZ.12", "10.1000/xyz.12", nil),
    ("doi:10.1000/xyz", "10.1000/xyz", nil),
    ("https://doi.org/10.1000/xyz", "10.1000/xyz", nil),
    ("10.48550/arXiv.2403.12008", "2403.12008", nil),
  ]) func referencesAreReadInEveryForm(text: String, id: String, version: Int?) throws {
    let reference = try #require(PaperReference(text))
    #expect(reference.id.description == id)
    #expect(reference.version == version)
  }

  @Test(arguments: [
    "", " ", "2403", "2403.123", "2403.1234567", "24031.2008", "hep-th/99", "/9901001", "10.1000/",
    "a word", "https://example.org/2403.12008x", "v1", "2403.12008v", "..", "💥",
  ]) func everythingElseIsNone(text: String) {
    #expect(PaperReference(text) == nil)
  }
}
