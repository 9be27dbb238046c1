// SPDX-License-Identifier: Apache-2.0

internal import KindredAssistantProtocol
internal import KindredEngine

/// What the programming interface is, for programs: a document of OpenAPI 3.1, made of the table of
/// operations.
struct OpenAPIDocument {
  let version: String

  /// Whether a key has to be sent.
  let asksForKey: Bool

  /// The document.
  var value: JSONValue {
    var paths: [String: JSONValue] = [:]
    for operation in Operation.all {
      paths[operation.path] = .object(where: [
        "get": get(operation), "post": operation.takesBody ? post(operation) : nil,
      ])
    }
    return .object(where: [
      "openapi": "3.1.0",
      "info": [
        "title": "Kindred", "version": .text(version), "license": ["name": "Apache-2.0"],
        "description": "Papers that are alike. Titles and abstracts are quoted from papers.",
      ],
      "servers": [["url": "/"]], "paths": .object(paths),
      "components": .object(where: [
        "schemas": ["Error": Self.error],
        "securitySchemes": asksForKey ? ["key": ["type": "http", "scheme": "bearer"]] : nil,
      ]),
      "security": asksForKey ? [["key": []]] : nil,
    ])
  }

  private func get(_ operation: Operation) -> JSONValue {
    let required = Set((operation.parameters["required"]?.items ?? []).compactMap(\.text))
    let properties = operation.addressParameters["properties"]?.members ?? [:]
    let parameters = properties.sorted { $0.key < $1.key }.map { name, schema -> JSONValue in
      let isInPath = operation.prefix != nil && name == "paper"
      return .object(where: [
        "name": .text(name), "in": isInPath ? "path" : "query",
        "required": .truth(isInPath || required.contains(name)), "schema": schema,
        "description": schema["description"],
      ])
    }
    return described(
      operation, ["operationId": .text(operation.name), "parameters": .list(parameters)])
  }

  private func post(_ operation: Operation) -> JSONValue {
    described(
      operation,
      [
        "operationId": .text(operation.name + "_in_body"),
        "requestBody": [
          "required": true, "content": .object([MediaType.json: ["schema": operation.parameters]]),
        ],
      ])
  }

  /// What reading and sending have in common.
  private func described(_ operation: Operation, _ members: [String: JSONValue]) -> JSONValue {
    var content: [String: JSONValue] = [:]
    for type in operation.mediaTypes {
      let isJSON = type == operation.mediaTypes[0]
      content[isJSON ? MediaType.json : type] = [
        "schema": isJSON ? operation.output : Schemas.text
      ]
    }
    var responses: [String: JSONValue] = [
      "200": ["description": "The answer.", "content": .object(content)]
    ]
    if members["requestBody"] == nil {
      responses["304"] = ["description": "The client has the answer already."]
    }
    for code in WebError.Code.allCases where isPossible(code, members["requestBody"] != nil) {
      responses[String(code.status)] = [
        "description": .text("The error says why."),
        "content": .object([
          MediaType.json: ["schema": ["$ref": "#/components/schemas/Error"]]
        ]),
      ]
    }
    return .object(
      members.merging([
        "summary": .text(operation.summary), "responses": .object(responses),
      ]) { $1 })
  }

  private func isPossible(_ code: WebError.Code, _ hasBody: Bool) -> Bool {
    switch code {
    case .unauthorized: asksForKey
    case .unsupportedBody, .tooLarge, .timeout: hasBody
    case .methodNotAllowed, .foreignOrigin: false
    default: true
    }
  }

  private static let error = Schemas.object(
    [
      "error": Schemas.object(
        [
          "code": ["type": "string", "enum": .texts(WebError.Code.allCases.map(\.rawValue))],
          "message": Schemas.text,
          "candidates": Schemas.list(
            of: Schemas.object(
              ["id": Schemas.text, "title": Schemas.text], required: ["id", "title"])),
        ], required: ["code", "message"])
    ], required: ["error"])
}
