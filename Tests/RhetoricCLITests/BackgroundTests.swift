import Foundation
import Testing

/// `background build`, `background show`, and `--background` of the other commands.
@Suite struct BackgroundTests {
    private let folder: Folder
    private let file: String

    init() throws {
        let sentences = (0..<60).map { number in
            ["Envoys welcomed the truce.", "Envoys welcomed the ceasefire.", "Banks lowered the levy."][number % 3]
        }
        folder = try Folder([
            "texts.txt": sentences.joined(separator: "\n"),
            "accord.txt": "Les ministres de la région ont salué la trêve dans la ville et les accords de paix.",
        ])
        file = folder["my.background"]
    }

    private func build(_ options: String...) throws -> Command {
        try Command(["background", "build", folder["texts.txt"], "-o", file, "--rank", "4"] + options)
    }

    @Test func aBackgroundIsBuiltAndShown() throws {
        let built = try build()
        #expect(built.status == 0)
        #expect(built.output == "")
        #expect(built.errors.contains("rhetoric: counted on 240 words in 60 sentences\n"))
        let shown = try Command("background", "show", "Truces", "zebra", "--top", "2", "--background", file)
        #expect(shown.status == 0)
        #expect(shown.lines.first?.hasPrefix("background of \"en\", format 1, ") == true)
        #expect(shown.output.contains("truces  (truce, 20 times): ceasefir "))
        #expect(shown.output.hasSuffix("zebra  is not known\n"))
        let records = try Command("background", "show", "truce", "--background", file, "--json")
        #expect(records.lines.count == 2)
        #expect(records.lines[0].hasPrefix("{\"type\":\"background\",\"version\":1,\"language\":\"en\",\"terms\":"))
        #expect(
            records.lines[1].hasPrefix(
                "{\"type\":\"word\",\"word\":\"truce\",\"stem\":\"truce\",\"known\":true,\"count\":20,\"frequency\":20,"
                    + "\"nearest\":[{\"stem\":\"ceasefir\",\"cosine\":"))
        #expect(try Command("background", "show", "zebra", "--background", file).status == 1)
    }

    @Test func theSameTextsGiveTheSameBytes() throws {
        #expect(try build("--threads", "1").status == 0)
        let first = try Data(contentsOf: folder.url("my.background"))
        #expect(try build("--threads", "2").status == 0)
        #expect(try Data(contentsOf: folder.url("my.background")) == first)
    }

    @Test func otherLanguagesAreLeftOutAndSaid() throws {
        let run = try Command("background", "build", folder["texts.txt"], folder["accord.txt"], "-o", file)
        #expect(run.status == 0)
        #expect(
            run.errors.contains(
                "rhetoric: left out 1 document in \"fr\": a background has one language (here \"en\")\n"))
    }

    @Test func callsThatCannotBeCarriedOut() throws {
        let unnamed = try Command("background", "build", folder["texts.txt"])
        #expect(unnamed.status == 64)
        #expect(unnamed.errors.contains("a background is no text for a terminal; name its file: -o FILE"))
        #expect(try build("--rank", "0").errors.contains("--rank is 0; give a number from 1 to 1,000"))
        #expect(try Command("background", "show", "--background", "none").status == 64)
        let small = try build("--least-count", "100")
        #expect(small.status == 65)
        #expect(small.errors.contains("the texts: no word occurs 100 times"))
        #expect(!FileManager.default.fileExists(atPath: file))
    }

    @Test(arguments: ["compare", "trace", "similarity", "search", "cluster"])
    func everyCommandTakesABackground(name: String) throws {
        _ = try build()
        let texts = folder["texts.txt"]
        let call =
            [name, texts] + (name == "search" ? ["truce"] : ["compare", "similarity"].contains(name) ? [texts] : [])
        let undated = name == "trace" ? ["--undated", "first"] : []
        for choice in ["none", file] {
            #expect(try Command(call + undated + ["--background", choice]).status == 0, "\(choice)")
        }
        let gone = try Command(call + undated + ["--background", folder["gone"]])
        #expect(gone.status == 66)
        #expect(gone.errors.hasSuffix("gone: no such file or folder; check the path\n"))
        #expect(gone.output == "")
        let text = try Command(call + undated + ["--background", texts])
        #expect(text.status == 65)
        #expect(
            text.errors
                == "rhetoric: \(texts): is no background; build it again: rhetoric background build CORPUS -o FILE\n")
    }

    @Test func theDoctorKnowsTheEmbeddedOne() throws {
        let doctor = try Command("doctor")
        #expect(doctor.status == 0)
        #expect(doctor.output.contains("\nwords     background of \"en\", format 1, "))
        #expect(doctor.output.contains("\n          sha256: "))
        #expect(try Command("doctor", "--json").output.contains("\"backgroundSound\":true"))
    }
}
