import Guidance

extension LivingAway {
    /// Every time the child was visited and seen while living away or after returning home.
    package var sightings: [Sighting] {
        visits.map { Sighting($0.stamp, alone: $0.act.alone) }
            + returnVisits.map { Sighting($0.stamp, alone: $0.act.alone) }
            + fosteringVisits.map { Sighting($0.stamp, alone: $0.act.alone) }
            + checks.filter(\.act.childSeen).map { Sighting($0.stamp, alone: false) }
    }
}
