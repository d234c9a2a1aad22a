/// Rows of a table as text: CSV by RFC 4180, or tab-separated values (tabs and line ends in a field become spaces,
/// because readers of TSV know no quotation).
public enum DelimitedText: Sendable {
    case csv, tsv

    /// One row, without the line end.
    public func row(_ fields: [String]) -> String {
        switch self {
        case .tsv:
            return fields.map { $0.replacingScalars(["\t", "\n", "\r"], by: " ") }.joined(separator: "\t")
        case .csv:
            return fields.map { field in
                guard field.unicodeScalars.contains(where: { [",", "\"", "\n", "\r"].contains($0) }) else {
                    return field
                }
                // By scalars: with a combining mark behind it, a quotation mark is no Character of its own.
                var quoted = String.UnicodeScalarView("\"".unicodeScalars)
                for scalar in field.unicodeScalars {
                    quoted.append(scalar)
                    if scalar == "\"" { quoted.append(scalar) }
                }
                quoted.append("\"")
                return String(quoted)
            }.joined(separator: ",")
        }
    }
}

extension String {
    /// With each of these scalars replaced by another.
    func replacingScalars(_ scalars: [Unicode.Scalar], by other: Unicode.Scalar) -> String {
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars { result.append(scalars.contains(scalar) ? other : scalar) }
        return String(result)
    }

    /// Runs of white space, line ends too, as one space, and other control characters as U+FFFD: what a text says is
    /// shown on one line, not obeyed by the terminal.
    package var onOneLine: String {
        var result = String.UnicodeScalarView()
        var space = false
        for scalar in unicodeScalars {
            if scalar.properties.isWhitespace {
                space = !result.isEmpty
            } else {
                if space { result.append(" ") }
                space = false
                result.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
            }
        }
        return String(result)
    }
}
