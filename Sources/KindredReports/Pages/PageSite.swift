// SPDX-License-Identifier: Apache-2.0

internal import Foundation
package import KindredPapers

/// What a page of a server has beside a page in a file: others of its kind, and the style and
/// scripts at addresses of their own, so that a browser runs nothing that stands in the page.
package struct PageSite: Sendable {
  /// The page that is shown, of those that the navigation names.
  let place: String

  /// What stands between the heading and the papers, as HTML: a form that asks for others.
  let form: String

  /// A page of a server.
  package init(_ place: String, form: String = "") {
    self.place = place
    self.form = form
  }

  /// The addresses that the navigation names.
  private static let places = [
    ("/", "Search"), ("/weeks", "Weeks"), ("/map", "Map"), ("/reading", "Reading list"),
  ]

  /// The scripts and the style of pages, by their addresses.
  package static let assets = [
    "/page.css": PageAssets.style, "/page.js": PageAssets.script, "/site.js": PageAssets.siteScript,
    "/canvas.js": PageAssets.canvasScript,
  ]

  /// Where a page's script is.
  static func address(ofScript script: String) -> String {
    script == PageAssets.canvasScript ? "/canvas.js" : "/page.js"
  }

  /// What a browser may load and run: what this server has at addresses of its own. Colors of
  /// groups stand in attributes.
  package static let policy =
    "default-src 'none'; style-src 'self'; style-src-attr 'unsafe-inline'; script-src 'self'; "
    + "connect-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; "
    + "frame-ancestors 'none'"

  var head: String {
    "<link rel=\"stylesheet\" href=\"/page.css\">\n<link rel=\"icon\" href=\"data:,\">\n"
      + "<script src=\"/site.js\" defer></script>"
  }

  var navigation: String {
    let links = Self.places.map { address, name in
      let here = address == place ? " aria-current=\"page\"" : ""
      let count = address == "/reading" ? " <span id=\"kept\"></span>" : ""
      return "<a href=\"\(address)\"\(here)>\(name)</a>\(count)"
    }
    return "<nav>\(links.joined(separator: " "))</nav>\n"
  }

  /// Where a paper has its page.
  package static func address(of id: PaperID) -> String { "/papers/" + encoded(id.description) }

  /// Text as a part of an address.
  package static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
  }

  private static let unreserved = CharacterSet(
    charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}
