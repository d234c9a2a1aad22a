import Testing

@testable import Rhetoric

@Suite struct ClutterTests {
    private let prose = "The two ministers met in Ostrava and agreed on a programme of work."

    private func kind(_ line: String) -> StatementKind? {
        ReadText("Valdoria and Merania sign a treaty\n\n\(prose)\n\n\(line)\n\n\(prose)").kinds.dropFirst(2).first
    }

    @Test(arguments: [
        "Skip to content", "I agree", "Home > News", "News > World > Merania", "<Suggest To A Friend>", "Search Trends",
        "Related articles", "Read more: Merania answers", "© 2024 Agency of Valdoria", "All rights reserved.",
        "Copyright 2024 Agency", "For media inquiries, please call 555-0100.", "https://www.valdoria.example/news",
        "Our Privacy Statement & Cookie Policy", "We use cookies to give you the best experience on our site.",
        "By staying on these pages you agree to our use of cookies.",
    ])
    func boilerplate(_ line: String) { #expect(kind(line) == .boilerplate) }

    @Test(arguments: [
        "By Lena Orlo", "By Lena Orlo and Ilo Sorel, Agency", "Source: Agency of Valdoria", "(Editor: L. Orlo)",
        "Page 3 of 9", "- 3 -", "For immediate release", "2024-05-08 10:00", "Last update: September 21, 2004",
    ])
    func metadata(_ line: String) { #expect(kind(line) == .metadata) }

    @Test(arguments: [
        "President Ilo Sorel (R) meets Lena Orlo (L) in Ostrava.", "The port of Ostrava at night. /Agency",
        "The port of Ostrava at night. (Photo by Lena Orlo)", "File photo shows the port of Ostrava.",
        "Workers in the port of Ostrava [Photo/Agency]",
    ])
    func captions(_ line: String) { #expect(kind(line) == .caption) }

    @Test(arguments: [
        "The regulator said that cookies may be set by a browser only with consent.",
        "Voting for the action were: Lena Orlo, Chair; and Ilo Sorel.", "By 2030 the plan will be complete.",
        "Senator Orlo (R) said that the plan was late.", "You can read more in the report of the committee.",
        "The resolution (S/2024/12) was adopted.", "No end was in sight.", "We will share this with you.",
        "The statement was published on 8 May 2024.", "To agree is our duty.",
    ])
    func proseStays(_ line: String) { #expect(kind(line) == .statement) }

    @Test(arguments: ["II. Stay committed to peace", "Five principles: what they mean", "The road ahead"])
    func headings(_ line: String) { #expect(kind(line) == .heading) }

    @Test func aBannerWithItsButtons() {
        let banner = "We use cookies to keep this site running. You can change your choice in the settings."
        let read = ReadText(
            "\(banner)\n\nAccept all\n\nOnly what is needed\n\nSkip to content\n\nA new bridge\n\n\(prose)")
        #expect(
            read.kinds == [.boilerplate, .boilerplate, .boilerplate, .boilerplate, .boilerplate, .headline, .statement])
    }

    @Test func copiesOfACaptionAndTheAuthorsMark() {
        let caption = "President Ilo Sorel (R) meets guests in Ostrava, May 16, 2024."
        let read = ReadText("Sorel meets guests\n\n\(caption) /Agency\n\n\(caption)\n\n\(prose) GT")
        #expect(read.kinds == [.headline, .caption, .caption, .statement, .metadata])
        #expect(read.marks[4].reason == "author's mark")
    }

    @Test func oneLineIsAStatement() {
        #expect(ReadText("Inflation is under control").kinds == [.statement])
        #expect(ReadText("").kinds.isEmpty)
    }

    @Test func footOfAPage() {
        let read = ReadText("\(prose)\n\n2004 Monetary policy\n\nHome | News and events\n\nAccessibility")
        #expect(read.kinds == [.statement, .boilerplate, .boilerplate, .boilerplate])
    }
}
