// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredPapers

/// The names of commands, and what is meant by one that there is not.
enum CommandNames {
  /// What is wrong with the commands that a command line names, or nil; the rest is for the parser.
  ///
  /// The parser takes a command that it does not know for an argument, and then finds fault with
  /// what comes after it.
  static func mistake(in arguments: [String]) -> ValidationError? {
    var command: any ParsableCommand.Type = KindredCommand.self
    let isHelp = arguments.first == "help"
    for word in arguments.dropFirst(isHelp ? 1 : 0).prefix(while: { !$0.hasPrefix("-") }) {
      let commands = command.configuration.subcommands
      if commands.isEmpty { return nil }
      guard let next = commands.first(where: { $0._commandName == word }) else {
        if word == "help", command == KindredCommand.self { return nil }
        return ValidationError(sentence(word, in: command))
      }
      command = next
    }
    return nil
  }

  private static func sentence(_ word: String, in command: any ParsableCommand.Type) -> String {
    let names = command.configuration.subcommands.map { $0._commandName }
    let path = command == KindredCommand.self ? "" : command._commandName + " "
    let start = "there is no command '\(path)\(word.onOneLine().prefix(80))'"
    guard let nearest = word.nearest(of: names).first else {
      return start + "; there are \(names.joined(separator: ", "))"
    }
    return start + "; did you mean '\(path)\(nearest)'?"
  }
}
