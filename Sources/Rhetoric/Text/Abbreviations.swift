// Abbreviations written with a full stop, sorted by what has to follow for the sentence to go on. ICU's own list
// (`ss=standard`) holds words such as "act", "in" and "up" and so joins sentences that end in them.

struct Abbreviations {
    enum Kind {
        /// Always goes on: "Dr.", "e.g.".
        case joining
        /// Goes on before a number: "No. 5", "Jan. 6", "Art. IV".
        case numbering
        /// Ends a sentence only when a word follows that often starts one: "Corp.", "Jr.", "U.S.".
        case open
    }

    private let kinds: [String: Kind]

    init(language: Language) {
        let lists = Abbreviations.lists[language.code] ?? Abbreviations.lists["en"]!
        var kinds: [String: Kind] = [:]
        for (kind, words) in [(Kind.joining, lists.0), (.numbering, lists.1), (.open, lists.2)] {
            for word in words.split(separator: " ") { kinds[String(word)] = kind }
        }
        self.kinds = kinds
    }

    /// Of a word without its last full stop. Exact case first, as "gen" is no title and "Gen" is.
    subscript(word: String) -> Kind? { kinds[word] }

    /// By language: joining, numbering, open.
    private static let lists: [String: (String, String, String)] = [
        "en": (
            """
            Mr Mrs Ms Mx Dr Prof Messrs Mme Mlle Gen Col Lt Sgt Capt Cmdr Cdr Maj Brig Adm Rep Reps Sen Sens Gov Pres \
            Hon Rev Fr Amb Insp Supt St Mt Ft vs v cf viz e.g i.e eg ie approx ca Dept Univ Vice-Adm Lt.-Gen H.E H.M
            """,
            """
            No Nos no nos Art Arts art arts Sec Secs sec Vol vol Fig fig Figs Ch ch p pp para paras Para Paras Par Res \
            Doc Op op Ver Ext Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Add Corr Rev Suppl
            """,
            """
            Inc Ltd Corp Co Cos Bros Jr Sr Esq etc al ed eds Ave Blvd Rd Ph.D a.m p.m A.M P.M D.C U.S U.K U.N E.U \
            U.S.A U.S.S.R B.C A.D
            """
        ),
        "de": (
            "Dr Prof Hr Fr Frl St z.B d.h u.a z u d bzw ca vgl sog gem Abg Gen Min inkl einschl",
            "Nr Art Abs Bd S Kap Ziff Jan Feb Apr Aug Sept Okt Nov Dez",
            "usw etc Mio Mrd Co Jh"
        ),
        "fr": ("MM Mme Mmes Mlle Dr Pr Me Mgr St Ste cf c.-à-d p.ex env av", "art al no nos vol chap p pp", "etc Cie"),
        "es": (
            "Sr Sra Sres Sras Srta Dr Dra Prof Gral Cnel Lic Ing Excmo Excma Ud Uds Sto Sta p.ej",
            "núm art arts pág vol cap",
            "etc EE.UU EE UU S.A Cía"
        ),
        "ru": (
            "им т.е т.н т.к гр проф акад ген тов св ул пр просп напр ср см",
            "ст стр гл рис табл п пп № янв февр апр авг сент окт нояб дек",
            "г гг в вв т.д т.п др пр млн млрд тыс руб долл коп о обл"
        ),
    ]
}
