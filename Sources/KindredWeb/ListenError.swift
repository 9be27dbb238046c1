// SPDX-License-Identifier: Apache-2.0

/// Why a server does not listen where it should.
public struct ListenError: Error, Equatable, CustomStringConvertible {
  private let settings: String
  private let reason: String

  /// - Parameter reason: what the system said.
  public init(_ settings: WebSettings, reason: String) {
    self.settings = "\(settings.host), port \(settings.port)"
    self.reason = reason
  }

  /// One sentence: where and why.
  public var description: String { "cannot listen at \(settings): \(reason)" }
}
