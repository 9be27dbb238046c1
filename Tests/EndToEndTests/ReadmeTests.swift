// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// What README.md shows is what there is.
@Suite struct ReadmeTests {
  /// Columns that the examples are written for.
  private static let columns = "84"

  /// A command and what it prints, as README.md shows it.
  private struct Example {
    let command: String
    var lines: [String] = []
  }

  /// The examples of `make demo`: indented lines after the sentence about it, commands after
  /// dollars.
  private static func examples() throws -> [Example] {
    let text = try String(
      contentsOf: ProjectFiles.root.appending(path: "README.md"), encoding: .utf8)
    let start = try #require(text.range(of: "`make demo` prints"))
    let lines = text[start.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
      .dropFirst().prefix { $0.isEmpty || $0.hasPrefix("    ") }
    var examples: [Example] = []
    for line in lines.map({ String($0.dropFirst(4)) }) {
      if line.hasPrefix("$ ") {
        examples.append(Example(command: String(line.dropFirst(2))))
      } else if !examples.isEmpty {
        examples[examples.count - 1].lines.append(line)
      }
    }
    for index in examples.indices {
      while examples[index].lines.last == "" { examples[index].lines.removeLast() }
    }
    return examples
  }

  @Test func demoPrintsWhatIsShown() throws {
    let examples = try Self.examples()
    #expect(examples.count == 2)
    for example in examples {
      let words = example.command.split(separator: " ").map(String.init)
      #expect(words.first == "kindred")
      let arguments = words.dropFirst().map { word in
        word.hasPrefix("Vectors/") ? ProjectFiles.root.appending(path: word).path : word
      }
      let result = try Kindred.run(arguments, environment: ["COLUMNS": Self.columns])
      #expect(result.status == 0 && result.notes == "")
      var printed = result.text.split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init).dropLast()
      // A line of dots stands for any lines.
      let parts = example.lines.split(
        omittingEmptySubsequences: false, whereSeparator: { $0.trimmed == "..." })
      for (number, part) in parts.enumerated() {
        if number > 0, let first = part.first {
          printed = printed.drop { $0 != first }
        }
        #expect(
          firstDifference(Array(part), Array(printed.prefix(part.count))) == nil,
          "\(example.command)")
        printed = printed.dropFirst(part.count)
      }
      #expect(parts.count > 1 || printed.isEmpty, "more is printed: \(printed.first ?? "")")
    }
  }

  @Test func demoRunsTheCommandsShown() throws {
    let lines = try String(
      contentsOf: ProjectFiles.root.appending(path: "Makefile"), encoding: .utf8
    ).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let sample = try #require(lines.first { $0.hasPrefix("SAMPLE := ") }).dropFirst(10)
    let start = try #require(lines.firstIndex { $0.hasPrefix("demo:") })
    let commands = lines[(start + 1)...].prefix { $0.hasPrefix("\t") }.map { line in
      line.dropFirst().replacingOccurrences(of: "$(KINDRED)", with: "kindred")
        .replacingOccurrences(of: "$(SAMPLE)", with: sample)
    }
    #expect(try Self.examples().map(\.command) == commands)
  }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }
}
