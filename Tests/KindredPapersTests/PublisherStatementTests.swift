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
    "We study copyright law in 1999.",
    "It is about copyright infringement, unauthorized use and rules.",
    "The sign © is old.", "We ask (c) why.", "", "Its users reserved rooms.",
    "We count (a) moss, (b) ferns and (c) 2000 lichens.", "Under the Copyright Act of 1976 it is.",
  ]) func otherTextStays(text: String) {
    #expect(PublisherStatement.removed(from: text) == text)
    let long = text + String(repeating: " Moss grows well.", count: 30)
    #expect(PublisherStatement.removed(from: long) == long)
  }

  @Test(arguments: [
    "© 2031 Moss B.V. All rights reserved.", "Copyright © 2031 S. Moss and Sons Ltd.",
    "© 2031 The Authors. Published by Moss Ltd.", "(c) 2031 Moss.", "Copyright 2031 by Moss.",
  ]) func statementsAtTheBeginningGo(statement: String) {
    #expect(PublisherStatement.removed(from: "\(statement) We look.") == "We look.")
  }
}
