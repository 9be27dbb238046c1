// SPDX-License-Identifier: Apache-2.0

@_exported public import Clustering
@_exported public import Embeddings
@_exported public import Engine
@_exported public import Kernels
@_exported public import Papers
@_exported public import TextFeatures
