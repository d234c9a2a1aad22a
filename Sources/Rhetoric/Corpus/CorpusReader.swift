// From what the user names (files, folders, tables, standard input) to a corpus: the files are read side by side, the
// side file is applied, ids are settled, and then every document is annotated by itself. Nothing here depends on the
// number of threads or the order in which they finish.

import Synchronization

public struct CorpusReader: Sendable {
    public struct Options: Sendable {
        /// The language of documents that do not tell theirs; nil goes by their script.
        public var language: Language?
        /// The path of a side file of metadata: a CSV, TSV or JSON lines table with an `id` or `file` column.
        public var metadata: String?
        /// What the names of files tell; nil for what is found there anyway (a date).
        public var names: NamePattern?
        public var workers: Workers

        public init(
            language: Language? = nil, metadata: String? = nil, names: NamePattern? = nil, workers: Workers = .all
        ) {
            self.language = language
            self.metadata = metadata
            self.names = names
            self.workers = workers
        }
    }

    /// Called with the number of documents done and of all; from any thread, in rising order.
    public typealias Progress = @Sendable (_ done: Int, _ total: Int) -> Void

    /// Reads a corpus file, for a floor above.
    typealias CorpusFileReading = @Sendable (_ path: String) throws(Problem) -> [DocumentDraft]

    /// Documents annotated as one part of the work.
    private static let part = 16

    public let options: Options
    /// What reads a corpus file; nil where those are not known.
    let corpusFile: CorpusFileReading?

    init(options: Options, corpusFile: CorpusFileReading?) {
        self.options = options
        self.corpusFile = corpusFile
    }

    /// A reader of texts, pages and tables; see `readingCorpusFiles(options:)` for one that reads corpus files too.
    public init(options: Options = Options()) { self.init(options: options, corpusFile: nil) }

    /// Reads texts, pages, tables and folders of them; "-" is standard input.
    ///
    ///     let corpus = CorpusReader().read(["speeches.csv", "pages/"])
    ///     corpus.documents.count   // all that could be read
    ///     corpus.problems          // all that could not, and what was repaired
    ///
    /// Documents are in the order of the paths, those of a folder in the order of their paths' bytes. Memory: the texts
    /// and, while they are read, the files, two to three times their size.
    public func read(_ paths: [String], progress: Progress? = nil) -> Corpus { read([paths], progress: progress)[0] }

    /// Reads several groups of paths (what is traced, and what it is traced against): each is a corpus of its own, but
    /// what one tells of dates counts for the others, and a fault of a file that is in two of them is told once.
    public func read(_ groups: [[String]], progress: Progress? = nil) -> [Corpus] {
        var drafts: [DocumentDraft] = []
        var counts: [Int] = []
        var problems: [[Problem]] = []
        for paths in groups {
            let listing = InputListing(paths, excluding: options.metadata)
            let readings = options.workers.map(parts: listing.files.count) { reading(of: listing.files[$0]) }
            var read = readings.flatMap(\.drafts)
            let unfit = options.names?.apply(to: &read) ?? []
            problems.append(listing.problems + readings.flatMap(\.problems) + unfit + DocumentIDs.settle(&read))
            counts.append(read.count)
            drafts += read
        }
        problems[0] += applyMetadata(to: &drafts)
        let annotated = annotate(drafts, progress: progress)
        problems[0] += StatedDates.problems(annotated.map(\.1))
        var documents = annotated.map(\.0)
        for (index, date) in DateInference.estimates(for: documents) { documents[index].date = date }
        problems[0] += UnstatedDates.notices(for: documents)
        var told = Set<String>()
        var first = 0
        return zip(counts, problems).map { count, problems in
            defer { first += count }
            return Corpus(
                documents: Array(documents[first..<first + count]),
                problems: problems.filter { told.insert($0.description).inserted })
        }
    }

    private func reading(of file: InputFile) -> FileReading {
        guard file.format == .corpusFile, let corpusFile else { return FileReading(of: file) }
        do throws(Problem) {
            return FileReading(drafts: try corpusFile(file.path))
        } catch {
            return FileReading(problems: [error])
        }
    }

    private func applyMetadata(to drafts: inout [DocumentDraft]) -> [Problem] {
        guard let path = options.metadata else { return [] }
        do throws(Problem) {
            return try MetadataTable(path: path).apply(to: &drafts)
        } catch {
            return [error]
        }
    }

    private func annotate(
        _ drafts: [DocumentDraft], progress: Progress?
    ) -> [(Document, StatedDates.Fault?)] {
        let done = Mutex(0)
        let parts = options.workers.map(total: drafts.count, by: Self.part) { range in
            let part = range.map { Annotation.document(from: drafts[$0], defaultLanguage: options.language) }
            if let progress {
                done.withLock { count in
                    count += range.count
                    progress(count, drafts.count)
                }
            }
            return part
        }
        return parts.flatMap { $0 }
    }
}
