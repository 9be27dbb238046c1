// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// A path as the system has it: bytes, which need not be text.
package struct FilePath: Equatable, Sendable {
  /// The bytes of the path, without a zero.
  package let bytes: [UInt8]

  /// A path that somebody wrote. `~` is a file of that name, and so is `file:x`: nothing in a path
  /// means anything but `/`.
  package init(_ text: String) {
    let isPlain = ["/", "./", "../"].contains { text.utf8.starts(with: $0.utf8) }
    bytes = Array((isPlain ? text : "./" + text).utf8)
  }

  /// A path by its bytes.
  fileprivate init(bytes: [UInt8]) { self.bytes = bytes }

  /// The path as text; bytes that are none become U+FFFD.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether the path is valid UTF-8, so that ``text`` names the same file.
  package var isText: Bool { String(validating: bytes, as: UTF8.self) != nil }

  /// The path of what has a name in this folder.
  func appending(_ name: [UInt8]) -> FilePath {
    FilePath(bytes: bytes + (bytes.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]) + name)
  }

  /// The path for C functions.
  private var terminated: [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }
}

extension FilePath {
  /// The status of the file at this path, links followed; nil if there is none or it cannot be
  /// looked at.
  package var status: FileStatus? {
    var found = stat()
    let answer = unsafe terminated.withUnsafeBufferPointer { path in
      unsafe path.baseAddress.map { unsafe stat($0, &found) } ?? -1
    }
    return answer == 0 ? FileStatus(found) : nil
  }
}

extension FilePath {
  /// Opens the file.
  ///
  /// - Parameters:
  ///   - flags: as `open` has them.
  ///   - permissions: of a file that is made, less what the process' mask takes away.
  /// - Returns: the open file, closed when it is let go; nil where the system refuses, and `errno`
  ///   says why.
  package func open(_ flags: Int32, permissions: UInt32 = 0o666) -> FileHandle? {
    let descriptor = unsafe terminated.withUnsafeBufferPointer { path in
      unsafe path.baseAddress.map {
        unsafe Foundation.open($0, flags | O_CLOEXEC, mode_t(permissions))
      } ?? -1
    }
    return descriptor < 0 ? nil : FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// The names in a folder in the order of their bytes, without `.` and `..`; nil where it cannot
  /// be listed.
  func entries() -> [[UInt8]]? {
    let folder = unsafe terminated.withUnsafeBufferPointer { path in
      unsafe path.baseAddress.flatMap { unsafe opendir($0) }
    }
    guard let folder = unsafe folder else { return nil }
    defer { unsafe closedir(folder) }
    var names: [[UInt8]] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe Array(bytes.prefix { $0 != 0 })
      }
      if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }
}

extension FilePath {
  /// Where the links end that the path names, or the path itself; a link may lead to what is not
  /// there yet.
  package var target: FilePath {
    var path = self
    for _ in 0..<40 {
      guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: path.text) else {
        break
      }
      let folder = path.bytes[...(path.bytes.lastIndex(of: UInt8(ascii: "/")) ?? 0)]
      path = FilePath(bytes: next.hasPrefix("/") ? Array(next.utf8) : folder + Array(next.utf8))
    }
    return path
  }

  /// Puts a file in the place of what has another path, at once; false where the system refuses.
  package func move(to path: FilePath) -> Bool {
    unsafe withPointers(to: path) { old, new in unsafe rename(old, new) }
  }

  /// Calls a C function with two paths; false where it fails.
  private func withPointers(
    to path: FilePath, _ body: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32
  ) -> Bool {
    unsafe terminated.withUnsafeBufferPointer { old in
      unsafe path.terminated.withUnsafeBufferPointer { new in
        guard let old = old.baseAddress, let new = new.baseAddress else { return false }
        return unsafe body(old, new) == 0
      }
    }
  }
}

extension FilePath {
  /// A path in the same folder at which nothing stands, for a file that is to get this path when it
  /// is whole.
  package var beside: FilePath {
    let folder = bytes[..<(bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0)]
    let name = ".kindred-\(UInt64.random(in: 0...UInt64.max)).part"
    return FilePath(bytes: folder + Array(name.utf8))
  }

  /// Gives a file another path, at which nothing may stand; false where something does, or the
  /// system refuses.
  package func moveWithoutReplacing(to path: FilePath) -> Bool {
    let isLinked = unsafe withPointers(to: path) { old, new in unsafe link(old, new) }
    if isLinked {
      try? FileManager.default.removeItem(atPath: text)
      return true
    }
    // Some file systems have no second names.
    return errno != EEXIST && path.status == nil && move(to: path)
  }
}
