// SPDX-License-Identifier: Apache-2.0

internal import CKindredKernels

/// One assignment of rows to centroids; centroids are named by their place.
struct AssignmentPass: Sendable {
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
    scratch.products.grow(to: groups.count)
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
        &found.similarity, &found.next)
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
    unsafe withRowPointers(rows, row, centroids, place) { unsafe ck_dot($0, $1, $2) }
  }

  /// The dot products of some rows with consecutive places, row by row.
  private func multiply(_ selected: [Int32], _ places: Range<Int>, into products: inout [Float]) {
    products.grow(to: selected.count * places.count)
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

/// A thread's memory for one block of rows.
struct AssignmentScratch {
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
struct NearestTwo {
  var place: Int
  var similarity: Float
  var next: Float
}

/// A row, by its place in the block, whose bounds do not say that it stays where it is.
struct OpenRow {
  let index: Int
  let own: Int
  let ownSimilarity: Float
  var best: NearestTwo
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
