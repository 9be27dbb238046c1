// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredAssistantProtocol
internal import KindredEngine

/// `kindred mcp`: answers to an assistant.
struct MCPCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mcp",
    abstract: "Answer an assistant, by the Model Context Protocol.",
    discussion: """
      Messages come on standard input, answers go to standard output, one a line; nothing else goes there. \
      An assistant starts the program itself, as with \
      {"mcpServers": {"kindred": {"command": "kindred", "args": ["mcp", "--library", "FILE"]}}}. \
      Revisions 2026-07-28 and 2025-11-25 to 2024-11-05 are spoken. Nothing changes the papers; what \
      others add to a library is seen by the next question.
      """)

  @OptionGroup var sources: SourceOptions
  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if sources.inputs.contains("-") {
      throw ValidationError("standard input brings messages; name the papers' file with --in")
    }
  }

  func run() throws {
    let options = EngineOptions(threadCount: reading.threads)
    let server = AssistantServer(
      try sources.collection(reading, options), options: options, version: KindredCommand.version)
    Progress.pause()
    var isInitialized = false
    var lines = MessageLines()
    while let line = lines.next() {
      let answer =
        switch line {
        case .whole(let bytes):
          server.answer(bytes, isInitialized: &isInitialized) { try? Output.send($0) }
        case .tooLong: server.tooLong
        }
      if let answer { try Output.send(answer) }
    }
  }
}
