import Foundation

/// Work waiting for a connection's thread, first come first served.
final class JobQueue<Job: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private var waiting: [Job] = []
    private var head = 0
    private var isStopped = false

    /// False when the queue has been stopped and the job will never run.
    func add(_ job: Job) -> Bool {
        condition.lock()
        defer { condition.unlock() }
        if isStopped { return false }
        waiting.append(job)
        condition.signal()
        return true
    }

    /// Waits for a job; nil when the queue has been stopped and is empty.
    func next() -> Job? {
        condition.lock()
        defer { condition.unlock() }
        while head == waiting.count {
            if isStopped { return nil }
            condition.wait()
        }
        return pop()
    }

    /// The next job if one is already waiting and `accepts` it.
    func next(if accepts: (Job) -> Bool) -> Job? {
        condition.lock()
        defer { condition.unlock() }
        guard head < waiting.count, accepts(waiting[head]) else { return nil }
        return pop()
    }

    /// Jobs already waiting are still done; later ones are refused.
    func stop() {
        condition.lock()
        isStopped = true
        condition.broadcast()
        condition.unlock()
    }

    private func pop() -> Job {
        let job = waiting[head]
        head += 1
        if head == waiting.count {
            waiting.removeAll(keepingCapacity: true)
            head = 0
        } else if head > 256 {
            waiting.removeFirst(head)
            head = 0
        }
        return job
    }
}
