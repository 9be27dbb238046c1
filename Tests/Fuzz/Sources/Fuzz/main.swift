// SPDX-License-Identifier: Apache-2.0

import Foundation
import Kindred

/// libFuzzer's own loop, which calls a function with inputs that it changes by what they reach.
@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// What every input begins with, so that all of them go to one reader; maybe nothing.
let prefix = Array((ProcessInfo.processInfo.environment["PREFIX"] ?? "").utf8)

/// Reads bytes as papers, and those that begin like one as a background model: whatever they are,
/// there is a result or an error. What is written of the papers is read again, and must be the
/// same.
func read(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = prefix + UnsafeBufferPointer(start: start, count: count)
  if bytes.first == UInt8(ascii: "K"), let model = try? BackgroundModel(decoding: bytes) {
    precondition(model.encode() == bytes, "a model is written otherwise than it was read")
  }
  guard let list = try? PaperReader().read(bytes, source: "fuzz") else { return 0 }
  let papers = list.folded().papers
  let plain = papers.map { Paper(title: $0.title, abstract: $0.abstract, date: $0.date) }
  for text in [
    DigestWriter().write(plain, title: "2031-06-02 fuzz"), BibTeXWriter().write(plain),
  ] {
    let again = (try? PaperReader().read(Array(text.utf8), source: "again"))?.papers
    // LaTeX has accents composed.
    let same = again?.elementsEqual(plain) { $0.title == $1.title && $0.abstract == $1.abstract }
    precondition(same == true || plain.isEmpty, "papers are read otherwise than written: \(text)")
  }
  return 0
}

var count = CommandLine.argc
var arguments = CommandLine.unsafeArgv
exit(
  withUnsafeMutablePointer(to: &arguments) { arguments in
    arguments.withMemoryRebound(
      to: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.self, capacity: 1
    ) { runFuzzer(&count, $0, read) }
  })
