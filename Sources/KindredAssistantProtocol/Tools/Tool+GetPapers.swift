// SPDX-License-Identifier: Apache-2.0

internal import KindredEngine
internal import KindredPapers

extension Tool {
  /// Papers by name.
  static let getPapers = Tool(
    name: "get_papers", title: "Get papers",
    description: "Up to 20 papers by name, with abstracts; says which names were not found, or "
      + "stand for several papers.",
    input: Schemas.arguments(
      [
        "papers": Schemas.names("papers to get"),
        "max_characters": [
          "type": "integer", "minimum": 100, "maximum": 20_000, "default": 10_000,
          "description": "of all abstracts together; each paper gets an equal part",
        ],
      ], required: ["papers"]),
    output: Schemas.object(
      [
        "papers": Schemas.list(of: Schemas.paper),
        "missing": Schemas.list(
          of: Schemas.object(
            ["name": Schemas.text, "why": Schemas.text, "candidates": Schemas.texts],
            required: ["name", "why"])),
        "truncated": ["type": "boolean", "description": "whether an abstract is cut"],
        "note": Schemas.text,
      ], required: ["papers", "missing"])
  ) { arguments, context in
    try context.ask { questions in
      var found: [Paper] = []
      var missing: [JSONValue] = []
      for name in arguments.texts("papers") {
        do {
          let paper = try questions.paper(named: name)
          if !found.contains(where: { $0.id == paper.id }) { found.append(paper) }
        } catch EngineError.unknownPaper(_, let closest) {
          missing.append(.missing(name, "no paper has this identifier or title", closest))
        } catch EngineError.ambiguousPaper(_, let candidates) {
          missing.append(.missing(name, "it is part of several titles", candidates))
        }
      }
      let length = (arguments.integer("max_characters") ?? 10_000) / max(1, found.count)
      let isCut = found.contains { $0.abstract.cut(to: length) != $0.abstract }
      return [
        "papers": .list(
          found.map { paper in
            var members = JSONValue.paper(paper).members ?? [:]
            if !paper.abstract.isEmpty { members["text"] = .text(paper.abstract.cut(to: length)) }
            return .object(members)
          }),
        "missing": .list(missing), "truncated": .truth(isCut),
        "note": .text(
          PageOfPapers.warning
            + (isCut ? " Abstracts are cut; ask for fewer papers, or more max_characters." : "")),
      ]
    }
  }
}

extension JSONValue {
  /// A name that stands for no paper, or for several.
  fileprivate static func missing(_ name: String, _ why: String, _ near: [Paper]) -> JSONValue {
    [
      "name": .text(name.cut(to: 200)), "why": .text(why),
      "candidates": .texts(near.map { "\($0.id) \($0.title.cut(to: 120))" }),
    ]
  }
}
