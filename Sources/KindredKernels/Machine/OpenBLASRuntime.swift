// SPDX-License-Identifier: Apache-2.0

internal import CKindredOpenBLAS
internal import Foundation

/// OpenBLAS as Kindred uses it: one thread a call, because the blocks around the calls are what
/// runs in parallel, and because its last bits would otherwise change with the number of threads.
package enum OpenBLASRuntime {
  /// Sets OpenBLAS to one thread, once a process; every wrapper that calls it does this first.
  static let isReady: Bool = {
    openblas_set_num_threads(1)
    endIdleThreads()
    return true
  }()

  /// Does at once what the first call would do later. A program that does not live long gains:
  /// threads that OpenBLAS starts when it is loaded wait for work by spinning, for some 30 ms each.
  package static func prepare() { _ = isReady }

  /// Ends those threads, where the library at hand has a function for it.
  private static func endIdleThreads() {
    typealias Shutdown = @convention(c) () -> Int32
    guard let symbol = unsafe dlsym(nil, "blas_thread_shutdown_") else { return }
    _ = unsafe unsafeBitCast(symbol, to: Shutdown.self)()
  }

  /// The version, build options and processor kernel, as OpenBLAS tells them.
  package static var configuration: String {
    unsafe String(cString: openblas_get_config())
  }

  /// The processor family whose kernels OpenBLAS chose, for example `Zen`.
  package static var coreType: String {
    unsafe String(cString: openblas_get_corename())
  }
}

/// `count` as the 32-bit integer that BLAS takes.
///
/// - Precondition: it fits; a matrix side never exceeds 2^31 - 1.
func blasInt(_ count: Int) -> Int32 {
  precondition(count <= Int(Int32.max), "a side of \(count) is more than BLAS can address")
  return Int32(count)
}
