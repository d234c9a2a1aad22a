import Testing

@testable import Rhetoric

@Suite struct AttributionTests {
    private func speakers(_ text: String) -> [String] { ReadText(text).speakers }

    @Test(arguments: [
        "Foreign Ministry spokesperson Lena Orlo said at a briefing that the plan is sound.",
        "The plan is sound, Lena Orlo said on Friday.", "The plan is sound, said Lena Orlo, who leads the talks.",
        "Lena Orlo, head of the department of European affairs, told reporters that the plan is sound.",
        "As Lena Orlo explained, the plan is sound and will be kept.",
        "According to Lena Orlo, the plan is sound and will be kept.",
        "For her part, Lena Orlo pointed out the plan is sound.",
        "The report quoted Lena Orlo as saying that the plan is sound.",
        "Lena Orlo praised the plan, and expressed that it is sound.",
        "Lena Orlo said that the plan is sound and that Ilo Sorel noted its merits.",
    ])
    func indirect(_ text: String) { #expect(speakers(text) == ["Lena Orlo/indirect"]) }

    @Test func theCueIsQuoted() {
        let read = ReadText("Under the plan, said spokesperson Lena Orlo, trade will grow.")
        #expect(read.attributions[0]?.cue == "said spokesperson Lena Orlo")
    }

    @Test(arguments: [
        "The ministers met in Ostrava and signed the plan.", "It was noted that the plan is sound.",
        "Days after Orlo said so, the plan was signed.", "The so-called “Global Order” is not to their liking.",
        "Trade fell according to plan.", "The said document is sound.",
    ])
    func ownVoice(_ text: String) { #expect(speakers(text) == ["-/own"]) }

    @Test func aSurnameIsTheLastOneIntroduced() {
        let text = """
            Spokesperson Lena Orlo said the plan is sound.

            Trade will grow, Orlo said.

            Also on Friday, Minister Marek Orlo held talks in Ostrava.

            The talks were good, said Orlo.
            """
        #expect(
            speakers(text) == ["Lena Orlo/indirect", "Lena Orlo/indirect", "-/own", "Marek Orlo/indirect"])
    }

    @Test func rolesAndPronouns() {
        let text = """
            Foreign Minister Ilo Sorel told the press that the plan is sound. He said it would last.

            An Ostrava-based trade expert said that prices fell. Exports rose, the expert said.

            Both sides agreed that trade should grow. Analysts said that it would. The minister added that he was glad.
            """
        #expect(
            speakers(text) == [
                "Ilo Sorel/indirect", "Ilo Sorel/indirect", "Ostrava-based trade expert/indirect",
                "Ostrava-based trade expert/indirect", "both sides/indirect", "analysts/indirect", "Ilo Sorel/indirect",
            ])
    }

    @Test(arguments: [
        ("A spokesman for the Foreign Ministry said the plan is sound.", "spokesman for the Foreign Ministry"),
        ("But S&P said the plan is sound.", "S&P"), ("Orlo's said its sales rose.", "Orlo's"),
        ("Valdoria's Mr Sorel said the plan is sound.", "Sorel"),
        ("Lower and Upper Merania stressed that the plan is sound.", "Lower and Upper Merania"),
        ("The ministry said that the plan is sound.", "ministry"),
        ("Lena Orlo, the head of the Trade Union said the plan is sound.", "Lena Orlo"),
        ("Mr Sorel, head of the bank, said he was sure of it.", "Sorel"),
        ("\"It is sound,\" chairman and chief executive Lena Orlo said.", "Lena Orlo"),
    ])
    func namings(_ text: String, _ speaker: String) {
        #expect(ReadText(text).attributions.first??.speaker == speaker)
    }

