// SPDX-License-Identifier: Apache-2.0

/// What every page has in common: a page of HTML that needs nothing else and forbids itself to load
/// anything, with a map, a card for the chosen paper, and controls that the script brings to life.
///
/// Everything that can be read is there without the script. All parts are HTML already.
struct PageFrame {
  /// What its reader calls the page, a text; nil for what it shows.
  var title: String?

  /// What the page shows.
  let heading: String

  /// A line below that.
  let note: String

  /// The choices of the group filter, by value; none for a page without groups.
  var groups: [(value: String, name: String)] = []

  let map: String
  let caption: String

  /// What follows map and card.
  let sections: [String]

  /// What brings map, card and controls to life.
  var script = PageAssets.script

  private var name: String { title?.escapedForHTML ?? heading }

  /// The page, ending in a line feed.
  var html: String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
    <title>\(name)</title>
    <style>\(PageAssets.style)</style>
    </head>
    <body>
    <header>
    <h1>\(name)</h1>
    <p>\(title == nil ? "" : "\(heading) · ")\(note)</p>
    </header>
    \(controls)
    <main>
    <figure id="map">
    <div class="scroll">
    \(map)
    </div>
    <div id="zoom" hidden></div>
    <figcaption>\(caption)</figcaption>
    </figure>
    <section id="card" aria-live="polite" hidden></section>
    \(sections.joined(separator: "\n"))
    </main>
    <script>\(script)</script>
    </body>
    </html>

    """
  }

  private var controls: String {
    let options = groups.map { "<option value=\"\($0.value)\">\($0.name)</option>" }.joined()
    let filter =
      groups.isEmpty
      ? ""
      : "<label>Group <select id=\"group\"><option value=\"\">all</option>\(options)</select></label>\n"
    return """
      <form role="search" id="controls"\(groups.isEmpty ? " class=\"plain\"" : "") hidden>
      <label>Search <input type="search" id="text" placeholder="words, author, identifier or address"></label>
      \(filter)<label>Since <input type="date" id="since"></label>
      <label>Until <input type="date" id="until"></label>
      <output id="count" aria-live="polite"></output>
      </form>
      """
  }
}
