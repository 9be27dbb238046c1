// SPDX-License-Identifier: Apache-2.0

package import KindredPapers
package import KindredTextFeatures

/// A segment that is taken on the thread that uses it.
package typealias LentSegment = @Sendable () throws -> Segment

/// Papers that questions can be put to: those that were read (``ReadPapers``), or those of a
/// library.
///
/// A paper has a number, from 1 on. What is counted comes in segments; texts are lent by number,
/// for what is shown.
package protocol PaperSource {
  /// The terms of all papers.
  var statistics: TermStatistics { get }

  /// The most that two papers' semantic rows can add to a score; 0 where scores are lexical alone.
  var semanticWeight: Double { get }

  /// What semantic rows are made with, or nil where nothing makes those of a text.
  var basis: SemanticBasis? { get }

  /// Lends segments, one after the other: at least all that hold one of some papers, or all.
  func forEachSegment(
    holding wanted: Set<Int32>?, _ body: (@escaping LentSegment) throws -> Void) throws

  /// Some papers as one segment, in the order of their numbers.
  func segment(of numbers: [Int32]) throws -> Segment

  /// The papers that pass a filter.
  func numbers(passing filter: PaperFilter) throws -> Set<Int32>

  /// Columns for the terms of these numbers.
  func terms(_ numbers: [Int]) throws -> Terms

  /// Columns for those of some texts that are terms of the papers.
  func terms(_ texts: [String]) throws -> Terms

  /// Papers by number, in the order of the numbers.
  func papers(_ numbers: [Int32]) throws -> [Paper]

  /// The identifiers of papers, in the order of their numbers.
  func identifiers(of numbers: [Int32]) throws -> [PaperID]

  /// The number of an identifier, or nil.
  func number(of id: PaperID) throws -> Int32?

  /// All identifiers with their numbers, ascending by identifier.
  func identifiers() throws -> [(id: PaperID, number: Int32)]

  /// Calls `body` with every paper's number and title.
  func forEachTitle(_ body: (Int32, String) -> Void) throws
}
