import Foundation
import Guidance
import Practice
import Record
import Store

/// A form half filled in: whose it is, for which act, where it belongs, and what was typed.
package struct SavedDraft: Sendable {
    package let act: ActKind
    /// The stream, or the people an opening act would be about, as the door names them.
    package let place: String
    package let savedAt: Moment
    package let fields: [String: [String]]
}

/// What practitioners have typed and not yet recorded: sealed, theirs alone, and gone when used.
package struct Drafts: Sendable {
    let office: Office

    /// The most that is kept of one form, in bytes.
    package static let mostBytes = 400_000
    /// The most that is kept for one practitioner; the one left longest makes room.
    package static let most = 50
    /// Days for which a draft is kept that nobody goes on with.
    package static let keptDays = 60

    package func save(
        _ fields: [String: [String]], for act: ActKind, at place: String, by practitioner: PractitionerID,
        at now: Moment
    ) async throws {
        let words = [UInt8](try JSONEncoder().encode(fields))
        guard words.count <= Self.mostBytes else {
            throw Rejection.problems([Problem(question: "draft", message: "This form is too long to keep as a draft")])
        }
        let sealed = try office.book.sealReading(words)
        try await office.database.write { session in
            try session.run(
                """
                INSERT INTO draft (practitioner, act, place, saved_at, words) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (practitioner, act, place) DO UPDATE SET saved_at = excluded.saved_at, words = excluded.words
                """,
                [.text(practitioner.id), .text(act.rawValue), .text(place), .int(now.milliseconds), .blob(sealed)])
            try session.run(
                """
                DELETE FROM draft WHERE practitioner = ? AND (act, place) NOT IN (
                    SELECT act, place FROM draft WHERE practitioner = ?
                    ORDER BY act = ? AND place = ? DESC, saved_at DESC LIMIT ?)
                """,
                [
                    .text(practitioner.id), .text(practitioner.id), .text(act.rawValue), .text(place),
                    Value(Self.most),
                ])
            // What was left lying is words about a child that nobody will record.
            try session.run(
                "DELETE FROM draft WHERE saved_at < ?", .int(now.adding(hours: -24 * Self.keptDays).milliseconds))
        }
    }

    package func draft(for act: ActKind, at place: String, of practitioner: PractitionerID) async throws -> SavedDraft?
    {
        let found = try await office.database.read { session in
            try session.first(
                "SELECT saved_at, words FROM draft WHERE practitioner = ? AND act = ? AND place = ?",
                [.text(practitioner.id), .text(act.rawValue), .text(place)]
            ) { ($0.int(0), $0.blob(1)) }
        }
        guard let (savedAt, sealed) = found else { return nil }
        let fields = try JSONDecoder().decode([String: [String]].self, from: Data(office.book.openReading(sealed)))
        return SavedDraft(act: act, place: place, savedAt: Moment(milliseconds: savedAt), fields: fields)
    }

    /// A practitioner's drafts, newest first, without their words.
    package func list(of practitioner: PractitionerID) async throws -> [(act: ActKind, place: String, savedAt: Moment)]
    {
        try await office.database.read { session in
            try session.all(
                "SELECT act, place, saved_at FROM draft WHERE practitioner = ? ORDER BY saved_at DESC LIMIT ?",
                [.text(practitioner.id), Value(Self.most)]
            ) { (ActKind(rawValue: $0.text(0)), $0.text(1), Moment(milliseconds: $0.int(2))) }
        }
    }

    package func forget(_ act: ActKind, at place: String, of practitioner: PractitionerID) async throws {
        try await office.database.write { session in
            try session.run(
                "DELETE FROM draft WHERE practitioner = ? AND act = ? AND place = ?",
                .text(practitioner.id), .text(act.rawValue), .text(place))
        }
    }
}

extension Lookout {
    /// Whether a form is open to someone, so that their words may be kept for it. It shows nothing, so it is no look.
    /// - Throws: `Rejection` as the form itself would.
    package func mustBeOpen(
        _ act: ActKind, in stream: StreamID?, about people: [PersonID], correcting entry: Int? = nil,
        by caller: Caller, at now: Moment
    ) async throws {
        try await office.database.read { [office] session in
            _ = try office.formPicture(
                for: act, in: stream, about: people, correcting: entry, by: caller, at: now, session)
        }
    }
}

extension Office {
    package var drafts: Drafts { Drafts(office: self) }
}
