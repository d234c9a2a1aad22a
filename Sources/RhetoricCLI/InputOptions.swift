// How corpora are read: the options, the messages, and what an unusable input does to the exit code.

import ArgumentParser
import Foundation
import Rhetoric

struct InputOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Table with dates, speakers, sources and titles of documents, by id or file.", valueName: "FILE"))
    var meta: String?

    @Option(help: ArgumentHelp("Language of documents that do not say theirs (ISO 639-1).", valueName: "CODE"))
    var language: String?

    @Flag(help: "List what was left out of rankings (clutter, captions, date lines) on standard error.")
    var showRemoved = false

    /// Reads what the paths name. Faults of single files are said, and the rest is used.
    ///
    /// - Throws: the worst fault when nothing could be read.
    func read(_ paths: [String], _ shared: SharedOptions) throws -> Corpus { try read([paths], shared)[0] }

    /// Reads several groups of paths; see `CorpusReader.read`. Throws when one of them has no document.
    func read(_ groups: [[String]], _ shared: SharedOptions) throws -> [Corpus] {
        let reader = CorpusReader(
            options: .init(
                language: language.map { Language(code: $0) }, metadata: meta, workers: shared.workers))
        let corpora = reader.read(groups, progress: shared.talk.progress("Reading documents"))
        for problem in corpora.flatMap(\.problems) {
            if problem.kind == .notice {
                shared.talk.say(problem.description)
            } else {
                Talk.complain(problem.description)
            }
        }
        for corpus in corpora where corpus.documents.isEmpty {
            // The faults have been said above.
            throw ExitCode(corpora.compactMap(\.worstExitCode).max() ?? Problem.Kind.badData.exitCode)
        }
        if showRemoved { for corpus in corpora { Talk.write(RemovedReport.text(corpus)) } }
        return corpora
    }
}

extension Corpus {
    /// The exit code of the gravest fault, nil when all that was named could be used.
    var worstExitCode: Int32? {
        problems.map(\.kind.exitCode).filter { $0 != 0 }.max()
    }

    /// Ends the run with the code of the gravest fault, after the results of the rest have been written.
    func exitIfFaulty() throws {
        if let code = worstExitCode { throw ExitCode(code) }
    }
}
