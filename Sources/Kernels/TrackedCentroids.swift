// SPDX-License-Identifier: Apache-2.0

internal import CKernels

/// The nearest centroid of every row, kept up to date while centroids move a little.
///
/// Yinyang (Ding et al. 2015): centroids are put into groups; every row remembers an upper bound on
/// its distance from its own centroid and, for each group, a lower bound on its distance from the
/// others in it. When centroids move, bounds move by as much, and only groups whose bound no longer
/// excludes them are looked at. Distances are chords, √(2 - 2 cosine). Bounds leave room for
/// rounding, and close calls are decided exactly, so that the result is always that of
/// ``nearestCentroids(_:_:_:)``.
///
/// With up to 128 centroids each is a group of its own, which is Elkan's bound (2003).
///
/// O(n k d) at first; then O(n (groups + d)) and d for each centroid that must be looked at.
/// Memory: n x (groups + 1) values.
package struct TrackedCentroids: Sendable {
  /// The nearest centroid of each row.
  package private(set) var assignments: [Int32]

  private let rows: Matrix
  private var centroids: Matrix
  private let groups: CentroidGroups
  /// Row by row: the upper bound, then the lower bound of each group.
  private var bounds: Matrix

  /// Rows a block.
  private static let blockSize = 256

  /// Finds the nearest of `centroids` (k x d, unit rows, at least one) for `rows` (n x d, unit rows).
  package init(_ rows: Matrix, _ centroids: Matrix, _ parallelism: Parallelism) {
    precondition(centroids.rowCount > 0, "no centroid is nearest of none")
    self.rows = rows
    groups = CentroidGroups(centroids, parallelism)
    self.centroids = centroids.rows(at: groups.centroidAtPlace)
    assignments = [Int32](repeating: -1, count: rows.rowCount)
    bounds = Matrix(rowCount: rows.rowCount, columnCount: groups.count + 1)
    _ = assign(drifts: nil, parallelism)
  }

  /// Moves the centroids; returns the rows whose nearest one changed, ascending, with the one they
  /// had.
  ///
  /// - Precondition: there are as many centroids as before.
  package mutating func move(
    to moved: Matrix, _ parallelism: Parallelism
  ) -> [(row: Int, from: Int)] {
    precondition(
      moved.rowCount == centroids.rowCount,
      "\(moved.rowCount) centroids in place of \(centroids.rowCount)")
    let ordered = moved.rows(at: groups.centroidAtPlace)
    let drifts = CentroidDrifts(from: centroids, to: ordered, groups)
    centroids = ordered
    return assign(drifts: drifts, parallelism)
  }

  /// Gives a row to a centroid that is not its nearest, as empty clusters need it; the next move
  /// looks at the row in full.
  package mutating func reassign(_ row: Int, to centroid: Int) {
    assignments[row] = Int32(centroid)
    for column in 1...groups.count { bounds[row, column] = 0 }
    bounds[row, 0] = .greatestFiniteMagnitude
  }

  private mutating func assign(
    drifts: CentroidDrifts?, _ parallelism: Parallelism
  ) -> [(row: Int, from: Int)] {
    let pass = AssignmentPass(
      rows: rows, centroids: centroids, groups: groups, assignments: assignments, drifts: drifts)
    let parts = bounds.mapBlocks(
      size: Self.blockSize, parallelism: parallelism, scratch: { AssignmentScratch() }
    ) { scratch, block, bounds in
      pass.run(block, &bounds, &scratch)
      return scratch.changes
    }
    return parts.flatMap { $0 }.map { change in
      let from = Int(assignments[change.row])
      assignments[change.row] = Int32(change.to)
      return (change.row, from)
    }
  }
}

/// Which centroids stand together: group g holds places `starts[g] ..< starts[g + 1]`.
struct CentroidGroups: Sendable {
  /// Centroids up to which each is a group, and groups above that.
  private static let mostGroups = 128

