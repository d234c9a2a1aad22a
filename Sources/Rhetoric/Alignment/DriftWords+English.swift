// The English lists. Hedges and boosters follow the notion of Hyland (2005); the words were chosen for official prose. Of
// antonyms only what raises or lowers, tightens or eases, supports or opposes, accepts or rejects, allows or forbids,
// welcomes or condemns, strengthens or weakens, speeds up or slows down: any longer list is a matter of taste.

extension DriftWords {
    static let english = DriftWords(
        tellsNames: true, roles: englishRoles + englishNameRoles, numbers: englishNumbers, hedges: englishHedges,
        opposites: englishOpposites, contraction: "n't")

    private static let englishRoles: [(DriftWord.Roles, String)] = [
        (
            .negator,
            """
            not no non never without neither nor cannot none nobody nothing nowhere hardly scarcely
            deny denies denied denying lack lacks lacked lacking absence
            """
        ),
        (.without, "without"), (.nominal, "no without neither nor lack lacks lacked lacking absence"), (.prefix, "non"),
        (.negatingVerb, "fail fails failed failing refuse refuses refused refusing decline declines declined"),
        (
            .cancelling,
            """
            only later less fewer least doubt just merely simply solely matter but
            """
        ),
        (.to, "to"), (.both, "both"),
        (.approximator, "about around some"),
        (.politeness, "like wish i"),
        (.pronoun, "it they he she this these those we i its their his her our"),
        (
            .month,
            """
            january february march april may june july august september october november december
            """
        ),
        (.weekday, "monday tuesday wednesday thursday friday saturday sunday"),
        (.definite, "the our these those their its both all between"),
        (.notCounted, "party parties country countries state states world"),
        (.percent, "percent"),
        (.unit, "percentage point points basis per cent"),
        (.joining, "and or to"),
        (.directional, "to against over towards toward from"),
        (.by, "by"),
        (.adverb, "also then further later earlier has had have again today yesterday repeatedly once on"),
    ]

    /// Months with their numbers stand with the numbers: "May 3" and "September 3" are two dates.
    private static let englishNumbers: [(NumberWord.Kind, String)] = [
        (.one, "one=1"),
        (
            .small,
            """
            zero=0 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13
            fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50
            sixty=60 seventy=70 eighty=80 ninety=90 twice=2 double=2 triple=3
            """
        ),
        (
            .magnitude,
            """
            hundred=100 hundreds=100 thousand=1000 thousands=1000 million=1000000 millions=1000000 billion=1000000000
            billions=1000000000 trillion=1000000000000 trillions=1000000000000 dozen=12 dozens=12
            """
        ),
        (.lowOrdinal, "first=1 second=2"),
        (
            .ordinal,
            """
            third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10 eleventh=11 twelfth=12 thirteenth=13
            fourteenth=14 fifteenth=15 sixteenth=16 seventeenth=17 eighteenth=18 nineteenth=19 twentieth=20 thirtieth=30
            fortieth=40 fiftieth=50 sixtieth=60 seventieth=70 eightieth=80 ninetieth=90 hundredth=100
            """
        ),
        (.half, "half=2"), (.quarter, "quarter=4 quarters=4"), (.third, "thirds=3"),
    ]

    private static let englishHedges: [(Hedge, String)] = [
        (Hedge(kind: .future, strength: 3), "will shall"),
        (Hedge(kind: .duty, strength: 3), "must"),
        (Hedge(kind: .duty, strength: 2), "should ought"),
        (
            Hedge(kind: .possibility, strength: 3),
            """
            certainly clearly definitely undoubtedly surely inevitably
            """
        ),
        (
            Hedge(kind: .possibility, strength: 2),
            """
            would likely probable probably presumably expect expects expected expecting anticipate anticipates
            anticipated intend intends intended
            """
        ),
        (
            Hedge(kind: .possibility, strength: 1),
            """
            may might can cannot could possibly perhaps potentially unlikely apparently reportedly allegedly
            appear appears appeared seem seems seemed believe believes believed
            """
        ),
        (
            Hedge(kind: .degree, strength: 1),
            """
            somewhat slightly modestly moderately partly partially largely broadly generally mostly mainly nearly
            almost approximately roughly gradually eventually sometimes usually fairly relatively
            """
        ),
        (
            Hedge(kind: .degree, strength: 3),
            """
            strongly firmly resolutely seriously sharply substantially significantly considerably markedly extremely
            fully entirely completely totally absolutely always categorically unconditionally
            """
        ),
    ]

    private static let englishOpposites: [(String, String)] = [
        (
            "raise raises raised raising increase increases increased increasing rise rises rose rising risen",
            """
            lower lowers lowered lowering reduce reduces reduced reducing decrease decreases decreased decreasing decline
            declines declined declining fall falls fell falling fallen cut cuts cutting
            """
        ),
        (
            "tighten tightens tightened tightening",
            "ease eases eased easing loosen loosens loosened loosening relax relaxes relaxed relaxing"
        ),
        (
            "support supports supported supporting favour favours favoured favor favors favored endorse endorses endorsed",
            "oppose opposes opposed opposing"
        ),
        (
            "accept accepts accepted accepting approve approves approved approving",
            "reject rejects rejected rejecting"
        ),
        (
            "allow allows allowed allowing permit permits permitted permitting",
            "forbid forbids forbade forbidden prohibit prohibits prohibited prohibiting ban bans banned banning"
        ),
        (
            "welcome welcomes welcomed welcoming praise praises praised",
            "condemn condemns condemned condemning deplore deplores deplored deploring"
        ),
        (
            "strengthen strengthens strengthened strengthening",
            "weaken weakens weakened weakening"
        ),
        (
            "accelerate accelerates accelerated accelerating quicken quickened",
            "slow slows slowed slowing decelerate decelerated moderate moderated moderating"
        ),
    ]
}
