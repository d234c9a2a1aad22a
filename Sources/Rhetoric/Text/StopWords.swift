// Function words by language. They weigh nothing in a vector; the alignment still sees them, negations included.
// Written for this project and kept small: a word that can carry a claim ("against", "new", "first") is not here.

package enum StopWords {
    /// Normalised forms, as `Lexicon` makes them. Empty for a language without a list.
    static func list(for language: Language) -> Set<String> {
        Set((lists[language.code] ?? "").split(separator: " ").map(String.init))
    }

    /// Whether a stretch of text has function words alone.
    package static func areAll(_ text: String, in language: Language) -> Bool {
        let list = list(for: language)
        return text.lowercased().split { !$0.isLetter && $0 != "'" }.allSatisfy { list.contains(String($0)) }
    }

    private static let lists: [String: String] = [
        "en": """
        a about above after again all also although am among an and any are aren't as at be because been before \
        being below between both but by can can't cannot could couldn't did didn't do does doesn't doing don't \
        down during each either else even ever every few for from further had hadn't has hasn't have haven't \
        having he he's her here hers herself him himself his how however i i'd i'll i'm i've if in into is isn't \
        it it's its itself just let let's may me might more most much must my myself neither no nor not of off on \
        once only onto or other our ours ourselves out over own per quite rather same shall she should shouldn't \
        since so some such than that that's the their theirs them themselves then there there's these they \
        they're they've this those though through thus to too under until up upon us very was wasn't we we'll \
        we're we've were weren't what when where whereas whether which while who whom whose why will with within \
        without won't would wouldn't yet you you're your yours yourself yourselves
        """,
        "fr": """
        a afin ai ainsi alors après as au aucun aucune aussi autre autres aux avaient avait avant avec avons ayant \
        c c'est ce ceci cela celle celles celui ces cet cette ceux chaque ci comme d dans de depuis des donc dont \
        du d'un d'une elle elles en encore entre est et étaient était étant été être eu eux fait font il ils j je \
        jusqu l la là le les leur leurs lors lui m ma mais me même mes mon n ne ni nos notre nous on ont ou où par \
        parce pas pendant peu peut plus pour pourquoi puis qu quand que quel quelle quelles quels qui qu'il qu'elle \
        s sa sans se selon sera ses si sinon soit son sont sous sur t ta te tes ton tous tout toute toutes très tu \
        un une vers vos votre vous y
        """,
        "de": """
        aber alle allem allen aller alles als also am an ander andere anderen auch auf aus bei beim bin bis bist da \
        dabei dadurch daher damit dann das dass dazu dein dem den denn der deren des dessen die dies diese diesem \
        diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es etwas euch für gegenüber hat \
        hatte hatten habe haben hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in indem ins ist ja \
        jede jedem jeden jeder jedes jedoch kann kein keine keinem keinen keiner können könnte man mehr mein mich \
        mir mit muss nach nicht noch nun nur ob oder ohne sehr sein seine seinem seinen seiner seit sich sie sind so \
        sondern soll sollen sowie sowohl über um und uns unser unsere unseren unserer unter viel vom von vor war \
        waren was weil welche welchen welcher wenn wer werde werden wie wieder wir wird wo worden wurde wurden zu \
        zum zur zwar zwischen
        """,
        "es": """
        a al algo algunas algunos ante antes aquel aquella aquí así aun aunque cada como con contra cual cuales \
        cuando cuyo de del desde donde dos durante e el él ella ellas ellos en entre era eran es esa esas ese eso \
        esos esta está están estas este esto estos fue fueron ha había habían han hasta hay la las le les lo los más \
        me mediante mi mientras mis muy nada ni no nos nosotros nuestra nuestras nuestro nuestros o os otra otras \
        otro otros para pero por porque pues que qué quien quienes se sea sean según ser si sí sido sin sino sobre \
        son su sus también tan tanto te tiene tienen todo todos tras tu un una unas uno unos y ya yo
        """,
        "it": """
        a ad ai al alla alle allo anche che chi ci come con contro cui da dai dal dalla dalle degli dei del della \
        delle di dove e è ed era fra gli ha hanno i il in io la le lei lo loro lui ma mentre ne nei nel nella nelle \
        noi non nostra nostro o ogni per perché più quale quali quando quella quelle quelli quello questa queste \
        questi questo se sia si sono su sua sue sui sul sulla suo suoi tra tutti tutto un una uno
        """,
        "pt": """
        a ao aos às as até com como da das de dela dele deles do dos e é ela elas ele eles em entre era essa essas \
        esse esses esta está estas este estes eu foi foram há isso isto já lhe mais mas me mesmo muito na nas não \
        nem no nos nós nossa nossas nosso nossos num numa o os ou para pela pelas pelo pelos por porque quando que \
        quem se sem ser seu seus sua suas também tem têm todos tudo um uma umas uns você
        """,
        "nl": """
        aan al als bij dan dat de der deze die dit doch door dus een en er ge geen had hebben heeft hem het hier hij \
        hoe hun ik in is je kan maar me meer men met mijn moet na naar niet nog nu of om omdat onder ons ook op over \
        te ten ter toch tot u uit van veel voor waar was wat we werd wie wij wil worden wordt zal ze zich zij zijn \
        zo zou
        """,
        "ru": """
        а без более больше будет бы был была были было быть в вам вас весь во вот все всего всей всех всем вы где да \
        даже для до его ее её если есть еще ещё же за здесь и из или им их к как какой ко когда которая которого \
        которой которые который которых кто ли либо лишь между меня мне могут может мы на над нам нами нас не него \
        нее неё ней нет ни них но о об однако он она они оно от перед по под после потому при про раз с сам свое \
        своё своего своей свои своих себя со так также такие такой там те тем то того той только том тот тоже у уже \
        хотя чего чей чем что чтобы эта эти этим этих это этого этой этом этот я
        """,
        "zh": """
        的 了 和 是 在 就 都 而 及 与 與 着 或 一个 没有 沒有 我们 我們 你们 他们 她们 你 我 他 她 它 这 那 这个 那个 这些 \
        那些 也 很 并 並 等 之 为 為 以 于 於 对 對 从 從 把 被 让 由 向 将 將 其 所 此 该 各 不 还 又 但 但是 因为 所以 \
        如果 以及 并且 而且 或者 关于 有 上 中 下 里 吧 吗 呢 啊 地 得 个 些 到 会 要 说 请问 就是 已经 已 则 若 即
        """,
    ]
}
