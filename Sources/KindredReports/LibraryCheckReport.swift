// SPDX-License-Identifier: Apache-2.0

public import KindredStore

/// What a check of a library found.
public struct LibraryCheckReport: ReportLayout {
  /// As the contract has it.
  package struct Document: Encodable {
    let sound: Bool
    let papers: Int
    let problems: [String]
    let advice: Nullable<String>
  }

  private let check: LibraryCheck
  private let advice: String?

  /// A report on a check, and what to do about it.
  public init(_ check: LibraryCheck, advice: String? = nil) {
    self.check = check
    self.advice = advice
  }

  /// What was found.
  package var document: Document {
    Document(
      sound: check.problems.isEmpty, papers: check.paperCount, problems: check.problems,
      advice: Nullable(advice))
  }

  /// A row for each problem.
  package var table: Table { Table([.prose("problem")], rows: check.problems.map { [$0] }) }

  /// The verdict, the problems, and what to do.
  package func text(width: Int) -> String {
    let advice = advice.map { $0 + "\n" } ?? ""
    if check.problems.isEmpty {
      return "sound: \(check.paperCount.of("paper")), all as they were written\n" + advice
    }
    return "damaged: \(check.paperCount.of("paper")) can be read\n"
      + check.problems.map { "  \($0)\n" }.joined() + advice
  }
}
