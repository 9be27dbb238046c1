// SPDX-License-Identifier: Apache-2.0

/// What becomes of a request.
public enum WebWork: Sendable {
  /// The answer, which took no time.
  case done(WebResponse)

  /// What computes the answer; it is to be run once, where it keeps nobody waiting. What may take
  /// seconds is to be run where it does not keep those waiting whose answers take milliseconds.
  case work(isLong: Bool, @Sendable () -> WebResponse)
}