  /// The centroid at each place.
  let centroidAtPlace: [Int]
  /// The place of each centroid.
  let placeOfCentroid: [Int32]
  let starts: [Int32]
  let groupAtPlace: [Int32]

  var count: Int { starts.count - 1 }

  /// Whether each centroid is a group of its own.
  var areSingle: Bool { count == centroidAtPlace.count }

  /// Groups of near centroids: a few passes of k-means over the centroids themselves.
  init(_ centroids: Matrix, _ parallelism: Parallelism) {
    let total = centroids.rowCount
    var groupOf = Array(0..<total)
    if total > Self.mostGroups {
      let groupCount = min(Self.mostGroups, total / 8)
      var middles = centroids.rows(at: (0..<groupCount).map { $0 * total / groupCount })
      for _ in 0..<5 {
        groupOf = nearestCentroids(centroids, middles, parallelism).indices
        var sums = Matrix(rowCount: groupCount, columnCount: centroids.columnCount)
        for (centroid, group) in groupOf.enumerated() {
          for column in 0..<centroids.columnCount {
            sums[group, column] += centroids[centroid, column]
          }
        }
        middles = sums.normalizedRows()
      }
    }
    let used = Set(groupOf).sorted()
    let order = (0..<total).sorted { (groupOf[$0], $0) < (groupOf[$1], $1) }
    centroidAtPlace = order
    var places = [Int32](repeating: 0, count: total)
    for (place, centroid) in order.enumerated() { places[centroid] = Int32(place) }
    placeOfCentroid = places
    var starts: [Int32] = []
    var groupAtPlace: [Int32] = []
    for (place, centroid) in order.enumerated() {
      if place == 0 || groupOf[centroid] != groupOf[order[place - 1]] {
        starts.append(Int32(place))
      }
      groupAtPlace.append(Int32(starts.count - 1))
    }
    precondition(starts.count == used.count, "\(starts.count) groups of \(used.count)")
    self.starts = starts + [Int32(total)]
    self.groupAtPlace = groupAtPlace
  }
}

/// How far each centroid moved, and the farthest in each group.
private struct CentroidDrifts: Sendable {
  var ofPlace: [Float] = []
  var ofGroup: [Float]

  init(from old: Matrix, to new: Matrix, _ groups: CentroidGroups) {
    ofGroup = [Float](repeating: 0, count: groups.count)
    for place in 0..<new.rowCount {
      let squared = old.withRow(place) { old in
        new.withRow(place) { new in
          unsafe old.withUnsafeBufferPointer { old in
            unsafe new.withUnsafeBufferPointer { new in
              unsafe ck_squared_distance(old.baseAddress, new.baseAddress, old.count)
            }
          }
        }
      }
      // Bounds that moved often must not lose more to rounding than they were given.
      let drift = squared > 0 ? Float(squared.squareRoot()) * (1 + 1e-6) + 1e-6 : 0
      ofPlace.append(drift)
      let group = Int(groups.groupAtPlace[place])
      ofGroup[group] = max(ofGroup[group], drift)
    }
  }
}

/// A thread's memory for one block of rows.
private struct AssignmentScratch {
  var product = CentroidScores()
  var products: [Float] = []
  var places: [Int32] = []
  /// Rows that may change, and for each group those of them that must look at it.
  var open: [OpenRow] = []
  var looking: [[Int32]] = []
  var lookCount = 0
  var selected: [Int32] = []
  var changes: [(row: Int, to: Int)] = []
}

/// The nearest of some places, and the similarity of the next.
private struct NearestTwo {
  var place: Int
  var similarity: Float
  var next: Float
}

/// A row, by its place in the block, whose bounds do not say that it stays where it is.
private struct OpenRow {
  let index: Int
  let own: Int
  let ownSimilarity: Float
  var best: NearestTwo
}

/// One assignment of rows to centroids; centroids are named by their place.
private struct AssignmentPass: Sendable {
  let rows: Matrix
  let centroids: Matrix
  let groups: CentroidGroups
  let assignments: [Int32]
  let drifts: CentroidDrifts?

