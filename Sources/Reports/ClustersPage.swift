// SPDX-License-Identifier: Apache-2.0

internal import Clustering
public import Engine
internal import Foundation
internal import Papers

/// Groups of papers as one page of HTML that needs nothing else: a map, the groups with their papers,
/// and what speaks for their number.
///
/// Everything that can be read is there without the script, which adds search, filters and the card of
/// a chosen paper. The page forbids itself to load anything. All text from papers is escaped.
public struct ClustersPage {
  private let report: ClusterReport
  private let duplicates: [DuplicatePaper]

  /// A page on groups whose papers have their details, and on papers left out as duplicates.
  public init(_ report: ClusterReport, duplicates: [DuplicatePaper] = []) {
    self.report = report
    self.duplicates = duplicates
  }

  /// A paper with the number of its group, from 0, or nil for none.
  private typealias Entry = (paper: Paper, member: ClusterMember?, group: Int?)

  private var entries: [Entry] {
    report.clusters.enumerated().flatMap { group, cluster in
      cluster.papers.map { ($0.paper, Optional($0), Optional(group)) }
    } + report.outliers.map { ($0, nil, nil) }
  }

  /// The page, ending in a line feed.
  public var html: String {
    let entries = entries
    let heading =
      "\(entries.count.of("paper")) in \(report.clusters.count.of("group"))"
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
      <title>\(heading)</title>
      <style>\(Self.style)</style>
      </head>
      <body>
      <header>
      <h1>\(heading)</h1>
      <p>\(dates(entries))\(report.choice.reason.sentence.escapedForHTML).</p>
      </header>
      \(controls)
      <main>
      <figure id="map">
      \(map)
      <figcaption>Near papers are alike; colors and outlines are groups. Choose a point to see its paper.</figcaption>
      </figure>
      <section id="card" aria-live="polite" hidden></section>
      \(groups(entries))
      \(evidence)
      \(leftOut)
      </main>
      <script>\(Self.script)</script>
      </body>
      </html>

      """
  }

  private func dates(_ entries: [Entry]) -> String {
    let dates = entries.compactMap(\.paper.date).sorted()
    guard let first = dates.first, let last = dates.last else { return "" }
    return first == last
      ? "\(first.description.escapedForHTML) · "
      : "\(first.description.escapedForHTML) to \(last.description.escapedForHTML) · "
  }

  private var controls: String {
    let options = report.clusters.enumerated().map { number, cluster in
      "<option value=\"\(number)\">\(number + 1). \(cluster.label.escapedForHTML)</option>"
    }.joined()
    return """
      <form role="search" id="controls" hidden>
      <label>Search <input type="search" id="text" placeholder="title, term or identifier"></label>
      <label>Group <select id="group"><option value="">all</option>\(options)</select></label>
      <label>Since <input type="date" id="since"></label>
      <label>Until <input type="date" id="until"></label>
      <output id="count" aria-live="polite"></output>
      </form>
      """
  }

  // MARK: the map

  private static let width = 1_000.0
  private static let height = 620.0
  private static let margin = 40.0

  private static func position(_ point: MapPoint) -> (x: Double, y: Double) {
    (margin + point.x * (width - 2 * margin), margin + point.y * (height - 2 * margin))
  }

  private var map: String {
    var outlines = ""
    var names = ""
    var points = ""
    var placed: [MapName] = []
    var number = 0
    let count = entries.count
    let radius = max(2.5, min(8, 90 / Double(max(1, count)).squareRoot()))
    for (group, cluster) in report.clusters.enumerated() {
      let places = cluster.papers.compactMap { $0.details.map { Self.position($0.place) } }
      outlines +=
        "<path class=\"outline\" style=\"\(Self.hue(group))\" data-group=\"\(group)\" "
        + "d=\"\(Self.outline(places))\"/>\n"
      if let name = MapName(Self.shortName(cluster.label), of: places, radius, avoiding: placed) {
        placed.append(name)
        names +=
          "<text class=\"name\" style=\"\(Self.hue(group))\" data-group=\"\(group)\" "
          + "x=\"\(name.x.fixed(1))\" y=\"\(name.y.fixed(1))\">"
          + "\(name.text.escapedForHTML)</text>\n"
      }
      for place in places {
        points +=
          "<circle class=\"point\" style=\"\(Self.hue(group))\" data-paper=\"\(number)\" "
          + "cx=\"\(place.x.fixed(1))\" cy=\"\(place.y.fixed(1))\" r=\"\(radius.fixed(1))\">"
          + "<title>\(cluster.papers[number - firstNumber(group)].paper.title.escapedForHTML)</title>"
          + "</circle>\n"
        number += 1
      }
    }
    return """
      <svg viewBox="0 0 \(Int(Self.width)) \(Int(Self.height))" role="img" aria-label="Map of the papers; the groups below hold the same papers as lists">
      \(outlines)\(points)\(names)</svg>
      """
  }

  private func firstNumber(_ group: Int) -> Int {
    report.clusters[..<group].reduce(0) { $0 + $1.papers.count }
  }

  /// Hues a golden angle apart, so that neighboring numbers differ.
  private static func hue(_ group: Int) -> String { "--h:\((group * 137 + 210) % 360)" }

  /// The first phrase of a label.
  private static func shortName(_ label: String) -> String {
    String(label.split(separator: ",").first ?? Substring(label)).fitted(to: 32)
  }

  /// The convex hull of points, as a path; stroked wide and round it encloses them with a margin.
  private static func outline(_ points: [(x: Double, y: Double)]) -> String {
    let sorted = points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    func half(_ points: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
      var chain: [(x: Double, y: Double)] = []
      for point in points {
        while chain.count > 1 {
          let (a, b) = (chain[chain.count - 2], chain[chain.count - 1])
          if (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x) > 0 { break }
          chain.removeLast()
        }
        chain.append(point)
      }
      return chain
    }
    let hull = half(sorted).dropLast() + half(sorted.reversed()).dropLast()
    let corners = hull.isEmpty ? sorted.prefix(1) : hull[...]
    return "M" + corners.map { "\($0.x.fixed(1)) \($0.y.fixed(1))" }.joined(separator: "L") + "Z"
  }

  // MARK: the lists

  private func groups(_ entries: [Entry]) -> String {
    var numberOfID: [PaperID: Int] = [:]
    for (number, entry) in entries.enumerated() { numberOfID[entry.paper.id] = number }
    var sections = ""
    var number = 0
    for (group, cluster) in report.clusters.enumerated() {
      let items = cluster.papers.map { member in
        defer { number += 1 }
        return item(member.paper, member, number: number, group: group, numberOfID)
      }.joined()
      let terms = cluster.terms.map(\.term.escapedForHTML).joined(separator: ", ")
      sections += """
        <section class="group" id="group-\(group)" style="\(Self.hue(group))" data-group="\(group)">
        <h2>\(group + 1). \(cluster.label.escapedForHTML)</h2>
        <p>\(terms)</p>
        <p class="small">\(cluster.papers.count.of("paper")) · cohesion \(cluster.cohesion.fixed(2))\(cluster.stability.map { " · stability \($0.fixed(2))" } ?? "")</p>
        <ol>
        \(items)</ol>
        </section>

        """
    }
    if !report.outliers.isEmpty {
      let items = report.outliers.map { paper in
        defer { number += 1 }
        return item(paper, nil, number: number, group: nil, numberOfID)
      }.joined()
      sections +=
        "<section class=\"group\"><h2>Nothing to group by</h2><ol>\n\(items)</ol></section>\n"
    }
    return sections
  }

  private func item(
    _ paper: Paper, _ member: ClusterMember?, number: Int, group: Int?,
    _ numberOfID: [PaperID: Int]
  ) -> String {
    let title = paper.title.escapedForHTML
    let link = paper.url?.webAddress.map {
      "<a href=\"\($0.escapedForHTML)\" rel=\"noreferrer\">\(title)</a>"
    }
    let related = (member?.details?.related ?? []).compactMap { numberOfID[$0] }
    let terms = (member?.details?.terms ?? []).joined(separator: ", ")
    let loose =
      member?.isLoose == true
      ? " · <span title=\"nearer to the papers of another group\">fits loosely</span>" : ""
    let second = member?.second.map { " · next best: group \($0 + 1)" } ?? ""
    let fit = member.map { " · fit \($0.fit.fixed(2))" } ?? ""
    let date = paper.date?.description ?? ""
    return """
      <li id="paper-\(number)" data-group="\(group.map(String.init) ?? "")" data-date="\(date.escapedForHTML)" data-related="\(related.map(String.init).joined(separator: " "))" data-terms="\(terms.escapedForHTML)"><span class="title">\(link ?? title)</span> <span class="small">\(paper.id.description.escapedForHTML)\(date.isEmpty ? "" : " · " + date.escapedForHTML)\(fit)\(second)\(loose)</span></li>

      """
  }

  private var leftOut: String {
    guard !duplicates.isEmpty else { return "" }
    let items = duplicates.map {
      "<li>\($0.paper.title.escapedForHTML) <span class=\"small\">"
        + "\($0.paper.id.description.escapedForHTML), as \($0.kept.id.description.escapedForHTML)"
        + "</span></li>\n"
    }.joined()
    return "<section><h2>Left out, nearly the same as another</h2><ul>\n\(items)</ul></section>"
  }

  // MARK: the number of groups

  private var evidence: String {
    let candidates = report.choice.candidates
    guard candidates.count > 1, let first = candidates.first, let last = candidates.last else {
      return ""
    }
    let most = max(candidates.map(\.silhouette).max() ?? 0, .ulpOfOne)
    func x(_ count: Int) -> Double {
      40 + 540 * Double(count - first.clusterCount)
        / Double(max(1, last.clusterCount - first.clusterCount))
    }
    func line(_ name: String, _ value: (ClusterCountChoice.Candidate) -> Double) -> String {
      let points = candidates.map { candidate in
        "\(x(candidate.clusterCount).fixed(1)),\((130 - 110 * max(0, min(1, value(candidate)))).fixed(1))"
      }.joined(separator: " ")
      return "<polyline class=\"\(name)\" points=\"\(points)\"/>\n"
    }
    let ticks = candidates.map {
      "<text x=\"\(x($0.clusterCount).fixed(1))\" y=\"150\">\($0.clusterCount)</text>"
    }.joined()
    let chosen = x(report.choice.clusterCount).fixed(1)
    let rows = candidates.map {
      "<tr><td>\($0.clusterCount)</td><td>\($0.silhouette.fixed(3))</td>"
        + "<td>\($0.stability.fixed(2))</td><td>\($0.inertia.fixed(2))</td></tr>"
    }.joined()
    return """
      <section id="evidence">
      <h2>How many groups</h2>
      <p>Silhouette (solid, of its highest value) and stability (dashed) for each number of groups; the vertical line is the number here.</p>
      <svg viewBox="0 0 620 160" role="img" aria-label="Silhouette and stability for each number of groups; the table below has the values">
      <line class="chosen" x1="\(chosen)" x2="\(chosen)" y1="12" y2="134"/>
      \(line("silhouette") { $0.silhouette / most })\(line("stability", \.stability))\(ticks)
      </svg>
      <details><summary>Values</summary><table><thead><tr><th>groups</th><th>silhouette</th><th>stability</th><th>objective</th></tr></thead><tbody>\(rows)</tbody></table></details>
      </section>
      """
  }
}

/// A group's name on the map: above its points, or below them where another name is in the way.
private struct MapName {
  let text: String
  let x: Double
  let y: Double

  private static let lineHeight = 20.0

  /// Half of about what the text takes.
  private var halfWidth: Double { 4.8 * Double(text.displayWidth) }

  private init(text: String, x: Double, y: Double) {
    self.text = text
    self.x = x
    self.y = y
  }

  init?(
    _ text: String, of places: [(x: Double, y: Double)], _ radius: Double,
    avoiding others: [MapName]
  ) {
    guard let top = places.map(\.y).min(), let bottom = places.map(\.y).max() else { return nil }
    let mean = places.reduce(0) { $0 + $1.x } / Double(places.count)
    let x = max(150, min(850, mean))
    let above = MapName(text: text, x: x, y: max(Self.lineHeight, top - radius - 8))
    let below = MapName(text: text, x: x, y: min(610, bottom + radius + 22))
    let free = [above, below].first { name in !others.contains { $0.overlaps(name) } }
    self = free ?? above
  }

  private func overlaps(_ other: MapName) -> Bool {
    abs(x - other.x) < halfWidth + other.halfWidth && abs(y - other.y) < Self.lineHeight
  }
}

// MARK: style and script

extension ClustersPage {
  private static let style = """
    :root{color-scheme:light dark;--ink:#1d2228;--soft:#5b6570;--paper:#fff;--line:#d9dee4;--l:38%;--fill:92%}
    @media (prefers-color-scheme:dark){:root{--ink:#e7eaee;--soft:#9aa5b1;--paper:#14181d;--line:#303840;--l:68%;--fill:18%}}
    *{box-sizing:border-box}
    body{margin:0 auto;max-width:72rem;padding:1rem;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
    h1{margin:0;font-size:1.6rem}h2{margin:0 0 .25rem;font-size:1.15rem}header p{margin:.25rem 0 1rem;color:var(--soft)}
    #controls{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:end;margin-bottom:.75rem}#controls[hidden]{display:none}
    label{display:grid;font-size:.8rem;color:var(--soft);min-width:0}label:first-child{flex:1 1 14rem}
    input,select{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:.4rem;padding:.3rem .5rem;max-width:100%;width:100%}
    label:nth-child(2){flex:0 1 16rem}
    figure{margin:0 0 1rem;border:1px solid var(--line);border-radius:.6rem;padding:.5rem}figcaption{font-size:.8rem;color:var(--soft)}
    svg{display:block;width:100%;height:auto}
    .outline{fill:hsl(var(--h) 60% var(--fill));stroke:hsl(var(--h) 60% var(--fill));stroke-width:30;stroke-linejoin:round;opacity:.7}
    .point{fill:hsl(var(--h) 62% var(--l));stroke:var(--paper);stroke-width:1;cursor:pointer}
    .name{fill:hsl(var(--h) 62% var(--l));font-size:17px;font-weight:600;text-anchor:middle;paint-order:stroke;stroke:var(--paper);stroke-width:4px;pointer-events:none}
    .off{opacity:.1}.near{stroke:var(--ink);stroke-width:2}.here{stroke:var(--ink);stroke-width:4}
    #card{border:1px solid var(--line);border-radius:.6rem;padding:.75rem 1rem;margin-bottom:1rem}#card p{margin:.25rem 0}#card ul{margin:.25rem 0;padding-left:1.2rem}
    .group{border-left:.35rem solid hsl(var(--h,0) 55% var(--l));padding:.1rem 0 .1rem .9rem;margin:0 0 1.4rem}
    .group p{margin:.1rem 0}.small{font-size:.85rem;color:var(--soft)}
    ol{margin:.4rem 0;padding-left:1.6rem}li{margin:.2rem 0}
    a{color:inherit;text-decoration-color:var(--soft)}button{font:inherit;color:inherit;background:none;border:1px solid var(--line);border-radius:.4rem;cursor:pointer;padding:0 .4rem;margin-left:.4rem}
    :focus-visible{outline:2px solid hsl(210 80% 55%);outline-offset:2px}
    #evidence svg{max-width:40rem}#evidence polyline{fill:none;stroke:var(--ink);stroke-width:2}#evidence .stability{stroke-dasharray:5 4}
    #evidence .chosen{stroke:var(--soft)}#evidence text{font-size:12px;fill:var(--soft);text-anchor:middle}
    table{border-collapse:collapse}td,th{padding:.1rem .8rem .1rem 0;text-align:right;font-variant-numeric:tabular-nums}
    [hidden]{display:none}
    @media (max-width:40rem){.name{font-size:24px}.point{stroke-width:2}}
    @media print{#controls,#card,.show{display:none}body{max-width:none}.group{break-inside:avoid-page}}
    """

  private static let script = """
    (function(){
    "use strict";
    var id=function(name){return document.getElementById(name)};
    var items=Array.prototype.slice.call(document.querySelectorAll("li[data-group]"));
    var points={};
    document.querySelectorAll(".point").forEach(function(point){points[point.dataset.paper]=point});
    var texts=items.map(function(item){return (item.textContent+" "+item.dataset.terms).toLowerCase()});
    function number(item){return item.id.slice(6)}
    function filter(){
      var words=id("text").value.toLowerCase().split(/\\s+/).filter(Boolean);
      var group=id("group").value,since=id("since").value,until=id("until").value,shown=0;
      items.forEach(function(item,index){
        var date=item.dataset.date;
        var ok=words.every(function(word){return texts[index].indexOf(word)>=0})&&(!group||item.dataset.group===group)&&(!since||(date&&date>=since.slice(0,date.length)))&&(!until||(date&&date<=until));
        item.hidden=!ok;
        if(ok)shown+=1;
        var point=points[number(item)];
        if(point)point.classList.toggle("off",!ok);
      });
      document.querySelectorAll("section.group").forEach(function(section){section.hidden=!section.querySelector("li:not([hidden])")});
      document.querySelectorAll(".outline,.name").forEach(function(shape){shape.classList.toggle("off",!!group&&shape.dataset.group!==group)});
      id("count").textContent=shown===items.length?"":shown+" of "+items.length;
    }
    function element(name,text){var made=document.createElement(name);made.textContent=text;return made}
    function button(index){
      var made=element("button",items[index].querySelector(".title").textContent);
      made.type="button";
      made.addEventListener("click",function(){choose(index)});
      return made;
    }
    function choose(index){
      var item=items[index],card=id("card"),related=item.dataset.related?item.dataset.related.split(" "):[];
      Object.keys(points).forEach(function(key){points[key].classList.remove("here","near")});
      if(points[index])points[index].classList.add("here");
      card.textContent="";
      var title=element("h2","");
      title.appendChild(item.querySelector(".title").cloneNode(true));
      card.appendChild(title);
      card.appendChild(element("p",item.querySelector(".small").textContent));
      if(item.dataset.terms)card.appendChild(element("p","About: "+item.dataset.terms));
      if(related.length){
        card.appendChild(element("p","Related:"));
        var list=element("ul","");
        related.forEach(function(other){
          if(points[other])points[other].classList.add("near");
          var row=element("li","");
          row.appendChild(button(other));
          list.appendChild(row);
        });
        card.appendChild(list);
      }
      card.hidden=false;
    }
    items.forEach(function(item,index){
      var show=element("button","show");
      show.type="button";
      show.className="show small";
      show.setAttribute("aria-label","Show on the map: "+item.querySelector(".title").textContent);
      show.addEventListener("click",function(){choose(index);id("map").scrollIntoView({block:"nearest"})});
      item.appendChild(show);
    });
    id("map").addEventListener("click",function(event){
      var point=event.target.closest(".point");
      if(point)choose(point.dataset.paper);
    });
    ["text","group","since","until"].forEach(function(name){id(name).addEventListener("input",filter)});
    id("controls").addEventListener("submit",function(event){event.preventDefault()});
    id("controls").hidden=false;
    })();
    """
}
