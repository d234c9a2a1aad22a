// Formulations that a corpus file keeps are told as those of a whole reading, byte for byte.

import Testing

@testable import Rhetoric

@Suite struct StoredFamiliesTests {
    private static let rows = [
        ("a", "2019-03-01", "The council will keep the strait open to all flags. Ferries rest on Sundays."),
        ("b", "2020-04-02", "We repeat that the council will keep the strait open to all flags of the region."),
        ("c", "2021-05-03", "Nobody spoke of grain. The price of grain is set by the joint harbour board."),
        ("d", "2022-06-04", "As before, the price of grain is set by the joint harbour board in spring."),
        ("e", "", "The council shall keep the strait open to all flags."),
        ("f", "2024-07-05", "Ice lies on the harbour."),
    ]

    private func desk() throws -> Desk {
        let lines = Self.rows.map { id, date, text in
            "{\"id\":\"\(id)\",\"date\":\"\(date)\",\"speaker\":\"Ola Brandt\",\"text\":\"\(text)\"}\n"
        }
        let desk = try Desk(["t.jsonl": lines.joined()])
        try desk.ingest("t.jsonl")
        return desk
    }

    private func kept(_ desk: Desk, _ selection: FormulationSelection = .init(), id: String? = nil) throws
        -> FormulationFinder?
    {
        try CorpusFile(reading: desk.file).formulations(selection, id: id)
    }

    private func told(_ finder: FormulationFinder, _ selection: FormulationSelection) -> [String] {
        let report = FormulationsReport(finder, selection)
        return report.records.map(\.line) + [report.text(TextStyle()), report.table(.csv)]
    }

    @Test(arguments: FormulationOrder.allCases)
    func theyAreToldAsThoseOfAWholeReading(order: FormulationOrder) throws {
        let desk = try desk()
        let count = try CorpusFile(writing: desk.file).keepFormulations(background: nil)
        let whole = FormulationFinder(desk.corpus())
        #expect(count == whole.formulations.count && count >= 2)
        for top in [nil, 1, 0] {
            for day in [nil, CalendarDay(iso: "2021-01-01")] {
                var selection = FormulationSelection()
                (selection.order, selection.top, selection.droppedSince) = (order, top, day)
                let found = try #require(try kept(desk, selection))
                #expect(told(found, selection) == told(whole, selection), "\(order), top \(top ?? -1)")
            }
        }
        let one = try #require(try kept(desk, id: "f2"))
        #expect(
            FormulationsReport(one, of: one["f2"]!).fullText(TextStyle())
                == FormulationsReport(whole, of: whole["f2"]!).fullText(TextStyle()))
        #expect(one["f99"] == nil && one.formulation(of: "the council") == nil)
    }

    @Test func aChangeEndsThem() throws {
        let desk = try desk()
        #expect(try kept(desk) == nil)
        _ = try CorpusFile(writing: desk.file).keepFormulations(background: nil)
        #expect(try kept(desk) != nil)
        try desk.ingest("t.jsonl")
        #expect(try kept(desk) != nil)
        _ = try desk.change().set(["date": "2018-01-01"], of: ["e"])
        #expect(try kept(desk) == nil)
        #expect(try CorpusFile(reading: desk.file).keptFormulations() == (true, false))
        _ = try CorpusFile(writing: desk.file).keepFormulations(background: nil)
        let found = try #require(try kept(desk))
        #expect(told(found, .init()) == told(FormulationFinder(desk.corpus()), .init()))
    }

    @Test(arguments: [
        "UPDATE occurrence SET text_end = text_first + 1", "UPDATE occurrence SET statement = 99",
        "UPDATE occurrence SET statement = -1", "UPDATE occurrence SET kind = 'x'", "DELETE FROM occurrence",
        "UPDATE family SET medoid = 99", "UPDATE family SET information = 'abc'", "UPDATE family SET documents = 'abc'",
        "UPDATE statement SET words = 9000000000000000000", "UPDATE occurrence SET text_first = -5",
        "UPDATE document SET date_first = 'x'",
    ])
    func damageIsNoCrash(damage: String) throws {
        let desk = try desk()
        _ = try CorpusFile(writing: desk.file).keepFormulations(background: nil)
        try CorpusFile(writing: desk.file).write { try $0.execute(sql: damage) }
        #expect(throws: Problem.self) { try kept(desk) }
    }
}
