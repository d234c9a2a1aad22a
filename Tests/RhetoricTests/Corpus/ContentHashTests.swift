import Testing

@testable import Rhetoric

@Suite struct ContentHashTests {
    /// The first example of the standard (FIPS 180-4).
    @Test func theHashIsThatOfTheStandard() {
        #expect(
            ContentHash.sha256(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(ContentHash.sha256([]).hasPrefix("e3b0c44298fc1c14"))
    }

    @Test func binaryFilesAreReadAsTheyAre() throws {
        let folder = try TemporaryFolder(["empty": ""])
        try folder.write([0, 255, 13, 10], to: "bytes")
        #expect(try BinaryFile(path: folder["bytes"]).bytes == [0, 255, 13, 10])
        #expect(try BinaryFile(path: folder["empty"]).bytes == [])
        let fault = #expect(throws: Problem.self) { try BinaryFile(path: folder["gone"]) }
        #expect(fault.map(folder.relative) == "gone: no such file or folder; check the path")
    }
}
