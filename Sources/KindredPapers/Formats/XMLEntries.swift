// SPDX-License-Identifier: Apache-2.0

import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Collects papers while a document is parsed.
final class XMLEntries: NSObject, XMLParserDelegate {
  private(set) var list: PaperList

  /// Why the document was not read to its end, or nil.
  private(set) var problem: String?

  private let source: String
  private let firstLine: Int
  /// Elements that are open.
  private(set) var depth = 0
  /// The name of the first element, and what stands before it.
  private var root: (prefix: Substring, name: Substring) = ("", "")
  private var entry: XMLEntry?
  /// What elements around entries say of all of them.
  private var context: [String: String] = [:]
  /// Whether the document is an answer that may well hold no entry.
  private(set) var isAnswer = false
  /// The size of the text before a publisher's statement inside of it.
  private var statementStart: Int?
  private var text = ""

  /// How deep the text stands that is being read, which may have elements inside, or nil.
  private var textDepth: Int?

  init(source: String, firstLine: Int, list: PaperList) {
    self.source = source
    self.firstLine = firstLine
    self.list = list
  }

  private func stop(_ parser: XMLParser, _ problem: String) {
    self.problem = problem
    parser.abortParsing()
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    depth += 1
    if depth > XMLPaperReader.deepest {
      stop(
        parser, "XML more than \(XMLPaperReader.deepest) levels deep, of which the rest was skipped"
      )
      return
    }
    if textDepth == nil { text = "" }
    if entry != nil {
      let name = entry?.begin(element, attributes) ?? ""
      if textDepth == nil {
        if XMLEntry.texts.contains(name) { textDepth = depth }
      } else {
        separate(element)
        if name == "copyrightinformation" { statementStart = text.utf8.count }
        if name == "abstracttext", let label = attributes["Label"] { text += label + ": " }
      }
    } else {
      let (prefix, name) = XMLEntry.split(element)
      if depth == 1 {
        root = (prefix, name)
        isAnswer = XMLPaperReader.answers.contains(String(name))
      }
      if name == "volume" { context = [:] }
      let line = firstLine + max(0, parser.lineNumber - 1)
      entry = XMLEntry(element, attributes, in: root, line: line, context: context)
      if name == "error", depth == 2, let code = attributes["code"], code != "noRecordsMatch" {
        list.note(
          "the server answered with an error: \(code.onOneLine().prefix(60))", line: line,
          source: source)
      }
    }
  }

  /// Elements that tell of all entries after them in a volume.
  private static let contextNames: Set<String> = ["year", "month", "booktitle"]

  /// A space where a paragraph or the like begins or ends inside of a text.
  private func separate(_ element: String) {
    let name = XMLEntry.split(element).name
    if Markup.blocks.contains(name.lowercased()) { text += " " }
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) {
    text += characters
    if text.utf8.count > 4 * PaperDraft.longestText {
      stop(
        parser,
        "XML text of more than \(4 * PaperDraft.longestText >> 20) MiB, of which the rest was skipped"
      )
    }
  }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    self.parser(parser, foundCharacters: String(decoding: block, as: UTF8.self))
  }

  func parser(
    _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    defer { depth -= 1 }
    guard let open = entry else {
      let name = String(XMLEntry.split(element).name)
      if Self.contextNames.contains(name) { context[name] = text }
      text = ""
      return
    }
    if let textDepth, depth > textDepth {
      // What stands inside of a text is a part of it, as a name in italics.
      if open.path.last == "copyrightinformation", let start = statementStart {
        text = String(decoding: text.utf8.prefix(start), as: UTF8.self)
      }
      separate(element)
      entry?.leave()
      return
    }
    textDepth = nil
    if open.path.last == "style" {
      // It is what the element around it says.
      entry?.leave()
      return
    }
    if !open.path.isEmpty {
      entry?.end(text)
      text = ""
      return
    }
    entry = nil
    if open.isDeleted {
      list.note("a deleted record was skipped", line: open.line, source: source)
    } else if let message = open.errorMessage {
      list.note(
        "arXiv answered with an error: \(message.prefix(200))", line: open.line, source: source)
    } else {
      list.add(open.draft, line: open.line, source: source)
    }
  }
}
