// SPDX-License-Identifier: Apache-2.0

internal import CKindredArguments

/// What the program was started with.
public enum ProgramArguments {
  /// The arguments, without the program's name.
  ///
  /// On Linux Swift reads them from `/proc`, and finds none where that is not mounted; so they are
  /// asked of C, and of Swift only where C does not know them.
  public static var all: [String] {
    let known = (0..<ca_argument_count()).compactMap { place in
      unsafe ca_argument(place).map { unsafe String(cString: $0) }
    }
    return Array((known.isEmpty ? CommandLine.arguments : known).dropFirst())
  }
}
