// Names of months and weekdays in the languages that official texts come in most: the six of the United Nations that
// use an alphabet with names of months (English, French, Spanish, Russian) and German, Italian, Portuguese.

enum DateNames {
    /// 1 to 12, by `WordKeys.key` of the lower-case name or its usual short form.
    static let months: [UInt64: Int] = table([
        "january jan janvier enero januar jänner января январь gennaio janeiro",
        "february feb février fevrier febrero februar февраля февраль febbraio fevereiro",
        "march mar mars marzo märz maerz марта март março marco",
        "april apr avril abril апреля апрель aprile",
        "may mai mayo мая май maggio maio",
        "june jun juin junio juni июня июнь giugno junho",
        "july jul juillet julio juli июля июль luglio julho",
        "august aug août aout agosto августа август",
        "september sep sept septembre septiembre сентября сентябрь settembre setembro",
        "october oct octobre octubre oktober октября октябрь ottobre outubro",
        "november nov novembre noviembre ноября ноябрь novembro",
        "december dec décembre decembre diciembre dezember декабря декабрь dicembre dezembro",
    ])

    /// 0 (Monday) to 6.
    static let weekdays: [UInt64: Int] = table([
        "monday mon lundi lunes montag понедельник", "tuesday tue tues mardi martes dienstag вторник",
        "wednesday wed mercredi miércoles mittwoch среда", "thursday thu thur thurs jeudi jueves donnerstag четверг",
        "friday fri vendredi viernes freitag пятница", "saturday sat samedi sábado samstag суббота",
        "sunday sun dimanche domingo sonntag воскресенье",
    ]).mapValues { $0 - 1 }

    /// Full English names only: "sun" and "mon" are words.
    static let fullWeekdays = WordKeys("monday tuesday wednesday thursday friday saturday sunday")

    private static func table(_ rows: [String]) -> [UInt64: Int] {
        var names: [UInt64: Int] = [:]
        for (index, row) in rows.enumerated() {
            for name in row.split(separator: " ") {
                names[WordKeys.key(name.utf8)] = index + 1
                if let capital = capitalised(String(name)) { names[WordKeys.key(capital.utf8)] = index + 1 }
            }
        }
        return names
    }

    /// Keys fold ASCII capitals only; names that start with another letter are entered twice.
    private static func capitalised(_ name: String) -> String? {
        guard let first = name.unicodeScalars.first, !first.isASCII else { return nil }
        return String(first).uppercased() + String(name.dropFirst())
    }
}
