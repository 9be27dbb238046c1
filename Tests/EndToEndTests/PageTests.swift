// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// The pages that commands write, in a browser where there is one.
@Suite struct PageTests {
  private static let browser: String? = ["/usr/bin/chromium", "/usr/bin/chromium-browser"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Papers with hostile titles among harmless ones.
  private static let digest: String = {
    let hostile = "<script>document.title='taken'</script> \"quotes\" ']]> &amp; coral reefs"
    var text = "# 2031-06-02--2031-06-08\n"
    for number in 0..<24 {
      let subject = ["coral reefs bleaching", "electric bus charging", "surface code decoding"][
        number % 3]
      let title = number == 0 ? hostile : "Paper \(number) on \(subject)"
      text += "## \(title)\n  * 2031-06-0\(2 + number % 5)\n"
      if number == 6 {
        text +=
          "  * authors: Ann <b>One</b>; Bee; Cee; Dee \"Four\"; Zelda Last\n  * journal: J. <i>Reefs</i>\n"
      }
      text += "  * About \(subject), part \(number).\n"
      let url = number == 3 ? "javascript:alert(1)" : "http://arxiv.org/abs/9906.001\(10 + number)"
      text += " * link:[\(url)](\(url))\n"
    }
    return text
  }()

  private func page(_ arguments: [String] = [], in folder: URL) throws -> (path: URL, html: String)
  {
    let path = folder.appending(path: "week.html")
    let result = try Kindred.run(
      ["cluster", "-k", "3", "--in", "-", "--html", path.path, "--quiet"] + arguments,
      input: Data(Self.digest.utf8))
    #expect(result.status == 0, "\(result.notes)")
    return (path, try String(contentsOf: path, encoding: .utf8))
  }

  private func relatedPage(_ arguments: [String] = [], in folder: URL) throws
    -> (path: URL, html: String)
  {
    let path = folder.appending(path: "related.html")
    let result = try Kindred.run(
      ["related", "9906.00116", "-k", "9", "--in", "-", "--html", path.path, "--quiet"] + arguments,
      input: Data(Self.digest.utf8))
    #expect(result.status == 0, "\(result.notes)")
    return (path, try String(contentsOf: path, encoding: .utf8))
  }

  @Test func theSameBytesForAnyThreads() throws {
    try TemporaryFolder.with { folder in
      let related = try relatedPage(["--threads", "1"], in: folder).html
      let again = try relatedPage(["--threads", "3"], in: folder).html
      #expect(firstDifference(again, related) == nil)
      let one = try page(["--threads", "1"], in: folder).html
      for threads in ["2", "3"] {
        #expect(firstDifference(try page(["--threads", threads], in: folder).html, one) == nil)
      }
    }
  }

  @Test func hostileTextStaysText() throws {
    try TemporaryFolder.with { folder in
      for html in [try page(in: folder).html, try relatedPage(in: folder).html] {
        #expect(!html.contains("<script>document"))
        #expect(html.contains("&lt;script&gt;document.title=&#39;taken&#39;&lt;/script&gt;"))
        #expect(!html.contains("href=\"javascript"))
        #expect(
          html.contains(
            """
            <span class="by" title="Ann &lt;b&gt;One&lt;/b&gt;, Bee, Cee, Dee &quot;Four&quot;, Zelda Last">\
            Ann &lt;b&gt;One&lt;/b&gt;, Bee, Cee and 2 more</span> · J. &lt;i&gt;Reefs&lt;/i&gt; · 9906.00116 \
            · 2031-06-03
            """))
        #expect(html.components(separatedBy: "<script>").count == 2)
        #expect(!html.contains(" src="))
      }
    }
  }

  /// What `related` says of a paper: identifier, similarity and the strongest reasons of the five
  /// nearest, as a card has them.
  private func related(to id: String) throws -> [String] {
    struct Answer: Decodable {
      struct Neighbor: Decodable {
        struct Reason: Decodable {
          let term: String
          let share: Double
        }
        let title: String
        let similarity: Double
        let reasons: [Reason]
      }
      let neighbors: [Neighbor]
    }
    let result = try Kindred.run(
      ["related", id, "-k", "5", "--in", "-", "--format", "json", "--explain", "--quiet"],
      input: Data(Self.digest.utf8))
    return try JSONDecoder().decode(Answer.self, from: result.output).neighbors.map { found in
      let reasons = found.reasons.prefix(3).map {
        "\($0.term) \(String(format: "%.0f", 100 * $0.share / found.similarity)) %"
      }
      return "\(found.title) \(String(format: "%.3f", found.similarity)) · "
        + reasons.joined(separator: ", ")
    }
  }

