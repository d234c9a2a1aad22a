// The clutter of saved pages: banners, buttons, menus, breadcrumbs, share links, notices.

extension Clutter {
    func boilerplate(_ index: Int) -> ClutterMark? {
        let shape = shapes[index]
        let words = text.words(of: index)
        if shape.isAlone, shape.wordCount <= 6 {
            if ClutterPhrases.navigation.contains(words) { return .boilerplate("navigation") }
            if ClutterPhrases.buttons.contains(words) { return .boilerplate("button") }
            if ClutterPhrases.sharing.contains(words) { return .boilerplate("share link") }
            if isBracketedLink(index) { return .boilerplate("share link") }
        }
        if shape.isAlone, !shape.isTerminated, shape.wordCount <= 16 {
            if ClutterPhrases.openings.starts(words) { return .boilerplate("link to other pages") }
            if isBreadcrumb(index) { return .boilerplate("breadcrumb") }
            if isPolicyTitle(index) { return .boilerplate("cookie banner") }
            if isAddress(index) { return .boilerplate("link") }
        }
        if isAtEdge(index) {
            if shape.wordCount <= 40, ClutterPhrases.notices.starts(words) { return .boilerplate("notice of the site") }
            if isCopyright(index) { return .boilerplate("copyright") }
            if isCookieNotice(index) { return .boilerplate("cookie banner") }
        }
        return nil
    }

    /// Sentences between two parts of a cookie banner, or beside one in its paragraph, that speak to the visitor.
    func markRestOfBanners(_ marks: inout [ClutterMark]) {
        for index in marks.indices where marks[index].kind == .statement {
            if isSecondButton(index, marks) {
                marks[index] = .boilerplate("button")
                continue
            }
            let neighbours = [index - 1, index + 1].filter {
                marks.indices.contains($0) && Self.consentReasons.contains(marks[$0].reason ?? "")
            }
            let isBeside = neighbours.contains { shapes[$0].paragraph == shapes[index].paragraph }
            guard isBeside || neighbours.count == 2 else { continue }
            let words = text.words(of: index)
            if words.contains(where: { Self.visitor.contains($0) || Self.siteWords.contains($0) }) {
                marks[index] = .boilerplate("cookie banner")
            }
        }
    }

    private static let consentReasons = ["cookie banner", "notice of the site", "button"]

    /// "Only what is needed": a few words of their own between a button and more clutter.
    private func isSecondButton(_ index: Int, _ marks: [ClutterMark]) -> Bool {
        index > 0 && index + 1 < marks.count && marks[index - 1].reason == "button"
            && marks[index + 1].kind == .boilerplate && shapes[index].isAlone && !shapes[index].isTerminated
            && shapes[index].wordCount <= 5
    }

    /// "<Suggest To A Friend>", "[Print]".
    private func isBracketedLink(_ index: Int) -> Bool {
        let words = text.words(of: index)
        guard let first = words.first, let last = words.last else { return false }
        return first.isMark(0x3C) && last.isMark(0x3E)
            || first.isMark(0x5B) && last.isMark(0x5D) && ClutterPhrases.sharing.contains(words)
    }

    /// "Home > News > World", "Home | News", "News » World » Europe".
    private func isBreadcrumb(_ index: Int) -> Bool {
        let words = text.words(of: index)
        let separators = words.count { $0.isMark(0x3E) || $0.isMark(0x7C) || $0.isMark(WrittenWord.Mark.closeQuote) }
        guard separators > 0, let first = words.first, let last = words.last, last.kind != .mark else { return false }
        let opens = words.contains { $0.isMark(0x22) || $0.isMark(WrittenWord.Mark.openQuote) }
        return !opens && (Self.home.contains(first) || separators >= 2 && words.first?.kind != .mark)
    }

    private func isPolicyTitle(_ index: Int) -> Bool {
        let words = text.words(of: index)
        guard shapes[index].wordCount <= 8, isAtEdge(index) else { return false }
        return words.contains { Self.cookie.contains($0) || Self.privacy.contains($0) }
            && words.contains { Self.policy.contains($0) }
    }

    /// A line that is only an address of a page or a mailbox.
    private func isAddress(_ index: Int) -> Bool {
        let bytes = text.utf8[text.stretches[index]]
        guard !bytes.contains(0x20) else { return false }
        return bytes.starts(with: "http://".utf8) || bytes.starts(with: "https://".utf8)
            || bytes.starts(with: "www.".utf8) || bytes.contains(0x40) && bytes.contains(0x2E) && bytes.first != 0x40
    }

    private func isCopyright(_ index: Int) -> Bool {
        let words = text.words(of: index)
        let range = text.stretches[index]
        guard shapes[index].wordCount <= 30 else { return false }
        let hasSign = text.utf8[range].starts(with: [0xC2, 0xA9])
        let second = words.dropFirst().first
        let hasWord = words.first.map { Self.copyright.contains($0) } ?? false
        let hasYear = words.prefix(8).contains(where: text.isYear)
        return hasSign || hasWord && (hasYear || second?.kind == .mark)
    }

    /// A banner about cookies speaks to the visitor in the words of a browser; an article about cookies does not.
    private func isCookieNotice(_ index: Int) -> Bool {
        let words = text.words(of: index)
        guard words.contains(where: { Self.cookie.contains($0) }) else { return false }
        let speaksToVisitor = words.contains { Self.visitor.contains($0) }
        let terms = words.count { Self.siteWords.contains($0) }
        return speaksToVisitor && terms >= 1 || terms >= 3
    }

    private static let home = WordKeys("home homepage startseite accueil inicio")
    private static let cookie = WordKeys("cookie cookies")
    private static let privacy = WordKeys("privacy")
    private static let policy = WordKeys("policy statement notice settings preferences")
    private static let copyright = WordKeys("copyright")
    private static let visitor = WordKeys("you your we our")
    private static let siteWords = WordKeys(
        "browser browsing browse settings policy consent privacy website site websites preferences accept agree terms "
            + "personalise personalize analytics advertising")
}