  func run(
    _ block: Range<Int>, _ bounds: inout MutableSpan<Float>, _ scratch: inout AssignmentScratch
  ) {
    scratch.changes.removeAll(keepingCapacity: true)
    guard drifts != nil else {
      scratch.product.multiply(rows, block, centroids)
      for (index, row) in block.enumerated() {
        assignByProduct(row, at: index, line: index * (groups.count + 1), &bounds, &scratch)
      }
      return
    }
    moveBounds(block, &bounds, &scratch)
    if productIsCheaper(scratch) {
      let open = scratch.open
      scratch.product.multiply(
        rows, at: open.map { block.lowerBound + $0.index }, centroids)
      for (number, row) in open.enumerated() {
        assignByProduct(
          block.lowerBound + row.index, at: number, line: row.index * (groups.count + 1), &bounds,
          &scratch)
      }
    } else if groups.areSingle {
      for row in scratch.open { assignByPlaces(row, block, &bounds, &scratch) }
    } else {
      assignByGroups(block, &bounds, &scratch)
    }
  }

  /// Whether all products of the open rows take less time than those of the groups they look at.
  ///
  /// In units of one multiplication of a large product, as measured: those of few rows take four
  /// times as long, and each look at a group costs as much as about 2,500 of them besides; single
  /// centroids, whose bounds need no search for the next one, twice as long and 100.
  private func productIsCheaper(_ scratch: AssignmentScratch) -> Bool {
    let pair = Double(centroids.columnCount)
    let all = Double(scratch.open.count * centroids.rowCount) * pair
    let size = Double(centroids.rowCount) / Double(groups.count)
    let look = groups.areSingle ? 3 * pair + 300 : 4 * size * pair + 2_500
    return all < Double(scratch.lookCount) * look
  }

  /// Moves all bounds, tightens upper ones where they do not suffice, notes the rows that stay open
  /// and counts the groups that they have to look at.
  private func moveBounds(
    _ block: Range<Int>, _ bounds: inout MutableSpan<Float>, _ scratch: inout AssignmentScratch
  ) {
    guard let drifts else { return }
    scratch.open.removeAll(keepingCapacity: true)
    scratch.lookCount = 0
    if scratch.places.count < groups.count {
      scratch.places = [Int32](repeating: 0, count: groups.count)
    }
    let width = groups.count + 1
    unsafe bounds.withUnsafeMutableBufferPointer { bounds in
      unsafe drifts.ofGroup.withUnsafeBufferPointer { drift in
        for (index, row) in block.enumerated() {
          let place = Int(groups.placeOfCentroid[Int(assignments[row])])
          let line = bounds.extracting(index * width..<(index + 1) * width)
          let lower = unsafe line.baseAddress.map { unsafe $0 + 1 }
          unsafe line[0] += drifts.ofPlace[place]
          let least = unsafe ck_lower(lower, drift.baseAddress, groups.count)
          if unsafe line[0] < least { continue }
          let own = similarity(row, place)
          unsafe line[0] = upperChord(own)
          if unsafe line[0] < least { continue }
          scratch.lookCount += unsafe ck_select_low(
            lower, line[0], groups.count, &scratch.places)
          scratch.open.append(
            OpenRow(
              index: index, own: place, ownSimilarity: own,
              best: NearestTwo(place: place, similarity: own, next: own)))
        }
      }
    }
  }

