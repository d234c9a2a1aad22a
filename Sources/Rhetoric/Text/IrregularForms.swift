// Inflected forms that no rule of suffixes leads back to their word: "men", "sold", "withdrew". A stemmer keeps them apart
// from "man", "sell" and "withdraw"; joined, more reworded statements meet (docs/method.md has the measurement).
//
// Written for this project. A form that is at least as common as a word of its own is not here: "left" (and right), "found"
// (a state), "ground", "bound", "lay", "bases", "leaves", "born".

enum IrregularForms {
    /// The word that each form belongs to. Empty for a language without a table.
    static func words(for language: Language) -> [String: String] {
        language == .english ? english : [:]
    }

    private static let english: [String: String] = {
        var words: [String: String] = [:]
        for line in table.split(whereSeparator: \.isNewline) {
            for entry in line.split(separator: ",") {
                let forms = entry.split(separator: " ").map(String.init)
                for form in forms.dropFirst() { words[form] = forms[0] }
            }
        }
        return words
    }()

    /// A word, then its irregular forms; entries are divided by commas.
    private static let table = """
        arise arose arisen, awake awoke awoken, bear bore borne, beat beaten, become became, begin began begun, bend bent
        bid bade bidden, bite bit bitten, bleed bled, blow blew blown, break broke broken, breed bred
        bring brought, build built, burn burnt, buy bought, catch caught, choose chose chosen, cling clung, come came
        creep crept, deal dealt, dig dug, do did done does, draw drew drawn, dream dreamt, drink drank drunk
        drive drove driven, dwell dwelt, eat ate eaten, fall fell fallen, feed fed, feel felt, fight fought, flee fled
        fling flung, fly flew flown, forbid forbade forbidden, foresee foresaw foreseen, forget forgot forgotten
        forgive forgave forgiven, freeze froze frozen, get got gotten, give gave given, go went gone goes, grow grew grown
        hang hung, have had has, hear heard, hide hid hidden, hold held, keep kept, kneel knelt, know knew known, lay laid
        lead led, lean leant, leap leapt, learn learnt, lend lent, light lit, lose lost, make made, mean meant, meet met
        mislead misled, mistake mistook mistaken, outgrow outgrew outgrown, overcome overcame, oversee oversaw overseen
        overtake overtook overtaken, overthrow overthrew overthrown, pay paid, prove proven, rebuild rebuilt, repay repaid
        rewrite rewrote rewritten, ride rode ridden, ring rang rung, rise rose risen, run ran, say said says, see saw seen
        seek sought, sell sold, send sent, shake shook shaken, shine shone, shoot shot, show shown, shrink shrank shrunk
        sing sang sung, sink sank sunk, sit sat, slay slew slain, sleep slept, slide slid, speak spoke spoken, speed sped
        spend spent, spin spun, spring sprang sprung, stand stood, steal stole stolen, stick stuck, sting stung
        strike struck stricken, strive strove striven, swear swore sworn, sweep swept, swell swollen, swim swam swum
        swing swung, take took taken, teach taught, tear tore torn, tell told, think thought, throw threw thrown
        tread trod trodden, undergo underwent undergone, understand understood, undertake undertook undertaken
        uphold upheld, wake woke woken, wear wore worn, weave wove woven, weep wept, win won, withdraw withdrew withdrawn
        withhold withheld, withstand withstood, write wrote written, die dying, lie lying, tie tying
        man men, woman women, child children, foot feet, tooth teeth, goose geese, mouse mice, ox oxen, life lives
        wife wives, knife knives, half halves, shelf shelves, thief thieves, calf calves, crisis crises
        analysis analyses, thesis theses, hypothesis hypotheses, phenomenon phenomena, criterion criteria
        memorandum memoranda, referendum referenda, gentleman gentlemen, spokesman spokesmen, spokeswoman spokeswomen
        chairman chairmen, chairwoman chairwomen, fisherman fishermen, congressman congressmen, policeman policemen
        fireman firemen, craftsman craftsmen, countryman countrymen, businessman businessmen, statesman statesmen
        grandchild grandchildren
        """
}
