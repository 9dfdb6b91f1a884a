import Guidance
import Practice
import Record
import Store
import Synchronization

/// A process as its entries describe it, with the version of its stream.
struct Replayed<P: Process>: Sendable {
    var state: P
    var version: Int
    /// When the last of its entries was recorded.
    var asOf = Moment(milliseconds: 0)
}

/// States replayed lately, each with the version of its stream, so that a busy stream is not replayed for each act.
///
/// A kept state is only a shortcut: it is used at exactly the version the stream has in the reader's snapshot, else
/// the missing entries are replayed on top of it.
final class Replays: Sendable {
    private struct Kept {
        let version: Int
        let asOf: Moment
        let state: any Process
    }

    private static let most = 1_000
    private let kept = Mutex<[StreamID: Kept]>([:])

    func state<P: Process>(of stream: StreamID, upTo version: Int, as _: P.Type) -> Replayed<P>? {
        kept.withLock { kept in
            guard let found = kept[stream], found.version <= version, let state = found.state as? P else { return nil }
            return Replayed(state: state, version: found.version, asOf: found.asOf)
        }
    }

    func keep<P: Process>(_ replayed: Replayed<P>, of stream: StreamID) {
        kept.withLock { kept in
            if kept.count >= Self.most, kept[stream] == nil { kept.removeAll(keepingCapacity: true) }
            kept[stream] = Kept(version: replayed.version, asOf: replayed.asOf, state: replayed.state)
        }
    }

    func forget() { kept.withLock { $0.removeAll() } }
}
