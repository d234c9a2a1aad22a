// Items from plain text, one a line, in any number of pieces: a text of many gigabytes need not be in memory, since
// four bytes a word are all that stays of it.

/// Items that are appended piece by piece, and the lexicon of their words.
///
///     var items = LineItems(language: .english)
///     for piece in pieces { piece.withUnsafeBytes { items.append(lines: $0) } }
///     let matrix = DocumentTermMatrix(items.stems)
public struct LineItems: Sendable {
    public let language: Language
    public private(set) var lexicon = Lexicon()
    private let skippingStopWords: Bool
    private var words: [Int32] = []
    private var bounds = [0]

    /// - Parameter skippingStopWords: whether the words of the language's stop list are left out.
    public init(language: Language, skippingStopWords: Bool = false) {
        self.language = language
        self.skippingStopWords = skippingStopWords
    }

    /// Number of lines so far.
    public var count: Int { bounds.count - 1 }

    /// The stems of all lines so far.
    public var stems: ItemStems { ItemStems(words, bounds: bounds) }

    /// Appends every line as an item, empty ones too; a last line may lack its line feed.
    ///
    /// The same, however the text is cut into pieces at line ends, and at any number of workers. Memory: 8 bytes a word of
    /// the piece meanwhile, 4 bytes a word and 8 a line after.
    ///
    /// - Parameter lines: UTF-8, less than 2 GiB; invalid bytes separate words.
    public mutating func append(lines: UnsafeRawBufferPointer, workers: Workers = .all) {
        precondition(lines.count <= Int32.max, "a piece of text is less than 2 GiB")
        lines.withMemoryRebound(to: UInt8.self) { utf8 in
            let texts = LineTexts(SharedBuffer(utf8), language, workers: workers)
            let read = lexicon.read(
                texts, keepingPlaces: false, skippingStopWords: skippingStopWords, workers: workers)
            let before = words.count
            if before == 0 { words = read.stems } else { words += read.stems }
            bounds += read.bounds.dropFirst().lazy.map { before + $0 }
        }
    }
}

/// The lines of a text.
private struct LineTexts: TextSequence {
    let language: Language
    private let utf8: SharedBuffer<UInt8>
    /// Line i is `starts[i]..<starts[i + 1] - 1`.
    private let starts: [Int]

    init(_ utf8: SharedBuffer<UInt8>, _ language: Language, workers: Workers) {
        self.utf8 = utf8
        self.language = language
        let ends = workers.map(total: utf8.count, by: 1 << 20) { range in
            range.filter { utf8.base[$0] == UInt8(ascii: "\n") }
        }
        var starts = [0]
        for part in ends { starts += part.lazy.map { $0 + 1 } }
        if starts.last! < utf8.count { starts.append(utf8.count + 1) }
        self.starts = starts
    }

    var count: Int { starts.count - 1 }
    var languages: [Language] { [language] }

    func language(of text: Int) -> Language { language }
    func range(of text: Int) -> Range<Int> { starts[text]..<starts[text + 1] - 1 }
    func withBytes<Result>(of text: Int, _ body: (UTF8Bytes) -> Result) -> Result {
        body(UTF8Bytes(start: utf8.base, count: utf8.count))
    }
}
