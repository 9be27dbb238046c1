// SPDX-License-Identifier: Apache-2.0

internal import KindredAssistantProtocol
internal import KindredEngine
internal import KindredPapers
internal import KindredStore

/// Why a request has no other answer; all are written in one shape:
/// `{"error": {"code": ..., "message": ..., "candidates": [{"id": ..., "title": ...}]}}`.
struct WebError: Error, Equatable {
  /// What programs tell errors by; a contract.
  enum Code: String, CaseIterable {
    case badRequest = "bad_request"
    case unauthorized
    case foreignOrigin = "foreign_origin"
    case noSuchAddress = "no_such_address"
    case unknownPaper = "unknown_paper"
    case nothingFound = "nothing_found"
    case methodNotAllowed = "method_not_allowed"
    case notAcceptable = "not_acceptable"
    case timeout = "request_timeout"
    case ambiguousPaper = "ambiguous_paper"
    case tooManyPapers = "too_many_papers"
    case tooLarge = "too_large"
    case unsupportedBody = "unsupported_body"
    case foreignHost = "foreign_host"
    case failed
    case busy
    case notReady = "not_ready"

    /// The status of HTTP.
    var status: Int {
      switch self {
      case .badRequest: 400
      case .unauthorized: 401
      case .foreignOrigin: 403
      case .noSuchAddress, .unknownPaper, .nothingFound: 404
      case .methodNotAllowed: 405
      case .notAcceptable: 406
      case .timeout: 408
      case .ambiguousPaper, .tooManyPapers: 409
      case .tooLarge: 413
      case .unsupportedBody: 415
      case .foreignHost: 421
      case .failed: 500
      case .busy, .notReady: 503
      }
    }
  }

  let code: Code

  /// A sentence: what is wrong, and what would be right.
  let message: String

  /// Papers that may have been meant.
  var candidates: [Paper] = []

  /// Headers that go with it.
  var headers: [String: String] = [:]

  static func badRequest(_ message: String) -> WebError {
    WebError(code: .badRequest, message: message)
  }

  /// What papers that have no answer say.
  init(_ error: EngineError) {
    switch error {
    case .unknownPaper(let query, let closest):
      self.init(
        code: .unknownPaper,
        message: "no paper has the identifier or title \"\(query.onOneLine().prefix(80))\"",
        candidates: closest)
    case .ambiguousPaper(let query, let candidates):
      self.init(
        code: .ambiguousPaper,
        message: "\"\(query.onOneLine().prefix(80))\" is part of several titles",
        candidates: candidates)
    default: self.init(code: .nothingFound, message: error.description)
    }
  }

  init(
    code: Code, message: String, candidates: [Paper] = [], headers: [String: String] = [:]
  ) {
    self.code = code
    self.message = message
    self.candidates = candidates
    self.headers = headers
  }

  /// What is answered, for a program.
  var response: WebResponse {
    let candidates = candidates.map { paper -> JSONValue in
      ["id": .text(paper.id.description), "title": .text(paper.title)]
    }
    return WebResponse(
      code.status,
      [
        "error": .object(where: [
          "code": .text(code.rawValue), "message": .text(message),
          "candidates": candidates.isEmpty ? nil : .list(candidates),
        ])
      ], headers: headers)
  }
}
