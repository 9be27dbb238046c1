// SPDX-License-Identifier: Apache-2.0

extension PaperDate {
  /// The date as people write it, or nil where there is no year of four digits in it.
  ///
  /// Years come first (`2024-03-19T08:00`, `2024/3/19/`, `2024.03.15`, `20240315`, `2024 Mar 15`)
  /// or last (`15 March 2024`, `March 15, 2024`, `Mon, 2 Apr 2007 19:18:42 GMT`, `15.03.2024`,
  /// `3/15/2024`, `06/2031`). Of two numbers before a year the one above 12 is the day, and between
  /// points the first; else it cannot be told which is which, and the year alone is kept, as it is
  /// of `1982--1983`, `2013a`, `[2010]` and anything else that has one. Of a span of days or months
  /// (`3-5 June 2031`, `May-June 2031`) it is the first. A number of 9 or 10 digits counts seconds
  /// since 1970, one of 12 or 13 milliseconds.
  static func written(_ text: String) -> PaperDate? {
    if let date = PaperDate(text) { return date }
    let parts = DateParts(text.onOneLine())
    return parts.compact ?? parts.time ?? parts.yearFirst ?? parts.monthNamed ?? parts.yearLast
      ?? parts.yearAlone
  }

  /// The date of some numbers, as far as they are one.
  fileprivate init?(_ year: Int, _ month: Int?, _ day: Int?) {
    func digits(_ number: Int) -> String { (number < 10 ? "-0" : "-") + String(number) }
    self.init(
      String(year) + (month.map(digits) ?? "") + (month == nil ? "" : day.map(digits) ?? ""))
  }
}

/// The numbers and words of a text, in their order.
private struct DateParts {
  private enum Part {
    case number(Int, digits: Int)
    /// A month by its name.
    case month(Int)
    case word
  }

  private var parts: [Part] = []

  /// Whether points stand between the first numbers.
  private let hasPoints: Bool

  /// Whether a dash stands after the first number, as in `3-5 June`.
  private let hasSpan: Bool

  /// Bytes that are looked at; no date comes near.
  private static let longest = 256

  /// Words inside of dates, as in `3 de junio de 2031`.
  private static let fillers: Set<String> = ["de", "del", "of", "the"]

  init(_ text: String) {
    let bytes = Array(text.utf8.prefix(Self.longest))
    var place = 0
    while place < bytes.count {
      let digits = bytes[place...].prefix(while: \.isDigit)
      // Latin letters with marks begin with these bytes.
      let isWord = bytes[place].isLetter || (0xC3...0xC5).contains(bytes[place])
      let letters =
        isWord ? bytes[place...].prefix { $0.isLetter || (0x80...0xC5).contains($0) } : []
      if !digits.isEmpty {
        let number = Int(String(decoding: digits.prefix(18), as: UTF8.self)) ?? 0
        parts.append(.number(number, digits: digits.count))
      } else if !letters.isEmpty {
        let word = String(decoding: letters, as: UTF8.self)
        let isBeside = place > 0 && bytes[place - 1].isDigit
        if let month = PaperDate.month(named: word) {
          parts.append(.month(month))
        } else if !Self.fillers.contains(word.lowercased()), !(isBeside && letters.count <= 3) {
          parts.append(.word)
        }
      }
      place += max(1, digits.count, letters.count)
    }
    let separators = bytes.filter { !$0.isDigit && $0 != 0x20 }
    hasPoints = separators.prefix(2).elementsEqual("..".utf8)
    let number = bytes.drop { !$0.isDigit }
    let rest = number[number.prefix { $0.isDigit }.endIndex...].drop { $0 == 0x20 }
    hasSpan = rest.first == UInt8(ascii: "-") || rest.starts(with: "–".utf8)
  }

  private func number(_ place: Int, upTo most: Int) -> Int? {
    guard parts.indices.contains(place), case .number(let number, let digits) = parts[place],
      digits <= 2, (1...most).contains(number)
    else { return nil }
    return number
  }

