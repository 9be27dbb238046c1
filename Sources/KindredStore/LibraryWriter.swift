// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import GRDB
internal import KindredEngine
internal import KindredKernels
internal import KindredPapers
internal import Synchronization

/// A library that is being written, and what is made from its papers so far.
final class LibraryWriter: Sendable {
  private let lock: LibraryLock
  private let path: String
  private let queue: DatabaseQueue

  /// Nil after a batch that could not be written: what was counted of it is not in the library.
  private let indexing: Mutex<LibraryIndexing?>

  /// To look at what is there while a batch is written; nil for a library that was empty.
  private let before: OpenedLibrary?
  private let parallelism: Parallelism

  init(_ path: String, waiting seconds: Double, threadCount: Int) throws {
    lock = try LibraryLock(path, waiting: seconds)
    let state: LibraryIndexing
    let queue = try Library.openForWriting(path, waiting: seconds)
    (state, before) = try Library.translating(path) {
      let state = try LibraryIndexing(queue, threadCount: threadCount)
      return (state, state.isEmpty ? nil : try OpenedLibrary(path))
    }
    self.path = path
    self.queue = queue
    parallelism = Parallelism(threadCount: threadCount)
    indexing = Mutex(state)
  }

  /// Papers in batches. May run while others are written.
  func batches(_ papers: [Paper]) throws -> [PaperBatch] {
    try Library.translating(path) {
      try stride(from: 0, to: papers.count, by: Library.batchSize).map { start in
        let end = min(papers.count, start + Library.batchSize)
        return try PaperBatch(papers[start..<end], library: before, parallelism: parallelism)
      }
    }
  }

  /// Writes batches.
  func add(_ batches: [PaperBatch]) throws -> IndexOutcome {
    try indexing.withLock { state in
      guard var indexing = state else { return IndexOutcome() }
      state = nil
      let outcome = try Library.translating(path) {
        try batches.reduce(into: IndexOutcome()) { total, batch in
          total += try queue.write {
            try Library.write(batch, &indexing, parallelism: parallelism, $0)
          }
        }
      }
      state = indexing
      return outcome
    }
  }

  /// Learns what there is to learn, at the end.
  func finish() throws {
    try indexing.withLock { state in
      try Library.translating(path) { try state?.finish(queue) }
    }
  }
}
