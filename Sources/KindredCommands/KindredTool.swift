// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation
internal import KindredEngine
internal import KindredKernels
internal import KindredPapers
internal import KindredStore
public import KindredWeb

/// The command `kindred`: runs what the arguments ask for and says how it went.
public enum KindredTool {
  /// Runs a command line.
  ///
  /// Results go to standard output, all else to standard error.
  ///
  /// - Parameters:
  ///   - arguments: without the program's name.
  ///   - serve: moves bytes between a network and a server until it is told to stop; nil for a
  ///     program that has none.
  /// - Returns: 0 when all went well, 1 where nothing was found or a file could not be written, 2
  ///   where the papers could not be read, 64 for a command line that makes no sense.
  public static func run(
    _ arguments: [String] = ProgramArguments.all, serve: ((WebServer) throws -> Void)? = nil
  ) -> Int32 {
    // A reader that has seen enough closes the pipe; that ends the work without being an error.
    signal(SIGPIPE, SIG_IGN)
    // So does a file that may not grow: writing it fails then.
    signal(SIGXFSZ, SIG_IGN)
    ProcessMemory.keepFreed()
    OpenBLASRuntime.prepare()
    do {
      if let mistake = CommandNames.mistake(in: arguments) { throw mistake }
      var command = try KindredCommand.parseAsRoot(arguments)
      if let command = command as? ServeCommand {
        try command.run(on: serve)
      } else {
        try command.run()
      }
      return 0
    } catch Output.Failure.closed {
      return 0
    } catch let error as PapersError {
      return fail(error.description.shownOnOneLine, 2)
    } catch let error as LibraryError {
      let advice = error.remedy.map { "; " + $0.advice(for: error.path) } ?? ""
      return fail((error.description + advice).shownOnOneLine, error.isUnreadable ? 2 : 1)
    } catch let error as EngineError {
      return fail(error.description, 1)
    } catch let error as NothingPasses {
      return fail(error.description, 1)
    } catch let error as EvaluationError {
      return fail(error.description, 1)
    } catch let error as ListenError {
      return fail(error.description, 1)
    } catch let error as ServeCommand.Failure {
      return fail(error.description, 1)
    } catch let error as Output.Failure {
      return fail(error.description, 1)
    } catch let error as PartFailure {
      return fail(error.description.shownOnOneLine, 2)
    } catch let error as SparkRun.Failure {
      return fail(error.description.shownOnOneLine, 1)
    } catch {
      let code = KindredCommand.exitCode(for: error)
      let message = OptionNames.corrected(
        KindredCommand.fullMessage(for: error), of: arguments,
        saying: KindredCommand.message(for: error))
      if !message.isEmpty {
        if code == .success {
          try? Output.write(message + "\n")
        } else {
          Output.note(message)
        }
      }
      return code.rawValue
    }
  }

  private static func fail(_ message: String, _ code: Int32) -> Int32 {
    Output.note("kindred: \(message)")
    return code
  }
}
