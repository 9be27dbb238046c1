// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// Files of the project that tests read.
public enum ProjectFiles {
  /// The folder that holds `Package.swift`.
  public static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The synthetic digest that ships with the project.
  public static let sampleDigest =
    root.appending(path: "Vectors/digests/2031-06-02--2031-06-08.md").path

  /// Real digests and papers for development, if this machine has any.
  public static let realData: URL? = {
    let folder = root.deletingLastPathComponent().appending(path: "shared")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()
}

/// Results of independent programs, in `Vectors/reference`.
public enum Golden {
  /// The golden file of a name; one that is missing or of another shape fails the test.
  public static func load<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
    let path = "Vectors/reference/\(name).json"
    let data = try Data(contentsOf: ProjectFiles.root.appending(path: path))
    return try JSONDecoder().decode(type, from: data)
  }
}
