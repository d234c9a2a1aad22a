// The fixed phrases of saved pages: buttons, menus, share links, subscriptions. Lines are compared word by word
// without marks and capitals. The lists hold what sites say about themselves, never what a document could say.

/// A set of phrases, looked up by the keys of their words.
struct PhraseKeys: Sendable {
    private let keys: Set<UInt64>
    private let longest: Int

    /// One phrase a line, in lower case.
    init(_ lines: String) {
        let phrases = lines.split(separator: "\n").map { $0.split(separator: " ").map { WordKeys.key($0.utf8) } }
        keys = Set(phrases.map { $0.reduce(0, PhraseKeys.joined) })
        longest = phrases.map(\.count).max() ?? 0
    }

    /// Whether the words, marks apart, are one of the phrases.
    func contains(_ words: some Sequence<WrittenWord>) -> Bool {
        var hash: UInt64 = 0
        var count = 0
        for word in words where word.kind != .mark {
            hash = PhraseKeys.joined(hash, word.key)
            count += 1
            if count > longest { return false }
        }
        return keys.contains(hash)
    }

    /// Whether the words, marks apart, start with one of the phrases.
    func starts(_ words: some Sequence<WrittenWord>) -> Bool {
        var hash: UInt64 = 0
        var count = 0
        for word in words where word.kind != .mark {
            hash = PhraseKeys.joined(hash, word.key)
            count += 1
            if keys.contains(hash) { return true }
            if count == longest { return false }
        }
        return false
    }

    private static func joined(_ hash: UInt64, _ key: UInt64) -> UInt64 { (hash &* 0x9E37_79B9_7F4A_7C15) ^ key }
}

enum ClutterPhrases {
    /// A whole line.
    static let navigation = PhraseKeys(
        """
        skip to content
        skip to main content
        skip to navigation
        skip navigation
        jump to navigation
        back to top
        to top
        top
        home
        menu
        main menu
        search
        search trends
        trending
        trending now
        most read
        most popular
        most viewed
        editor 's picks
        editors picks
        latest news
        top news
        top stories
        breaking news
        more news
        more stories
        more from this section
        more on this topic
        you may also like
        you may like
        recommended
        recommended for you
        recommended reading
        related
        related articles
        related news
        related stories
        related content
        related links
        related topics
        related reading
        related coverage
        read also
        read more
        read next
        see more
        see also
        show more
        load more
        view more
        learn more
        more
        next
        previous
        previous article
        next article
        next page
        previous page
        close
        accessibility
        sitemap
        site map
        contact us
        about us
        advertisement
        advertise with us
        sponsored
        sponsored content
        log in
        login
        sign in
        sign up
        register
        subscribe
        subscribe now
        newsletter
        newsletters
        comments
        leave a comment
        leave a reply
        add a comment
        no comments
        post a comment
        listen to this article
        listen to article
        tags
        categories
        archives
        language
        english
        terms of use
        terms of service
        terms and conditions
        privacy
        privacy policy
        privacy statement
        privacy notice
        cookie policy
        cookie settings
        cookie preferences
        manage cookies
        disclaimer
        all rights reserved
        zum inhalt springen
        aller au contenu
        ir al contenido
        """)

    /// A whole line: buttons of a banner.
    static let buttons = PhraseKeys(
        """
        i agree
        agree
        i accept
        accept
        accept all
        accept all cookies
        accept cookies
        allow all
        allow all cookies
        reject
        reject all
        reject all cookies
        decline
        got it
        ok
        dismiss
        manage preferences
        manage settings
        save preferences
        cookies settings
        necessary cookies only
        """)

    /// A whole line: links that share or print the page.
    static let sharing = PhraseKeys(
        """
        share
        share this
        share this article
        share this page
        share this story
        share article
        share on facebook
        share on twitter
        share on x
        share on linkedin
        share on whatsapp
        share via email
        email
        e-mail
        email this
        print
        print this page
        print this article
        printer friendly version
        print version
        save
        bookmark
        copy link
        link copied
        tweet
        facebook
        twitter
        linkedin
        whatsapp
        telegram
        wechat
        weibo
        instagram
        youtube
        suggest to a friend
        suggest to friend
        tell a friend
        send to a friend
        recommend to a friend
        download pdf
        pdf version
        font size
        """)

    /// The start of a short line without a full stop.
    static let openings = PhraseKeys(
        """
        read more
        read also
        also read
        see also
        related articles
        related stories
        related news
        share this
        share on
        follow us
        click here
        sign up for
        subscribe to
        download the
        download our
        join our
        watch live
        more about
        """)

    /// The start of a line at the edge of a page, whole sentences too.
    static let notices = PhraseKeys(
        """
        for media inquiries
        for media enquiries
        for press inquiries
        for press enquiries
        media contact
        media contacts
        press contact
        all rights reserved
        subscribe to our
        sign up for our
        sign up to our
        follow us on
        join us on
        download our app
        click here to
        your browser does not support
        this site uses cookies
        this website uses cookies
        we use cookies
        please enable javascript
        enable javascript
        """)

    /// A whole line about the document itself.
    static let metadata = PhraseKeys(
        """
        for immediate release
        end
        ends
        the end
        press release
        media release
        check against delivery
        unofficial translation
        unclassified
        """)
}
