import Guidance

/// Harm outside the home as an episode knows it: each concern in each context with its level, and what was decided.
package struct HarmOutsideHome: EpisodePart {
    package static let acts: [any Act<Episode>.Type] = [Assess.self, Decide.self]

    /// Every assessment, in the order in which they were recorded.
    package var assessments: [Stamped<Assess>] = []
    package var decisions: [Stamped<Decide>] = []

    package init() {}

    /// One square of the matrix: a concern in a context, with what was last recorded of it.
    package struct Square: Hashable, Sendable {
        package let concern: String
        package let context: String

        package init(concern: String, context: String) {
            self.concern = concern
            self.context = context
        }
    }

    /// What holds of each concern in each context.
    package var current: [Square: Stamped<Assess>] {
        Dictionary(
            assessments.map { (Square(concern: $0.act.concern, context: $0.act.context), $0) },
            uniquingKeysWith: { $1 })
    }

    /// The assessments that still say there is a risk.
    package var open: [Stamped<Assess>] {
        current.values.filter { $0.act.level != Assess.over }.sorted { $0.stamp.number < $1.stamp.number }
    }

    package var isDecided: Bool {
        guard let latest = open.last else { return true }
        return decisions.contains { $0.stamp.number > latest.stamp.number }
    }

    package func waiting(for child: PersonID, in episode: Episode, under guidance: Guidance) -> [Waiting] {
        guard episode.isOpen, !isDecided, let first = open.first, let council = episode.council else { return [] }
        return [
            Waiting(
                "outsideHome.decide", about: child, since: first.stamp.happenedAt,
                owner: episode.lead.map(Owner.practitioner) ?? .role(council, Referral.frontDoor),
                what: "Decide what follows from harm outside the home",
                why: "Assessed \(first.stamp.happenedAt.day.inWords)", act: Decide.kind)
        ]
    }

    package func facts(about child: PersonID, in episode: Episode, under guidance: Guidance) -> [Fact] {
        guard let first = open.first else { return [] }
        let grave = open.contains { $0.act.level == Assess.significant }
        return [
            Fact(
                "harmOutsideHome", about: child, what: "Risk of harm outside the home",
                since: first.stamp.happenedAt, weight: grave ? .alert : .standing)
        ]
    }

    package func next(in episode: Episode, under guidance: Guidance) -> [ActKind] {
        guard episode.referral.decided != nil else { return [] }
        return isDecided ? [Assess.kind] : [Decide.kind, Assess.kind]
    }
}

extension HarmOutsideHome {
    /// One concern in one context: how great the risk is, what happens, since when, where and with whom.
    package struct Assess: Act {
        package static let kind: ActKind = "outsideHome.assess"
        static let over = "over"
        static let significant = "significant"
        package let concern: String
        package let context: String
        package let level: String
        package let nature: String
        package let duration: String
        package let places: String
        package var people: String?
        package var childsWords: String?
        package var strengths: String?
        package let change: String

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "outsideHome.assess"
            try episode.mustBeOpen(name + ".open")
            let cite = setting.guidance.rule(.decideOutsideHome).cite
            try episode.mustBeTheCouncilOrLead(setting, name + ".council", cite: cite)
            try episode.mustFollowReceipt(setting, name + ".order")
            let square = Square(concern: concern, context: context)
            guard level != Self.over || episode.harmOutsideHome.current[square] != nil else {
                throw .wrong(
                    name + ".over", "level", "No risk of this kind has been recorded there, so it cannot be over.",
                    instead: "Choose the harm and the place that were recorded, or another level.", authority: cite)
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.harmOutsideHome.assessments.append(Stamped(self, stamp))
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                level == Self.over ? "Risk outside the home no longer there" : "Harm outside the home assessed",
                [
                    Line.Part("Harm", CodeWords.capitalised(concern)),
                    Line.Part("Where", CodeWords.capitalised(context)),
                    Line.Part("Level", CodeWords.capitalised(level)), Line.Part("What happens", nature),
                    Line.Part("Since when", duration), Line.Part("Places", places, holds: .location),
                    .of("People", people, holds: .thirdParty),
                    .of("In the child's own words", childsWords, holds: .childsWords), .of("Strengths", strengths),
                    Line.Part("What needs to change", change),
                ], weight: level == Self.significant ? .key : .ordinary)
        }
    }

    /// Section 17 or section 47, and why; what is done about the source of harm; what keeps the child safe.
    package struct Decide: Act {
        package static let kind: ActKind = "outsideHome.decide"
        /// The option that asks for a strategy discussion.
        static let enquiry = "s47"
        package let decision: String
        package let because: String
        package let sourceOfHarm: String
        package let safetyPlan: String
        package var nationalReferral: Bool?
        package var siblings: String?

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "outsideHome.decide"
            try episode.mustBeOpen(name + ".open")
            let rule = setting.guidance.rule(.decideOutsideHome)
            try episode.mustBeTheCouncil(setting, name + ".council", cite: rule.cite)
            try episode.mustFollowReceipt(setting, name + ".order")
            guard setting.who.roles.contains(where: rule.allows(role:)), setting.who.isSocialWorkQualified else {
                throw Refusal(
                    name + ".socialWorker", .mayNot, because: rule.says, authority: rule.cite,
                    instead: "Ask the lead social worker or their supervisor to decide.")
            }
            guard !episode.harmOutsideHome.open.isEmpty else {
                throw .notNow(
                    name + ".assessed", "No harm outside the home has been assessed.",
                    instead: "Record the harm, where it happens and how great the risk is.")
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.harmOutsideHome.decisions.append(Stamped(self, stamp))
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Decided on harm outside the home",
                [
                    Line.Part("What follows", CodeWords.capitalised(decision)), Line.Part("Because", because),
                    Line.Part("About the source of harm", sourceOfHarm),
                    Line.Part("What keeps the child safe", safetyPlan),
                    nationalReferral.map {
                        Line.Part("Referred as a possible victim of trafficking", $0 ? "Yes" : "No")
                    },
                    .of("Brothers and sisters", siblings, holds: .thirdParty),
                ], weight: .key)
        }
    }
}
