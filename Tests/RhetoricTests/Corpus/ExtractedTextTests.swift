import Foundation
import Testing

@testable import Rhetoric

/// Formats that are no text themselves: what is said in them comes out, and what is not said does not.
@Suite struct ExtractedTextTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func read(_ name: String) -> (documents: [Document], problems: [String]) {
        let corpus = CorpusReader().read([folder[name]])
        return (corpus.documents, corpus.problems.map(folder.relative))
    }

    private func text(_ document: Document) -> String { String(decoding: document.text.utf8, as: UTF8.self) }

    private static let edition = """
        <?xml version="1.0"?>
        <TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc>
        <titleStmt><title>Sitting of the Chamber</title></titleStmt>
        <publicationStmt><date when="2023-01-01"/></publicationStmt>
        <sourceDesc><bibl><publisher>Chamber of Valdoria</publisher><date when="2019-05-06">6 May 2019</date></bibl></sourceDesc>
        </fileDesc><profileDesc><particDesc><listPerson>
        <person xml:id="ST"><persName><forename>Leona</forename><surname>Strand</surname></persName></person>
        <person xml:id="HA"><persName>Teodor Halvane</persName></person>
        </listPerson></particDesc></profileDesc></teiHeader>
        <text><body><div><head>Grain</head><note>Applause.</note>
        <u who="#ST"><seg>The strait is open &amp; stays
          open.</seg> <seg>Grain passes.</seg></u>
        <u who="#HA"><seg>For how <hi>long</hi>?</seg></u>
        <u who="#ST"><seg>For all years.</seg></u></div></body></text></TEI>
        """

    @Test func anEditionBecomesATranscript() throws {
        try folder.write(Array(Self.edition.utf8), to: "s.xml")
        let document = try #require(read("s.xml").documents.first)
        #expect(
            text(document)
                == "Grain\n\nLeona Strand: The strait is open & stays open. Grain passes.\n\n"
                + "Teodor Halvane: For how long?\n\nLeona Strand: For all years.")
        #expect(document.title == "Sitting of the Chamber")
        #expect(document.source == "Chamber of Valdoria")
        #expect(document.date?.description == "2019-05-06")
        #expect(document.language == .english)
        #expect(
            document.statements.compactMap { $0.attribution?.speaker } == [
                "Leona Strand", "Leona Strand", "Teodor Halvane", "Leona Strand",
            ])
        #expect(document.sha256 == ContentHash.sha256(Array(Self.edition.utf8)))
    }

    @Test func theEditionsOfACorpusAreDocumentsAndComeBack() throws {
        try folder.write(Array("The ferry runs & stays.".utf8), to: "in/2021-05-04-a.txt")
        try folder.write(Array("<p>Grain passes.</p>".utf8), to: "in/b.html")
        let corpus = CorpusReader().read([folder["in"]])
        var edition = ""
        EditionReport.write(corpus, to: { edition += $0 })
        try folder.write(Array(edition.utf8), to: "c.xml")
        let again = read("c.xml").documents
        #expect(again.map(\.id) == ["2021-05-04-a", "b"])
        #expect(again.map(text) == ["The ferry runs & stays.", "Grain passes."])
        #expect(again.map { $0.date?.description } == ["2021-05-04", nil])
    }

    @Test(arguments: [
        ("<settingDesc><setting><date when=\"1848-05-18\"/></setting></settingDesc>", "1923-01-01", "1848-05-18"),
        ("", "1923-01-01", "1923-01-01"),
    ])
    func theSittingGoesBeforeTheSource(setting: String, source: String, expected: String) throws {
        let text = """
            <TEI><teiHeader><fileDesc><sourceDesc><bibl><date when="\(source)"/></bibl></sourceDesc></fileDesc>
            <profileDesc>\(setting)</profileDesc></teiHeader><text><body><p>The ferry runs.</p></body></text></TEI>
            """
        try folder.write(Array(text.utf8), to: "t.xml")
        #expect(read("t.xml").documents.first?.date?.description == expected)
        let interval = text.replacingOccurrences(
            of: "when=\"\(source)\"", with: "from=\"1914-07-28\" to=\"1918-11-11\"")
        try folder.write(Array(interval.utf8), to: "i.xml")
        #expect(
            read("i.xml").documents.first?.date?.description == (setting.isEmpty ? "1914-07-28/1918-11-11" : expected))
    }

    @Test func whatWasMovedAndWhatStandsTwiceIsReadOnce() throws {
        let body = """
            <w:document xmlns:w="w" xmlns:mc="m"><w:body>
            <w:p><w:moveFrom><w:r><w:t>Moved words.</w:t></w:r></w:moveFrom><w:r><w:t>Before the box.</w:t></w:r>
            <mc:AlternateContent><mc:Choice><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></mc:Choice>
            <mc:Fallback><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:p>
            <w:p><w:moveTo><w:r><w:t>Moved words.</w:t></w:r></w:moveTo></w:p></w:body></w:document>
            """
        try folder.write(ZipArchive.bytes(of: [("word/document.xml", Array(body.utf8))]), to: "m.docx")
        #expect(text(try #require(read("m.docx").documents.first)) == "In the box.\n\nBefore the box.\n\nMoved words.")
    }

    @Test func otherXMLIsLeftOutAndBrokenXMLIsTold() throws {
        try folder.write(Array("<feed><entry>News</entry></feed>".utf8), to: "in/feed.xml")
        try folder.write(Array("The ferry runs.".utf8), to: "in/a.txt")
        #expect(read("in").documents.count == 1)
        #expect(
            read("in").problems == [
                "in/feed.xml: is XML of another kind (its root is <feed>), not TEI; make text, HTML or a table of it"
            ])
        try folder.write(Array("<TEI><text>".utf8), to: "b.xml")
        #expect(read("b.xml").problems == ["b.xml:1: is no well-formed XML; check it with xmllint --noout"])
    }

    /// Neither a file of the machine nor a text that grows without end comes in through an entity.
    @Test func entitiesBringNothingIn() throws {
        try folder.write(Array("SECRET".utf8), to: "secret")
        let external = """
            <!DOCTYPE TEI [<!ENTITY x SYSTEM "\(folder["secret"])"><!ENTITY y "grown">]>
            <TEI><text><p>Open: &x; &y;.</p></text></TEI>
            """
        try folder.write(Array(external.utf8), to: "e.xml")
        #expect(!text(try #require(read("e.xml").documents.first)).contains("SECRET"))
    }

    @Test func aWordProcessorsDocumentIsReadWithoutWhatWasStruckOut() throws {
        let body = """
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
            <w:p><w:r><w:t>Kestria, 4 May 2021</w:t></w:r></w:p>
            <w:p><w:r><w:t xml:space="preserve">The ferry </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del>
            <w:r><w:t>runs.</w:t></w:r></w:p></w:body></w:document>
            """
        let core = """
            <cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>Note</dc:title>
            <dcterms:created>2001-01-01</dcterms:created></cp:coreProperties>
            """
        try folder.write(
            ZipArchive.bytes(of: [("word/document.xml", Array(body.utf8)), ("docProps/core.xml", Array(core.utf8))]),
            to: "n.docx")
        let document = try #require(read("n.docx").documents.first)
        #expect(text(document) == "Kestria, 4 May 2021\n\nThe ferry runs.")
        #expect(document.title == "Note")
        #expect(document.date?.description == "2021-05-04")
        try folder.write(ZipArchive.bytes(of: [("a", [1])]), to: "x.docx")
        #expect(read("x.docx").problems.first?.contains("holds no word/document.xml") == true)
        try folder.write(Array("PK broken".utf8), to: "y.docx")
        #expect(read("y.docx").problems.first?.contains("is no zip archive, or was cut short") == true)
    }

    @Test func aPrintedPageIsReadWhereTheProgramIs() throws {
        try folder.write(Array(Self.page.utf8), to: "p.pdf")
        let found = read("p.pdf")
        if let document = found.documents.first {
            #expect(text(document) == "The ferry runs on all days.")
        } else {
            #expect(found.problems.first?.contains("install poppler-utils") == true)
        }
        try folder.write(Array("x".utf8), to: "q.pdf")
        #expect(read("q.pdf").problems == ["q.pdf: is no PDF document; give it the ending of what it is"])
    }

    private static let page = """
        %PDF-1.4
        1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
        2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
        3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> endobj
        4 0 obj <</Length 60>> stream
        BT /F 12 Tf 20 100 Td (The ferry runs on all days.) Tj ET   
        endstream endobj
        5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
        trailer <</Root 1 0 R/Size 6>>
        %%EOF
        """

    @Test func packedFilesAreReadAsWhatIsInside() throws {
        // gzip -n of 'id,text\nx,The ferry runs.\n', and of 'The bridge is open.\n', by another program.
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [
            "-c",
            "cd '\(folder.path)' && printf 'id,text\\nx,The ferry runs.\\n' | gzip -n > t.csv.gz && "
                + "{ printf 'The bridge ' | gzip -n; printf 'is open.\\n' | gzip -n; } > b.txt.gz && head -c 20 t.csv.gz > cut.csv.gz",
        ]
        try process.run()
        process.waitUntilExit()
        let table = read("t.csv.gz").documents
        #expect(table.map(\.id) == ["x"] && table.map(text) == ["The ferry runs."])
        let parts = read("b.txt.gz").documents
        #expect(parts.map(\.id) == ["b"] && parts.map(text) == ["The bridge is open.\n"])
        #expect(parts[0].sha256 == ContentHash.sha256(Array("The bridge is open.\n".utf8)))
        #expect(
            read("cut.csv.gz").problems == [
                "cut.csv.gz: is no whole gzip file; fetch or pack it again, or give it unpacked"
            ])
    }

    @Test func namesTellWhatAPatternSays() throws {
        try folder.write(Array("The ferry runs.".utf8), to: "in/2024-05-08_Harbour Office_ferry_1.txt")
        try folder.write(Array("The bridge is open.".utf8), to: "in/notes.txt")
        let names = try NamePattern("{date}_{Source}_{id}")
        let corpus = CorpusReader(options: .init(names: names)).read([folder["in"]])
        #expect(corpus.documents.map(\.id) == ["ferry_1", "notes"])
        #expect(corpus.documents[0].source == "Harbour Office")
        #expect(corpus.documents[0].date?.evidence.first?.reason == "the document's file name date")
        #expect(corpus.problems.map(folder.relative).contains("in/notes.txt: does not fit the name pattern"))
        for wrong in ["", "plain", "{date", "{date}{id}", "{}", "{id}_{id}"] {
            #expect(throws: Problem.self) { try NamePattern(wrong) }
        }
    }
}
