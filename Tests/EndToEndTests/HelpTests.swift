// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// The README and `--help` against what the parser knows.
@Suite struct HelpTests {
  /// A command as the parser describes it.
  private struct Command: Decodable {
    struct Argument: Decodable {
      struct Name: Decodable {
        let kind: String
        let name: String
      }
      let kind: String
      let shouldDisplay: Bool
      let names: [Name]?
      let completionKind: CompletionKind?
      let allValues: [String]?
    }
    struct CompletionKind: Decodable {}
    let commandName: String
    let shouldDisplay: Bool
    let subcommands: [Command]?
    let arguments: [Argument]?

    /// The options of a command, or of all commands below it, as they are typed.
    var options: Set<String> {
      let own = (arguments ?? []).filter(\.shouldDisplay).flatMap { $0.names ?? [] }
        .map { ($0.kind == "short" ? "-" : "--") + $0.name }
      return (subcommands ?? []).reduce(into: Set(own)) { $0.formUnion($1.options) }
    }
  }

  private struct Description: Decodable {
    let command: Command
  }

  /// The visible commands by name.
  private let commands: [String: Command]

  private let readme: [Substring]

  init() throws {
    let dump = try Kindred.run(["--experimental-dump-help"]).output
    let root = try JSONDecoder().decode(Description.self, from: dump).command
    commands = Dictionary(
      uniqueKeysWithValues: (root.subcommands ?? [])
        .filter { $0.commandName != "help" && $0.shouldDisplay }
        .map { ($0.commandName, $0) })
    readme = try String(
      contentsOf: ProjectFiles.root.appending(path: "README.md"), encoding: .utf8
    ).split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The cells of a table's rows.
  private func table(_ header: String) throws -> [[String]] {
    let start = try #require(readme.firstIndex { $0 == header }, "no table \(header)")
    return readme[(start + 2)...].prefix { $0.hasPrefix("|") }.map { line in
      line.replacingOccurrences(of: "\\|", with: "\u{1}").split(separator: "|")
        .map { $0.replacingOccurrences(of: "\u{1}", with: "|") }
    }
  }

  /// The commands that a row of the table of commands is about: `kindred info|check FILE`.
  private func commands(of row: [String]) -> [String] {
    let words = row[0].replacingOccurrences(of: "`", with: "").split(separator: " ")
    return words[1].split(separator: "|").map(String.init)
  }

  private func options(in text: some StringProtocol) -> [String] {
    String(text).matches(of: /(?:^|[\s`\[(\/])(--[a-z][a-z0-9-]+|-[a-z](?![a-z]))/)
      .map { String($0.output.1) }
  }

  @Test func theTableOfCommandsHasEachCommandOnce() throws {
    let named = try table("| command | answers |").flatMap(commands(of:))
    #expect(named.sorted() == commands.keys.sorted())
  }

  @Test func optionsInTheTableOfCommandsAreTaken() throws {
    for row in try table("| command | answers |") {
      let known = commands(of: row).compactMap { commands[$0]?.options }.reduce(into: Set()) {
        $0.formUnion($1)
      }
      for option in options(in: row.joined(separator: " ")) {
        #expect(known.contains(option), "\(row[0]) \(option)")
      }
    }
  }

  @Test func optionsThatManyCommandsTakeAreTakenByThese() throws {
    for row in try table("| options | taken by |") {
      let named = Set(row[1].matches(of: /`([a-z]+)`/).map { String($0.output.1) })
      #expect(named.isSubset(of: Set(commands.keys)), "\(row)")
      let takers =
        row[1].contains("all but") ? Set(commands.keys).subtracting(named) : named
      for option in options(in: row[0]) {
        let taking = commands.filter { $0.value.options.contains(option) }.keys.sorted()
        #expect(taking == takers.sorted(), "\(option)")
      }
    }
  }

  @Test func everyOptionOfTheReadmeIsThere() throws {
    var known = commands.values.reduce(into: Set<String>()) { $0.formUnion($1.options) }
    known.formUnion(["--help", "--version", "--generate-completion-script"])
    for line in readme where line.contains("kindred ") || line.contains("`--") {
      // A line of another program's.
      if line.contains("swift ") { continue }
      for option in options(in: line) { #expect(known.contains(option), "\(option) in \(line)") }
    }
  }

  @Test func helpListsCommandsInGroups() throws {
    let help = try Kindred.run(["help"]).text
    var place = help.startIndex
    for (group, names) in [
      (
        "QUESTION",
        [
          "related", "recommend", "search", "neighbors", "cluster", "map", "diff", "trends",
          "screen",
        ]
      ),
      ("LIBRARY", ["index", "info", "check", "compact", "remove", "relearn", "backup", "recover"]),
      ("FILE", ["inspect", "export", "embed", "learn"]),
      ("MANY MACHINES", ["spark"]),
      ("QUALITY AND SPEED", ["eval", "bench"]),
    ] {
      for text in ["\n\(group) SUBCOMMANDS:\n"] + names.map({ "\n  \($0) " }) {
        let range = try #require(help.range(of: text, range: place..<help.endIndex), "\(text)")
        place = help.index(before: range.upperBound)
      }
    }
    #expect(help.contains("BibTeX") && help.contains("OAI-PMH"))
  }

  @Test func helpOfACommandNamesItsOptions() throws {
    for (name, command) in commands where command.subcommands == nil {
      let help = try Kindred.run([name, "--help"])
      #expect(help.status == 0)
      for option in command.options { #expect(help.text.contains(option), "\(name) \(option)") }
      #expect(!help.text.contains("--today"))
    }
  }

  @Test func optionsThatDoNothingAreRefused() throws {
    let sample = ["--in", ProjectFiles.sampleDigest]
    for command in [
      ["export", "--seed", "1"], ["inspect", "--semantic-weight", "0"],
      ["cluster", "--semantic-weight", "0"], ["learn", "--out", "x", "--background", "none"],
      ["eval", "fidelity", "--background", "none"],
    ] {
      let result = try Kindred.run(command + sample)
      #expect(result.status == 64 && result.notes.contains(" has no option '--"), "\(command)")
    }
  }

  @Test func completionsKnowValues() throws {
    for shell in ["bash", "zsh", "fish"] {
      let script = try Kindred.run(["--generate-completion-script", shell]).text
      for values in ["refined", "graphml", "bibtex", "markdown", "auto"] {
        #expect(script.contains(values), "\(shell) \(values)")
      }
    }
  }
}
