// What every byte and scalar is to a word, looked up rather than asked: a class, and its folded form.

/// What a scalar is to a word.
enum LetterClass: UInt8 {
    /// Ends a word.
    case none
    /// A letter or digit.
    case letter
    /// A combining mark: belongs to the word, and asks for composition (NFKC) of the whole.
    case mark
    /// Shows nothing: a soft hyphen, a zero-width joiner.
    case ignored
    /// A right single quotation mark or one of its doubles: belongs to the word between two letters.
    case apostrophe
    /// A letter of a script that puts no spaces between words.
    case unspaced
}

/// Classes of all scalars; folded forms of those below U+0800 (Latin, Greek, Cyrillic, Hebrew, Arabic).
struct LetterTable: @unchecked Sendable {
    static let shared = LetterTable()

    /// By byte: the folded letter or digit below 0x80, 0 for all others. Lives as long as the program.
    let ascii: UTF8Bytes
    private let classes: [LetterClass]
    /// Three bytes a scalar, the first `foldedCounts` of them used.
    private let folded: [UInt8]
    private let foldedCounts: [UInt8]

    private init() {
        var classes = [LetterClass](repeating: .none, count: 0x800)
        var folded = [UInt8](repeating: 0, count: 3 * 0x800)
        var foldedCounts = [UInt8](repeating: 0, count: 0x800)
        for value in 0..<0x800 {
            guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
            var kind = LetterTable.classify(scalar)
            let form = kind == .letter ? Folding.folded(Array(String(scalar).utf8)) : []
            // What folds into more than three bytes goes the long way.
            if kind == .letter, form.count > 3 || form.isEmpty { kind = .mark }
            classes[value] = kind
            guard kind == .letter else { continue }
            foldedCounts[value] = UInt8(form.count)
            for (index, byte) in form.enumerated() { folded[3 * value + index] = byte }
        }
        let ascii = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 256)
        _ = ascii.initialize(from: (0..<256).lazy.map { $0 < 0x80 && classes[$0] == .letter ? folded[3 * $0] : 0 })
        self.ascii = UTF8Bytes(ascii)
        self.classes = classes
        self.folded = folded
        self.foldedCounts = foldedCounts
    }

    @inline(__always)
    subscript(scalar: UInt32) -> LetterClass {
        if scalar < 0x800 { return classes[Int(scalar)] }
        return LetterTable.classOfWide(scalar)
    }

    /// Writes the folded form of a letter below U+0800 and returns its length.
    @inline(__always)
    func fold(_ scalar: UInt32, into target: UnsafeMutablePointer<UInt8>) -> Int {
        let value = Int(scalar)
        for index in 0..<3 { target[index] = folded[3 * value + index] }
        return Int(foldedCounts[value])
    }

    private static func classOfWide(_ scalar: UInt32) -> LetterClass {
        switch scalar {
        case 0x2019, 0x2018, 0xFF07: return .apostrophe
        case 0x200B...0x200D, 0x2060, 0xFEFF: return .ignored
        case 0x2000...0x206F, 0x3000...0x3004: return .none
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x3FFFF, 0xF900...0xFAFF, 0x3005...0x3007, 0x3040...0x30FA,
            0x30FC...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F, 0x0E01...0x0E3A, 0x0E40...0x0E4E, 0x0E80...0x0EFF,
            0x1000...0x109F, 0x1780...0x17D3, 0xAA60...0xAA7F:
            return .unspaced
        default: return Unicode.Scalar(scalar).map(classify) ?? .none
        }
    }

    private static func classify(_ scalar: Unicode.Scalar) -> LetterClass {
        switch scalar.value {
        case 0x27, 0x2BC: return .apostrophe
        case 0xAD: return .ignored
        default: break
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber:
            return .letter
        case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
        default: return .none
        }
    }
}
