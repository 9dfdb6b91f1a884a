import Casework
import Guidance

/// Fills an office for showing: Larkshire, its stories, and if wanted a made-up population.
package enum Demo {
    /// Tells everything and returns whom to sign in as.
    ///
    /// Stories are told once: on an office that has them, only children are added.
    package static func tell(
        on office: Office, today: Moment, children: Int, seed: UInt64,
        progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) async throws -> [Persona] {
        let isTold = try await isTold(on: office)
        let area = try await Larkshire.settle(in: office)
        if !isTold {
            for (place, story) in Stories.all.enumerated() {
                progress(Progress(acts: place, of: Stories.all.count, children: 0, telling: story.title))
                try await story.tell(on: Stage(office, area, today: today))
            }
        }
        try await Population(children: children, seed: seed).tell(
            on: office, area, today: today, progress: progress)
        return Larkshire.personas(area)
    }

    /// Whether the stories have been told: the first child of the first story is on record.
    package static func isTold(on office: Office) async throws -> Bool {
        try await office.database.read { [readings = office.readings] session in
            try Numbers.nhs(1).map { try !readings.holders(of: $0, in: session).isEmpty } ?? false
        }
    }
}
