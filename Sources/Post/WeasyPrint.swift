import Dispatch
import Foundation
import Glibc
import Synchronization

/// WeasyPrint as a child process: HTML goes in, a tagged PDF comes out, and nothing else.
///
/// 1. No shell, no file, no network: HTML by its input, PDF by its output, addresses of any kind refused.
/// 2. It ends after so many seconds and may take so much memory, whatever it is doing.
/// 3. Two at once; the next waits.
package struct WeasyPrint: Sendable {
    private let program: String
    private let seconds: Int
    private let gate = Gate(places: 2)
    /// Bytes of address space; fonts and Python's libraries take most of it.
    private static let memory = 1_500 * 1_048_576
    /// Part of every Linux: sets the limit and becomes the program.
    private static let limiter = "/usr/bin/prlimit"
    private static let mostPDF = 20 * 1_048_576

    /// - Throws: `WireTrouble` when there is no such program.
    package init(_ program: String, seconds: Int = 20) throws(WireTrouble) {
        guard program.hasPrefix("/"), FileManager.default.isExecutableFile(atPath: program) else {
            throw WireTrouble("there is no program at \(program): give WeasyPrint's whole path")
        }
        guard FileManager.default.isExecutableFile(atPath: Self.limiter) else {
            throw WireTrouble("\(Self.limiter) is missing, by which WeasyPrint is kept within its memory")
        }
        self.program = program
        self.seconds = seconds
        signal(SIGPIPE, SIG_IGN)
    }

    package func pdf(of html: [UInt8]) async throws -> [UInt8] {
        await gate.enter()
        defer { gate.leave() }
        return try await withCheckedThrowingContinuation { waiting in
            DispatchQueue.global().async {
                waiting.resume(with: Result { try run(html) })
            }
        }
    }

    private func run(_ html: [UInt8]) throws -> [UInt8] {
        let child = Process()
        child.executableURL = URL(fileURLWithPath: Self.limiter)
        child.arguments = [
            "--as=\(Self.memory)", "--", program, "--quiet", "--encoding", "utf-8", "--pdf-variant", "pdf/ua-1",
            "--media-type", "print",
            "--allowed-protocols", "data", "-", "-",
        ]
        child.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/nonexistent"]
        child.currentDirectoryURL = URL(fileURLWithPath: "/")
        let (input, output) = (Pipe(), Pipe())
        child.standardInput = input
        child.standardOutput = output
        child.standardError = FileHandle.nullDevice
        do { try child.run() } catch { throw WireTrouble("WeasyPrint could not be started") }
        let number = child.processIdentifier
        let patience = DispatchWorkItem { kill(number, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(seconds), execute: patience)
        DispatchQueue.global().async {
            // Once the child has gone there is nobody to write to, which its exit tells as well.
            do { try input.fileHandleForWriting.write(contentsOf: Data(html)) } catch {}
            do { try input.fileHandleForWriting.close() } catch {}
        }
        let pdf = read(output.fileHandleForReading)
        if pdf == nil { kill(number, SIGKILL) }
        child.waitUntilExit()
        patience.cancel()
        guard let pdf, child.terminationReason == .exit, child.terminationStatus == 0,
            pdf.starts(with: Array("%PDF-".utf8))
        else { throw WireTrouble("WeasyPrint made no PDF") }
        return pdf
    }

    /// All that comes, as long as it is no more than a letter could be.
    private func read(_ output: FileHandle) -> [UInt8]? {
        var bytes: [UInt8] = []
        while true {
            let part = output.availableData
            if part.isEmpty { return bytes }
            bytes.append(contentsOf: part)
            if bytes.count > Self.mostPDF { return nil }
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