  private func year(_ place: Int) -> Int? {
    guard parts.indices.contains(place), case .number(let number, digits: 4) = parts[place],
      (1_000...2_999).contains(number)
    else { return nil }
    return number
  }

  private func month(_ place: Int) -> Int? {
    guard parts.indices.contains(place), case .month(let month) = parts[place] else { return nil }
    return month
  }

  /// `20240315`, maybe with a time after it.
  var compact: PaperDate? {
    guard case .number(var number, let digits)? = parts.first, [8, 10, 12, 14].contains(digits)
    else { return nil }
    for _ in stride(from: 8, to: digits, by: 2) { number /= 100 }
    let year = number / 10_000
    // Longer ones may count seconds.
    guard year >= 1_000, digits == 8 || (1_900...2_099).contains(year) else { return nil }
    return PaperDate(year, number / 100 % 100, number % 100)
  }

  /// Seconds or milliseconds since 1970.
  var time: PaperDate? {
    guard parts.count <= 2, case .number(let number, let digits)? = parts.first else { return nil }
    return switch digits {
    case 9, 10: PaperDate(secondsSince1970: number)
    case 12, 13: PaperDate(secondsSince1970: number / 1_000)
    default: nil
    }
  }

  /// `2024/3/19` and `2024 Mar 19`.
  var yearFirst: PaperDate? {
    guard let year = year(0), let month = number(1, upTo: 12) ?? month(1) else { return nil }
    return PaperDate(year, month, number(2, upTo: 31)) ?? PaperDate(year, month, nil)
  }

  /// `15 March 2024`, `March 15, 2024` and `March 2024`, whatever stands before, and `Mar 15
  /// 12:00:00 2024`.
  var monthNamed: PaperDate? {
    guard let place = parts.indices.first(where: { month($0) != nil }), let month = month(place)
    else { return nil }
    var next = place + 1
    while self.month(next) != nil { next += 1 }
    if let year = year(next) {
      guard next == place + 1, var day = number(place - 1, upTo: 31) else {
        return PaperDate(year, month, nil)
      }
      if let first = number(place - 2, upTo: 31), first < day, hasSpan { day = first }
      return PaperDate(year, month, day) ?? PaperDate(year, month, nil)
    }
    guard next < parts.count,
      let year = parts.indices[next...].lazy.compactMap(year).first
    else { return nil }
    return PaperDate(year, month, number(place + 1, upTo: 31)) ?? PaperDate(year, month, nil)
  }

  /// `15.03.2024`, `3/15/2024` and `06/2031`.
  var yearLast: PaperDate? {
    if parts.count == 2, let month = number(0, upTo: 12), let year = year(1) {
      return PaperDate(year, month, nil)
    }
    guard let year = year(2), let first = number(0, upTo: 31), let second = number(1, upTo: 31)
    else { return nil }
    if first > 12 || hasPoints || first == second { return PaperDate(year, second, first) }
    return second > 12 ? PaperDate(year, first, second) : nil
  }

  /// The first year there is.
  var yearAlone: PaperDate? {
    parts.indices.lazy.compactMap(year).first.flatMap { PaperDate($0, nil, nil) }
  }
}

extension PaperDate {
  /// The day of a time, in UTC; nil outside of years 1 to 9999.
  init?(secondsSince1970 seconds: Int) {
    // Days are counted from a March, so that leap days end the years (Hinnant 2013,
    // "chrono-Compatible Low-Level Date Algorithms").
    let days = Int((Double(seconds) / 86_400).rounded(.down)) + 719_468
    let era = Int((Double(days) / 146_097).rounded(.down))
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    guard (1...9_999).contains(year) else { return nil }
    let digits = String(year)
    self.init(
      String(repeating: "0", count: 4 - digits.count) + digits + (month < 10 ? "-0" : "-")
        + "\(month)" + (dayOfYear - (153 * shifted + 2) / 5 < 9 ? "-0" : "-")
        + "\(dayOfYear - (153 * shifted + 2) / 5 + 1)")
  }
}
