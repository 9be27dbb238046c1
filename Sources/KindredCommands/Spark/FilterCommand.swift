// SPDX-License-Identifier: Apache-2.0

/// How a job calls the program's filters on every machine.
struct FilterCommand {
  /// The program's path.
  let program: String

  /// Where filters tell of rows that cannot be used, or nil where such rows are errors.
  let report: String?

  /// The command of a filter, in double quotes since it stands in single ones.
  func callAsFunction(_ filter: PartCommand.Filter, k: Int? = nil) -> String {
    [
      #""\#(program)" part \#(filter.rawValue)"#, k.map { "-k \($0)" },
      report.map { #"--report "\#($0)""# },
    ].compactMap(\.self).joined(separator: " ")
  }
}
