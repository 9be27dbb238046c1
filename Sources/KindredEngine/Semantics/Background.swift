// SPDX-License-Identifier: Apache-2.0

public import KindredEmbeddings

/// Where what terms mean comes from.
public enum Background: Equatable, Sendable {
  /// Nowhere.
  case none
  /// The model that is part of the program.
  case shipped
  /// A model of one's own.
  case learned(BackgroundModel)

  /// The model, or nil for none; the program's own is unpacked when it is first asked for.
  var model: BackgroundModel? {
    switch self {
    case .none: nil
    case .shipped: .shipped
    case .learned(let model): model
    }
  }
}
