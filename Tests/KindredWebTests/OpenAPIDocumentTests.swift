// SPDX-License-Identifier: Apache-2.0

import KindredEngine
import TestSupport
import Testing

@testable import KindredAssistantProtocol
@testable import KindredWeb

@Suite struct OpenAPIDocumentTests {
  @Test func everyOperationIsDescribed() throws {
    let document = try WebServer.ready().json("/openapi.json").value
    #expect(document["openapi"] == "3.1.0")
    #expect(
      document["paths"]?.members?.keys.sorted() == Operation.all.map(\.path).sorted())
    var names: Set<String> = []
    for operation in Operation.all {
      let path = try #require(document["paths"]?[operation.path])
      #expect((path["post"] != nil) == operation.takesBody)
      for described in [path["get"], path["post"]].compactMap(\.self) {
        let isNew = names.insert(described["operationId"]?.text ?? "").inserted
        #expect(isNew)
        #expect(described["responses"]?["200"]?["content"]?["application/json"] != nil)
        #expect(described["responses"]?["400"] != nil)
      }
      let parameters = path["get"]?["parameters"]?.items ?? []
      #expect(
        parameters.compactMap { $0["name"]?.text }
          == operation.addressParameters["properties"]?.members?.keys.sorted())
    }
  }

  @Test func answersAreAsDescribed() throws {
    let server = try WebServer.ready()
    let targets = [
      "related": "/v1/related?papers=p0004", "search": "/v1/search?query=bakeken",
      "recommend": "/v1/recommend?liked=p0004&liked=p0008", "papers": "/v1/papers",
      "paper": "/v1/papers/p0004", "clusters": "/v1/clusters", "neighbors": "/v1/neighbors",
      "library": "/v1/library",
    ]
    for operation in Operation.all {
      let (status, value) = server.json(try #require(targets[operation.name]))
      #expect(status == 200, "\(operation.name)")
      #expect(
        JSONSchema(schema: operation.output).problems(in: value, operation.name).isEmpty)
    }
  }

  @Test func aKeyIsDescribedWhereOneIsAskedFor() throws {
    let open = try WebServer.ready().json("/openapi.json").value
    #expect(open["security"] == nil)
    let closed = try WebServer.ready(settings: WebSettings(key: "k", threadCount: 1))
      .json("/openapi.json", [("authorization", "Bearer k")]).value
    #expect(closed["components"]?["securitySchemes"]?["key"]?["scheme"] == "bearer")
    #expect(closed["paths"]?["/v1/related"]?["get"]?["responses"]?["401"] != nil)
  }
}
