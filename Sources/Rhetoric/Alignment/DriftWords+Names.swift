// The English words around names: titles, the nouns that make a name that of a body, a state, a document; and the words
// of the frame that says who speaks. With them a capital alone need not decide what is a party.

extension DriftWords {
    static let englishNameRoles: [(DriftWord.Roles, String)] = [
        (
            .title,
            """
            president presidents premier premiers minister ministers chancellor chancellors spokesperson spokesman
            spokeswoman secretary secretaries councilor councillor counselor chair chairman chairwoman chairperson
            ambassador ambassadors envoy director directors professor dr mr mrs ms miss governor governors senator
            senators representative king queen prince princess emperor sultan sheikh excellency excellencies majesty
            highness sir lord judge justice pope congressman congresswoman vice deputy comrade commissioner
            commissioners speaker mayor mayors member members delegate delegates leader leaders general-secretary
            undersecretary
            """
        ),
        (
            .body,
            """
            ministry ministries council councils party parties university institute agency organization organisation
            union unions nations bank banks department office commission court parliament senate congress house assembly
            association embassy board authority federation reserve fund committee league army forces bureau academy
            group forum bloc alliance coalition secretariat mission
            """
        ),
        (.state, "republic kingdom state states federation union democratic federal islamic people's emirates"),
        (
            .instrument,
            """
            statement statements declaration convention conventions charter treaty agreement agreements accord pact protocol
            conference summit session decade year years goal goals plan plans programme program programs initiative
            strategy act bill law resolution resolutions article articles chapter report note memorandum communique
            communiqué facility partnership framework agenda consensus compact covenant process roadmap road map war
            anniversary day week meeting expo olympics games era document documents paper award prize
            """
        ),
        (
            .common,
            """
            north south east west northern southern eastern western central new joint great united international national
            foreign general federal supreme high special common global world open big major prime economic social
            political military strategic financial monetary market security peace human rights development trade
            affairs defence defense interior health children women labour labor policy action actions power powers
            side sides country countries people peoples nation government governments organization organisation
            administration group groups committee board council assembly party parties working ad hoc independent
            permanent executive acting advisory former comprehensive coordination cooperation millennium power vote
            voting city saint st internet covid treasury
            """
        ),
        (.particle, "of the de da del della di du van von der den bin ibn al el la le dos das"),
        (.titleLink, "of the on for and to a"),
        (.abbreviation, "mr mrs ms dr st sen gen gov rep lt jr prof hon"),
        (
            .reporting,
            """
            said says say saying told tells added adds adding replied replies explained explains remarked commented noted
            notes noting stressed stresses stressing emphasized emphasised emphasizes emphasizing underlined underscored
            answered quoted
            """
        ),
        (.told, "told tells"),
        (
            .reportingThat,
            """
            announced announces stated states declared reaffirmed reiterated argued claimed warned pointed recalled
            highlighted affirmed maintained insisted asserted observed acknowledged indicated reported believes believed
            confirmed concluded
            """
        ),
        (.that, "that"),
        (.audience, "reporters journalists media press newspaper newspapers audience correspondents radio television"),
        (
            .speaker,
            """
            spokesperson spokesman spokeswoman official officials expert analyst minister president ambassador diplomat
            ministry embassy professor researcher scholar director adviser advisor economist secretary premier
            chancellor governor chairman chairwoman chair senior former according
            """
        ),
        (.relative, "who which whose a an director president minister head professor member"),
    ]
}
