// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation
internal import KindredPapers

/// The names of options, and what is meant by one that there is not.
///
/// They are looked at after the parser has refused a command line, for a better sentence than its
/// own.
enum OptionNames {
  /// What is needed of the parser's description of commands.
  private struct Description: Decodable {
    struct Command: Decodable {
      struct Argument: Decodable {
        struct Name: Decodable {
          let kind: String
          let name: String
        }
        let shouldDisplay: Bool
        let names: [Name]?
      }
      let commandName: String
      let subcommands: [Command]?
      let arguments: [Argument]?

      /// The long options that are shown.
      var options: [String] {
        (arguments ?? []).filter(\.shouldDisplay).flatMap { $0.names ?? [] }
          .filter { $0.kind == "long" }.map(\.name)
      }

      /// All commands that take arguments, by their names as they are typed.
      func leaves(below path: String = "") -> [(name: String, options: [String])] {
        let commands = (subcommands ?? []).filter { $0.commandName != "help" }
        if commands.isEmpty { return [(path, options)] }
        return commands.flatMap {
          $0.leaves(below: path.isEmpty ? $0.commandName : path + " " + $0.commandName)
        }
      }
    }
    let command: Command
  }

  private static let start = "Unknown option '"

  /// The whole message of a refusal, with our words in place of the parser's for an option that it
  /// does not know.
  static func corrected(
    _ whole: String, of arguments: [String], saying message: String
  ) -> String {
    guard message.hasPrefix(start), !message.contains("\n"),
      let description = try? JSONDecoder().decode(
        Description.self, from: Data(KindredCommand._dumpHelp().utf8))
    else { return whole }
    let option = String(message.dropFirst(start.count).prefix { $0 != "'" })
    let commands = description.command.leaves()
    let words = arguments.prefix { !$0.hasPrefix("-") }.joined(separator: " ") + " "
    guard let command = commands.first(where: { words.hasPrefix($0.name + " ") }) else {
      return whole
    }
    return whole.replacingOccurrences(
      of: message, with: sentence(option, command.name, command.options, commands))
  }

  private static func sentence(
    _ option: String, _ command: String, _ options: [String],
    _ commands: [(name: String, options: [String])]
  ) -> String {
    let name = String(option.drop { $0 == "-" })
    let refusal = "\(command) has no option '\(option.onOneLine().prefix(80))'"
    let others = commands.filter { $0.options.contains(name) }.map(\.name)
    if !others.isEmpty {
      return refusal + "; \(others.joined(separator: ", ")) \(others.count == 1 ? "has" : "have")"
    }
    // One letter is near to much.
    if name.count > 1, let nearest = name.nearest(of: options).first {
      return refusal + "; did you mean '--\(nearest)'?"
    }
    return refusal + "; kindred \(command) --help lists those it has"
  }
}