  /// Looks at the centroids that a row's bounds leave open, where each is a group of its own.
  private func assignByPlaces(
    _ open: OpenRow, _ block: Range<Int>, _ bounds: inout MutableSpan<Float>,
    _ scratch: inout AssignmentScratch
  ) {
    let row = block.lowerBound + open.index
    let line = open.index * (groups.count + 1)
    let width = centroids.columnCount
    var best = (place: open.own, similarity: open.ownSimilarity)
    if scratch.products.count < groups.count {
      scratch.products = [Float](repeating: 0, count: groups.count)
    }
    let found = unsafe bounds.withUnsafeMutableBufferPointer { bounds in
      unsafe ck_select_low(
        bounds.baseAddress.map { unsafe UnsafePointer($0 + line + 1) }, bounds[line], groups.count,
        &scratch.places)
    }
    rows.withRow(row) { row in
      unsafe row.withUnsafeBufferPointer { row in
        unsafe centroids.elements.withUnsafeBufferPointer { centroids in
          unsafe ck_dot_places(
            centroids.baseAddress, scratch.places, found, row.baseAddress, width,
            &scratch.products)
        }
      }
    }
    for look in 0..<found {
      let place = Int(scratch.places[look])
      let similarity = scratch.products[look]
      bounds[line + 1 + place] = lowerChord(similarity)
      if isNearer(row, place, similarity, best.place, best.similarity) {
        best = (place, similarity)
      }
    }
    guard best.place != open.own else { return }
    bounds[line] = upperChord(best.similarity)
    // Bounds are about all others: the best one is none any more, the former one is.
    bounds[line + 1 + best.place] = lowerChord(-2)
    bounds[line + 1 + open.own] = lowerChord(open.ownSimilarity)
    scratch.changes.append((row, groups.centroidAtPlace[best.place]))
  }

  /// Looks at the groups that the bounds of open rows leave open: group by group, so that its
  /// centroids stay in the first-level cache for all rows.
  private func assignByGroups(
    _ block: Range<Int>, _ bounds: inout MutableSpan<Float>, _ scratch: inout AssignmentScratch
  ) {
    let width = groups.count + 1
    noteLooks(bounds.span, &scratch)
    for group in 0..<groups.count where !scratch.looking[group].isEmpty {
      let places = Int(groups.starts[group])..<Int(groups.starts[group + 1])
      scratch.selected.removeAll(keepingCapacity: true)
      for number in scratch.looking[group] {
        scratch.selected.append(Int32(block.lowerBound + scratch.open[Int(number)].index))
      }
      multiply(scratch.selected, places, into: &scratch.products)
      for index in scratch.looking[group].indices {
        let number = Int(scratch.looking[group][index])
        let open = scratch.open[number]
        let row = block.lowerBound + open.index
        let found = nearestTwo(
          row, places, except: open.own, scratch.products, at: index * places.count)
        let line = open.index * width
        bounds[line + 1 + group] = lowerChord(found.similarity)
        if found.place >= 0,
          isNearer(row, found.place, found.similarity, open.best.place, open.best.similarity)
        {
          scratch.open[number].best = found
          bounds[line] = upperChord(found.similarity)
        }
      }
    }
    for open in scratch.open where open.best.place != open.own {
      // Bounds are about all others of a group: the best one is none any more, the former one is.
      let line = open.index * width + 1
      bounds[line + Int(groups.groupAtPlace[open.best.place])] = lowerChord(open.best.next)
      let former = line + Int(groups.groupAtPlace[open.own])
      bounds[former] = min(bounds[former], lowerChord(open.ownSimilarity))
      scratch.changes.append(
        (block.lowerBound + open.index, groups.centroidAtPlace[open.best.place]))
    }
  }

  /// Notes for each group the open rows whose bounds do not exclude it.
  private func noteLooks(_ bounds: Span<Float>, _ scratch: inout AssignmentScratch) {
    if scratch.looking.count < groups.count {
      scratch.looking = [[Int32]](repeating: [], count: groups.count)
    }
    for group in 0..<groups.count { scratch.looking[group].removeAll(keepingCapacity: true) }
    unsafe bounds.withUnsafeBufferPointer { bounds in
      for number in scratch.open.indices {
        let line = scratch.open[number].index * (groups.count + 1)
        let found = unsafe ck_select_low(
          bounds.baseAddress.map { unsafe $0 + line + 1 }, bounds[line], groups.count,
          &scratch.places)
        for look in 0..<found { scratch.looking[Int(scratch.places[look])].append(Int32(number)) }
      }
    }
  }

