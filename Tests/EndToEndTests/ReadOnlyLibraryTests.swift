// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// Libraries where nothing can be written beside them.
@Suite struct ReadOnlyLibraryTests {
  /// Whether a folder can be made read-only for one process, which takes rights that not all have.
  private static let canMount = (try? mounted("true", ["/tmp"]).status) == 0

  /// Runs a script with a folder, its first argument, that cannot be written.
  private static func mounted(_ script: String, _ arguments: [String]) throws -> Kindred.Result {
    let mount = "mount --bind \"$1\" \"$1\" && mount -o remount,ro,bind \"$1\" && "
    return try Kindred.run(
      ["-m", "/bin/sh", "-c", mount + script, Kindred.program.path] + arguments,
      with: URL(filePath: "/usr/bin/unshare"))
  }

  private static let commands = """
    "$0" related 9906.00101 --library "$1/a.kindred" --quiet && "$0" info --library "$1/a.kindred" &&
    "$0" check --library "$1/a.kindred" && "$0" cluster --library "$1/a.kindred" --quiet
    """

  @Test(.enabled(if: canMount, "no right to mount here"))
  func readOnlyFoldersAreReadAndNamedWhenTheyAreWritten() throws {
    try TemporaryFolder.with { folder in
      let library = folder.path + "/a.kindred"
      #expect(try Kindred.run(["index", ProjectFiles.sampleDigest, "-o", library]).status == 0)
      let free = try Kindred.run(
        ["-c", Self.commands, Kindred.program.path, folder.path], with: URL(filePath: "/bin/sh"))
      let bound = try Self.mounted(Self.commands, [folder.path])
      #expect(bound.status == 0 && bound.text == free.text, "\(bound.notes)")
      let written = try Self.mounted(
        "\"$0\" remove 9906.00101 --library \"$1/a.kindred\"", [folder.path])
      #expect(
        written.status == 1 && written.notes.contains("cannot be written"), "\(written.notes)")
    }
  }

  @Test(.enabled(if: canMount, "no right to mount here"))
  func aLogThatAKilledWriterLeftThereIsRead() throws {
    try TemporaryFolder.with { folder in
      let library = folder.path + "/a.kindred"
      #expect(try Kindred.run(["index", ProjectFiles.sampleDigest, "-o", library]).status == 0)
      // A reader keeps the log where a writer leaves it.
      let script = """
        cd "$1" && cp a.kindred b && python3 - <<'END'
        import os, sqlite3
        writer = sqlite3.connect("b")
        writer.execute("UPDATE batch SET finished = '2031-06-02T00:00:00Z'")
        writer.commit()
        os.system("cp b a.kindred; cp b-wal a.kindred-wal")
        END
        rm b b-*; test -s a.kindred-wal
        """
      let made = try Kindred.run(
        ["-c", script, "sh", folder.path], with: URL(filePath: "/bin/bash"))
      try #require(made.status == 0, "\(made.notes)")
      let bound = try Self.mounted(Self.commands, [folder.path])
      #expect(bound.status == 0, "\(bound.notes)")
      #expect(bound.text.contains("sound: 42 papers"))
      #expect(FileManager.default.fileExists(atPath: library + "-wal"))
    }
  }

  @Test func namesAreFilesWhateverTheyMeanElsewhere() throws {
    try TemporaryFolder.with { folder in
      let script = """
        cd "$1" && for name in '~' file:u.kindred :memory: 'a?mode=ro'; do
          "$0" index "$2" -o "$name" && "$0" info --library "$name" && test -f "./$name" || exit 1
        done
        """
      let result = try Kindred.run(
        ["-c", script, Kindred.program.path, folder.path, ProjectFiles.sampleDigest],
        with: URL(filePath: "/bin/sh"))
      #expect(result.status == 0, "\(result.notes)")
      #expect(result.text.components(separatedBy: "42 added").count == 5)
    }
  }
}
