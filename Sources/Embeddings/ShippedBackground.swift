// SPDX-License-Identifier: Apache-2.0

internal import CBackground

extension BackgroundModel {
  /// The model that is part of the program, learned from arXiv abstracts (`Vectors/background`).
  public static let shipped: BackgroundModel = {
    let bytes = unsafe [UInt8](
      UnsafeBufferPointer(start: kindred_background(), count: kindred_background_size()))
    do {
      return try BackgroundModel(decoding: bytes, verifying: false)
    } catch {
      preconditionFailure("the program's own background model: \(error)")
    }
  }()
}
