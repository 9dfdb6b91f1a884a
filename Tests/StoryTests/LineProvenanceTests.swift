import Access
import Guidance
import Practice
import Testing

@testable import Casework
@testable import Readings

@Suite("Who may know what a line rests on")
struct LineProvenanceTests {
    private static let agency = AgencyID(unchecked: "8000000000000000000000000000000a")

    private static func line(_ rests: Provenance) -> ChronologyLine {
        ChronologyLine(
            number: 1, person: PersonID(unchecked: "80000000000000000000000000000001"),
            stream: StreamID(.episode, "80000000000000000000000000000002"), act: "contact.receive",
            happenedAt: Moment(milliseconds: 1_711_620_000_000), recordedAt: Moment(milliseconds: 1_711_620_000_000),
            practitioner: PractitionerID(unchecked: "80000000000000000000000000000003"), role: "dutySocialWorker",
            agency: agency, follows: nil, line: Line("Contact received", rests: rests))
    }

    @Test(
        "That a child or a relative told is kept from whoever may not read their words",
        arguments: [
            (Provenance(.child, .reported), FieldClass.childsWords), (Provenance(.family, .reported), .thirdParty),
            (Provenance(.someone, .unconfirmed), .thirdParty),
        ])
    func kept(rests: Provenance, holds: FieldClass) {
        let everything = Sees.everything
        #expect(everything.filtered(Self.line(rests))?.line.rests == rests)
        let without = Sees(status: true, everyones: everything.everyones.subtracting([holds]))
        let shown = without.filtered(Self.line(rests))
        #expect(shown?.line.headline == "Contact received" && shown?.line.rests == nil)
    }

    @Test("What practitioners did, saw or judged is told to everyone who sees the line")
    func told() {
        let sees = Sees(status: true, everyones: [.narrative])
        for rests in [Provenance.own, .seen, .judged, .agency, .ordered, .notSaid] {
            #expect(sees.filtered(Self.line(rests))?.line.rests == rests)
        }
    }
}
