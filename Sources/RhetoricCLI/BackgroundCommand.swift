import ArgumentParser

struct BackgroundCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "background",
        abstract: "Build or show a background: word statistics and word vectors of many texts.",
        discussion: """
            Two short texts cannot tell which words are rare and which mean the same; a background can. One of official \
            English is embedded; build your own for another language or another kind of texts, and hand it to the other \
            commands with --background FILE.

            EXAMPLES:
              rhetoric background show peace inflation
              rhetoric background build speeches.jsonl archive/ -o my.background
              rhetoric background show peace --background my.background
            """,
        subcommands: [BackgroundBuildCommand.self, BackgroundShowCommand.self])
}
