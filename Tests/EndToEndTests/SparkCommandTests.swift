// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// The files that `kindred spark` writes, and what it says of a job that runs. Jobs on real
/// machines are checked by `.ci/check-spark`.
@Suite struct SparkCommandTests {
  private func spark(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:]
  ) throws -> Kindred.Result {
    try Kindred.run(
      ["spark"] + arguments + ["--out", "s3a://bucket/out", "--job", folder.path],
      environment: environment)
  }

  @Test func aJobIsTwoFilesThatNameTheProgram() throws {
    try TemporaryFolder.with { folder in
      let result = try spark(
        [
          "vectors", "--in", "s3a://bucket/papers", "--blocks", "7", "--program",
          "/opt/a b/kindred",
          "--master", "spark://host:7077",
        ], in: folder)
      #expect(result.status == 0)
      let sql = try String(contentsOf: folder.appending(path: "job.sql"), encoding: .utf8)
      #expect(sql.contains("FROM text.`s3a://bucket/papers`"))
      #expect(sql.contains(#"USING '"/opt/a b/kindred" part counts'"#))
      #expect(sql.contains("pmod(xxhash64(family), 7)"))
      #expect(sql.contains("INSERT OVERWRITE DIRECTORY 's3a://bucket/out/vectors' USING parquet"))
      let shell = try String(contentsOf: folder.appending(path: "run.sh"), encoding: .utf8)
      #expect(shell.contains(#"--master "spark://host:7077""#))
    }
  }

  @Test func whatAJobCannotNameIsRefused() throws {
    try TemporaryFolder.with { folder in
      for arguments in [
        ["vectors", "--in", "a`b"], ["vectors", "--in", "a'b"], ["vectors", "--in", "$(rm x)"],
        ["clusters", "--in", "a"], ["graph", "--in", "a", "--parquet"],
        ["graph", "--in", "a", "--blocks", "0"], ["vectors", "--in", "a", "--cells", "b"],
        ["sort", "--in", "a"],
      ] {
        let result = try spark(arguments, in: folder)
        #expect(result.status == 64, "\(arguments)")
      }
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "job.sql").path))
    }
  }

  /// Runs a job with a shell script in the place of Spark's.
  private func run(_ script: String, in folder: URL) throws -> Kindred.Result {
    let home = folder.appending(path: "home/bin")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    let program = home.appending(path: "spark-sql")
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: program)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    return try spark(
      ["graph", "--in", "vectors", "--run"], in: folder.appending(path: "job"),
      environment: ["SPARK_HOME": folder.appending(path: "home").path])
  }

  @Test func stepsAreShownAndTheRestIsKept() throws {
    try TemporaryFolder.with { folder in
      let result = try run("echo 'kindred: step 1 of 2'; echo 12; echo noise >&2", in: folder)
      #expect(result.status == 0)
      #expect(result.text.isEmpty)
      #expect(result.notes == "kindred: step 1 of 2\n")
      let log = try String(contentsOf: folder.appending(path: "job/spark.log"), encoding: .utf8)
      #expect(log == "noise\n")
    }
  }

  @Test func whatAFilterSaidIsTheReasonOfAFailure() throws {
    try TemporaryFolder.with { folder in
      let result = try run(
        "echo 'a.b.IOException: Broken pipe' >&2; echo 'Error: kindred: part mean: no' >&2; exit 1",
        in: folder)
      #expect(result.status == 1)
      #expect(result.notes.contains("the job failed: part mean: no; "))
      #expect(result.notes.contains("spark.log"))
    }
  }

  @Test func withoutSparkTheRemedyIsSaid() throws {
    try TemporaryFolder.with { folder in
      let result = try spark(
        ["graph", "--in", "vectors", "--run"], in: folder,
        environment: ["SPARK_HOME": folder.appending(path: "nowhere").path])
      #expect(result.status == 1)
      #expect(result.notes.contains("set SPARK_HOME, or install Spark 4"))
    }
  }

  @Test func rowsThatAreNoneAreAnErrorUnlessTheyAreReported() throws {
    try TemporaryFolder.with { folder in
      let input = Data("k1\ta\tb\nk1\ta\t0.5\u{1F}c\n".utf8)
      let silent = try Kindred.run(["part", "nearest"], input: input)
      #expect(silent.status == 2)
      let report = folder.appending(path: "report")
      for count in 1...2 {
        let told = try Kindred.run(["part", "nearest", "--report", report.path], input: input)
        #expect(told.status == 0)
        #expect(told.text == "k1\ta\t1\tc\t0.5\n")
        #expect(told.notes.contains("1 of 2 rows"))
        let text = try String(contentsOf: report, encoding: .utf8)
        #expect(text.split(separator: "\n").count == count)
      }
      let other = try Kindred.run(["part", "nearest"], input: Data("k2\ta\tb\n".utf8))
      #expect(other.status == 2 && other.notes.contains("every machine needs the same version"))
    }
  }
}
