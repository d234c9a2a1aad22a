// Work that takes a processor: so many pieces at once, each with a connection to the corpus file of its own; some wait, and
// the rest is told to come again. Threads of their own, since Swift's own are few and must not be held.

import Foundation
import Rhetoric
import Synchronization

final class Lanes: Sendable {
    private struct Line {
        var idle: [CorpusSession]
        var waiting: [@Sendable (CorpusSession) -> Void] = []
    }

    private let line: Mutex<Line>
    private let limits: ServerLimits
    private let queue = DispatchQueue(label: "rhetoric.lanes", attributes: .concurrent)

    init(_ sessions: [CorpusSession], _ limits: ServerLimits) {
        line = Mutex(Line(idle: sessions))
        self.limits = limits
    }

    /// What `body` makes of the file.
    ///
    /// - Throws: `HTTPFault` (503) where too many wait or the time is over. Work that has begun ends for nobody then.
    func run<Value: Sendable>(_ body: @escaping @Sendable (CorpusSession) throws -> Value) async throws -> Value {
        let promise = Promise<Value>()
        let isTaken = take { session in
            // Whoever gave up waiting needs no answer.
            guard !promise.isKept else { return }
            promise.keep(Result { try body(session) })
        }
        guard isTaken else {
            throw HTTPFault(
                .overloaded, "\(limits.waiting) requests wait already", wayOut: "ask again in a few seconds")
        }
        let timer = Task {
            try await Task.sleep(for: .seconds(limits.secondsToAnswer))
            promise.keep(
                .failure(
                    HTTPFault(
                        .overloaded, "the answer took longer than \(Int(limits.secondsToAnswer)) seconds",
                        wayOut: "ask for less: a lower top, a narrower filter, or the command line")))
        }
        defer { timer.cancel() }
        return try await promise.value
    }

    /// Lets go of the connections that nothing works with.
    func close() { line.withLock { $0.idle = [] } }

    private func take(_ job: @escaping @Sendable (CorpusSession) -> Void) -> Bool {
        let session: CorpusSession?? = line.withLock { line in
            if let session = line.idle.popLast() { return .some(session) }
            guard line.waiting.count < limits.waiting else { return nil }
            line.waiting.append(job)
            return .some(nil)
        }
        guard let session else { return false }
        if let session { queue.async { self.work(job, session) } }
        return true
    }

    /// One piece after the other, as long as some wait.
    private func work(_ job: @escaping @Sendable (CorpusSession) -> Void, _ session: CorpusSession) {
        var next: (@Sendable (CorpusSession) -> Void)? = job
        while let job = next {
            job(session)
            next = line.withLock { line in
                if line.waiting.isEmpty {
                    line.idle.append(session)
                    return nil
                }
                return line.waiting.removeFirst()
            }
        }
    }
}

/// A value that comes once, from whoever is first.
private final class Promise<Value: Sendable>: Sendable {
    private enum State {
        case open(CheckedContinuation<Value, any Error>?)
        case kept(Result<Value, any Error>)
    }

    private let state = Mutex(State.open(nil))

    var isKept: Bool { state.withLock { if case .kept = $0 { true } else { false } } }

    func keep(_ result: Result<Value, any Error>) {
        let waiting = state.withLock { state -> CheckedContinuation<Value, any Error>? in
            guard case .open(let waiting) = state else { return nil }
            state = .kept(result)
            return waiting
        }
        waiting?.resume(with: result)
    }

    var value: Value {
        get async throws {
            try await withCheckedThrowingContinuation { continuation in
                let result = state.withLock { state -> Result<Value, any Error>? in
                    if case .kept(let result) = state { return result }
                    state = .open(continuation)
                    return nil
                }
                if let result { continuation.resume(with: result) }
            }
        }
    }
}
