// How corpora are read: the options, the messages, and what an unusable input does to the exit code.

import ArgumentParser
import Rhetoric

struct InputOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Table with dates, speakers, sources and titles of documents, by id or file.", valueName: "FILE"))
    var meta: String?

    @Option(help: ArgumentHelp("Language of documents that do not say theirs (ISO 639-1).", valueName: "CODE"))
    var language: String?

    @Option(
        help: ArgumentHelp(
            "What the names of files tell, without their endings: \"{date}_{source}_{id}\".", valueName: "PATTERN"))
    var namePattern: String?

    @Flag(help: "List what was left out of rankings (clutter, captions, date lines) on standard error.")
    var showRemoved = false

    func validate() throws {
        guard let language, !(2...3).contains(language.utf8.count) || !language.utf8.allSatisfy(isLetter) else {
            return
        }
        throw ValidationError("--language is \"\(language)\"; give the code of a language, as en, zh or ru")
    }

    private func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }

    var names: NamePattern? { get throws { try namePattern.map { try NamePattern($0) } } }
    var statedLanguage: Language? { language.map { Language(code: $0.lowercased()) } }

    /// Reads what the paths name. Faults of single files are said, and the rest is used.
    ///
    /// - Throws: the worst fault when nothing could be read.
    func read(_ paths: [String], _ shared: SharedOptions) throws -> Corpus { try read([paths], shared)[0] }

    /// Reads several groups of paths; see `CorpusReader.read`. Throws when one of them has no document, or the side file
    /// cannot be used: what depends on its dates would come out wrong.
    func read(
        _ groups: [[String]], _ shared: SharedOptions, oldRevisions: Bool = false
    ) throws -> [Corpus] {
        let corpora = try readQuietly(groups, shared, oldRevisions: oldRevisions)
        try tell(corpora, shared)
        return corpora
    }

    /// The same, with nothing said or thrown of faults yet; `tell` does that.
    func readQuietly(
        _ groups: [[String]], _ shared: SharedOptions, oldRevisions: Bool = false
    ) throws -> [Corpus] {
        let reader = CorpusReader.readingCorpusFiles(
            options: .init(
                language: statedLanguage, metadata: meta, names: try names, workers: shared.workers),
            oldRevisions: oldRevisions)
        return reader.read(groups, progress: shared.talk.progress("Reading documents"))
    }

    /// Says the faults of what was read, and throws where it cannot be used.
    func tell(_ corpora: [Corpus], _ shared: SharedOptions) throws {
        for problem in corpora.flatMap(\.problems) {
            if problem.kind == .notice {
                shared.talk.say(problem.description)
            } else {
                Talk.complain(problem.description)
            }
        }
        let isMetadataUnusable = corpora.flatMap(\.problems).contains { $0.place == meta && $0.kind != .notice }
        if isMetadataUnusable || corpora.contains(where: \.documents.isEmpty) {
            // The faults have been said above.
            throw ExitCode(corpora.compactMap(\.worstExitCode).max() ?? Problem.Kind.badData.exitCode)
        }
        if showRemoved { for corpus in corpora { Talk.write(RemovedReport.text(corpus)) } }
    }
}

extension Corpus {
    /// The exit code of the gravest fault, nil when all that was named could be used.
    var worstExitCode: Int32? {
        problems.map(\.kind.exitCode).filter { $0 != 0 }.max()
    }

    /// Ends the run with the code of the gravest fault, after the results of the rest have been written.
    func exitIfFaulty() throws { try RhetoricCLI.exitIfFaulty([worstExitCode]) }
}

/// Ends the run with the gravest of the codes, if there is one.
func exitIfFaulty(_ codes: [Int32?]) throws {
    if let code = codes.compactMap(\.self).max() { throw ExitCode(code) }
}