  /// The nearest of some places but one, and the similarity of the next.
  private func nearestTwo(
    _ row: Int, _ places: Range<Int>, except own: Int, _ products: [Float], at start: Int
  ) -> NearestTwo {
    var found = NearestTwo(place: -1, similarity: -2, next: -2)
    let offset = unsafe products.withUnsafeBufferPointer { products in
      unsafe ck_two_largest(
        products.baseAddress.map { unsafe $0 + start }, places.count, own - places.lowerBound,
        &found.similarity,
        &found.next)
    }
    guard offset >= 0 else { return found }
    found.place = places.lowerBound + offset
    if found.similarity - found.next > roundingMargin { return found }
    for place in places where place != own {
      let similarity = products[start + place - places.lowerBound]
      if isNearer(row, place, similarity, found.place, found.similarity) { found.place = place }
    }
    return found
  }

  /// Finds the nearest centroid of a row whose products with all are at a place of the scratch, and
  /// its bounds anew.
  private func assignByProduct(
    _ row: Int, at index: Int, line: Int, _ bounds: inout MutableSpan<Float>,
    _ scratch: inout AssignmentScratch
  ) {
    let (place, similarity) = scratch.product.nearest(
      index, row, rows, centroids, numbers: groups.centroidAtPlace)
    bounds[line] = upperChord(similarity)
    let count = centroids.rowCount
    unsafe scratch.product.scores.withUnsafeBufferPointer { scores in
      unsafe bounds.withUnsafeMutableBufferPointer { bounds in
        unsafe ck_group_chords(
          scores.baseAddress.map { unsafe $0 + index * count }, groups.starts, groups.count, place,
          roundingMargin, bounds.baseAddress.map { unsafe $0 + line + 1 })
      }
    }
    let centroid = groups.centroidAtPlace[place]
    if centroid != Int(assignments[row]) { scratch.changes.append((row, centroid)) }
  }

  /// Whether one place is nearer than another: surely by single precision, else exactly, else by
  /// the number of its centroid.
  @inline(__always)
  private func isNearer(
    _ row: Int, _ place: Int, _ similarity: Float, _ other: Int, _ otherSimilarity: Float
  ) -> Bool {
    if other < 0 || similarity > otherSimilarity + roundingMargin { return true }
    if similarity < otherSimilarity - roundingMargin { return false }
    let exact = exactDot(rows, row, centroids, place)
    let otherExact = exactDot(rows, row, centroids, other)
    if exact != otherExact { return exact > otherExact }
    return groups.centroidAtPlace[place] < groups.centroidAtPlace[other]
  }

  private func similarity(_ row: Int, _ place: Int) -> Float {
    rows.withRow(row) { row in
      centroids.withRow(place) { centroid in
        unsafe row.withUnsafeBufferPointer { row in
          unsafe centroid.withUnsafeBufferPointer { centroid in
            unsafe ck_dot(row.baseAddress, centroid.baseAddress, row.count)
          }
        }
      }
    }
  }

  /// The dot products of some rows with consecutive places, row by row.
  private func multiply(_ selected: [Int32], _ places: Range<Int>, into products: inout [Float]) {
    let missing = selected.count * places.count - products.count
    if missing > 0 { products += [Float](repeating: 0, count: missing) }
    let width = centroids.columnCount
    let block = centroids.elements.span.extracting(
      places.lowerBound * width..<places.upperBound * width)
    unsafe rows.elements.withUnsafeBufferPointer { rows in
      unsafe block.withUnsafeBufferPointer { block in
        unsafe ck_dot_selected(
          rows.baseAddress, selected, selected.count, block.baseAddress, places.count, width,
          &products)
      }
    }
  }
}

/// At least the distance of two unit vectors with this cosine.
@inline(__always)
private func upperChord(_ similarity: Float) -> Float {
  max(0, 2 - 2 * (similarity - roundingMargin)).squareRoot()
}

/// At most the distance of two unit vectors with this cosine.
@inline(__always)
private func lowerChord(_ similarity: Float) -> Float {
  max(0, 2 - 2 * (similarity + roundingMargin)).squareRoot()
}
