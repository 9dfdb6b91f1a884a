import Guidance
import Hummingbird
import Logging
import NIOCore
import Practice
import Synchronization

/// One request on its way through the doors: its reference, where it came from, and who sent it.
package struct KithContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// What is learnt of the request on the way, seen by everything that handles it.
    package let learnt: Learnt
    let channel: any Channel

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
        learnt = Learnt()
    }

    /// The reference on error pages and in the log.
    package var reference: String { learnt.state.withLock { $0.reference } }
    /// The moment the request came in: all it does happens then.
    package var now: Moment { learnt.state.withLock { $0.now } }
    /// The address it came from, as rates count it.
    package var place: String { learnt.state.withLock { $0.place } }
    /// Nobody before signing in.
    package var viewer: SignedIn? { learnt.state.withLock { $0.viewer } }
    /// The token of the session cookie, if one was sent.
    package var sessionToken: String? { learnt.state.withLock { $0.sessionToken } }

    /// Whoever is signed in; turns the request away when nobody is.
    package func requireViewer() throws(TurnedAway) -> SignedIn {
        guard let viewer else { throw .signInNeeded }
        return viewer
    }

    /// The process of the record that the address names by its `id`; turns the request away when there can be none.
    func requireStream(_ process: ProcessName) throws(TurnedAway) -> StreamID {
        guard let id = coreContext.parameters.get("id"), Opaque.isWellFormed(id) else { throw .notFound }
        return StreamID(process, id)
    }

    /// Turns away a request whose practitioner last proved too long ago who they are: they are asked again.
    package func requireStepUp(within limits: SessionLimits) throws(StepUpNeeded) {
        guard let session = viewer?.session, let moment = session.steppedUpAt,
            now < moment.adding(minutes: limits.stepUpMinutes)
        else { throw StepUpNeeded() }
    }
}

/// The act is one of the heaviest, and the practitioner must first prove again who they are.
package struct StepUpNeeded: Error {
    package init() {}
}

/// What is learnt of a request on its way.
package final class Learnt: Sendable {
    struct State {
        var reference = ""
        var now = Moment(milliseconds: 0)
        var place = ""
        var viewer: SignedIn?
        var sessionToken: String?
    }

    let state = Mutex(State())
}
