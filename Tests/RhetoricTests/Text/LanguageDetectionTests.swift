import Testing

@testable import Rhetoric

@Suite struct LanguageDetectionTests {
    @Test(arguments: [
        ("en", "The two sides will work together for a lasting peace in the region."),
        ("fr", "Les deux parties se sont engagées à poursuivre leurs efforts pour la paix dans la région."),
        ("de", "Die beiden Seiten werden sich weiterhin für den Frieden in der Region einsetzen."),
        ("es", "Las dos partes se han comprometido a continuar sus esfuerzos por la paz en la región."),
        ("ru", "Стороны подтвердили, что это соглашение будет выполнено."),
        ("uk", "Сторони підтвердили, що ця угода буде виконана."),
        ("zh", "双方愿在G20框架内加强合作。"),
        ("ja", "両国は協力を強化することで一致した。"),
        ("ko", "양측은 협력을 강화하기로 했다."),
        ("ar", "اتفق الجانبان على تعزيز التعاون."),
        ("el", "Οι δύο πλευρές συμφώνησαν."),
        ("en", "Valdoria"), ("en", "2031-05-17"), ("en", ""),
    ])
    func languages(_ code: String, _ text: String) {
        #expect(Language.detect(Array(text.utf8)).code == code)
    }
}
