import Access
import Guidance
import Practice
import Readings
import Store

/// A child on a map of peers and places, as far as the viewer may know them.
package enum OnMap: Sendable, Hashable {
    /// The child the page is about.
    case child
    /// Someone whose own record the viewer may see, with whether its page opens.
    case known(Brief, opens: Bool)
    /// Someone else: told apart by a letter and by nothing more.
    case another(String)
}

/// One tie of the map: who, to which place or whom, how it is known, how sure it is, and until when.
package struct MapTie: Sendable {
    package let place: StreamID
    package let number: Int
    package let from: OnMap
    /// Nil where the tie is to the place itself.
    package let peer: OnMap?
    package let tie: Place.Link
    package let isExpired: Bool
    /// What was seen or said; nil where it is not the viewer's to read.
    package let because: String?
    package let by: PractitionerID
    package let agency: AgencyID
}

/// A place of the map with what is done about it.
package struct MapPlace: Sendable {
    package let row: PlaceRow
    package let responses: [Stamped<Place.Respond>]
}

/// What an episode's page of harm outside the home shows.
package struct OutsideHomePicture: Sendable {
    package let identity: Identity
    package let row: EpisodeRow
    /// Nil where the narrative is not the viewer's to read.
    package let harm: HarmOutsideHome?
    package let places: [MapPlace]
    package let ties: [MapTie]
    /// Open places of the area to which this child can be tied.
    package let choosable: [PlaceRow]
    package let mayTie: Bool
    package let next: [ActKind]
    package let names: Names
    package let sees: Sees
    package let mayOpen: Set<What>
    /// Those named on it, whose records were looked at with it.
    let named: [(Subject, Decision)]
    let who: Who
    /// Decisions of the episode that are or were challenged.
    package var differences: [DifferenceRow] = []
}

/// What the page of one place of concern shows.
package struct PlacePicture: Sendable {
    package let row: PlaceRow
    package let place: Stamped<Place.Note>
    package let ties: [MapTie]
    package let responses: [Stamped<Place.Respond>]
    package let closed: Stamped<Place.Close>?
    package let next: [ActKind]
    package let names: Names
    let named: [(Subject, Decision)]
    let who: Who
}

extension Lookout {
    /// Harm outside the home in one episode, with the map of the child's peers and places.
    package func outsideHome(
        _ stream: StreamID, by caller: Caller, for purpose: Purpose, at now: Moment
    ) async throws -> Shown<OutsideHomePicture> {
        let child = try await office.database.read { [office] session in
            try office.readings.episode(stream, in: session)?.child
        }
        guard let child else { throw Rejection.notFound }
        let shown = try await look(at: child, .episode, as: "outsideHome", by: caller, for: purpose, at: now) {
            [office] view, session in
            try office.outsideHome(stream, child, view, in: session)
        }
        if case .shown(let picture, _) = shown {
            try await record(picture.named, as: "outsideHome", by: picture.who, for: purpose, at: now)
        }
        return shown
    }

    /// Notes the looks at those whom a map names beside the child.
    private func record(
        _ named: [(Subject, Decision)], as name: String, by who: Who, for purpose: Purpose, at now: Moment
    ) async throws {
        for (subject, decision) in named {
            try await record(
                look: name, at: [subject.person], by: who, decision, for: purpose, at: now, subject: subject)
        }
    }

    /// The places and groups of concern that are open, for those who act on them.
    package func places(by caller: Caller, at now: Moment) async throws -> [PlaceRow] {
        try await office.database.read { [office] session in
            let who = try office.who(caller, in: session)
            try office.mustActOnPlaces(who, at: now)
            return try office.readings.places(in: session)
        }
    }

    /// One place of concern, for those who act on places; the children tied to it as far as they may be known.
    package func place(
        _ stream: StreamID, by caller: Caller, for purpose: Purpose, at now: Moment
    ) async throws -> PlacePicture {
        let picture = try await office.database.read { [office] session in
            try office.place(stream, by: caller, at: now, in: session)
        }
        try await record(picture.named, as: "place", by: picture.who, for: purpose, at: now)
        return picture
    }
}

