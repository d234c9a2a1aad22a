import ArgumentParser
import Rhetoric

extension Verdict: ExpressibleByArgument {}

struct JudgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "judge",
        abstract: "Put down in a corpus file whether a statement repeats an earlier one.",
        discussion: """
            The latest verdict of a person on a pair stands; those before it are kept as history. From then on trace \
            tells the verdicts, and leaves out what was judged not a repeat; where people disagree it says so, and \
            leaves nothing out.

            EXAMPLES:
              rhetoric judge desk.rhet "reply#s4" "strait-statement#s8" repeat --by "Ada Brandt"
              rhetoric judge desk.rhet "reply#s4" "note#s2" not-a-repeat --by "Ada Brandt" --note "a set phrase"
              rhetoric judge desk.rhet "reply#s4" "note#s2" --withdraw --by "Ada Brandt"
              rhetoric export desk.rhet --judgements
            """)

    @Argument(help: ArgumentHelp("The corpus file.", valueName: "FILE"))
    var file: String

    @Argument(help: ArgumentHelp("The later statement, as document#statement.", valueName: "LATER"))
    var later: String

    @Argument(help: ArgumentHelp("The earlier statement.", valueName: "EARLIER"))
    var earlier: String

    @Argument(help: ArgumentHelp("repeat, not-a-repeat or unsure.", valueName: "VERDICT"))
    var verdict: Verdict?

    @Option(help: ArgumentHelp("Who judges.", valueName: "NAME"))
    var by: String

    @Option(help: ArgumentHelp("Why.", valueName: "TEXT"))
    var note: String?

    @Flag(help: "Take back what this person said of the pair.")
    var withdraw = false

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if withdraw, verdict != nil || note != nil {
            throw ValidationError("--withdraw takes back a verdict; leave VERDICT and --note out")
        }
        if !withdraw, verdict == nil {
            throw ValidationError("judge needs a verdict: repeat, not-a-repeat or unsure")
        }
        _ = try pair
    }

    private var pair: JudgedPair {
        get throws { JudgedPair(later: try Self.name(later), earlier: try Self.name(earlier)) }
    }

    private static func name(_ text: String) throws -> StatementName {
        guard let name = StatementName(text) else {
            throw ValidationError("\"\(text)\" names no statement; write document#statement, as trace has it: note#s2")
        }
        return name
    }

    func run() throws {
        let corpus = try CorpusFile(existing: file)
        defer { corpus.settle() }
        guard let verdict else {
            guard try corpus.withdraw(pair, by: by, madeAt: ChangeNote.time) else {
                shared.talk.say("\(file): \(by) has said nothing of this pair")
                throw ExitCode(ExitStatus.nothingFound)
            }
            return shared.talk.say("\(file): what \(by) said of \(later) and \(earlier) is taken back")
        }
        try corpus.judge(pair, verdict, by: by, note: note, madeAt: ChangeNote.time)
        shared.talk.say("\(file): \(later) and \(earlier): \(verdict.words), says \(by)")
    }
}
