// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredPapers

@Suite struct PublisherStatementTests {
  @Test(arguments: [
    "© 2031 Example Press Ltd. All rights reserved.",
    "© 2031, Moss+Fern Media New York. All rights reserved.",
    "Copyright © 2031 Moss & Sons, Ltd.", "Copyright 2031 by the Moss Society.",
    "(c) 2031 Moss B.V. All rights reserved",
    "Crown Copyright © 2031. Published by Moss.", "© The Author(s) 2031.", "All rights reserved.",
    "This article is protected by copyright. All rights reserved.", "[ABSTRACT FROM AUTHOR]",
    "© 2031 Moss. © 2031 Fern. All rights reserved.",
  ]) func statementsAtTheEndGo(statement: String) {
    #expect(PublisherStatement.removed(from: "Moss grows. \(statement)") == "Moss grows.")
  }

  @Test(arguments: [
    "We study copyright law in 1999 and in 2031, and what it means for moss, ferns, lichen and those who sell them.",
    "The sign © is old.", "© 2031 Moss.", "We ask (c) why.", "", "Its users reserved rooms.",
  ]) func otherTextStays(text: String) {
    let long = text.isEmpty ? text : text + String(repeating: " Moss grows well.", count: 30)
    for abstract in [text, long] where !abstract.contains("law") || abstract == long {
      #expect(PublisherStatement.removed(from: abstract) == abstract)
    }
  }
}
