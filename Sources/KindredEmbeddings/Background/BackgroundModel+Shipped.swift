// SPDX-License-Identifier: Apache-2.0

internal import CKindredBackground

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

  /// The checksum and the dimension of ``shipped``, without its being unpacked.
  package static let shippedIdentity: (checksum: UInt64, dimension: Int) = {
    let header = unsafe [UInt8](UnsafeBufferPointer(start: kindred_background(), count: headerSize))
    return (checksum(inHeader: header), dimension(inHeader: header))
  }()
}
