import Foundation
import Testing

@Suite struct ExampleTests {
    /// Paths below a folder and the bytes there.
    private func files(_ folder: URL) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            let url = folder.appendingPathComponent(path)
            if try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
                files[path] = try Data(contentsOf: url)
            }
        }
        return files
    }

    @Test func theCommandWritesEveryFileOfTheExamples() throws {
        let folder = try Folder()
        let run = try Command("example", folder["try"])
        #expect(run.status == 0)
        let expected = try files(Command.root.appendingPathComponent("examples"))
        let written = try files(folder.url("try"))
        #expect(written.keys.sorted() == expected.keys.sorted())
        #expect(written == expected)
        #expect(run.output.hasPrefix("\(expected.count) files were written to \(folder["try"]). Try:\n"))
    }

    @Test func whatItAdvisesWorks() throws {
        let folder = try Folder()
        let advice = try Command("example", folder["try"]).lines.filter { $0.hasPrefix("  rhetoric ") }
        #expect(advice.count == 4)
        for line in advice {
            #expect(try Command(shell: "$R" + line.dropFirst("  rhetoric".count)).status == 0, "\(line)")
        }
    }

    @Test func whatStandsThereIsLeftAsItIs() throws {
        let folder = try Folder(["README.md": "mine"])
        let run = try Command("example", folder.path)
        #expect(run.status == 64)
        #expect(
            run.errors
                == "rhetoric: \(folder.path): something stands there already and is left as it is; name a folder that does not exist\n"
        )
        #expect(try folder.read("README.md") == "mine")
    }
}
