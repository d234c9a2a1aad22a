// What one word can do to the sense of a statement: deny it, weaken it, count, name. Found once for each distinct form of
// a corpus, so that reading the drift of a pair looks up no strings.

struct DriftWord: Sendable, Equatable {
    struct Roles: OptionSet, Sendable, Hashable {
        let rawValue: UInt64
        /// "not", "never", "without".
        static let negator = Roles(rawValue: 1 << 0)
        /// "Fail", "refuse": deny what follows where "to" is next.
        static let negatingVerb = Roles(rawValue: 1 << 1)
        /// Behind a negator: "only", "later", "doubt" leave nothing denied.
        static let cancelling = Roles(rawValue: 1 << 2)
        static let to = Roles(rawValue: 1 << 3)
        /// "About", "around": hedges before a number and prepositions elsewhere.
        static let approximator = Roles(rawValue: 1 << 4)
        /// "Like", "wish": "I would like to thank" and "may I" are politeness and no hedge.
        static let politeness = Roles(rawValue: 1 << 5)
        static let month = Roles(rawValue: 1 << 6)
        static let weekday = Roles(rawValue: 1 << 7)
        /// "The two sides" are both sides and no count of them.
        static let definite = Roles(rawValue: 1 << 8)
        /// "Party", "country" behind "third".
        static let notCounted = Roles(rawValue: 1 << 9)
        static let percent = Roles(rawValue: 1 << 10)
        static let unit = Roles(rawValue: 1 << 11)
        /// "And", "or" between two numbers.
        static let joining = Roles(rawValue: 1 << 12)
        static let title = Roles(rawValue: 1 << 13)
        /// The head of a body's name: council, bank, ministry.
        static let body = Roles(rawValue: 1 << 14)
        /// The head of a state's name: republic, kingdom.
        static let state = Roles(rawValue: 1 << 15)
        /// The head of a document's or an event's name: declaration, summit.
        static let instrument = Roles(rawValue: 1 << 16)
        /// Written with a capital in names and in headings, and no name of its own.
        static let common = Roles(rawValue: 1 << 17)
        /// Small words inside names: of, the, van.
        static let particle = Roles(rawValue: 1 << 18)
        /// "Mr", "St": the full stop behind it ends nothing.
        static let abbreviation = Roles(rawValue: 1 << 19)
        static let reporting = Roles(rawValue: 1 << 20)
        /// Reports only where "that" follows.
        static let reportingThat = Roles(rawValue: 1 << 21)
        static let that = Roles(rawValue: 1 << 22)
        static let adverb = Roles(rawValue: 1 << 23)
        /// "Reporters", "journalists": told, they are the public of what is said.
        static let audience = Roles(rawValue: 1 << 24)
        /// "Spokesperson", "official": part of a naming of who speaks.
        static let speaker = Roles(rawValue: 1 << 25)
        /// "To", "against", "over" between two names say who acts on whom.
        static let directional = Roles(rawValue: 1 << 26)
        static let by = Roles(rawValue: 1 << 27)
        static let relative = Roles(rawValue: 1 << 28)
        static let told = Roles(rawValue: 1 << 29)
        /// The corpus writes it with a capital inside sentences, and never without.
        static let alwaysCapital = Roles(rawValue: 1 << 30)
        /// The corpus writes it without a capital at least as often as with one.
        static let mostlySmall = Roles(rawValue: 1 << 31)
        static let without = Roles(rawValue: 1 << 32)
        /// "Non-": denies the word that it is written with, whatever stands between.
        static let prefix = Roles(rawValue: 1 << 33)
        /// "Cannot be won solely by force" denies the force alone.
        static let limiting = Roles(rawValue: 1 << 34)
        static let preposition = Roles(rawValue: 1 << 35)
        /// "No", "without": deny a noun with what stands before it.
        static let nominal = Roles(rawValue: 1 << 36)
        /// Small words between the parts of a document's name: "Statement of ... on Deepening the ... for the ...".
        static let titleLink = Roles(rawValue: 1 << 37)
        static let both = Roles(rawValue: 1 << 38)
        /// Stands for a party that was named before.
        static let pronoun = Roles(rawValue: 1 << 39)
    }

    var roles: Roles = []
    var number: NumberWord?
    var hedge: Hedge?
    /// Words of one direction have one number, their opposites its negative ("raise" 1, "lower" -1); 0 for all others.
    var direction: Int8 = 0
    /// The number of the name that a form stands for: equal for a country and its adjective.
    var root: Int32 = 0
    /// The first letter of the normalised spelling.
    var initial: UInt32 = 0
    /// Whether it is short enough to be the initials of a name: two to six letters.
    var mayBeInitials = false
}

/// A word that holds a number or a part of one.
struct NumberWord: Sendable, Equatable {
    enum Kind: UInt8, Sendable {
        case digits, one, small, magnitude, ordinal
        /// First and second, which are mostly no counts.
        case lowOrdinal
        case half, quarter, third
    }
    let kind: Kind
    let value: Double
}

/// A hedge or booster as Hyland (2005, Metadiscourse) has the terms: how far a writer vouches for a proposition.
struct Hedge: Sendable, Equatable {
    enum Kind: UInt8, Sendable {
        /// Will, shall: alone it is mostly tense.
        case future
        /// Must, should.
        case duty
        /// May, likely, expects to.
        case possibility
        /// Somewhat, strongly.
        case degree
    }
    let kind: Kind
    /// 1 for possible or slight, 2 for probable, 3 for certain or strong.
    let strength: UInt8
}
