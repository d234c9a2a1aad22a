// Chinese and Russian: negators and hedges that are words of their own in the segmentation. Names are left out: Chinese
// has no capitals, and Russian ones change their endings.

extension DriftWords {
    static let chinese = DriftWords(
        roles: [(.negator, "不 没 沒 没有 沒有 未 无 無 非 勿 不能 不会 不會 不再 不得 不是 不应 不應 绝不 絕不 决不 從不 从不 从未 從未 并非")],
        hedges: [
            (Hedge(kind: .future, strength: 3), "将 將 会 會 将会 將會"),
            (Hedge(kind: .duty, strength: 3), "必须 必須"),
            (Hedge(kind: .duty, strength: 2), "应 應 应当 應當 应该 應該"),
            (Hedge(kind: .possibility, strength: 1), "可能 或许 或許 也许 也許 可以 能 能够 能夠 希望"),
        ])

    static let russian = DriftWords(
        roles: [(.negator, "не нет ни без никогда нельзя никто ничего нигде")],
        hedges: [
            (Hedge(kind: .future, strength: 3), "будет будут будем буду"),
            (Hedge(kind: .duty, strength: 3), "должен должна должно должны обязан обязана обязаны"),
            (Hedge(kind: .duty, strength: 2), "следует"),
            (Hedge(kind: .possibility, strength: 2), "вероятно ожидает ожидают намерен намерена намерены"),
            (Hedge(kind: .possibility, strength: 1), "может могут можем мог могла могли возможно надеется надеемся"),
        ])
}