/// Who is named on a map, worked out once for each person on it.
private struct MapNames {
    /// On a child's own map whoever the viewer may know is named. On a place's page, which is nobody's, only those whose
    /// story is open to the viewer: their being there is part of it.
    enum Page {
        case child(PersonID)
        case place
    }

    let office: Office
    let who: Who
    let now: Moment
    let page: Page
    private(set) var named: [(Subject, Decision)] = []
    private var found: [PersonID: (subject: Subject, decision: Decision)] = [:]
    private var known: [PersonID: OnMap] = [:]
    private var others: [PersonID: OnMap] = [:]

    init(_ office: Office, _ who: Who, _ now: Moment, on page: Page) {
        self.office = office
        self.who = who
        self.now = now
        self.page = page
    }

    /// Someone as a tie shows them; nil for a person whose record does not exist for the viewer.
    mutating func name(_ person: PersonID, as told: Stamp, in session: any Session) throws -> OnMap? {
        if case .child(let child) = page, child == person { return .child }
        guard let (subject, decision) = try judged(person, in: session), !isKept(decision) else { return nil }
        guard mayName(decision, told) else {
            let other = others[person] ?? .another(Self.letter(others.count + 1))
            others[person] = other
            return other
        }
        if let known = known[person] { return known }
        named.append((subject, decision))
        let shown = OnMap.known(
            try office.readings.brief(person, in: session), opens: office.opens(subject, who, at: now))
        known[person] = shown
        return shown
    }

    private mutating func judged(
        _ person: PersonID, in session: any Session
    ) throws -> (subject: Subject, decision: Decision)? {
        if let before = found[person] { return before }
        guard let subject = try office.subject(person, at: now, in: session) else { return nil }
        let what: What = if case .place = page { .chronology } else { .identity }
        let judged = (subject, office.access.decide(office.asked(who, .look(what), subject, at: now)))
        found[person] = judged
        return judged
    }

    private func mayName(_ decision: Decision, _ told: Stamp) -> Bool {
        guard let sees = decision.sees, !decision.obligations.contains(.reason) else { return false }
        guard case .place = page else { return true }
        return [.narrative, .thirdParty].allSatisfy { sees.shows($0, by: told.by, of: told.agency) }
    }

    /// Kept from the viewer by name, seal, embargo or restriction: not even a letter stands for them, as a letter tells
    /// that there is somebody. Who is merely no child of the viewer's has one.
    private func isKept(_ decision: Decision) -> Bool {
        decision.isHidden && !Self.keeping.isDisjoint(with: decision.rules)
    }

    private static let keeping: Set<String> = [
        "access.conflict", "access.sealed", "access.embargoed", "access.restricted",
    ]

    /// A, B … Z, A2 …
    private static func letter(_ number: Int) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        let round = (number - 1) / letters.count
        return String(letters[(number - 1) % letters.count]) + (round == 0 ? "" : "\(round + 1)")
    }
}

extension Office {
    fileprivate func mustActOnPlaces(_ who: Who, at now: Moment) throws {
        let decision = access.decide(asked(who, .act(Place.Respond.kind), nil, at: now))
        if let refusal = decision.refusal { throw Rejection.refused(refusal) }
        guard decision.isAllowed else { throw Rejection.notFound }
    }