    @Test func quotationsRunOn() {
        let text = """
            “We keep our word. We always have,” Lena Orlo said.

            “The two sides will stay in touch and keep their word.”

            Not everyone was pleased.
            """
        #expect(
            speakers(text) == ["Lena Orlo/direct", "Lena Orlo/direct", "Lena Orlo/direct", "-/own"])
    }

    @Test func aSpeakerCarriesUntilTheTellingReturns() {
        let text = """
            Minister Lena Orlo said that the plan is sound. Trade has grown.

            Valdoria will keep its word.

            The two sides spoke of trade as well.
            """
        #expect(
            speakers(text) == ["Lena Orlo/indirect", "Lena Orlo/implicit", "Lena Orlo/implicit", "-/own"])
    }

    @Test func aSpeakerDoesNotComeBackUncalled() {
        let text = """
            Minister Lena Orlo emphasized that the plan is sound. The two ministers signed it on Monday. This plan will \
            raise trade.

            The plan will also bring peace.
            """
        #expect(speakers(text) == ["Lena Orlo/indirect", "-/own", "-/own", "-/own"])
    }

    @Test func aSpeechThatCitesOthersStaysItsOwn() {
        let read = ReadText(
            "I thank my hosts. Lena Orlo once said that trade is peace. I share my friend's view.", speaker: "Ilo Sorel"
        )
        #expect(read.speakers == ["Ilo Sorel/own", "Lena Orlo/indirect", "Ilo Sorel/own"])
    }

    @Test func aCommitteesOwnStatement() {
        let text =
            "The Committee seeks stable prices. The Committee judges risks. The Committee will act. "
            + "The Committee reaffirmed its target."
        #expect(Set(speakers(text)) == ["-/own"])
    }

    @Test func transcripts() {
        let read = ReadText(
            "Q: Will the plan last?\n\nA: It will. We keep our word.\n\nThank you.", speaker: "Lena Orlo")
        #expect(read.speakers == ["Q/direct", "Lena Orlo/direct", "Lena Orlo/direct", "Lena Orlo/direct"])
        let named = ReadText("CHAIR ORLO. Good morning to you all.\n\nVICE CHAIR SOREL. Thank you, Chair.")
        #expect(named.speakers.contains("CHAIR ORLO/direct"))
        #expect(named.speakers.contains("VICE CHAIR SOREL/direct"))
    }

    @Test(arguments: [
        "MINISTER BROOK: We will act.\n\nJOURNALIST: When?\n\nMINISTER BROOK: Soon, I promise.",
        "SMITH: We meet in spring.\n\nJONES: In autumn, I hope.\n\nBROWN: As you like.",
        "Q:Will rates rise?\n\nA:We do not know.",
        "Smith:\u{3000}We meet.\n\nOrlo:\u{3000}When?\n\nSmith:\u{3000}Soon.",
    ])
    func turnsAreTold(text: String) {
        #expect(ReadText(text).speakers.allSatisfy { $0.hasSuffix("/direct") }, "\(ReadText(text).speakers)")
    }

    /// Neither headings nor texts in capitals, nor what a scan makes of "nations", are turns of speakers.
    @Test(arguments: [
        "THE FERRY.\n\nIt runs at all times and in all weathers.\n\nTHE GRAIN.\n\nIt is sold to all.",
        "THE FERRY RUNS. IT IS ON TIME.\n\nTHE GRAIN IS SOLD. IT IS DRY.\n\nTHE FERRY RUNS. IT IS NEW.",
        "The na:ons meet in spring.\n\nThe na:ons meet in autumn.\n\nOther na:ons stay away.",
    ])
    func headingsAreNoSpeakers(text: String) {
        #expect(ReadText(text).speakers.allSatisfy { !$0.hasSuffix("/direct") }, "\(ReadText(text).speakers)")
    }

    @Test func clutterHasNoSpeakerAndHeadlinesAreTheOutlets() {
        let read = ReadText("Skip to content\n\nOrlo said to be pleased\n\nLena Orlo said that the plan is sound.")
        #expect(read.attributions[0] == nil)
        #expect(read.speakers.dropFirst() == ["-/own", "Lena Orlo/indirect"])
    }
}
