// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Kindred's random numbers: SplitMix64 (Steele, Lea, Flood 2014), 64 bits of state.
///
/// The i-th number is a bijective mix of `key + i * 0x9E3779B97F4A7C15`, so that a generator is
/// fully given by its key and two keys give unrelated sequences. The sequence is part of Kindred's
/// contract: the same seed gives the same result in every version that names the same format.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// The sequence that belongs to a seed.
  public init(seed: UInt64) {
    state = Self.mix(seed)
  }

  /// The sequence that belongs to a seed and a name, for example a term's bytes.
  ///
  /// The name is hashed with FNV-1a (64 bits) and mixed with the seed.
  public init(seed: UInt64, name: Span<UInt8>) {
    var hash = FNV1a()
    for index in name.indices { hash.add(UInt64(name[index])) }
    state = Self.mix(hash.value ^ Self.mix(seed))
  }

  /// The next 64 uniform bits. O(1).
  public mutating func next() -> UInt64 {
    defer { state &+= Self.increment }
    return Self.number(after: state)
  }

  /// A uniform number in [0, 1), a multiple of 2^-53.
  public mutating func nextUniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// Two independent numbers from the standard normal distribution (Box, Muller 1958).
  public mutating func nextGaussianPair() -> (Double, Double) {
    let radius = (-2 * log(1 - nextUniform())).squareRoot()
    let angle = 2 * Double.pi * nextUniform()
    return (radius * cos(angle), radius * sin(angle))
  }

  /// A uniform number in 0 ..< `bound` (Lemire 2019, with rejection, so without bias).
  ///
  /// - Precondition: `bound` is positive.
  public mutating func next(below bound: Int) -> Int {
    precondition(bound > 0, "no number is below \(bound)")
    let range = UInt64(bound)
    while true {
      let (high, low) = next().multipliedFullWidth(by: range)
      if low >= range || low >= (0 &- range) % range { return Int(high) }
    }
  }

  /// `count` different numbers of 0 ..< `total`, in ascending order (selection sampling, Knuth S).
  public mutating func sample(_ count: Int, of total: Int) -> [Int] {
    var picked: [Int] = []
    picked.reserveCapacity(min(count, total))
    for index in 0..<total where picked.count < count {
      if next(below: total - index) < count - picked.count { picked.append(index) }
    }
    return picked
  }

  /// Puts values into an order in which every one is as likely (Fisher, Yates 1938). O(n).
  public mutating func shuffle<Value>(_ values: inout [Value]) {
    for last in stride(from: values.count - 1, to: 0, by: -1) {
      values.swapAt(last, next(below: last + 1))
    }
  }

  private static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The number that a generator in some state gives next: a bijective mix of 64 bits.
  package static func number(after state: UInt64) -> UInt64 { mix(state &+ increment) }

  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
