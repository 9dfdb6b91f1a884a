import Access
import Guidance
import Practice
import Readings
import Record
import Store

/// The only reader of content: asks whether the practitioner may look, gathers the answer in the same snapshot, and
/// records the look durably before the answer is handed to the door.
package struct Lookout: Sendable {
    let office: Office

    /// Why someone looks: a purpose from `lookPurposes`, and the reason they gave where one is asked for.
    package struct Purpose: Sendable, Hashable {
        package let code: String
        package let because: String?

        package init(_ code: String = "directWork", because: String? = nil) {
            self.code = code
            self.because = because
        }
    }

    /// The answer to a look at one person, as far as the asker may see it.
    package enum Shown<Answer: Sendable>: Sendable {
        case shown(Answer, Sees)
        /// The person is known, and this is whom to ask.
        case stub(Brief, Contact)
        /// A stub with the offer of emergency access.
        case offer(Brief, EmergencyOffer)
    }

    /// What a gathering closure knows about the asker and what they may see.
    struct View: Sendable {
        let who: Who
        let subject: Subject
        /// What they may see here: of a process that is their own work, all.
        let sees: Sees
        /// What they may see of the record around it.
        var around: Sees
        var stream: StreamID?
        let now: Moment

        init(who: Who, subject: Subject, sees: Sees, in stream: StreamID? = nil, now: Moment) {
            self.who = who
            self.subject = subject
            self.sees = stream.map(sees.inside) ?? sees
            around = sees
            self.stream = stream
            self.now = now
        }
    }

    /// Looks at one person's record.
    /// - Throws: `Rejection.notFound` where nothing may be said, `Rejection.refused` where a rule says no or asks for a
    ///   reason first.
    ///
    /// `stream` is the process whose page it is. `orIdentity` false leaves a refused look at the status card refused, where the page is more than who they are.
    func look<Answer: Sendable>(
        at person: PersonID, _ what: What, as name: String, by caller: Caller, for purpose: Purpose, at now: Moment,
        orIdentity: Bool = true, in stream: StreamID? = nil,
        _ gather: @escaping @Sendable (View, any Session) throws -> Answer
    ) async throws -> Shown<Answer> {
        let seen = try await office.database.read { session -> (Shown<Answer>, Decision, Who, Subject) in
            let who = try office.who(caller, in: session)
            guard let subject = try office.subject(person, at: now, in: session) else { throw Rejection.notFound }
            var decision = office.access.decide(
                office.asked(who, .look(what), subject, at: now, purpose: purpose.code, in: stream))
            if orIdentity, what == .summary, case .refuse = decision.outcome {
                // Someone who may know who a person is, and no more, gets a page that says no more.
                let identity = office.access.decide(
                    office.asked(who, .look(.identity), subject, at: now, purpose: purpose.code))
                if identity.isAllowed { decision = identity }
            }
            if decision.obligations.contains(.reason), decision.sees != nil, (purpose.because ?? "").count < 5 {
                throw Rejection.refused(Self.reasonNeeded)
            }
            switch decision.outcome {
            case .hide: throw Rejection.notFound
            case .refuse(let refusal): throw Rejection.refused(refusal)
            case .stub(let contact):
                return (.stub(try office.readings.brief(person, in: session), contact), decision, who, subject)
            case .offer(let offer):
                return (.offer(try office.readings.brief(person, in: session), offer), decision, who, subject)
            case .full, .redacted:
                let sees = decision.sees ?? .nothing
                let answer = try gather(
                    View(who: who, subject: subject, sees: sees, in: stream, now: now), session)
                return (.shown(answer, stream.map(sees.inside) ?? sees), decision, who, subject)
            }
        }
        try await record(look: name, at: [person], by: seen.2, seen.1, for: purpose, at: now, subject: seen.3)
        return seen.0
    }

    /// The refusal that asks for a reason; doors answer it by asking and looking again.
    package static let reasonNeeded = Refusal(
        "access.reason", .mayNot, because: "Say why you need to look at this record now.",
        authority: "docs/access.md", instead: "Give your reason. It is recorded with the look.")

    /// Writes a look into the log of looks, durably, before anything is shown.
    func record(
        look name: String, at people: [PersonID], by who: Who, _ decision: Decision, for purpose: Purpose,
        at now: Moment,
        subject: Subject? = nil
    ) async throws {
        guard !people.isEmpty else { return }
        let outcome = decision.outcome.name
        let doer = who.doer
        let rules = decision.rules
        try await office.database.write { [office] session in
            let envelope = try office.book.append(
                Draft(
                    stream: "look/\(doer.practitioner.id)", kind: "look.\(name)", by: doer.practitioner.id,
                    role: doer.roles.first ?? "", agency: doer.agency.id, happenedAt: now.milliseconds,
                    recordedAt: now.milliseconds, edition: "", about: people.map(\.id),
                    clocks: [purpose.code, outcome] + rules, subject: people[0].id,
                    payload: purpose.because.map { Array($0.utf8) } ?? []),
                to: office.looks, in: session, expecting: nil)
            try office.readings.write(
                Look(
                    number: envelope.number, at: now, practitioner: doer.practitioner, role: doer.roles.first ?? "",
                    agency: doer.agency, what: name, purpose: purpose.code, outcome: outcome),
                at: people, in: session)
            if let subject { try office.notify(of: decision, about: subject, who, at: now, in: session) }
        }
    }
}

extension Outcome {
    /// The outcome as the log of looks names it.
    package var name: String {
        switch self {
        case .full: "full"
        case .redacted: "redacted"
        case .stub: "stub"
        case .offer: "offer"
        case .refuse: "refused"
        case .hide: "hidden"
        }
    }
}
