// SPDX-License-Identifier: Apache-2.0

@_exported public import KindredClustering
@_exported public import KindredEmbeddings
@_exported public import KindredEngine
@_exported public import KindredKernels
@_exported public import KindredPapers
@_exported public import KindredReports
@_exported public import KindredStore
@_exported public import KindredTextFeatures
