// The flags of drift as a reader gets them: an earlier statement, a later one, and what must be said of the pair. A pair
// with a flag is never called verbatim.

import Testing

@testable import Rhetoric

struct DriftPair: Sendable, CustomTestStringConvertible {
    let earlier: String
    let later: String
    let flags: [String]

    init(_ earlier: String, _ later: String, _ flags: String...) {
        self.earlier = earlier
        self.later = later
        self.flags = flags
    }

    var testDescription: String { "\(earlier) / \(later)" }
}

@Suite struct DriftFlagTests {
    /// The flags of a pair in a corpus of its own, and its band.
    private func flags(_ earlier: String, _ later: String, _ language: Language = .english) throws -> ([String], Band?)
    {
        var documents = [Document.of("a", [earlier]), .of("b", [later])]
        // What the two share is rare among other statements.
        var prose = TestProse(words: 300, seed: 1)
        documents += (0..<20).map { .of("other-\($0)", [prose.sentence(of: 12)]) }
        for index in documents.indices { documents[index].language = language }
        var comparer = try StatementComparer(Corpus(documents: documents), seed: 1, workers: Workers(count: 1))
        let found = comparer.best(later: 1, among: 0..<1, rule: BandRule(among: 1))
        return (found.map { comparer.drift(of: $0).filter(\.isFlag).map(\.sentence) } ?? [], found?.band)
    }

