// Numbers as a reader takes them: "5 to 5-1/4 percent", "12-0", "May 3, 2017" are one expression each. Two expressions
// are equal if their values and units are: "two" and "2", "75th" and "seventy-fifth", "240,000" and "240000".

struct NumberExpression: Equatable {
    let range: Range<Int>
    /// In the order of the text; a date's are sorted, with a negative number for the month.
    let values: [Double]
    let unit: Unit?
    var isDate = false

    enum Unit: Equatable { case percent, point, basisPoint }

    /// Of two dates one may be told more exactly: "June 2002" and "24 June 2002".
    func isEqual(to other: NumberExpression) -> Bool {
        if isDate, other.isDate {
            return values.allSatisfy(other.values.contains) || other.values.allSatisfy(values.contains)
        }
        return hasEqualQuantity(other)
    }

    private func hasEqualQuantity(_ other: NumberExpression) -> Bool {
        values == other.values && (unit == nil || other.unit == nil || unit == other.unit)
    }
}

extension DriftText {
    /// In the order of the text.
    var numbers: [NumberExpression] {
        var found: [NumberExpression] = []
        var index = 0
        while index < count {
            if opensNumber(index) {
                let expression = number(from: index, notBefore: found.last?.range.upperBound ?? 0)
                index = max(index + 1, expression.range.upperBound)
                found.append(expression)
            } else {
                index += 1
            }
        }
        return found
    }

    /// "The two sides", "third parties", "one of them" and "Nine Rivers" count nothing.
    private func opensNumber(_ index: Int) -> Bool {
        guard let number = word(index).number else { return false }
        let isMeasured = index + 1 < count && sequence.breaks[index + 1] < .comma && isMeasure(index + 1)
        switch number.kind {
        case .digits: return true
        case .one, .half, .quarter: return isMeasured
        case .small:
            if isCapital(index), index > 0, strength(before: index) <= .none, index + 1 < count, isCapital(index + 1) {
                return false
            }
            return number.value != 2 || !has(.definite, index - 1) || isMeasured
        case .magnitude: return true
        case .ordinal: return !has(.notCounted, index + 1)
        case .lowOrdinal, .third: return false
        }
    }

    private func isMeasure(_ index: Int) -> Bool {
        if has(.percent, index) || has(.unit, index) { return true }
        guard let next = word(index).number else { return false }
        return next.kind != .lowOrdinal && (next.kind != .ordinal || sequence.isJoined(at: index))
    }

    private func number(from start: Int, notBefore limit: Int) -> NumberExpression {
        var reader = NumberReader()
        var index = start
        while index < count {
            guard let number = word(index).number, index == start || goesOn(index) else {
                // "5 to 6", "2 and 3": the small word stays inside only if a number follows.
                guard index > start, has(.joining, index), sequence.breaks[index] <= .none, index + 1 < count,
                    sequence.breaks[index + 1] <= .none, let next = word(index + 1).number, next.kind != .lowOrdinal
                else { break }
                index += 1
                continue
            }
            reader.take(number)
            index += 1
        }
        let (unit, end) = unit(at: index)
        return dated(start..<end, reader.finished, unit, notBefore: limit)
    }

    private func goesOn(_ index: Int) -> Bool {
        if isBrokenCompound(index) { return true }
        return sequence.breaks[index] <= .none && word(index).number?.kind != .one
            || (sequence.isJoined(at: index) && word(index).number != nil)
    }

    /// "Fifty- seventh", hyphenated at the end of a line.
    private func isBrokenCompound(_ index: Int) -> Bool {
        guard sequence.breaks[index] == .clause, let tens = word(index - 1).number, let ones = word(index).number else {
            return false
        }
        return tens.kind == .small && tens.value >= 20 && ones.kind != .digits && ones.value < 10
    }

    private func unit(at index: Int) -> (NumberExpression.Unit?, Int) {
        var (end, unit) = (index, NumberExpression.Unit?.none)
        while end < count, end < index + 2, sequence.breaks[end] <= .none {
            let spelling = lexicon.spelling(sequence.forms[end])
            if has(.percent, end) {
                return (.percent, end + 1)
            } else if has(.unit, end) {
                unit = spelling == "basis" ? .basisPoint : spelling == "percentage" ? .point : unit
                if spelling == "cent" { return (.percent, end + 1) }
            } else {
                break
            }
            end += 1
        }
        return unit == nil ? (nil, index) : (unit, end)
    }

    /// With the month before ("May 3, 2017") or behind ("3 May 2017") and the year behind it.
    private func dated(
        _ range: Range<Int>, _ values: [Double], _ unit: NumberExpression.Unit?, notBefore limit: Int
    ) -> NumberExpression {
        var (first, end, values) = (range.lowerBound, range.upperBound, values)
        var month: Double?
        if first > limit, sequence.breaks[first] <= .none, let before = monthNumber(first - 1) {
            first -= 1
            month = before
        } else if end < count, sequence.breaks[end] <= .none, let after = monthNumber(end) {
            end += 1
            month = after
        }
        guard let month else { return NumberExpression(range: range, values: values, unit: unit) }
        if end < count, sequence.breaks[end] <= .comma, let year = word(end).number, year.kind == .digits,
            (1000...2999).contains(year.value)
        {
            values.append(year.value)
            end += 1
        }
        return NumberExpression(range: first..<end, values: (values + [month]).sorted(), unit: unit, isDate: true)
    }

    private func monthNumber(_ index: Int) -> Double? {
        guard has(.month, index), isCapital(index) else { return nil }
        return -1 - Double(sequence.stems[index])
    }
}

/// Adds up number words: "two hundred and fifty" is 250, "seventy-fifth" 75, "one-half" 1 over 2.
private struct NumberReader {
    private var values: [Double] = []
    private var current: Double?
    /// Digits are whole as they stand: "in 2000 five members" is two numbers.
    private var isInWords = false

    mutating func take(_ number: NumberWord) {
        switch number.kind {
        case .magnitude:
            current = (current ?? 1) * number.value
            isInWords = true
        case .half, .quarter, .third:
            values += [current ?? 1, number.value]
            current = nil
        case .digits, .one, .small, .ordinal, .lowOrdinal:
            if number.kind != .digits, isInWords, let sum = sum(number.value) {
                current = sum
            } else {
                if let current { values.append(current) }
                current = number.value
            }
            isInWords = number.kind != .digits
        }
    }

    private func sum(_ value: Double) -> Double? {
        guard let current, value > 0 else { return nil }
        let step = current.truncatingRemainder(dividingBy: 100) == 0 ? 100.0 : 10
        guard current >= 20, current.truncatingRemainder(dividingBy: step) == 0, value < step else { return nil }
        return current + value
    }

    var finished: [Double] { values + (current.map { [$0] } ?? []) }
}
