// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import KindredEngine
internal import KindredPapers
internal import KindredWeb

/// `kindred serve`: answers over HTTP.
struct ServeCommand: ParsableCommand {
  /// Why nothing is served.
  enum Failure: Error, Equatable, CustomStringConvertible {
    /// The program was built without a server.
    case noServer
    /// The file that should hold a key holds none.
    case noKey(path: String)

    var description: String {
      switch self {
      case .noServer:
        "this kindred was built without its server; make server builds one that has it"
      case .noKey(let path): "\(path): holds no key of one line of printable ASCII"
      }
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Answer a browser, a script or an assistant over HTTP.",
    discussion: """
      A page to search and browse is at /, a programming interface at /v1 (/openapi.json describes it), \
      the Model Context Protocol at /mcp, and /livez, /readyz and /metrics are for those who run it. \
      Nothing changes the papers; what others add to a library is seen by the next question. Only this \
      machine is answered unless --host says otherwise. SIGTERM stops it when all that was begun is \
      answered.
      """)

  @Option(help: ArgumentHelp("Where to listen.", valueName: "address"))
  var host = "127.0.0.1"

  @Option(help: "The port to listen at; 0 for one that is free.")
  var port = 8_080

  @Option(
    name: .customLong("key-file"),
    help: ArgumentHelp(
      "Answer only those who send the key in this file, as a bearer or as a password.",
      valueName: "file"),
    completion: .file())
  var keyFile: String?

  @Option(
    name: .customLong("allow-origin"),
    help: ArgumentHelp(
      "Let pages of this origin, as https://example.org, read answers (repeatable; * for all).",
      valueName: "origin"))
  var origins: [String] = []

  @Option(
    name: .customLong("allow-host"),
    help: ArgumentHelp(
      "Let this machine be asked by this name, as behind a proxy (repeatable).",
      valueName: "name"))
  var hosts: [String] = []

  @OptionGroup var sources: SourceOptions
  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if !(0...65_535).contains(port) {
      throw ValidationError("--port must be from 0 to 65535, not \(port)")
    }
    try ReadingOptions.validate(sources.inputs + [keyFile].compactMap(\.self))
  }

  /// Serves the papers until the program is told to stop.
  func run(on serve: ((WebServer) throws -> Void)?) throws {
    guard let serve else { throw Failure.noServer }
    let options = EngineOptions(threadCount: reading.threads)
    let settings = WebSettings(
      host: host, port: port, key: try keyFile.map(Self.key), origins: origins, hosts: hosts,
      threadCount: options.threadCount)
    let isQuiet = reading.quiet
    let server = WebServer(
      try sources.collection(reading, options), options: options, version: KindredCommand.version,
      settings: settings
    ) { line in
      if !isQuiet { Output.note(line) }
    }
    Progress.pause()
    try serve(server)
  }

  /// The key of a file.
  private static func key(_ path: String) throws -> String {
    let text = String(decoding: try ModelFiles.bytes(path), as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline)
    guard lines.count == 1, let key = lines.first, key.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { throw Failure.noKey(path: path) }
    return String(key)
  }
}
