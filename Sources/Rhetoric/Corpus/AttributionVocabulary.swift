// The words by which English reports show who speaks. Closed lists: a verb or a role that is missing costs a speaker,
// an open rule ("any capital before any past tense") invents them.

enum SpeechWords {
    /// Verbs that report speech whatever follows them.
    static let verbs = WordKeys(
        "said says told tells stressed added adds replied explained explains emphasized emphasised emphasizes concluded "
            + "reaffirmed reiterated remarked argued argues claimed warned warns underlined underscored commented "
            + "responded insisted asserted cautioned stated declared highlighted urged urges lamented wrote "
            + "tweeted")
    /// Verbs that report speech when "that", a colon, a comma, a quotation or a feeling follows.
    static let thatVerbs = WordKeys(
        "noted notes observed agreed announced expressed expresses acknowledged admitted affirmed pledged vowed "
            + "confirmed suggested recalled indicated pointed hoped estimated predicted reported "
            + "disclosed revealed voiced conveyed answered continued testified alleged maintained contended say")
    /// Participles that carry on the speech of the sentence's subject.
    static let participles = WordKeys("saying noting adding stressing emphasizing emphasising reiterating")
    /// Verbs that stand before their subject: "said the expert".
    static let inverted = WordKeys(
        "said says added adds noted explained wrote replied stressed argued concluded remarked commented "
            + "observed emphasized emphasised")
    /// Behind "said Orlo" these make Orlo the subject of what is said.
    static let auxiliaries = WordKeys(
        "was were is are be been has have had will would could should can may might must did does do wants wanted hopes "
            + "not")
    static let report = WordKeys("reported")
    static let quoted = WordKeys("quoted cited quoting citing")
    static let according = WordKeys("according")
    static let feelings = WordKeys(
        "his her its their confidence hope hopes willingness readiness concern concerns support regret gratitude "
            + "appreciation opposition belief satisfaction deep strong serious grave")
    static let that = WordKeys("that")
    static let and = WordKeys("and but")
    static let asWord = WordKeys("as")
    static let to = WordKeys("to")
    static let be = WordKeys("was were is are been be being")

    static let pronouns = WordKeys("he she it they")
    /// Stand for a body or a group that spoke before.
    static let bodyPronouns = WordKeys("it they")
    /// May open a sentence before its subject.
    static let openers = WordKeys("but and yet so now then still also")
    /// Between a role and its office: "spokesman for the ministry".
    static let officeLinks = WordKeys("for of")
    static let prepositions = WordKeys("of for in at on from")
    /// The author in the middle of a sentence: what follows is no longer its first subject's.
    static let authors = WordKeys("i we")
    /// May stand between the head of a sentence and its subject: "In May the minister Lena Orlo said".
    static let headWords = WordKeys("and of the for in on at a an from its their his her")
    static let determiners = WordKeys("the a an")
    /// May open a naming of several speakers and stays in it.
    static let quantifiers = WordKeys("both two three several many some most other these those")

    /// One person or body by its role.
    static let roles = WordKeys(
        "expert analyst official officials' spokesperson spokesman spokeswoman minister president premier chancellor "
            + "ambassador envoy diplomat scholar researcher economist professor director chairman chairwoman chair "
            + "chairperson secretary governor lawmaker senator commissioner representative observer source leader "
            + "strategist commentator insider negotiator general counselor councilor ministry embassy foundation bank "
            + "statement report communique communiqué readout document side delegation newspaper agency editorial king "
            + "queen delegate speaker secretary-general vice-president vice-chairman co-chair head chief boss founder "
            + "manager adviser advisor company firm government police "
            + "court council commission union party regulator authority department office survey")
    /// Roles that point back at whoever spoke last; an office ("the president") means its holder and no one else.
    static let plainRoles = WordKeys(
        "expert analyst official spokesperson spokesman spokeswoman diplomat scholar researcher economist professor "
            + "envoy lawmaker observer source strategist commentator insider negotiator leader representative")
    static let who = WordKeys("who")
    /// Several.
    static let collectiveRoles = WordKeys(
        "experts analysts officials observers scholars sources economists lawmakers diplomats sides leaders presidents "
            + "ministers parties participants critics researchers reports media insiders strategists countries "
            + "delegates representatives chairs governors agencies newspapers companies firms campaigners unions lawyers "
            + "supporters authorities traders investors")
    /// Roles that are texts and bodies, not persons: they are named as they stand.
    static let bodies = WordKeys(
        "ministry embassy foundation bank statement report communique communiqué readout document side delegation "
            + "newspaper agency editorial source company firm government police court council commission union party "
            + "regulator authority department office survey bank")

    /// Words that end a name's titles: what stands behind the last of them is the name.
    static let titles = WordKeys(
        "president premier minister chancellor spokesperson spokesman spokeswoman secretary secretary-general councilor "
            + "counselor chair chairman chairwoman chairperson ambassador envoy director general professor dr dr. mr mr. "
            + "mrs mrs. ms ms. governor senator king queen prince princess comrade commissioner representative general "
            + "speaker vice-president vice-chairman co-chair sir lord judge justice pope congressman congresswoman vice "
            + "deputy diplomat expert "
            + "analyst economist scholar researcher leader representative")
    /// The last word of a body's name.
    static let bodyNames = WordKeys(
        "ministry council committee congress party university institute center centre times news agency organization "
            + "organisation union nations forum expo war day bank house department office government commission court "
            + "parliament senate assembly association federation republic kingdom states embassy board group daily post "
            + "press charter treaty agreement summit policy partnership bureau academy fund society declaration convention "
            + "programme program conference plan protocol movement initiative road pact accord community alliance bloc "
            + "administration authority service services corporation company foundation mission delegation branch")
    /// Capitals at the start of a sentence that are no names.
    static let function = WordKeys(
        "the a an as in on at of for from to by with about into over after before since during under between against "
            + "amid through throughout upon within without and but or nor so yet if when while where which who whom "
            + "whose that this these those it its his her their our my your we i you they there here what why how also "
            + "however moreover meanwhile therefore thus then now today yesterday once not no such both all some many "
            + "most each every any either neither only even if although though because unless until than like unlike "
            + "regarding concerning speaking asked commenting noting responding according one two three first second "
            + "third fourth fifth further furthermore instead besides additionally finally earlier later recently is "
            + "are was were be been being has have had do does did will would can could may might shall should must "
            + "said says told added noted stressed")
    /// May stand between a subject and its verb.
    static let adverbs = WordKeys(
        "also then later earlier once again further too still has have had just even once in turn thus therefore "
            + "however today yesterday on last this")
    /// Small words inside a name.
    static let particles = WordKeys("de da del di von van der bin ibn al el la le du dos")
    /// Say that an event is told before or after another one: not the sentence's own report.
    static let subordinators = WordKeys("after when before since because though although if until than where whether")

    /// Verbs and adverbs of a speaker's own words: plans, wishes, duties.
    static let speechLike = WordKeys(
        "will should must shall hope hopes hoped need needs willing ready always firmly opposes oppose supports support "
            + "welcomes welcome urges urge calls we our us let committed believe believes ought never consistently "
            + "resolutely expects stands cannot")
    /// Verbs of the outlet's own telling.
    static let narrative = WordKeys(
        "held met signed exchanged attended visited arrived witnessed published released amid briefed invited talked "
            + "hosted inked co-chaired paid delivered concluded also comes")
    static let firstPerson = WordKeys("i me my myself")
}
