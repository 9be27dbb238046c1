// SPDX-License-Identifier: Apache-2.0

import KindredPapers
import Testing

@Suite struct ListingMailReaderTests {
  @Test func papersOfAMailAreRead() throws {
    let rule = String(repeating: "-", count: 78)
    let text = """
      \(rule)
      Send any comments regarding submissions directly to submitter.
      \(rule)
       received from  Mon  2 Jun 31 18:00:00 GMT  to  Tue  3 Jun 31 18:00:00 GMT
      \(rule)
      \\\\
      arXiv:3106.00001
      Date: Tue, 3 Jun 2031 17:59:59 GMT   (24kb,D)

      Title: Moss grows in the
        shade
      Authors: Ann Bee, Dan Cee
      Categories: q-bio.PE stat.AP
      Comments: 12 pages: all of them
      Journal-ref: J. Moss 7
      DOI: 10.5555/moss
      License: http://creativecommons.org/licenses/by/4.0/
      \\\\
        We see moss.
      Title: it grows.
      \\\\ ( https://arxiv.org/abs/3106.00001 ,  24kb)
      \(rule)
      \\\\
      arXiv:3106.00002 (*cross-listing*)
      Date: Mon, 2 Jun 2031 08:00:00 GMT   (9kb)

      Title: Ferns
      Authors: E. F.
      Categories: physics.bio-ph
      \\\\
        Ferns grow.
      \\\\ ( https://arxiv.org/abs/3106.00002 ,  9kb)
      %%--%%--%%
      \(rule)
      \\\\
      arXiv:3106.00003
      replaced with revised version Tue, 3 Jun 2031 01:02:03 GMT   (7kb)

      Title: Bark
      Authors: G. H.
      Categories: cs.CV
      \\\\ ( https://arxiv.org/abs/3106.00003 ,  7kb)
      \(rule)
      """
    let list = try PaperReader().read(Array(text.utf8), source: "x")
    #expect(list.papers.map(\.id.description) == ["3106.00001", "3106.00002", "3106.00003"])
    #expect(list.papers.map(\.title) == ["Moss grows in the shade", "Ferns", "Bark"])
    #expect(list.papers.map(\.abstract) == ["We see moss. Title: it grows.", "Ferns grow.", ""])
    #expect(list.papers.map { $0.date?.description } == ["2031-06-03", "2031-06-02", "2031-06-03"])
    #expect(
      list.papers[0].authors == ["Ann Bee", "Dan Cee"] && list.papers[0].journal == "J. Moss 7")
    #expect(
      list.papers[0].categories == ["q-bio.PE", "stat.AP"] && list.papers[0].doi == "10.5555/moss")
    #expect(list.papers[2].url == "https://arxiv.org/abs/3106.00003" && list.issues == [])
  }

  @Test func oldMailsAndEndsOfMailsAreRead() throws {
    let mail =
      """
      \\\\
      Paper: hep-th/0101001
      Date: Mon, 1 Jan 2001 10:00:00 GMT   (10kb)

      Title: Moss
      \\\\
        We look.
      \\\\ ( http://arXiv.org/abs/hep-th/0101001 ,  10kb)
      ------------------------------------------------------------------------------
      \\\\
      arXiv:3105.00003
      replaced with revised version Mon, 2 Jun 2031 10:00:00 GMT   (1kb)

      Title: Bark
      \\\\ ( https://arxiv.org/abs/3105.00003 ,  1kb)
      %%%---%%%---%%%---%%%---
      """
    let list = try PaperReader().read(Array(mail.utf8), source: "x")
    #expect(list.papers.map(\.id.description) == ["hep-th/0101001", "3105.00003"])
    #expect(list.papers.map(\.abstract) == ["We look.", ""])
  }
}
