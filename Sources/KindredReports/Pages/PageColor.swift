// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// A color of a page, by its number: hues a golden angle apart, so that neighboring numbers differ,
/// each as light as it takes for text to be read on it or beside it.
package struct PageColor {
  /// What a page is drawn on, in light and in dark, as its red, green and blue shares.
  private static let papers = (light: [1.0, 1.0, 1.0], dark: [0.0784, 0.0941, 0.1137])

  /// The least contrast of text (WCAG 2.2, 1.4.3), and a little.
  static let leastContrast = 4.6

  private let hue: Double

  /// The color of a number, from 0 on.
  package init(_ number: Int) { hue = Double((number * 137 + 210) % 360) }

  /// The color in light.
  var light: String { Self.hex(readable(on: Self.papers.light, by: -0.01)) }

  /// The color in dark.
  var dark: String { Self.hex(readable(on: Self.papers.dark, by: 0.01)) }

  /// Both colors as values of a style.
  package var style: String { "--c:\(light);--d:\(dark)" }

  /// The color on a ground, made darker or lighter until it stands out.
  private func readable(on ground: [Double], by step: Double) -> [Double] {
    var lightness = 0.5
    while (0.02...0.98).contains(lightness) {
      let color = color(lightness)
      if Self.contrast(color, ground) >= Self.leastContrast { return color }
      lightness += step
    }
    return color(lightness)
  }

  /// Red, green and blue shares of the hue at a lightness, with a saturation of 0.6.
  private func color(_ lightness: Double) -> [Double] {
    let amplitude = 0.6 * min(lightness, 1 - lightness)
    return [0.0, 8, 4].map { offset in
      let place = (offset + hue / 30).truncatingRemainder(dividingBy: 12)
      return lightness - amplitude * max(-1, min(place - 3, 9 - place, 1))
    }
  }

  /// How far two colors stand apart, from 1 to 21 (WCAG 2.2).
  static func contrast(_ left: [Double], _ right: [Double]) -> Double {
    let lights = [left, right].map(luminance)
    return ((lights.max() ?? 0) + 0.05) / ((lights.min() ?? 0) + 0.05)
  }

  private static func luminance(_ color: [Double]) -> Double {
    let linear = color.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
    return zip(linear, [0.2126, 0.7152, 0.0722]).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private static func hex(_ color: [Double]) -> String {
    "#"
      + color.map { share in
        let digits = String(Int((255 * max(0, min(1, share))).rounded()), radix: 16)
        return digits.utf8.count < 2 ? "0\(digits)" : digits
      }.joined()
  }
}
