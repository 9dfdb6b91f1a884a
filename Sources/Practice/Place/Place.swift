import Guidance

/// A place, an online space or a group of concern in an area, with the ties of children to it and what is done about
/// it.
///
/// It is about no one child. A tie names a child, is dated, says how it is known and how sure it is, and expires.
package struct Place: Process {
    package static let name = ProcessName.place
    package static let acts: [any Act<Place>.Type] = [
        Note.self, Link.self, Unlink.self, Respond.self, Close.self,
    ]

    package var noted: Stamped<Note>?
    package var links: [Stamped<Link>] = []
    /// By the number of the tie that was taken back.
    package var unlinks: [Int: Stamped<Unlink>] = [:]
    package var responses: [Stamped<Respond>] = []
    package var closed: Stamped<Close>?

    package init() {}

    package var about: [PersonID] { [] }
    package var isOpen: Bool { noted != nil && closed == nil }
    /// The ties that have not been taken back, expired or not.
    package var ties: [Stamped<Link>] { links.filter { unlinks[$0.stamp.number] == nil } }
    /// The latest of what each agency was asked.
    package var latestResponses: [Stamped<Respond>] {
        Dictionary(responses.map { ($0.act.agency, $0) }, uniquingKeysWith: { $1 }).values
            .sorted { $0.stamp.number < $1.stamp.number }
    }

    package func waiting(under guidance: Guidance) -> [Waiting] {
        guard isOpen, let noted else { return [] }
        guard !responses.isEmpty else {
            return [
                Waiting(
                    "respond", about: nil, since: noted.stamp.happenedAt, owner: .practitioner(noted.stamp.by),
                    what: "Ask someone to change a place of concern",
                    why: "Noted \(noted.stamp.happenedAt.day.inWords)", act: Respond.kind)
            ]
        }
        return latestResponses.filter { Respond.unfinished.contains($0.act.standing) }.map { response in
            Waiting(
                "response \(response.stamp.number)", about: nil,
                since: response.act.by.map { Moment($0) } ?? response.stamp.happenedAt,
                owner: .agency(response.act.agency), what: "Say what was done about a place of concern",
                why: "Asked \(response.stamp.happenedAt.day.inWords)", act: Respond.kind)
        }
    }

    package func next(under guidance: Guidance) -> [ActKind] {
        guard noted != nil else { return [Note.kind] }
        guard closed == nil else { return [] }
        return [Respond.kind, Link.kind] + (ties.isEmpty ? [] : [Unlink.kind]) + [Close.kind]
    }

    func mustBeOpen(_ name: String) throws(Refusal) {
        guard noted != nil else {
            throw .notNow(name + ".noted", "No place has been noted here.", instead: "Note the place first.")
        }
        guard closed == nil else {
            throw .notNow(
                name + ".closed", "This place is no longer of concern.",
                instead: "If it is of concern again, note it again.")
        }
    }
}

extension Place {
    /// A place, online space or group is noted, and the harm that happens there.
    package struct Note: Act {
        package static let kind: ActKind = "place.note"
        package static let opens = true
        package let name: String
        /// An option of `placeKindsOfConcern`.
        package let placeKind: String
        package var area: String?
        /// An option of `outsideHomeConcerns`.
        package let concern: String
        package let known: String

        package func check(_ place: Place, in setting: Setting) throws(Refusal) {
            guard place.noted == nil else {
                throw .notNow("place.note.already", "This place has been noted.", instead: "Go on from its page.")
            }
        }

        package func apply(to place: inout Place, _ stamp: Stamp) { place.noted = Stamped(self, stamp) }
    }

