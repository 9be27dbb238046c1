// SPDX-License-Identifier: Apache-2.0

/// Tables that programs write as JSON with the names of columns apart from what stands in them.
///
/// pandas writes `{"title": {"0": "T"}}`, `{"title": ["T"]}` and `{"columns": ["title"], "data":
/// [["T"]]}`; others a list of rows of which the first has the names.
enum JSONColumns {
  /// The rows of a table as objects; nil for a value that is none with titles. O(values).
  static func rows(_ value: JSONValue) -> [JSONEntry.Object]? {
    switch value {
    case .object(let object):
      func list(_ wanted: String) -> [JSONValue]? {
        let value = object.first { $0.name == wanted }?.value
        return if case .list(let items)? = value { items } else { nil }
      }
      if let names = list("columns"), let data = list("data") { return rows(names, data) }
      return columns(object)
    case .list(let items):
      guard case .list(let names)? = items.first else { return nil }
      return rows(names, Array(items.dropFirst()))
    default: return nil
    }
  }

  private static func rows(_ names: [JSONValue], _ data: [JSONValue]) -> [JSONEntry.Object]? {
    let names = names.compactMap { if case .text(let name) = $0 { name } else { nil } }
    guard JSONEntry.hasTitle(names.map { ($0, .truth(true)) }) else { return nil }
    return data.map { row in
      guard case .list(let cells) = row else { return [] }
      return zip(names, cells).map { ($0, $1) }
    }
  }

  /// Objects of columns, each of which has the same numbers or names of rows.
  private static func columns(_ object: JSONEntry.Object) -> [JSONEntry.Object]? {
    guard object.count > 1, JSONEntry.hasTitle(object) else { return nil }
    var columns: [(name: String, cells: [JSONValue])] = []
    for (name, value) in object {
      switch value {
      case .object(let cells): columns.append((name, cells.map(\.value)))
      // One row is a paper whose fields are lists.
      case .list(let cells) where cells.count > 1: columns.append((name, cells))
      default: return nil
      }
    }
    guard let count = columns.first?.cells.count, columns.allSatisfy({ $0.cells.count == count })
    else { return nil }
    return (0..<count).map { row in columns.map { ($0.name, $0.cells[row]) } }
  }
}
