import Guidance

/// One entry of the record as an answer names it: its stream and its number, as `episode/0C4M…/123`.
package struct EntryReference: Hashable, Sendable, Codable, CustomStringConvertible {
    package let stream: StreamID
    package let number: Int

    package init(_ stream: StreamID, _ number: Int) {
        self.stream = stream
        self.number = number
    }

    /// Nil when it does not name an entry of one of our streams.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, let stream = StreamID("\(parts[0])/\(parts[1])"), let number = Int(parts[2]),
            number > 0, String(number) == parts[2]
        else { return nil }
        self.init(stream, number)
    }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let read = EntryReference(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "Not an entry of the record."))
        }
        self = read
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    package var description: String { "\(stream)/\(number)" }
}

/// An entry that an act names, as the record knows it now.
package struct EntryStanding: Sendable, Hashable {
    package let act: ActKind
    package let by: PractitionerID
    package let agency: AgencyID
    package let happenedAt: Moment
    package let about: Set<PersonID>
    /// The open difference in which it is being challenged.
    package let challengedIn: StreamID?

    package init(
        act: ActKind, by: PractitionerID, agency: AgencyID, happenedAt: Moment, about: Set<PersonID>,
        challengedIn: StreamID? = nil
    ) {
        self.act = act
        self.by = by
        self.agency = agency
        self.happenedAt = happenedAt
        self.about = about
        self.challengedIn = challengedIn
    }
}