    /// A child is tied to the place, or to another child through it.
    package struct Link: Act {
        package static let kind: ActKind = "place.link"
        package let person: PersonID
        /// An option of `placeTies`.
        package let tie: String
        package var peer: PersonID?
        /// An option of `tieSources`.
        package let source: String
        package let seenOn: Day
        /// An option of `tieConfidences`.
        package let confidence: String
        package let expiresOn: Day
        package let because: String

        package func check(_ place: Place, in setting: Setting) throws(Refusal) {
            let name = "place.link"
            try place.mustBeOpen(name)
            guard setting.standing.people.contains(person), peer.map(setting.standing.people.contains) ?? true else {
                throw .wrong(
                    name + ".unknown", "person", "A child it names is not on record.",
                    instead: "Search for the child, and register them first if they are not found.")
            }
            guard peer != person else {
                throw .wrong(
                    name + ".self", "peer", "Nobody is a peer of themselves.", instead: "Choose another child.")
            }
            guard Self.ofPeers.contains(tie) == (peer != nil) else {
                throw .wrong(
                    name + ".tie", "tie", "That tie does not fit whom or what it is to.",
                    instead: "For a tie to another child choose one between people; else leave the other child out.")
            }
            guard seenOn <= setting.recordedAt.day else {
                throw .wrong(name + ".ahead", "seenOn", "That day has not come yet.", instead: "Enter when it was so.")
            }
            let longest = setting.guidance.duty(.placeTie)
            guard expiresOn >= seenOn else {
                throw .wrong(
                    name + ".expiry", "expiresOn", "It would expire before it was so.", instead: "Enter a later day.",
                    authority: longest.cite)
            }
            if let last = try? longest.due(from: Moment(seenOn), in: setting.guidance.workingDays),
                expiresOn > last.lastMoment.day
            {
                throw .wrong(
                    name + ".tooLong", "expiresOn", "A tie is used for \(longest.limit.inWords) at most.",
                    instead: "Enter an earlier day; it can be recorded afresh when it is seen again.",
                    authority: longest.cite)
            }
        }

        static let ofPeers: Set<String> = ["friend", "underInfluence", "afraid"]

        package func apply(to place: inout Place, _ stamp: Stamp) { place.links.append(Stamped(self, stamp)) }
    }

    /// A tie was wrong, or is no more.
    package struct Unlink: Act {
        package static let kind: ActKind = "place.unlink"
        package let entry: Int
        package let because: String

        package func check(_ place: Place, in setting: Setting) throws(Refusal) {
            let name = "place.unlink"
            try place.mustBeOpen(name)
            guard let tie = place.ties.first(where: { $0.stamp.number == entry }) else {
                throw .wrong(
                    name + ".entry", "entry", "Entry \(entry) is no tie that stands here.",
                    instead: "Enter the number that stands beside the tie.")
            }
            let named = [tie.act.person] + [tie.act.peer].compactMap { $0 }
            guard tie.stamp.by == setting.who.practitioner || named.contains(where: setting.standing.known.contains)
            else {
                throw Refusal(
                    name + ".whose", .mayNot,
                    because: "A tie is taken back by whoever recorded it, or by somebody who works with the child.",
                    authority: setting.guidance.rule(.decideOutsideHome).cite,
                    instead: "Tell them why you think it is wrong.")
            }
        }

        package func apply(to place: inout Place, _ stamp: Stamp) { place.unlinks[entry] = Stamped(self, stamp) }
    }

    /// Someone is asked to change the place, or says what they did.
    package struct Respond: Act {
        package static let kind: ActKind = "place.respond"
        static let unfinished: Set<String> = ["asked", "agreed"]
        package let agency: AgencyID
        package let asked: String
        /// An option of `placeResponses`.
        package let standing: String
        package var by: Day?
        package var result: String?

        package func check(_ place: Place, in setting: Setting) throws(Refusal) {
            let name = "place.respond"
            try place.mustBeOpen(name)
            guard setting.standing.agencies[agency] != nil else {
                throw .wrong(
                    name + ".agency", "agency", "That agency is not in the record, or has closed.",
                    instead: "Choose an agency from the list.")
            }
            let who = setting.who
            let answers: Set<AgencyID> = [agency, place.noted?.stamp.agency ?? agency]
            guard standing == "asked" || answers.contains(who.agency) || who.agencyKind == Agency.councilKind else {
                throw Refusal(
                    name + ".whose", .mayNot, because: "Another agency was asked, and says itself what it does.",
                    authority: setting.guidance.rule(.decideOutsideHome).cite,
                    instead: "Ask that agency, or whoever noted the place, to record it.")
            }
            guard Self.unfinished.contains(standing) || !(result ?? "").isEmpty else {
                throw .wrong(
                    name + ".result", "result", "It does not say what came of it.",
                    instead: "Write what was done, or why it was declined.",
                    authority: setting.guidance.rule(.decideOutsideHome).cite)
            }
        }

        package func apply(to place: inout Place, _ stamp: Stamp) { place.responses.append(Stamped(self, stamp)) }
    }

    /// The place is no longer of concern.
    package struct Close: Act {
        package static let kind: ActKind = "place.close"
        package let because: String

        package func check(_ place: Place, in setting: Setting) throws(Refusal) {
            let name = "place.close"
            try place.mustBeOpen(name)
            let who = setting.who
            guard place.noted?.stamp.agency == who.agency || who.agencyKind == Agency.councilKind else {
                throw Refusal(
                    name + ".whose", .mayNot, because: "Another agency noted this place.",
                    authority: setting.guidance.rule(.decideOutsideHome).cite,
                    instead: "Ask that agency, or the council, to close it.")
            }
        }

        package func apply(to place: inout Place, _ stamp: Stamp) { place.closed = Stamped(self, stamp) }
    }
}
