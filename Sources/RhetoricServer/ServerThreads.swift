// Threads of the server's own. Swift's common ones are as many as processors, and whoever blocks them (a test, a program that
// embeds the server) would keep it from answering.

import Dispatch

final class ServerThreads: TaskExecutor {
    static let shared = ServerThreads()

    private let queue = DispatchQueue(label: "rhetoric.server", attributes: .concurrent)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let executor = asUnownedTaskExecutor()
        queue.async { job.runSynchronously(on: executor) }
    }
}
