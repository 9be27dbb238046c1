// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation
internal import KindredReports

/// The option that writes a mail.
struct MailOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write the papers as the HTML of a mail as well, for a mail program to send.",
      valueName: "file"),
    completion: .file(extensions: ["html"]))
  var email: String?

  /// Writes the mail if it is asked for.
  func write(_ mail: () throws -> MailPage) throws {
    guard let email else { return }
    let bytes = Data(try mail().html.utf8)
    try Output.write(bytes, to: email)
    if bytes.count > MailPage.mostBytes {
      Output.note(
        "kindred: \(email) has \(bytes.count / 1_000) kB; mail programs cut off what is beyond "
          + "\(MailPage.mostBytes / 1_000)")
    }
  }
}
