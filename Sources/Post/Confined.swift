import Dispatch
import Foundation
import Glibc
import Synchronization

/// A program run as a child process on something that came from outside: bytes go in, bytes come out, and nothing else.
///
/// 1. No shell, and no environment but a path. 2. It ends after so many seconds and may take so much memory, whatever it
/// is doing. 3. What it gives back is read up to a limit. 4. Two at once; the next waits.
struct Confined: Sendable {
    /// What it is called where it fails.
    let name: String
    let program: String
    let seconds: Int
    /// Bytes of address space.
    let memory: Int
    let mostOutput: Int
    private let gate = Gate(places: 2)
    /// Part of every Linux: sets the limit and becomes the program.
    private static let limiter = "/usr/bin/prlimit"

    /// - Throws: `WireTrouble` when there is no such program.
    init(_ name: String, _ program: String, seconds: Int, memory: Int, mostOutput: Int) throws(WireTrouble) {
        guard program.hasPrefix("/"), FileManager.default.isExecutableFile(atPath: program) else {
            throw WireTrouble("there is no program at \(program): give \(name)'s whole path")
        }
        guard FileManager.default.isExecutableFile(atPath: Self.limiter) else {
            throw WireTrouble("\(Self.limiter) is missing, by which \(name) is kept within its memory")
        }
        self.name = name
        self.program = program
        self.seconds = seconds
        self.memory = memory
        self.mostOutput = mostOutput
        signal(SIGPIPE, SIG_IGN)
    }

    /// What the program makes of the bytes; `beginning` is how its output must begin.
    func output(of input: [UInt8], _ arguments: [String], beginning: [UInt8]) async throws -> [UInt8] {
        await gate.enter()
        defer { gate.leave() }
        return try await withCheckedThrowingContinuation { waiting in
            DispatchQueue.global().async {
                waiting.resume(with: Result { try run(input, arguments, beginning) })
            }
        }
    }

    private func run(_ bytes: [UInt8], _ arguments: [String], _ beginning: [UInt8]) throws -> [UInt8] {
        let child = Process()
        child.executableURL = URL(fileURLWithPath: Self.limiter)
        child.arguments = ["--as=\(memory)", "--cpu=\(seconds)", "--core=0", "--", program] + arguments
        child.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/nonexistent"]
        child.currentDirectoryURL = URL(fileURLWithPath: "/")
        let (input, output) = (Pipe(), Pipe())
        child.standardInput = input
        child.standardOutput = output
        child.standardError = FileHandle.nullDevice
        do { try child.run() } catch { throw WireTrouble("\(name) could not be started") }
        let number = child.processIdentifier
        let patience = DispatchWorkItem { kill(number, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(seconds), execute: patience)
        DispatchQueue.global().async {
            // Once the child has gone there is nobody to write to, which its exit tells as well.
            do { try input.fileHandleForWriting.write(contentsOf: Data(bytes)) } catch {}
            do { try input.fileHandleForWriting.close() } catch {}
        }
        let made = read(output.fileHandleForReading)
        if made == nil { kill(number, SIGKILL) }
        child.waitUntilExit()
        patience.cancel()
        guard let made, child.terminationReason == .exit, child.terminationStatus == 0, made.starts(with: beginning)
        else { throw WireTrouble("\(name) made nothing of it") }
        return made
    }

    /// All that comes, up to the limit.
    private func read(_ output: FileHandle) -> [UInt8]? {
        var bytes: [UInt8] = []
        while true {
            let part = output.availableData
            if part.isEmpty { return bytes }
            bytes.append(contentsOf: part)
            if bytes.count > mostOutput { return nil }
        }
    }
}

/// Lets so many in at once; the next waits until one leaves.
private final class Gate: Sendable {
    private struct State {
        var free: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    init(places: Int) { state = Mutex(State(free: places)) }

    func enter() async {
        await withCheckedContinuation { waiting in
            let mayEnter = state.withLock { state in
                if state.free > 0 {
                    state.free -= 1
                    return true
                }
                state.waiting.append(waiting)
                return false
            }
            if mayEnter { waiting.resume() }
        }
    }

    func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            if state.waiting.isEmpty {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume()
    }
}
