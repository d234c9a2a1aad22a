import Testing

@testable import Rhetoric

@Suite struct LexiconTests {
    private func forms(_ text: String, _ language: Language = .english) -> [String] {
        var lexicon = Lexicon()
        let utf8 = Array(text.utf8)
        return lexicon.tokenize(utf8, in: 0..<utf8.count, language: language).map { lexicon.forms[Int($0.form)].text }
    }

    @Test func hyphensSplitAndApostrophesJoin() {
        #expect(forms("non-alliance—No alliance") == ["non", "alliance", "no", "alliance"])
        #expect(forms("the country’s, the COUNTRY'S 'plan'") == ["the", "country's", "the", "country's", "plan"])
    }

    @Test func numbers() {
        #expect(forms("$240,000, 2.7% in 2031. 3/4") == ["240,000", "2.7", "in", "2031", "3", "4"])
        #expect(forms("７月") == ["7", "月"])
    }

    @Test func lettersWithFullStops() {
        #expect(forms("the U.N. and the UN") == ["the", "un", "and", "the", "un"])
        #expect(forms("U.S. troops, US troops, about us") == ["u.s", "troops", "u.s", "troops", "about", "us"])
        #expect(forms("WHO said who") == ["w.h.o", "said", "who"])
        #expect(forms("JOIN US NOW") == ["join", "us", "now"])
    }

    @Test func whatShowsNothingIsDropped() {
        #expect(forms("co\u{AD}operation Valdo\u{200D}ria\u{AD} x") == ["cooperation", "valdoria", "x"])
        #expect(forms("the\u{A0}two\u{2002}sides") == ["the", "two", "sides"])
    }

    @Test func spellingsOfOneFormMeet() {
        #expect(
            forms("café CAFÉ cafe\u{301} Straße STRASSE ﬁnal Ｆinal") == [
                "café", "café", "café", "strasse", "strasse", "final", "final",
            ])
        #expect(forms("Россия РОССИЯ", .russian) == ["россия", "россия"])
    }

    @Test func wordsWithoutSpaces() {
        #expect(forms("中国愿与G20合作", .chinese) == ["中国", "愿", "与", "g20", "合作"])
    }

    @Test func elisionsInFrench() {
        #expect(forms("l’accord qu'aujourd'hui", Language(code: "fr")) == ["l", "accord", "qu", "aujourd'hui"])
    }

    @Test func stemsStopWordsAndNumbers() {
        var lexicon = Lexicon()
        let utf8 = Array("The negotiations negotiated 20th не".utf8)
        let found = lexicon.tokenize(utf8, in: 0..<utf8.count, language: .english).map { lexicon.forms[Int($0.form)] }
        #expect(found.map(\.isStopWord) == [true, false, false, false, false])
        #expect(found.map(\.isNumber) == [false, false, false, true, false])
        #expect(found.map { lexicon.stems[Int($0.stem)] } == ["the", "negoti", "negoti", "20th", "не"])
        #expect(found[1].stem == found[2].stem)
    }

    @Test func irregularFormsMeetTheirWord() {
        var lexicon = Lexicon()
        func stems(_ text: String, _ language: Language = .english) -> [String] {
            let utf8 = Array(text.utf8)
            return lexicon.tokenize(utf8, in: 0..<utf8.count, language: language)
                .map { lexicon.stems[Int(lexicon.forms[Int($0.form)].stem)] }
        }
        #expect(
            stems("Men sold lives; forces withdrew, having met") == stems("man sells life force withdraw have meeting"))
        #expect(stems("founded on the left ground") == stems("found on the left grounds"))
        #expect(stems("found left") != stems("find leave"))
        #expect(stems("men", Language(code: "nl")) == ["men"])
    }

    @Test func noFormBelongsToTwoWords() {
        let words = IrregularForms.words(for: .english)
        #expect(words.count > 200)
        #expect(words.values.allSatisfy { words[$0] == nil })
        #expect(words.keys.allSatisfy { !$0.contains { !$0.isLetter } })
    }

    @Test func formsAreOfALanguageAndStemsOfNone() {
        var lexicon = Lexicon()
        let utf8 = Array("radio".utf8)
        let english = lexicon.tokenize(utf8, in: 0..<5, language: .english)[0].form
        let spanish = lexicon.tokenize(utf8, in: 0..<5, language: Language(code: "xx"))[0].form
        #expect(english != spanish)
        #expect(lexicon.forms[Int(english)].stem == lexicon.forms[Int(spanish)].stem)
        #expect(lexicon.find(form: "radio", language: .english) == english)
        #expect(lexicon.find(form: "radio", language: .russian) == nil)
    }

    @Test func aQueryAddsNothing() {
        var lexicon = Lexicon()
        let text = Array("mutual respect".utf8)
        let tokens = lexicon.tokenize(text, in: 0..<text.count, language: .english)
        #expect(lexicon.lookUp(Array("Respect, unknown".utf8), language: .english).map(\.form) == [tokens[1].form, -1])
        #expect(lexicon.lookUp(text, language: .russian).map(\.form) == [-1, -1])
        #expect(lexicon.forms.count == 2)
    }

    @Test func manyForms() {
        var lexicon = Lexicon()
        let utf8 = Array((0..<5_000).map { "w\($0)" }.joined(separator: " ").utf8)
        let first = lexicon.tokenize(utf8, in: 0..<utf8.count, language: .english).map(\.form)
        #expect(first == Array(0..<5_000))
        #expect(lexicon.tokenize(utf8, in: 0..<utf8.count, language: .english).map(\.form) == first)
    }
}
