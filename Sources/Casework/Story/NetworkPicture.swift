import Access
import Guidance
import Practice
import Readings
import Store

/// The people and agencies around a person, as far as the asker may know them.
package struct NetworkPicture: Sendable {
    package let identity: Identity
    /// Those who live with them.
    package let household: [Brief]
    /// Practitioners and agencies with a part in their life, live and ended.
    package let involved: [Involved]
    /// What was recorded of the network, in each one's view.
    package let network: [Stamped<Person.Connect>]
    /// Friends, peers and other adults of whom there is a record.
    package let others: [Relative]
    package let names: Names
    package let sees: Sees
    package let mayOpen: Set<What>
    /// Acts that can be recorded from here.
    package let next: [ActKind]
}

/// Agencies' part in a person's life over time, with what each wrote, as far as the asker may see it.
package struct InvolvementPicture: Sendable {
    /// When an agency wrote something.
    package struct Written: Sendable {
        package let agency: AgencyID
        package let day: Day
    }

    package let identity: Identity
    package let involvements: [Involvement]
    package let written: [Written]
    /// Lines not shown, so that a silence is not taken for one.
    package let withheld: Int
    package let names: Names
    package let sees: Sees
    package let mayOpen: Set<What>
}

extension Lookout {
    /// Who and what is around a person.
    package func network(
        of person: PersonID, by caller: Caller, for purpose: Purpose, at now: Moment
    ) async throws -> Shown<NetworkPicture> {
        try await look(at: person, .summary, as: "network", by: caller, for: purpose, at: now) {
            [office] view, session in
            guard let identity = try office.readings.identityAtAGlance(person, in: session),
                let state = try office.replay(Person.self, person.stream, in: session)?.state
            else { throw Rejection.notFound }
            let told = office.toldInvolvements(view)
            let names = try Names(
                told.compactMap(\.practitioner), told.map(\.agency) + [identity.school].compactMap { $0 },
                office.readings, session)
            let network = state.network.filter { link in
                [.narrative, .thirdParty].allSatisfy {
                    view.sees.shows($0, by: link.stamp.by, of: link.stamp.agency, in: .person)
                }
            }
            let relations =
                view.sees.showsFamily
                ? try office.readings.relations(of: person, in: session).filter { Kin.others.contains($0.kind) } : []
            let household = view.sees.showsFamily ? identity.household : []
            let family = try office.family(household + relations.map(\.other), view, in: session)
            let acts: [ActKind] = [Person.Connect.kind, Person.ArrangeContact.kind, Person.MeetWith.kind]
            return NetworkPicture(
                identity: office.shown(identity, view),
                household: household.compactMap { family.briefs[$0] },
                involved: told.map { one in
                    Involved(
                        kind: one.kind, practitioner: one.practitioner.flatMap { names.practitioners[$0] },
                        agency: names.agencies[one.agency], from: one.from, until: one.until)
                }, network: network,
                others: relations.compactMap { relation in
                    family.briefs[relation.other].map { Relative(relation: relation, brief: $0) }
                }, names: names, sees: view.sees, mayOpen: office.mayOpen(view),
                next: office.mayPropose(acts, view))
        }
    }

    /// Agencies' part in a person's life over time.
    package func involvement(
        with person: PersonID, by caller: Caller, for purpose: Purpose, at now: Moment
    ) async throws -> Shown<InvolvementPicture> {
        try await look(at: person, .chronology, as: "involvement", by: caller, for: purpose, at: now) {
            [office] view, session in
            guard let identity = try office.readings.identityAtAGlance(person, in: session) else {
                throw Rejection.notFound
            }
            let lines = try office.readings.chronology(of: person, ChronologyQuestion(limit: 2_000), in: session)
            let shown = lines.compactMap { view.sees.filtered($0) }
            let told = office.toldInvolvements(view)
            return InvolvementPicture(
                identity: office.shown(identity, view), involvements: told,
                written: shown.map { InvolvementPicture.Written(agency: $0.agency, day: $0.happenedAt.day) },
                withheld: lines.count - shown.count,
                names: try Names(
                    [], told.map(\.agency) + shown.map(\.agency) + [identity.school].compactMap { $0 },
                    office.readings, session), sees: view.sees, mayOpen: office.mayOpen(view))
        }
    }
}

extension Office {
    /// The parts others have in a life that the asker may know of. Who noticed something, and who looked in an emergency,
    /// is for those who may read what they wrote.
    func toldInvolvements(_ view: Lookout.View) -> [Involvement] {
        guard view.sees.status else { return [] }
        return view.subject.involvements.filter {
            $0.person == view.subject.person
                && (view.sees.shows(.narrative) || ($0.kind != .author && $0.kind != .emergency))
        }
    }
}
