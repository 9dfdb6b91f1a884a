import Guidance

extension Partnership {
    /// Schools and settings that work together, such as a secondary school with those its pupils come from.
    ///
    /// The dataset tells figures by it: never those of one school.
    package struct Cluster: Sendable, Hashable {
        /// The entry that formed it.
        package let number: Int
        package let name: String
        package let schools: [AgencyID]
        package let from: Day
        package var until: Day?

        package func holds(on day: Day) -> Bool { from <= day && (until.map { day <= $0 } ?? true) }
    }

    /// With fewer schools than this one of them could take its own numbers from the cluster's and read another's.
    package static let leastSchools = 3

    /// The clusters of schools there are on a day.
    package func clusters(on day: Day) -> [Cluster] { clusters.filter { $0.holds(on: day) } }

    /// The partnership records which schools form a cluster. One of the same name takes the place of the one before.
    package struct FormCluster: Act {
        package static let kind: ActKind = "partnership.formCluster"
        package let name: String
        package let schools: [AgencyID]
        package let from: Day

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let rule = "partnership.formCluster"
            try partnership.mustHaveBegun()
            for school in schools {
                guard let kind = setting.standing.agencies[school], Agency.educationKinds.contains(kind) else {
                    throw .wrong(
                        rule + ".school", "schools",
                        "Not all of them are schools, nurseries or colleges of the record.",
                        instead: "Choose schools and settings; a trust is named by its schools.")
                }
            }
            guard Set(schools).count >= Partnership.leastSchools else {
                throw .wrong(
                    rule + ".few", "schools",
                    "With so few schools one of them could read another's figures from the cluster's.",
                    instead: "Choose \(Partnership.leastSchools) schools or settings, or more.")
            }
            let others = partnership.clusters(on: from).filter { $0.name != name }
            if let other = others.first(where: { !Set($0.schools).isDisjoint(with: schools) }) {
                throw .wrong(
                    rule + ".twice", "schools", "One of them is in the cluster “\(other.name)” on that day.",
                    instead: "Leave it out here, or record the other cluster without it first.")
            }
            if let before = partnership.clusters.last(where: { $0.name == name && $0.until == nil }),
                from <= before.from
            {
                throw .wrong(
                    rule + ".before", "from", "A cluster of that name is on record since \(before.from.inWords).",
                    instead: "Enter a later day, or another name.")
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            for place in partnership.clusters.indices
            where partnership.clusters[place].name == name && partnership.clusters[place].until == nil {
                partnership.clusters[place].until = from.adding(days: -1)
            }
            partnership.clusters.append(
                Cluster(number: stamp.number, name: name, schools: Array(Set(schools)).sorted(), from: from))
        }
    }

    /// A cluster of schools is one no longer.
    package struct EndCluster: Act {
        package static let kind: ActKind = "partnership.endCluster"
        /// The entry that formed it.
        package let entry: Int
        package let until: Day

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let rule = "partnership.endCluster"
            try partnership.mustHaveBegun()
            guard let cluster = partnership.clusters.first(where: { $0.number == entry && $0.until == nil }) else {
                throw .wrong(
                    rule + ".entry", "entry", "Entry \(entry) is no cluster of schools that stands here.",
                    instead: "Choose one of the clusters.")
            }
            guard until >= cluster.from else {
                throw .wrong(
                    rule + ".before", "until", "The cluster began on \(cluster.from.inWords).",
                    instead: "Enter that day or a later one.")
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            guard let place = partnership.clusters.firstIndex(where: { $0.number == entry }) else { return }
            partnership.clusters[place].until = until
        }
    }
}
