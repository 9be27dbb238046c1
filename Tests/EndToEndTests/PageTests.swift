// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// The pages of `cluster --html` and `related --html`, in a browser where there is one.
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

  @Test(.enabled(if: browser != nil, "no chromium here"))
  func searchFilterAndClickDoWhatTheySay() throws {
    try TemporaryFolder.with { folder in
      let (path, html) = try page(in: folder)
      let reader = """
        var seen=[];
        function shown(){return document.querySelectorAll("li[data-group]:not([hidden])").length}
        function set(name,value){var input=document.getElementById(name);input.value=value;input.dispatchEvent(new Event("input"))}
        seen.push(document.querySelectorAll(".point").length,shown());
        set("text","bus charging");seen.push(shown());
        set("text","zelda last");seen.push(shown());
        set("text","");set("group","1");seen.push(shown(),document.querySelectorAll(".point.off").length);
        set("group","");set("since","2031-06-05");seen.push(shown());
        set("since","");
        document.querySelector(".point").dispatchEvent(new MouseEvent("click",{bubbles:true}));
        seen.push(document.getElementById("card").hidden,document.querySelectorAll("#card li").length,document.querySelectorAll(".near").length);
        document.title="seen "+seen.join(" ");
        """
      #expect(try play(html, reader, in: folder) == "seen 24 24 8 1 8 16 9 false 5 5")
      let plain = try open(path)
      #expect(plain.title == "24 papers in 3 groups")
      #expect(!plain.console.contains("CONSOLE"), "\(plain.console)")
    }
  }

  @Test(.enabled(if: browser != nil, "no chromium here"))
  func theRelatedPageWorksLikewise() throws {
    try TemporaryFolder.with { folder in
      let (path, html) = try relatedPage(in: folder)
      let reader = """
        var seen=[];
        function shown(){return document.querySelectorAll("li[data-group]:not([hidden])").length}
        seen.push(document.querySelectorAll(".point").length,shown());
        var input=document.getElementById("text");input.value="taken";input.dispatchEvent(new Event("input"));seen.push(shown());
        input.value="";input.dispatchEvent(new Event("input"));
        document.querySelector("button.show").click();
        seen.push(document.getElementById("card").hidden,document.querySelectorAll(".here").length,document.querySelectorAll(".bar").length);
        document.title="seen "+seen.join(" ");
        """
      #expect(try play(html, reader, in: folder) == "seen 10 10 1 false 1 9")
      let plain = try open(path)
      #expect(plain.title.hasPrefix("Related to "))
      #expect(!plain.console.contains("CONSOLE"), "\(plain.console)")
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
