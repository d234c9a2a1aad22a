import ArgumentParser
import Dispatch
import Glibc
import Rhetoric
import RhetoricPages
import RhetoricServer
import Synchronization

struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve a corpus file to a browser and to programs, over HTTP.",
        discussion: """
            Only this machine reaches the server, and nobody may write, unless the options say otherwise. What programs \
            can ask is described at /api/openapi.json.

            EXAMPLES:
              rhetoric serve desk.rhet
              rhetoric serve desk.rhet --judge-as "Ada Brandt"
              RHETORIC_TOKEN=$(openssl rand -hex 16) rhetoric serve desk.rhet --host 0.0.0.0
              curl "http://127.0.0.1:8181/api/search?q=grain+and+medicine&top=3"
            """)

    @Argument(help: ArgumentHelp("The corpus file.", valueName: "FILE"))
    var file: String

    @Option(
        parsing: .unconditional, help: ArgumentHelp("Port to listen to; 0 takes any that is free.", valueName: "N"))
    var port: UInt16 = 8181

    @Option(
        help: ArgumentHelp("Address to listen to; others than this machine's own need a token.", valueName: "ADDRESS"))
    var host = "127.0.0.1"

    @Option(
        help: ArgumentHelp(
            "What others must know to ask (or RHETORIC_TOKEN, which others cannot see).", valueName: "TOKEN"))
    var token: String?

    @Option(help: ArgumentHelp("Let pairs be judged, in this name.", valueName: "NAME"))
    var judgeAs: String?

    @OptionGroup var background: BackgroundOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if shared.format != nil || shared.isJSON || shared.output != nil {
            throw ValidationError("serve answers over HTTP; leave --format, --json and -o out")
        }
    }

    func run() throws {
        var options = ServerOptions()
        (options.host, options.port, options.judge) = (host, port, judgeAs)
        options.token = token ?? Environment["RHETORIC_TOKEN"].flatMap { $0.isEmpty ? nil : $0 }
        options.background = try background.read()
        let pages = ServedPages(title: PageFile.name(file), judge: judgeAs)
        options.pages = { ServedPageProvider(pages: pages, api: $0) }
        options.time = { ChangeNote.time }
        if let threads = shared.threads { options.limits.working = threads }
        let server = try CorpusServer(file, options)
        let stopping = Interrupts { server.stop() }
        shared.talk.say("\(file) is served at \(server.address) until it is interrupted")
        let ended = DispatchSemaphore(value: 0)
        Task {
            async let warm: Void = server.warmUp()
            await server.run()
            await warm
            ended.signal()
        }
        ended.wait()
        throw ExitCode(stopping.wasInterrupted ? ExitStatus.interrupted : ExitStatus.ran)
    }
}

/// SIGINT and SIGTERM, for what is to end in order.
private struct Interrupts {
    private final class Seen: Sendable { let isInterrupt = Mutex(false) }

    private let sources: [any DispatchSourceSignal]
    private let seen: Seen

    var wasInterrupted: Bool { seen.isInterrupt.withLock { $0 } }

    init(_ body: @escaping @Sendable () -> Void) {
        let seen = Seen()
        self.seen = seen
        sources = [SIGINT, SIGTERM].compactMap { number in
            var before = sigaction()
            sigaction(number, nil, &before)
            // Whoever starts this may have it ignore interrupts (nohup).
            if unsafeBitCast(before.__sigaction_handler.sa_handler, to: Int.self) == 1 { return nil }
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                if number == SIGINT { seen.isInterrupt.withLock { $0 = true } }
                body()
            }
            source.resume()
            return source
        }
    }
}
