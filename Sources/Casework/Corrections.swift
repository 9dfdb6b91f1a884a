import Practice
import Store

extension Office {
    /// The entries of a stream that their authors have corrected; nil where a correction cannot be read any more, so that
    /// it may be of any of them.
    func corrected(in stream: StreamID, _ session: any Session) throws -> Set<Int>? {
        guard let process = Acts.type(of: stream.process) as? any Corrected.Type else { return [] }
        return try corrected(process, in: stream, session)
    }

    private func corrected<P: Corrected>(_: P.Type, in stream: StreamID, _ session: any Session) throws -> Set<Int>? {
        let corrections = try entries(of: stream, session).filter { $0.envelope.kind == Correction<P>.kind.rawValue }
        if corrections.isEmpty { return [] }
        var found: Set<Int> = []
        for payload in try book.payloads(of: corrections, in: session) {
            guard let payload else { return nil }
            found.insert(try Correction<P>.read(payload).entry)
        }
        return found
    }
}
