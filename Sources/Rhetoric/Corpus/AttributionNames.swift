// The persons that a document names in full, with their titles, and where: so that "Sorel said" becomes the last Sorel
// who was introduced, and "the minister" the person who bore that title.

/// A name as it stands in the text: words `words` of the document, the titles before it apart.
struct NamedPerson: Sendable {
    let words: Range<Int>
    /// Keys of the name's words.
    let keys: [UInt64]
    /// Keys of the titles and adjectives before the name.
    let titles: Set<UInt64>
    /// Whether the name stands at the head of a sentence or clause, where subjects stand.
    let isHead: Bool

    /// A name is introduced where it is a subject or has its title.
    var isIntroduced: Bool { isHead || !titles.isEmpty }
}

struct AttributionNames {
    let text: WrittenText
    /// In the order of the text.
    let persons: [NamedPerson]
    /// The names that bear a title or an apposition somewhere ("Lena Orlo, an analyst"): human beings and no firms.
    private let described: Set<[UInt64]>

    init(text: WrittenText, marks: [ClutterMark]) {
        self.text = text
        var persons: [NamedPerson] = []
        for stretch in marks.indices where marks[stretch].kind == .statement {
            let range = text.ranges[stretch]
            var at = range.lowerBound
            while at < range.upperBound {
                guard AttributionNames.isNameWord(text.words[at]) else {
                    at += 1
                    continue
                }
                let run = AttributionNames.run(from: at, in: range, text)
                if let person = AttributionNames.person(run, range, text) { persons.append(person) }
                at = run.upperBound
            }
        }
        self.persons = persons
        described = Set(
            persons.lazy.filter { !$0.titles.isEmpty || AttributionNames.hasApposition($0, text) }.map(\.keys))
    }

    /// Whether a person is described by a title somewhere in the document.
    func isDescribed(_ person: NamedPerson) -> Bool { described.contains(person.keys) }

    /// "Lena Orlo, an analyst", "Lena Orlo, who", "Lena Orlo, director of".
    private static func hasApposition(_ person: NamedPerson, _ text: WrittenText) -> Bool {
        let comma = person.words.upperBound
        guard comma + 1 < text.words.count, text.words[comma].isMark(0x2C) else { return false }
        let next = text.words[comma + 1]
        return next.kind == .lower
            && (SpeechWords.determiners.contains(next) || SpeechWords.who.contains(next)
                || SpeechWords.titles.contains(next) || SpeechWords.roles.contains(next))
    }

    /// A capitalised word that can be part of a name.
    static func isNameWord(_ word: WrittenWord) -> Bool {
        word.isName && !SpeechWords.function.contains(word) && DateNames.weekdays[word.key] == nil
            && (DateNames.months[word.key] == nil || word.bytes.count == 3)
    }

    /// "van" or "&" between two names.
    static func joinsNames(_ word: WrittenWord) -> Bool { SpeechWords.particles.contains(word) || word.isMark(0x26) }

    /// The run of capitalised words that starts here, small words of names between them.
    static func run(from start: Int, in range: Range<Int>, _ text: WrittenText) -> Range<Int> {
        var end = start + 1
        while end < range.upperBound {
            if isNameWord(text.words[end]) {
                end += 1
            } else if joinsNames(text.words[end]), end + 1 < range.upperBound, isNameWord(text.words[end + 1]) {
                end += 2
            } else {
                break
            }
        }
        return start..<end
    }

    /// The run without the titles at its start: empty when it holds nothing else.
    static func withoutTitles(_ run: Range<Int>, _ text: WrittenText) -> Range<Int> {
        let title = run.last { SpeechWords.titles.contains(text.words[$0]) }
        return (title.map { $0 + 1 } ?? run.lowerBound)..<run.upperBound
    }

    private static func person(_ run: Range<Int>, _ range: Range<Int>, _ text: WrittenText) -> NamedPerson? {
        let name = withoutTitles(run, text)
        guard name.count >= 2, name.count <= 5,
            !name.contains(where: { SpeechWords.bodyNames.contains(text.words[$0]) })
        else { return nil }
        var titles = Set((run.lowerBound..<name.lowerBound).map { text.words[$0].key })
        if run.lowerBound > range.lowerBound {
            let before = text.words[run.lowerBound - 1]
            if SpeechWords.titles.contains(before) { titles.insert(before.key) }
        }
        let isHead = run.lowerBound == range.lowerBound || text.words[run.lowerBound - 1].kind == .mark
        return NamedPerson(
            words: name, keys: name.map { text.words[$0].key }, titles: titles, isHead: isHead)
    }

    // MARK: Resolution

    /// How far names are looked for, so that a book is read in linear time.
    private static let reach = 4000

    /// The persons before a place, nearest last.
    private func before(_ place: Int) -> ArraySlice<NamedPerson> {
        var (low, high) = (0, persons.count)
        while low < high {
            let middle = (low + high) / 2
            if persons[middle].words.lowerBound <= place { low = middle + 1 } else { high = middle }
        }
        return persons[..<low].suffix(AttributionNames.reach)
    }

    /// The person that a short name means at a place: the last introduced bearer before it, else the last bearer,
    /// else the first one behind.
    func person(named key: UInt64, at place: Int) -> NamedPerson? {
        let before = before(place)
        func bears(_ person: NamedPerson) -> Bool { person.keys.first == key || person.keys.last == key }
        return before.last { $0.isIntroduced && bears($0) } ?? before.last(where: bears)
            ?? persons[before.endIndex...].prefix(AttributionNames.reach).first(where: bears)
            ?? before.last { $0.keys.contains(key) }
    }

    /// The last person before a place who bore all these titles ("the Ostravan president").
    func person(titled keys: [UInt64], at place: Int) -> NamedPerson? {
        before(place).last { person in keys.allSatisfy(person.titles.contains) }
    }

    /// The last person who is a subject between two places: whom "he" means when nobody has spoken since.
    func subject(from start: Int, to end: Int) -> NamedPerson? {
        before(end - 1).last { $0.isHead && $0.words.lowerBound >= start }
    }
}