  @Test(.enabled(if: browser != nil, "no chromium here"))
  func cardsSayWhatRelatedSays() throws {
    try TemporaryFolder.with { folder in
      for html in [try page(in: folder).html, try relatedPage(in: folder).html] {
        let reader = """
          var item=Array.prototype.filter.call(document.querySelectorAll("li[data-group]"),function(item){return item.textContent.indexOf("9906.00116")>=0})[0];
          item.querySelector(".show").click();
          document.title=Array.prototype.map.call(document.querySelectorAll("#card ul li"),function(row){return row.textContent}).join("|");
          """
        #expect(
          try play(html, reader, in: folder).components(separatedBy: "|")
            == related(to: "9906.00116"))
      }
    }
  }

  private static let helpers = """
    var seen=[];
    function all(selector){return document.querySelectorAll(selector)}
    function shown(){return all("li[data-group]:not([hidden])").length}
    function set(name,value){var input=document.getElementById(name);input.value=value;input.dispatchEvent(new Event("input"))}
    function press(key){document.activeElement.dispatchEvent(new KeyboardEvent("keydown",{key:key,bubbles:true}))}
    function end(){document.title="seen "+seen.join(" ")}

    """

  @Test(.enabled(if: browser != nil, "no chromium here"))
  func searchFilterAndClickDoWhatTheySay() throws {
    try TemporaryFolder.with { folder in
      let (path, html) = try page(in: folder)
      let reader =
        Self.helpers + """
          seen.push(all(".point").length,shown());
          set("text","bus charging");seen.push(shown());
          set("text","zelda last");seen.push(shown());
          set("text","part 17.");seen.push(shown());
          set("text","https://arxiv.org/pdf/9906.00112v3.pdf");seen.push(shown());
          set("text","9906.00112");seen.push(shown());
          set("text","");set("group","1");seen.push(shown(),all(".point.off").length);
          set("group","");set("since","2031-06-05");seen.push(shown());
          set("since","");
          all(".point")[0].dispatchEvent(new MouseEvent("click",{bubbles:true}));
          var card=document.getElementById("card");
          seen.push(card.hidden,card.parentNode.id,all("#card ul li").length,all(".near").length);
          end();
          """
      #expect(
        try play(html, reader, in: folder)
          == "seen 24 24 8 1 1 1 1 8 16 9 false map 5 5")
      let plain = try open(path)
      // The digest's own heading.
      #expect(plain.title == "2031-06-02--2031-06-08")
      #expect(!plain.console.contains("CONSOLE"), "\(plain.console)")
    }
  }

  @Test(.enabled(if: browser != nil, "no chromium here"))
  func theMapIsWalkedAndZoomed() throws {
    try TemporaryFolder.with { folder in
      let (_, html) = try page(in: folder)
      let reader =
        Self.helpers + """
          var svg=document.querySelector("#map svg"),whole=svg.getAttribute("viewBox");
          seen.push(all(".point[tabindex='0']").length);
          document.querySelector(".point[tabindex='0']").focus();
          var first=document.activeElement;
          ["ArrowRight","ArrowLeft","ArrowUp","ArrowDown"].forEach(press);
          seen.push(document.activeElement!==first,all(".point[tabindex='0']").length);
          var last=document.activeElement;
          press("Enter");seen.push(document.getElementById("card").hidden,document.activeElement.id);
          press("Escape");seen.push(document.getElementById("card").hidden,document.activeElement===last);
          document.querySelector("[aria-label='Zoom in']").click();seen.push(svg.getAttribute("viewBox")!==whole);
          document.querySelector("[aria-label='Whole map']").click();seen.push(svg.getAttribute("viewBox").split(" ").map(Number).join(" ")===whole.split(" ").map(Number).join(" "));
          end();
          """
      #expect(
        try play(html, reader, in: folder)
          == "seen 1 true 1 false close true true true true")
    }
  }

  /// The pages of `search`, `diff` and `neighbors`, and the mail of `cluster`.
  private func others(_ arguments: [String], in folder: URL) throws -> [(path: URL, html: String)] {
    let digest = folder.appending(path: "week.md")
    let next = folder.appending(path: "next.md")
    try Data(Self.digest.utf8).write(to: digest)
    try Data(Self.digest.replacing("2031-06-0", with: "2031-07-0").utf8).write(to: next)
    let commands = [
      ["search", "coral", "<b>reefs</b>", "-k", "9", "--in", digest.path, "--html"],
      ["diff", digest.path, next.path, "-k", "3", "--html"],
      ["cluster", "--in", digest.path, "-k", "3", "--email"],
      ["neighbors", "-k", "4", "--in", digest.path, "--html"],
    ]
    return try commands.enumerated().map { number, command in
      let path = folder.appending(path: "other\(number).html")
      let result = try Kindred.run(command + [path.path, "--quiet"] + arguments)
      #expect(result.status == 0, "\(result.notes)")
      return (path, try String(contentsOf: path, encoding: .utf8))
    }
  }

  @Test func searchesComparisonsAndMailsKeepHostileTextAsText() throws {
    try TemporaryFolder.with { folder in
      let pages = try others(["--threads", "1"], in: folder).map(\.html)
      let again = try others(["--threads", "3"], in: folder).map(\.html)
      for (html, other) in zip(pages, again) {
        #expect(firstDifference(html, other) == nil)
        #expect(!html.contains("<script>document"))
        #expect(html.contains("&lt;script&gt;document.title=&#39;taken&#39;&lt;/script&gt;"))
        #expect(!html.contains("href=\"javascript") && !html.contains(" src="))
        #expect(html.contains("Ann &lt;b&gt;One&lt;/b&gt;, Bee, Cee and 2 more"))
      }
      #expect(pages[0].contains("<h1>About coral &lt;b&gt;reefs&lt;/b&gt;</h1>"))
      #expect(pages[1].contains("<h1>2031-06-02 – 2031-06-06 to 2031-07-02 – 2031-07-06</h1>"))
      #expect(pages[1].components(separatedBy: "class=\"band g\"").count == 4)
      let mail = pages[2]
      #expect(!mail.contains("<script") && !mail.contains("<style") && !mail.contains("<link"))
      #expect(mail.components(separatedBy: "<p ").count == 25 && mail.utf8.count < 30_000)
    }
  }

  @Test(.enabled(if: browser != nil, "no chromium here"))
  func searchesAndComparisonsOpenInABrowser() throws {
    try TemporaryFolder.with { folder in
      let pages = try others([], in: folder)
      let reader =
        Self.helpers + """
          seen.push(all(".point").length,all(".band").length,shown());
          set("text","bus");seen.push(shown());
          set("text","");
          document.querySelector("button.show").click();
          seen.push(document.getElementById("card").hidden);
          end();
          """
      #expect(try play(pages[0].html, reader, in: folder) == "seen 8 0 8 0 false")
      #expect(try play(pages[1].html, reader, in: folder) == "seen 0 3 48 16 false")
      #expect(try play(pages[3].html, reader, in: folder) == "seen 24 0 24 8 false")
      for page in pages {
        let plain = try open(page.path)
        #expect(!plain.console.contains("CONSOLE"), "\(plain.console)")
      }
    }
  }

  @Test(.enabled(if: browser != nil, "no chromium here"))
  func manyPapersAreDrawnByTheScript() throws {
    try TemporaryFolder.with { folder in
      let subjects = ["coral reefs bleaching", "electric bus charging", "surface code decoding"]
      let hostile = "</script><script>document.title='taken'</script>"
      let papers = (0..<4_000).map { number in
        let title =
          "\(number == 3017 ? hostile : "Paper") number \(number)x on \(subjects[number % 3])"
        return #"{"id":"p\#(number)","title":"\#(title)","url":"https://e.org/p\#(number)","#
          + #""abstract":"w\#(number % 40) of \#(subjects[number % 3]), part w\#(number % 90)"}"#
      }
      let path = folder.appending(path: "many.html")
      let result = try Kindred.run(
        ["cluster", "-k", "3", "--keep-duplicates", "--in", "-", "--html", path.path, "--quiet"],
        input: Data(papers.joined(separator: "\n").utf8))
      #expect(result.status == 0, "\(result.notes)")
      let html = try String(contentsOf: path, encoding: .utf8)
      #expect(html.utf8.count < 400_000 && !html.contains("</script><script>document"))
      let reader =
        Self.helpers + """
          seen.push(all("canvas").length,all("#found li").length);
          set("text","number 3017x");seen.push(all("#found li").length);
          document.querySelector("#found button").click();
          seen.push(document.getElementById("card").hidden,document.querySelector("#card h2 a").href,all("#card li").length);
          seen.push(document.querySelector("#card h2").textContent.indexOf("<"+"/script>"));
          end();
          """
      #expect(try play(html, reader, in: folder) == "seen 1 0 1 false https://e.org/p3017 5 0")
      let plain = try open(path)
      #expect(plain.title.hasPrefix("4000 papers") && !plain.console.contains("CONSOLE"))
    }
  }

  @Test func aPageHasTheTitleThatItIsGiven() throws {
    try TemporaryFolder.with { folder in
      let html = try page(["--title", "Reefs & <b>buses</b>"], in: folder).html
      #expect(html.contains("<title>Reefs &amp; &lt;b&gt;buses&lt;/b&gt;</title>"))
      #expect(html.contains("<p>24 papers in 3 groups · "))
      let refused = try Kindred.run(
        ["cluster", "--in", "-", "--title", "x"], input: Data(Self.digest.utf8))
      #expect(refused.status == 64)
      #expect(refused.notes.contains("--title needs --html FILE or --email FILE"))
    }
  }

  @Test(.enabled(if: browser != nil, "no chromium here"))
  func theRelatedPageWorksLikewise() throws {
    try TemporaryFolder.with { folder in
      let (path, html) = try relatedPage(["--not", "9906.00112"], in: folder)
      let reader =
        Self.helpers + """
          seen.push(all(".point").length,shown());
          set("text","taken");seen.push(shown());
          set("text","");
          document.querySelector("button.show").click();
          seen.push(document.getElementById("card").hidden,all(".here").length,all(".bar").length);
          var points=Array.prototype.slice.call(all(".point")),middle=points[0].middle;
          function far(point){return Math.hypot(point.middle.x-middle.x,point.middle.y-middle.y)}
          var found=points.slice(1).sort(function(a,b){return far(a)-far(b)}).map(function(point){return +point.dataset.similarity});
          seen.push(found.every(function(value,index){return index===0||found[index-1]>=value-0.0005}));
          end();
          """
      #expect(try play(html, reader, in: folder) == "seen 11 11 1 false 1 9 true")
      let plain = try open(path)
      #expect(plain.title.hasPrefix("Related to "))
      #expect(!plain.console.contains("CONSOLE"), "\(plain.console)")
    }
  }

  @Test func theMapCommandWritesWhatThePageShows() throws {
    struct Map: Decodable {
      struct Place: Decodable {
        let id: String
        let x: Double
        let y: Double
        let group: Int?
      }
      let overlap10: Double
      let trustworthiness: Double
      let papers: [Place]
    }
    struct Groups: Decodable {
      struct Trust: Decodable {
        let overlap10: Double
        let trustworthiness: Double
      }
      let map: Trust
    }
    try TemporaryFolder.with { folder in
      func run(_ arguments: [String]) throws -> Kindred.Result {
        try Kindred.run(arguments + ["--in", "-", "-k", "3"], input: Data(Self.digest.utf8))
      }
      let json = folder.appending(path: "map.json")
      let result = try run(["map", "--out", json.path])
      #expect(result.status == 0 && result.output.isEmpty)
      #expect(result.notes.contains("ten nearest on the map, trustworthiness "))
      let map = try JSONDecoder().decode(Map.self, from: Data(contentsOf: json))
      #expect(map.papers.count == 24 && (0.3...1).contains(map.overlap10))
      #expect(map.papers.map(\.id) == map.papers.map(\.id).sorted())
      #expect(map.papers.allSatisfy { (0...1).contains($0.x) && (0...1).contains($0.y) })
      #expect(Set(map.papers.compactMap(\.group)) == [1, 2, 3])
      let page = folder.appending(path: "week.html").path
      let groups = try JSONDecoder().decode(
        Groups.self, from: run(["cluster", "--format", "json", "--html", page]).output)
      #expect(groups.map.overlap10 == map.overlap10)
      #expect(groups.map.trustworthiness == map.trustworthiness)
      let csv = folder.appending(path: "map.csv")
      #expect(try run(["map", "--quiet", "--out", csv.path]).notes.isEmpty)
      let lines = try String(contentsOf: csv, encoding: .utf8).split(separator: "\r\n")
      #expect(lines.count == 25 && lines[0] == "id,x,y,group")
      for name in ["map.txt", ".csv"] {
        let refused = try run(["map", "--out", folder.appending(path: name).path])
        #expect(refused.status == 64 && refused.notes.contains("--out must end in .csv or .json"))
      }
    }
  }

  /// Opens a page with a second script, which plays the reader and leaves what it saw in the title.
  private func play(_ html: String, _ reader: String, in folder: URL) throws -> String {
    let played = folder.appending(path: "played.html")
    let page = html.replacingOccurrences(
      of: "</body>", with: "<script>\n\(reader)\n</script></body>")
    try Data(page.utf8).write(to: played)
    return try open(played).title
  }

  /// Opens a page in a browser without a window.
  private func open(_ page: URL) throws -> (title: String, console: String) {
    let process = Process()
    process.executableURL = URL(filePath: try #require(Self.browser))
    process.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--dump-dom",
      "--user-data-dir=\(page.deletingLastPathComponent().path)/profile", page.absoluteString,
    ]
    let output = page.appendingPathExtension("dom")
    let console = page.appendingPathExtension("log")
    for file in [output, console] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: console)
    try process.run()
    process.waitUntilExit()
    let text = try String(contentsOf: output, encoding: .utf8)
    let title = text.components(separatedBy: "<title>").dropFirst().first?
      .components(separatedBy: "</title>").first
    return (title ?? "", try String(contentsOf: console, encoding: .utf8))
  }
}
