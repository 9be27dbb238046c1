// SPDX-License-Identifier: Apache-2.0

/// What every page has in common: a page of HTML that needs nothing else and forbids itself to load
/// anything, with a map, a card for the chosen paper, and controls that the script brings to life.
///
/// Everything that can be read is there without the script. All parts are HTML already.
package struct PageFrame {
  /// What its reader calls the page, a text; nil for what it shows.
  var title: String?

  /// What the page shows.
  let heading: String

  /// A line below that.
  let note: String

  /// The choices of the group filter, by value; none for a page without groups.
  var groups: [(value: String, name: String)] = []

  /// The map and what is said below it; empty for a page without one.
  var map = ""
  var caption = ""

  /// What stands before the map, as HTML.
  var lead = ""

  /// What follows map and card.
  let sections: [String]

  /// What brings map, card and controls to life.
  var script = PageAssets.script

  /// The server that the page is of; nil for a page in a file.
  var site: PageSite?

  private var name: String { title?.escapedForHTML ?? heading }

  /// The page, ending in a line feed.
  package var html: String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    \(site == nil ? Self.policy + "\n" : "")<title>\(name)</title>
    \(site?.head ?? "<style>\(PageAssets.style)</style>")
    </head>
    <body>
    <header>
    \(site?.navigation ?? "")<h1>\(name)</h1>
    <p>\(title == nil ? "" : "\(heading) · ")\(note)</p>
    </header>
    \(site?.form ?? "")\(map.isEmpty ? "" : controls)
    <main>
    \(lead)\(map.isEmpty ? "" : figure)\(sections.joined(separator: "\n"))
    </main>
    \(scripts)
    </body>
    </html>

    """
  }

  /// What a page in a file may load and run: what stands in it.
  private static let policy =
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
    + "style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">"

  private var figure: String {
    """
    <figure id="map">
    <div class="scroll">
    \(map)
    </div>
    <div id="zoom" hidden></div>
    <figcaption>\(caption)</figcaption>
    </figure>
    <section id="card" aria-live="polite" hidden></section>

    """
  }

  private var scripts: String {
    if map.isEmpty { return "" }
    guard site != nil else { return "<script>\(script)</script>" }
    return "<script src=\"\(PageSite.address(ofScript: script))\" defer></script>"
  }

  private var controls: String {
    let options = groups.map { "<option value=\"\($0.value)\">\($0.name)</option>" }.joined()
    let filter =
      groups.isEmpty
      ? ""
      : "<label>Group <select id=\"group\"><option value=\"\">all</option>\(options)</select></label>\n"
    // A server's page has a form for dates of its own, and its search is of all papers.
    let dates =
      site == nil
      ? """
      <label>Since <input type="date" id="since"></label>
      <label>Until <input type="date" id="until"></label>

      """ : ""
    let layout = site != nil ? " class=\"here\"" : groups.isEmpty ? " class=\"plain\"" : ""
    return """
      <form role="search" id="controls"\(layout) hidden>
      <label>\(site == nil ? "Search" : "Search on this page") <input type="search" id="text" placeholder="words, author, identifier or address"></label>
      \(filter)\(dates)<output id="count" aria-live="polite"></output>
      </form>
      """
  }
}

extension PageFrame {
  /// A page of a server that has no map; heading and note are HTML.
  package init(heading: String, note: String, sections: [String], site: PageSite) {
    self.init(title: nil, heading: heading, note: note, sections: sections, site: site)
  }
}
