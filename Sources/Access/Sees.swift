import Guidance
import Practice

/// What of a person's record someone may see: which classes of content, and whose contributions.
package struct Sees: Sendable, Hashable {
    /// Whether there is a plan, who leads, what is due; with the tasks of a plan.
    package var status: Bool
    /// What the council told the referrer.
    package var feedback: Bool
    /// Classes shown whoever contributed them.
    package var everyones: Set<FieldClass>
    /// Classes shown whoever contributed them, in the entries of these processes only.
    package var within: [ProcessName: Set<FieldClass>]
    /// Agencies whose own contributions are shown, of any class.
    package var agencies: Set<AgencyID>
    /// Practitioners whose own words are shown, of any class.
    package var authors: Set<PractitionerID>
    /// Processes that are their own work, of which they see all.
    package var streams: Set<StreamID>
    /// Classes shown to them in no case, whoever contributed them.
    package var masked: Set<FieldClass>

    package init(
        status: Bool = false, feedback: Bool = false, everyones: Set<FieldClass> = [],
        within: [ProcessName: Set<FieldClass>] = [:], agencies: Set<AgencyID> = [], authors: Set<PractitionerID> = [],
        streams: Set<StreamID> = [], masked: Set<FieldClass> = []
    ) {
        self.status = status
        self.feedback = feedback
        self.everyones = everyones
        self.within = within
        self.agencies = agencies
        self.authors = authors
        self.streams = streams
        self.masked = masked
    }

    package static let nothing = Sees()
    package static let identity = Sees(everyones: [.identity])
    package static let everything = Sees(status: true, feedback: true, everyones: Set(FieldClass.allCases))

    /// What is seen inside one process: all of it where it is their own work.
    package func inside(_ stream: StreamID) -> Sees {
        guard streams.contains(stream) else { return self }
        return Sees.everything.masking(masked)
    }

    /// Whether words of a class, contributed by a practitioner for an agency, are shown.
    package func shows(
        _ holds: FieldClass, by author: PractitionerID, of agency: AgencyID, in process: ProcessName? = nil
    ) -> Bool {
        if masked.contains(holds) { return false }
        if let process, within[process]?.contains(holds) == true { return true }
        return everyones.contains(holds) || agencies.contains(agency) || authors.contains(author)
    }

    /// Whether a class is shown whoever contributed it: the address in the identity bar, for instance.
    package func shows(_ holds: FieldClass) -> Bool { everyones.contains(holds) && !masked.contains(holds) }

    /// Whether a class is shown whoever contributed it, in the entries of one process.
    package func shows(_ holds: FieldClass, in process: ProcessName) -> Bool {
        shows(holds) || (within[process]?.contains(holds) == true && !masked.contains(holds))
    }

    /// Only what they contributed themselves, beyond who the person is and how things stand.
    package var isOwnContributionsOnly: Bool {
        everyones.isSubset(of: [.identity, .location, .school]) && within.isEmpty
            && streams.isEmpty && !(agencies.isEmpty && authors.isEmpty)
    }

    /// Anything beyond who the person is.
    package var isContent: Bool {
        let beyond = everyones.subtracting(masked).subtracting([.identity])
        return status || feedback || !beyond.isEmpty || !within.isEmpty || !agencies.isEmpty || !authors.isEmpty
            || !streams.isEmpty
    }

    /// Whether whom the person is related to and lives with may be shown: to all who see more than who they are and
    /// where they live. An adult's other family is not opened by one of their children, nor a child's by work beside
    /// that of the council that holds the record.
    package var showsFamily: Bool {
        let more = everyones.subtracting(masked).subtracting([.identity, .location])
        return shows(.identity) && isContent
            && (status || feedback || !more.isEmpty || !within.isEmpty || !agencies.isEmpty && streams.isEmpty)
    }

    package func union(_ other: Sees) -> Sees {
        Sees(
            status: status || other.status, feedback: feedback || other.feedback,
            everyones: everyones.union(other.everyones),
            within: within.merging(other.within) { $0.union($1) }, agencies: agencies.union(other.agencies),
            authors: authors.union(other.authors), streams: streams.union(other.streams),
            masked: masked.intersection(other.masked))
    }

    package func masking(_ classes: Set<FieldClass>) -> Sees {
        var less = self
        less.masked.formUnion(classes)
        return less
    }
}
