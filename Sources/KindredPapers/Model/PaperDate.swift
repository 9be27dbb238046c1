// SPDX-License-Identifier: Apache-2.0

/// When a paper appeared, as exactly as it is known: a day, a month or a year.
///
/// Written `2024-03-19`, `2024-03` or `1958`. Orders by time; a year comes before its months, a
/// month before its days.
public struct PaperDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Four digits.
  public let year: Int

  /// 1 to 12, or nil where only the year is known.
  public let month: Int?

  /// 1 to the length of the month, or nil where it is not known.
  public let day: Int?

  /// The date at the start of `text`, or nil if there is none or it is not in the calendar.
  ///
  /// A time may follow a day (`2024-03-19T08:00:00Z`, `2024-03-19 08:00`); anything else may not.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[range] {
        guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      return value
    }
    func hasDash(_ place: Int) -> Bool { bytes[place] == UInt8(ascii: "-") }

    guard let year = number(0..<4), year > 0 else { return nil }
    self.year = year
    guard bytes.count > 4 else {
      month = nil
      day = nil
      return
    }
    guard hasDash(4), let month = number(5..<7), (1...12).contains(month) else { return nil }
    self.month = month
    guard bytes.count > 7 else {
      day = nil
      return
    }
    guard hasDash(7), let day = number(8..<10), day >= 1, day <= Self.days(month, of: year)
    else { return nil }
    guard bytes.count == 10 || bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " ")
    else { return nil }
    self.day = day
  }

  /// 1 to 12 for the name of a month in English, German, French, Spanish, Italian, Portuguese or
  /// Dutch, of which three letters or more are enough; nil for other words, and for those that are
  /// several months' (`jui`).
  static func month(named word: some StringProtocol) -> Int? {
    guard word.utf8.count >= 3 else { return nil }
    let word = word.lowercased()
    let months = monthNames.indices.filter { month in
      monthNames[month].contains { $0.hasPrefix(word) }
    }
    return months.count == 1 ? months[0] + 1 : nil
  }

  private static let monthNames = [
    "january januar jänner janvier enero gennaio janeiro januari",
    "february februar feber février fevrier fév febrero febbraio fevereiro februari",
    "march märz maerz mrz mars marzo março marco maart mrt",
    "april avril abril aprile",
    "may mai mayo maggio maio mei",
    "june juni juin junio giugno junho jun",
    "july juli juillet julio luglio julho jul",
    "august août aout agosto augustus",
    "september sept septembre septiembre setiembre settembre setembro",
    "october oktober octobre octubre ottobre outubro",
    "november novembre noviembre novembro",
    "december dezember décembre decembre diciembre dicembre dezembro",
  ].map { $0.parts(between: " ") }

  /// The date in ISO 8601.
  public var description: String {
    let parts = [month, day].compactMap { $0 }.map { $0 < 10 ? "0\($0)" : "\($0)" }
    let digits = String(year)
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return ([padded] + parts).joined(separator: "-")
  }

  /// Order in time.
  public static func < (left: PaperDate, right: PaperDate) -> Bool {
    (left.year, left.month ?? 0, left.day ?? 0) < (right.year, right.month ?? 0, right.day ?? 0)
  }

  private static func days(_ month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
