// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import KindredCommands

exit(KindredTool.run())
