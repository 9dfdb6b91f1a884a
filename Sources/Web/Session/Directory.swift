import Practice
import Store

/// What the record says of those who may sign in, asked afresh at every request in the request's own
/// snapshot.
package struct Directory: Sendable {
    /// Whose e-mail address this is, however it is capitalised; nil when it is nobody's.
    package let practitioner: @Sendable (_ email: String, _ session: any Session) throws -> PractitionerID?
    /// How a practitioner stands now; nil when there is none, or they or their agency may not use Kith any
    /// more.
    package func member(_ practitioner: PractitionerID, _ session: any Session) throws -> Member? {
        try question("?", [Value(practitioner.id)]).first(in: session)
    }

    /// The same as a question, of whomever an expression gives the id of.
    package let question: @Sendable (_ id: String, _ values: [Value]) -> RowQuestion<Member>

    package init(
        practitioner: @escaping @Sendable (_ email: String, _ session: any Session) throws -> PractitionerID?,
        question: @escaping @Sendable (_ id: String, _ values: [Value]) -> RowQuestion<Member>
    ) {
        self.practitioner = practitioner
        self.question = question
    }
}

/// Someone who may use Kith now, and in what capacity.
package struct Member: Sendable, Hashable {
    package let doer: Doer
    package let name: String
    package let email: String
    /// Role and agency in words: "Social worker, Wendlebury Council".
    package let actingAs: String

    package init(doer: Doer, name: String, email: String, actingAs: String) {
        self.doer = doer
        self.name = name
        self.email = email
        self.actingAs = actingAs
    }
}

/// Who a request comes from, once that is known.
package struct SignedIn: Sendable, Hashable {
    /// The way they came in.
    package enum Door: Sendable, Hashable {
        case pages(SignInSession)
        case api(APIToken)
    }

    package let member: Member
    package let door: Door
    /// The token every form of theirs must carry; empty at the API, which takes no cookies.
    package internal(set) var formToken: String
    /// Names them in logs without naming them: a keyed digest, the same from start to start.
    package let pseudonym: String
    /// They must choose a password of their own before anything else.
    package let mustChangePassword: Bool
    /// They must set up a second factor before anything else.
    package let mustEnrol: Bool

    package var practitioner: PractitionerID { member.doer.practitioner }
    package var doer: Doer { member.doer }

    package var session: SignInSession? {
        if case .pages(let session) = door { session } else { nil }
    }

    /// Whether they may record, or only read.
    package var mayRecord: Bool {
        if case .api(let token) = door { token.scope == .readAndRecord } else { true }
    }
}
