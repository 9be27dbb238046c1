// SPDX-License-Identifier: Apache-2.0

internal import CKindredKernels
internal import Foundation

/// Moves a matrix of parameters down a gradient, each by the running means of its gradient and of
/// that one's square (Kingma, Ba 2015, algorithm 1).
package struct Adam: Sendable {
  /// How much of the mean of gradients a step leaves.
  package static let meanDecay = 0.9

  /// How much of the mean of their squares a step leaves.
  package static let squareDecay = 0.98

  /// What is added to the root of a mean square.
  package static let leastRoot = 1e-8

  private var means: [Float]
  private var squares: [Float]
  private var stepCount = 0

  /// Values that one thread moves at a time.
  private static let blockSize = 65_536

  /// No step yet for so many parameters.
  package init(count: Int) {
    means = [Float](repeating: 0, count: count)
    squares = means
  }

  /// One step. O(parameters).
  ///
  /// - Precondition: parameters and gradients are as many as there were said to be.
  package mutating func step(
    _ parameters: inout Matrix, against gradients: Matrix, rate: Double,
    parallelism: Parallelism = .sequential
  ) {
    precondition(
      parameters.elements.count == means.count && gradients.elements.count == means.count,
      "\(gradients.elements.count) gradients of \(parameters.elements.count) parameters, "
        + "of which there were \(means.count)")
    stepCount += 1
    let step = ck_adam_step(
      mean_decay: Float(Self.meanDecay), square_decay: Float(Self.squareDecay),
      mean_correction: Float(1 / (1 - pow(Self.meanDecay, Double(stepCount)))),
      square_correction: Float(1 / (1 - pow(Self.squareDecay, Double(stepCount)))),
      rate: Float(rate), least_root: Float(Self.leastRoot))
    let ranges = blocks(of: means.count, size: Self.blockSize)
    unsafe parameters.elements.withUnsafeMutableBufferPointer { parameters in
      unsafe means.withUnsafeMutableBufferPointer { means in
        unsafe squares.withUnsafeMutableBufferPointer { squares in
          let all = unsafe (
            Slots(start: parameters.baseAddress), Slots(start: means.baseAddress),
            Slots(start: squares.baseAddress)
          )
          parallelism.forEach(count: ranges.count) { index in
            let range = ranges[index]
            unsafe gradients.elements.span.extracting(range).withUnsafeBufferPointer { gradients in
              unsafe withUnsafePointer(to: step) { step in
                unsafe ck_adam(
                  all.0.block(range, size: 1).baseAddress, gradients.baseAddress,
                  all.1.block(range, size: 1).baseAddress, all.2.block(range, size: 1).baseAddress,
                  range.count, step)
              }
            }
          }
        }
      }
    }
  }
}
