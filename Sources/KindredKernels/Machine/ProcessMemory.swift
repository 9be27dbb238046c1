// SPDX-License-Identifier: Apache-2.0

internal import CKindredKernels

/// How this process treats memory.
package enum ProcessMemory {
  /// Lets large arrays that were freed be used again at once: for a program that runs once, and
  /// that asks the system for the same megabytes again and again otherwise.
  package static func keepFreed() { ck_keep_freed_memory() }
}