    @Test(arguments: negations + numbers + hedges + parties + roles + nothing)
    func english(pair: DriftPair) throws {
        let (flags, band) = try flags(pair.earlier, pair.later)
        #expect(flags == pair.flags)
        if !flags.isEmpty { #expect(band != .verbatim) }
    }

    /// The same change with a flag and without one: the band tells them apart.
    @Test func aFlagKeepsAPairFromBeingVerbatim() throws {
        let formula = "the crossings of the Samarel stay open to grain, water and medicine at every hour of the night"
        let (none, verbatim) = try flags("Today \(formula).", "Now \(formula).")
        #expect(none == [] && verbatim == .verbatim)
        let denied = formula.replacing("stay open", with: "do not stay open")
        let (flags, close) = try flags("Today \(formula).", "Today \(denied).")
        #expect(flags == ["negation: with not"] && close == .close)
    }

    @Test(arguments: others)
    func otherLanguages(code: String, pair: DriftPair) throws {
        let (flags, band) = try flags(pair.earlier, pair.later, Language(code: code))
        #expect(flags == pair.flags)
        if !flags.isEmpty { #expect(band != .verbatim) }
    }
}

// MARK: - Negation

extension DriftFlagTests {
    static let negations = [
        DriftPair("Valdoria will support the plan.", "Valdoria will not support the plan.", "negation: with not"),
        DriftPair("Talks cannot go on under fire.", "Talks can go on under fire.", "negation: without cannot"),
        DriftPair("Our harbours are never closed.", "Our harbours are closed.", "negation: without never"),
        DriftPair("We don't accept the tariff.", "We accept the tariff.", "negation: without don't"),
        DriftPair(
            "No bridge is closed without the consent of both capitals.",
            "No bridge is closed with the consent of both capitals.", "negation: without without"),
        DriftPair(
            "The ministry has a plan for the strait.", "The ministry has no plan for the strait.", "negation: with no"),
        DriftPair("Merania meets its duties.", "Merania fails to meet its duties.", "negation: with fails"),
        DriftPair("The outlook is certain.", "The outlook is uncertain.", "negation: certain -> uncertain"),
        DriftPair(
            "The Council decided to raise its key rate today.", "The Council decided to lower its key rate today.",
            "negation: raise -> lower"),
        DriftPair(
            "Valdoria supports the new fishing rules.", "Valdoria opposes the new fishing rules.",
            "negation: supports -> opposes"),
        DriftPair(
            "Members accepted the offer of the envoy.", "Members rejected the offer of the envoy.",
            "negation: accepted -> rejected"),
        // Two denials of one word deny nothing.
        DriftPair("The Bank will act on prices.", "The Bank will not fail to act on prices."),
        DriftPair("The outlook is not certain.", "The outlook is uncertain."),
        DriftPair("We do not support the plan.", "We oppose the plan."),
        DriftPair("We follow non-alliance.", "We follow no alliance."),
        // "Not only" and "no later than" deny nothing, and a clause of its own denies something else.
        DriftPair("It helps trade and peace.", "It helps not only trade but also peace."),
        DriftPair("Members report by June.", "Members report no later than June."),
        DriftPair(
            "Valdoria opposes tariffs on grain.",
            "Valdoria opposes tariffs on grain, and the large countries of this region have never gained from wars."),
        DriftPair("It serves trade and non-trade aims.", "It serves non-trade and trade aims."),
    ]

    // MARK: - Numbers

    static let numbers = [
        DriftPair("The members voted 12-0 for it.", "The members voted 9-3 for it.", "number: 12-0 -> 9-3"),
        DriftPair(
            "The rate rose by 1/4 percentage point.", "The rate rose by 1/2 percentage point.",
            "number: 1/4 percentage point -> 1/2 percentage point"),
        DriftPair(
            "The range is now 5 to 5-1/4 percent.", "The range is now 5-1/4 to 5-1/2 percent.",
            "number: 5 to 5-1/4 percent -> 5-1/4 to 5-1/2 percent"),
        DriftPair("Trade grew by 3% in spring.", "Trade grew by 4% in spring.", "number: 3% -> 4%"),
        DriftPair(
            "It costs $240 billion a year.", "It costs $250 billion a year.", "number: $240 billion -> $250 billion"),
        DriftPair("Five million people fled.", "Five billion people fled.", "number: Five million -> Five billion"),
        DriftPair("They built 3 harbours.", "They built 3 million harbours.", "number: 3 -> 3 million"),
        DriftPair("One member dissented.", "Three members dissented.", "number: One -> Three"),
        DriftPair(
            "The note was issued on May 3, 2017.", "The note was issued on September 20, 2017.",
            "number: May 3, 2017 -> September 20, 2017"),
        DriftPair("This is the 75th year of ties.", "This is the 76th year of ties.", "number: 75th -> 76th"),
        DriftPair(
            "Exports grew by 3 percent and imports by 2 percent.",
            "Exports grew by 2 percent and imports by 3 percent.",
            "number: 3 percent -> 2 percent", "number: 2 percent -> 3 percent"),
        DriftPair(
            "The envoys signed more than 10 new fishing papers.", "The envoys signed more than 20 fishing papers.",
            "number: 10 -> 20"),
        DriftPair("Growth is solid.", "Growth is solid at 2 percent.", "number: with 2 percent"),
        // The same number in another form.
        DriftPair("They signed two papers on fishing.", "They signed 2 papers on fishing."),
        DriftPair("This is the seventy-fifth year of ties.", "This is the 75th year of ties."),
        DriftPair("Prices rose by 3 percent.", "Prices rose by 3%."),
        DriftPair("Prices rose by 3 per cent.", "Prices rose by 3 percent."),
        DriftPair("It moved 240,000 tons of grain.", "It moved 240000 tons of grain."),
        DriftPair("About half a percentage point was lost.", "About a half percentage point was lost."),
        DriftPair("The accord of June 2002 is in force.", "The accord of 24 June 2002 is in force."),
        // No counts.
        DriftPair("The sides agree on the bridge.", "The two sides agree on the bridge."),
        DriftPair("It harms no third party at sea.", "It harms no other party at sea."),
    ]

    // MARK: - Hedges

    static let hedges = [
        DriftPair("The Bank will raise its rate.", "The Bank may raise its rate.", "hedge: will -> may (weaker)"),
        DriftPair("The Bank could raise its rate.", "The Bank must raise its rate.", "hedge: could -> must (stronger)"),
        DriftPair(
            "The Bank should raise its rate.", "The Bank will raise its rate.", "hedge: should -> will (stronger)"),
        DriftPair("Prices are elevated.", "Prices are somewhat elevated.", "hedge: with somewhat (weaker)"),
        DriftPair(
            "Spending grew strongly in spring.", "Spending grew modestly in spring.",
            "hedge: strongly -> modestly (weaker)"),
        DriftPair(
            "The risk is likely to be the main concern.", "The risk is the main concern.",
            "hedge: without likely (stronger)"),
        DriftPair("Inflation has slowed.", "Inflation appears to have slowed.", "hedge: with appears (weaker)"),
        DriftPair("Trade fell by nearly 10 percent.", "Trade fell by 10 percent.", "hedge: without nearly (stronger)"),
        DriftPair("We firmly reject the tariff.", "We reject the tariff.", "hedge: without firmly (weaker)"),
        // Tense, politeness, a month, a noun; words of like strength.
        DriftPair("This year marks the opening of the bridge.", "This year will mark the opening of the bridge."),
        DriftPair("I thank the envoy.", "I would like to thank the envoy."),
        DriftPair("I thank the envoy.", "May I thank the envoy."),
        DriftPair("I would like to thank the envoy.", "I should like to thank the envoy."),
        DriftPair("They met in June.", "They met in May."),
        DriftPair("The strait may be closed.", "The strait might be closed."),
        DriftPair("They spoke of the strait.", "They spoke about the strait."),
        // The hedge of a new clause.
        DriftPair(
            "Growth is firm.", "Growth is firm, while the harvest of the northern valleys may well turn out poor."),
    ]

    // MARK: - Parties

    static let parties = [
        DriftPair(
            "We thank our friends in Valdoria.", "We thank our friends in Merania.", "party: Valdoria -> Merania"),
        DriftPair(
            "The pact binds Valdoria and Merania.", "The pact binds Valdoria, Kestria and Merania.",
            "party: with Kestria"),
        DriftPair(
            "Voting for it were Ada Sorel, Chair; Ben I. Oster; and Cora Lind.",
            "Voting for it were Ada Sorel, Chair; and Cora Lind.",
            "party: without Ben I. Oster"),
        DriftPair(
            "Talks with Foreign Minister Petra Sandau began.", "Talks with Foreign Minister Anselm Vorrick began.",
            "party: Petra Sandau -> Anselm Vorrick"),
        DriftPair(
            "The ships of North Kestria left.", "The ships of South Kestria left.",
            "party: North Kestria -> South Kestria"),
        DriftPair(
            "We met the Central Bank of Merania.", "We met the Ministry of Trade of Merania.",
            "party: Central Bank of Merania -> Ministry of Trade of Merania"),
        // Who merely speaks.
        DriftPair("The bridge stays open.", "The bridge stays open, Orlo said."),
        DriftPair("The bridge stays open, said Lena Orlo, who heads the Ministry of Trade.", "The bridge stays open."),
        DriftPair("According to Lena Orlo, the bridge stays open.", "The bridge stays open."),
        DriftPair("Orlo told reporters that the bridge stays open.", "The bridge stays open."),
        DriftPair(
            "Lena Orlo, director of the Department of Trade of the Kestrian Ministry, said the bridge stays open.",
            "The bridge stays open."),
        DriftPair("Brandis: The bridge stays open.", "The bridge stays open."),
        // The same parties, pointed at.
        DriftPair("Valdoria and Kestria keep the bridge open.", "The two sides keep the bridge open."),
        DriftPair("Valdoria keeps the bridge open.", "It keeps the bridge open."),
        // The same party under another form of its name.
        DriftPair("We value Valdoria-Merania ties.", "We value ties between Valdoria and Merania."),
        DriftPair("The Valdorian side backs peace.", "The side of Valdoria backs peace."),
        DriftPair("We thank President Lena Orlo for peace.", "We thank President Orlo for peace."),
        DriftPair("The Nine Rivers Union backs peace.", "The NRU backs peace."),
        DriftPair(
            "State Councilor and Foreign Minister Petra Sandau signed it.", "Foreign Minister Petra Sandau signed it."),
        // Capitals that name nobody.
        DriftPair("The two Presidents signed a Joint Statement.", "The two presidents signed a joint statement."),
        DriftPair(
            "They signed the Statement on Deepening the Partnership.", "They signed the statement on the partnership."),
        DriftPair("Ministers Open New Harbour In Samarel Bay", "Ministers Visit New Harbour In Samarel Bay"),
        DriftPair("Recent data are weak.", "Available data are weak."),
    ]

    // MARK: - Who does what to whom

    static let roles = [
        DriftPair(
            "We saw that Valdoria congratulated Merania.", "We saw that Merania congratulated Valdoria.",
            "party: Valdoria congratulated Merania -> Merania congratulated Valdoria (the parties change places)"),
        DriftPair(
            "It was Samarel that told Orvast to wait.", "It was Orvast that told Samarel to wait.",
            "party: Samarel that told Orvast -> Orvast that told Samarel (the parties change places)"),
        DriftPair(
            "The flow from Valdoria to Merania is open.", "The flow from Merania to Valdoria is open.",
            "party: Valdoria to Merania -> Merania to Valdoria (the parties change places)"),
        // The passive turns it round again; "and" has no order.
        DriftPair("We saw that Valdoria congratulated Merania.", "We saw that Merania was congratulated by Valdoria."),
        DriftPair("The pact of Valdoria and Merania holds.", "The pact of Merania and Valdoria holds."),
    ]

    // MARK: - No difference that needs a flag

    static let nothing = [
        DriftPair("The Bank will not act.", "The Bank will not act."),
        DriftPair("The Bank will not act.", "THE BANK WILL NOT ACT."),
        DriftPair("They spoke of \"peace\" with Valdoria.", "They spoke of “peace” with Valdoria."),
        DriftPair("A market-based price of 12 cents.", "A market based price of 12 cents."),
        DriftPair("Trade remains open.", "Trade remained open."),
        DriftPair("We want peace and stability.", "We want stability and peace."),
    ]

    // MARK: - Chinese, Russian, and languages without lists

    static let others = [
        ("zh", DriftPair("我们支持对话。", "我们不支持对话。", "negation: with 不")),
        ("zh", DriftPair("我们支持12项协议。", "我们支持15项协议。", "number: 12 -> 15")),
        ("zh", DriftPair("我们支持对话。", "我们支持对话。")),
        ("ru", DriftPair("Мы поддерживаем договор.", "Мы не поддерживаем договор.", "negation: with не")),
        (
            "ru",
            DriftPair("Мы должны подписать договор.", "Мы можем подписать договор.", "hedge: должны -> можем (weaker)")
        ),
        ("ru", DriftPair("Подписано 12 договоров.", "Подписано 15 договоров.", "number: 12 -> 15")),
        ("de", DriftPair("Wir sind 12 Staaten.", "Wir sind 13 Staaten.", "number: 12 -> 13")),
        ("de", DriftPair("Wir sind dafür.", "Wir sind nicht dafür.")),
    ]
}
