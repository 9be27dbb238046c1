// SPDX-License-Identifier: Apache-2.0

/// What stands below a folder, in the order of the bytes of its paths; hidden files and folders are
/// left out.
///
/// Links are followed. What cannot be read as a file is told rather than passed over: links that
/// lead nowhere or to what is read already, folders that cannot be listed, devices and pipes.
struct FolderWalk {
  /// A file, or what is in its place.
  enum Found {
    case file(FilePath)
    /// Something that is left out, and why.
    case problem(FilePath, String)

    fileprivate var path: FilePath {
      switch self {
      case .file(let path), .problem(let path, _): path
      }
    }
  }

  private(set) var found: [Found] = []

  /// The folders that were gone through.
  private var known: Set<[UInt64]> = []

  /// Links to folders, which are followed when all others are known.
  private var links: [(path: FilePath, status: FileStatus)] = []

  /// Walks through a folder. O(files): each folder is gone through once, whatever leads to it.
  ///
  /// - Throws: ``PapersError`` for a folder that cannot be listed itself.
  init(_ folder: FilePath) throws {
    guard let status = folder.status, let names = folder.entries() else {
      throw PapersError.unreadable(path: folder.shown, reason: "the folder cannot be listed")
    }
    known = [status.identity]
    visit(names, in: folder)
    var next = 0
    while next < links.count {
      enter(links[next].path, links[next].status)
      next += 1
    }
    found.sort { $0.path.bytes.lexicographicallyPrecedes($1.path.bytes) }
  }

  private mutating func visit(_ names: [[UInt8]], in folder: FilePath) {
    for name in names where name.first != UInt8(ascii: ".") { visit(folder.appending(name)) }
  }

  private mutating func visit(_ path: FilePath) {
    guard let status = path.status else {
      found.append(.problem(path, "it cannot be looked at, or is a link that leads nowhere"))
      return
    }
    switch status.kind {
    case .regular:
      found.append(.file(path))
    case .other:
      found.append(.problem(path, "it is a device, a pipe or a socket"))
    case .folder where path.target != path:
      links.append((path, status))
    case .folder:
      enter(path, status)
    }
  }

  private mutating func enter(_ path: FilePath, _ status: FileStatus) {
    guard known.insert(status.identity).inserted else {
      found.append(.problem(path, "it is a link to a folder that is read already"))
      return
    }
    guard let names = path.entries() else {
      found.append(.problem(path, "the folder cannot be listed"))
      return
    }
    visit(names, in: path)
  }
}

extension FilePath {
  /// The path as it is shown: as somebody wrote it, without `./` before it.
  package var shown: String {
    text.hasPrefix("./") && text.utf8.count > 2 ? String(text.dropFirst(2)) : text
  }
}