    fileprivate func outsideHome(
        _ stream: StreamID, _ child: PersonID, _ view: Lookout.View, in session: any Session
    ) throws -> OutsideHomePicture {
        guard let part = try readings.partRows(stream, of: child, in: session),
            let replayed = try replay(Episode.self, stream, in: session)
        else { throw Rejection.notFound }
        let reads = view.sees.shows(.narrative) && view.sees.shows(.thirdParty)
        let rows = reads ? try readings.places(of: child, in: session) : []
        var naming = MapNames(self, view.who, view.now, on: .child(child))
        var ties: [MapTie] = []
        var places: [MapPlace] = []
        for row in rows {
            guard let place = try replay(Place.self, row.stream, in: session)?.state else { continue }
            let own = place.ties.filter { $0.act.person == child || $0.act.peer == child }
            // A tie past its day is shown as that and leads to nobody else.
            let isUsed = own.contains { view.now.day <= $0.act.expiresOn } && place.isOpen
            let others = isUsed ? place.ties.filter { tie in view.now.day <= tie.act.expiresOn } : []
            let shown = own + others.filter { tie in !own.contains { $0.stamp.number == tie.stamp.number } }
            let there = try shown.sorted(by: { $0.stamp.number < $1.stamp.number }).compactMap {
                try mapTie($0, row.stream, view.sees, &naming, at: view.now, in: session)
            }
            // Where nothing but ties with someone kept from the viewer leads there, the place is not theirs to see.
            guard there.contains(where: { tie in own.contains { $0.stamp.number == tie.number } }) else { continue }
            places.append(MapPlace(row: row, responses: place.latestResponses))
            ties += there
        }
        let names = try Names(
            ties.map(\.by), ties.map(\.agency) + places.flatMap(\.responses).map(\.act.agency), readings, session)
        let guidance = library.guidance(on: view.now.day)
        let mayTie = reads && !mayPropose([Place.Link.kind], view).isEmpty
        return OutsideHomePicture(
            identity: shown(part.identity, view), row: part.row,
            harm: reads ? replayed.state.harmOutsideHome : nil, places: places, ties: ties,
            choosable: mayTie ? try readings.places(limit: 40, in: session) : [], mayTie: mayTie,
            next: replayed.state.isOpen
                ? mayPropose(replayed.state.harmOutsideHome.next(in: replayed.state, under: guidance), view) : [],
            names: names, sees: view.sees, mayOpen: mayOpen(view), named: naming.named, who: view.who,
            differences: view.sees.status ? opened(part.differences, [view]) : [])
    }

    /// A tie as the viewer may see it; nil where it is with someone whose record does not exist for them.
    private func mapTie(
        _ tie: Stamped<Place.Link>, _ place: StreamID, _ sees: Sees?, _ naming: inout MapNames, at now: Moment,
        in session: any Session
    ) throws -> MapTie? {
        guard let from = try naming.name(tie.act.person, as: tie.stamp, in: session) else { return nil }
        var peer: OnMap?
        if let other = tie.act.peer {
            peer = try naming.name(other, as: tie.stamp, in: session)
            if peer == nil { return nil }
        }
        // Words about a child who is not named are not shown: they would tell who it is.
        let named = ([from] + (peer.map { [$0] } ?? [])).allSatisfy { if case .another = $0 { false } else { true } }
        // On a place's page nobody is named whose story is not open.
        let readable = sees?.shows(.narrative, by: tie.stamp.by, of: tie.stamp.agency) ?? true
        return MapTie(
            place: place, number: tie.stamp.number, from: from, peer: peer, tie: tie.act,
            isExpired: now.day > tie.act.expiresOn, because: named && readable ? tie.act.because : nil,
            by: tie.stamp.by, agency: tie.stamp.agency)
    }

    fileprivate func place(
        _ stream: StreamID, by caller: Caller, at now: Moment, in session: any Session
    ) throws -> PlacePicture {
        let who = try who(caller, in: session)
        try mustActOnPlaces(who, at: now)
        guard stream.process == .place, let replayed = try replay(Place.self, stream, in: session),
            let noted = replayed.state.noted
        else { throw Rejection.notFound }
        var naming = MapNames(self, who, now, on: .place)
        // Whom somebody was seen with is used until its day and no longer.
        let used = replayed.state.ties.filter { $0.act.peer == nil || now.day <= $0.act.expiresOn }
        let ties = try used.compactMap {
            try mapTie($0, stream, nil, &naming, at: now, in: session)
        }
        let names = try Names(
            [noted.stamp.by] + ties.map(\.by),
            [noted.stamp.agency] + ties.map(\.agency) + replayed.state.responses.map(\.act.agency), readings, session)
        let next = replayed.state.next(under: library.guidance(on: now.day)).filter { kind in
            // A tie is recorded from the child's own page.
            kind != Place.Link.kind && access.decide(asked(who, .act(kind), nil, at: now)).isAllowed
        }
        return PlacePicture(
            row: PlaceRow(
                stream: stream, name: noted.act.name, kind: noted.act.placeKind, concern: noted.act.concern,
                notedAt: noted.stamp.happenedAt, closedAt: replayed.state.closed?.stamp.happenedAt),
            place: noted, ties: ties, responses: replayed.state.responses, closed: replayed.state.closed,
            next: next, names: names, named: naming.named, who: who)
    }
}
