// SPDX-License-Identifier: Apache-2.0

extension BenchReport {
  /// What bounds a job, whatever its code: its speed is held against that.
  package enum Bound: String, Encodable, Sendable {
    /// Matrix products, on all threads: 10⁹ floating-point operations a second.
    case products
    /// Reading all rows once, on all threads: 10⁹ bytes a second.
    case reading
    /// Reading all rows twice, from both ends at once, on one thread: 10⁹ bytes a second.
    case readingFromBothEnds = "reading-from-both-ends"

    /// Whether bytes are counted, not operations.
    var isReading: Bool { self != .products }
  }

  /// The most that the machine did of what bounds a job, while the job was measured.
  package struct Ceiling: Encodable, Equatable, Sendable {
    /// What was done, and counted.
    package let bound: Bound

    /// The highest speed that was measured.
    package let fastest: Double

    /// The lowest.
    package let slowest: Double

    /// The highest over the lowest: far from 1 where other work disturbed.
    package var spread: Double { fastest / slowest }

    /// The range of some speeds, at least one and all of them positive.
    package init(_ bound: Bound, speeds: [Double]) {
      precondition(!speeds.isEmpty && speeds.allSatisfy { $0 > 0 }, "no ceiling in \(speeds)")
      self.bound = bound
      fastest = speeds.reduce(0, max)
      slowest = speeds.reduce(.infinity, min)
    }

    /// The range that holds this one and others of the same bound; those of other bounds do not
    /// count.
    package func joined(with others: [Ceiling]) -> Ceiling {
      let same = [self] + others.filter { $0.bound == bound }
      return Ceiling(bound, speeds: same.flatMap { [$0.fastest, $0.slowest] })
    }

    /// For people: `180.1-190.2 GFLOP/s`.
    var text: String {
      "\(slowest.fixed(1))-\(fastest.fixed(1)) \(bound.isReading ? "GB/s" : "GFLOP/s")"
    }
  }

  /// What a job worked on; nil for what it has nothing of.
  package struct Work: Encodable, Equatable, Sendable {
    /// Rows.
    package var rows: Int?
    /// Columns of each row.
    package var columns: Int?
    /// Rows that all rows are compared or multiplied with.
    package var queries: Int?
    /// Neighbors of each query or row.
    package var neighbors: Int?
    /// Clusters.
    package var clusters: Int?
    /// How often all rows were assigned to clusters.
    package var passes: Int?
    /// Papers.
    package var papers: Int?
    /// Distinct terms of all papers.
    package var terms: Int?
    /// Directions of a projection.
    package var directions: Int?

    /// Work of nothing yet.
    package init() {}

    /// Work on rows.
    package init(rows: Int, columns: Int) {
      self.rows = rows
      self.columns = columns
    }

    /// For people: `20000 x 256, 1 query, 10 neighbors`.
    var text: String {
      let rows = rows.map { "\($0) x \(columns ?? 0)" }
      let counts: [(Int?, one: String, many: String)] = [
        (queries, "query", "queries"), (neighbors, "neighbor", "neighbors"),
        (clusters, "cluster", "clusters"), (passes, "pass", "passes"),
        (papers, "paper", "papers"), (terms, "term", "terms"),
        (directions, "direction", "directions"),
      ]
      let parts = counts.compactMap { count, one, many in
        count.map { "\($0) \($0 == 1 ? one : many)" }
      }
      return ((rows.map { [$0] } ?? []) + parts).joined(separator: ", ")
    }
  }

  /// One job's figures.
  package struct Measurement: Encodable, Sendable {
    /// What was timed.
    package let job: String

    /// What it worked on.
    package let work: Work

    /// The median of its runs, without loading.
    package let seconds: Double

    /// The slowest over the fastest run.
    package let spread: Double

    /// 10⁹ floating-point operations a second; nil for a job that is not about them.
    package let gflops: Double?

    /// 10⁹ bytes read a second, for a job that reading bounds.
    package let gigabytesPerSecond: Double?

    /// What the machine did at most in the meantime, for a job that is held against it.
    package let ceiling: Ceiling?

    /// The part of the ceiling that the job reached, bytes of bytes or operations of operations;
    /// nil without a ceiling.
    package let share: Double?

    /// Papers a second, for a job on papers.
    package let papersPerSecond: Double?

    /// What the job made, in numbers.
    package let made: [String: Double]?

    /// Whether other work disturbed, so that the figures are not to be trusted.
    package let isBusy: Bool

    private enum CodingKeys: String, CodingKey {
      case job, work, seconds, spread, gflops, ceiling, share, made
      case gigabytesPerSecond = "gbps"
      case papersPerSecond = "papers_per_second"
      case isBusy = "busy"
    }

    /// Figures of a job.
    ///
    /// - Precondition: there is a speed of what the ceiling counts.
    package init(
      job: String, work: Work, seconds: Double, spread: Double, gflops: Double? = nil,
      gigabytesPerSecond: Double? = nil, ceiling: Ceiling? = nil, papersPerSecond: Double? = nil,
      made: [String: Double]? = nil, isBusy: Bool = false
    ) {
      self.job = job
      self.work = work
      self.seconds = seconds
      self.spread = spread
      self.gflops = gflops
      self.gigabytesPerSecond = gigabytesPerSecond
      self.ceiling = ceiling
      share = ceiling.map { ceiling in
        let speed = ceiling.bound.isReading ? gigabytesPerSecond : gflops
        guard let speed else { preconditionFailure("\(job) has no speed of \(ceiling.bound)") }
        return speed / ceiling.fastest
      }
      self.papersPerSecond = papersPerSecond
      self.made = made
      self.isBusy = isBusy
    }
  }
}
