// Reads the sources of the library and fails when a folder names what it must not know, imports a C module that
// belongs to another folder, or opens files where everything should be pure; and when a file has grown too long.

import Foundation
import Testing

@Suite struct HouseTests {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let sources = root.appending(path: "Sources")

    @Test func theLibraryKeepsItsFloors() throws {
        let files = try Self.paths(endingWith: ["swift"], under: "Rhetoric/").map { path in
            let parts = path.split(separator: "/").map(String.init)
            return HouseFile(
                floor: parts.count > 2 ? parts[1] : "", name: parts[parts.count - 1], text: try Self.text(of: path))
        }
        #expect(files.count > 20, "the sources were not found under \(Self.sources.path())")
        let cModules = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path())
            .filter { !$0.hasPrefix("Rhetoric") }
        let faults = House.faults(in: files, cModules: Set(cModules + ["GRDB"]))
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }

    @Test func noSourceFileIsTooLong() throws {
        let faults = try Self.paths(endingWith: ["swift", "c", "h"], under: "").compactMap {
            House.lengthFault(of: $0, text: try Self.text(of: $0))
        }
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }

    private static func paths(endingWith endings: [String], under prefix: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: sources.path()).sorted().filter { path in
            path.hasPrefix(prefix) && endings.contains(URL(filePath: path).pathExtension)
        }
    }

    private static func text(of path: String) throws -> String {
        try String(contentsOf: sources.appending(path: path), encoding: .utf8)
    }
}

/// The rules themselves, on houses small enough to see through.
@Suite struct HouseRuleTests {
    private func faults(_ files: (floor: String, text: String)...) -> [String] {
        House.faults(
            in: files.enumerated().map { HouseFile(floor: $1.floor, name: "\($0).swift", text: $1.text) },
            cModules: ["CSimilarity", "CText", "CBLAS"])
    }

    @Test func aHigherFloorNamesALowerOne() {
        #expect(faults(("Text", "struct Token {}"), ("Terms", "func count(_ tokens: [Token]) {}")) == [])
    }

    @Test func aLowerFloorNamesNoHigherOne() {
        #expect(
            faults(("Text", "extension Vocabulary {}"), ("Terms", "public struct Vocabulary {}"))
                == ["Text/0.swift names Vocabulary, which lives in Terms"])
    }

    @Test func siblingsIgnoreOneAnother() {
        #expect(
            faults(("Text", "let rows: Matrix"), ("Matrix", "struct Matrix {}"), ("Evidence", "final class Bands {}"))
                == ["Text/0.swift names Matrix, which lives in Matrix"])
        #expect(
            faults(("Evidence", "enum Band {}"), ("Clustering", "let band: Band"), ("Formulations", "let band: Band"))
                == ["Clustering/1.swift names Band, which lives in Evidence"])
    }

    @Test func whatIsPrivateOrNestedElsewhereIsNoOnesName() {
        #expect(faults(("Text", "struct Kind {}; let kind: Kind"), ("Corpus", "private struct Kind {}")) == [])
        #expect(faults(("Text", "struct Line { enum Kind {} }"), ("Corpus", "struct Problem { enum Kind {} }")) == [])
        #expect(faults(("Text", "let kind: Kind"), ("Corpus", "private func f() {}; struct Kind {}")).count == 1)
    }

    @Test func commentsAndStringsNameNothing() {
        let higher = (floor: "Report", text: "struct Redline {}")
        #expect(faults(("Text", "/* Redline /* Redline */ Redline */ // Redline\nlet a = 1"), higher) == [])
        #expect(faults(("Text", ##"let a = "Redline \" Redline", b = #"\(Redline)"#"##), higher) == [])
        #expect(faults(("Text", "let a = \"\"\"\n  a \"Redline\" b\n  \"\"\""), higher) == [])
        #expect(faults(("Text", ##"let a = "an \(f(Redline())) b""##), higher).count == 1)
        #expect(faults(("Text", ##"let a = #"an \#(Redline()) b"#"##), higher).count == 1)
    }

    @Test func everyCModuleHasOneImporter() {
        #expect(
            faults(("Kernels", "import CSimilarity"), ("Text", "import CText"), ("Text", "import Foundation")) == [])
        #expect(
            faults(("Matrix", "import CSimilarity"), ("Kernels", "@preconcurrency import CBLAS")) == [
                "Matrix/0.swift imports CSimilarity, which is for Kernels alone",
                "Kernels/1.swift imports CBLAS, which is for C modules alone",
            ])
    }

    @Test func onlySomeFloorsTouchFiles() {
        #expect(faults(("Corpus", "let file = fopen(path, mode)"), ("Store", "FileManager.default")) == [])
        #expect(faults(("Latent", "open class Space {}; gate.open(); func open() {}")) == [])
        #expect(
            faults(("Terms", "let descriptor = open(path, 0)"), ("Latent", "let files = FileManager.default")) == [
                "Terms/0.swift touches files through open", "Latent/1.swift touches files through FileManager",
            ])
    }

    @Test func everyFileLiesInAFloor() {
        #expect(
            faults(("Helpers", ""), ("", "")) == [
                "Helpers/0.swift lies in no floor of the house", "/1.swift lies in no floor of the house",
            ])
    }

    @Test func longFilesAreCounted() {
        #expect(House.lengthFault(of: "a.c", text: String(repeating: "\n", count: 500)) == nil)
        #expect(
            House.lengthFault(of: "a.c", text: String(repeating: "\n", count: 501))
                == "a.c has 501 lines, more than 500")
    }
}
