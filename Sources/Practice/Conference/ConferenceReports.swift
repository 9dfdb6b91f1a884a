import Guidance

extension Conference {
    /// An agency's report: what it knows, the strengths, the risks, the child's voice, and its view.
    package struct Report: Act {
        package static let kind: ActKind = "conference.report"
        package static let standsAlone = true
        package static let isAgencysOwn = true
        /// The rule that says a brother's or sister's record has another report of this agency.
        static let differs = "conference.report.differs"
        package let knows: String
        package let strengths: String
        package let risks: String
        package let childsVoice: String?
        package let view: String
        package let viewBecause: String
        package let mayShare: Bool
        package let notSharedBecause: String?
        /// The kind of agency that reports, which says what kind of knowledge the report is.
        package var agencyKind: String?

        package static let settles: Set<String> = ["agencyKind"]

        package func settled(in setting: Setting) -> Report {
            var act = self
            act.agencyKind = setting.who.agencyKind
            return act
        }

        package init(
            knows: String, strengths: String, risks: String, childsVoice: String? = nil, view: String,
            viewBecause: String, mayShare: Bool, notSharedBecause: String? = nil
        ) {
            self.knows = knows
            self.strengths = strengths
            self.risks = risks
            self.childsVoice = childsVoice
            self.view = view
            self.viewBecause = viewBecause
            self.mayShare = mayShare
            self.notSharedBecause = notSharedBecause
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "conference.report"
            let meeting = try episode.mustHaveCalled(name + ".called")
            try meeting.mustBeTheSame(in: setting, name + ".together")
            try episode.mustBeInvited(
                meeting, as: setting.who.agency, name + ".invited",
                cite: setting.guidance.duty(.conferenceReport).cite)
            try checkBeside(meeting, in: setting)
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.conference.changeCalled { $0.reports.append(Stamped(self, stamp)) }
        }

        /// Those invited read the report on the conference's page while its papers are open. In the chronology, which
        /// stays, each agency's knowledge keeps its own class.
        package func told(_ episode: Episode) -> Line? {
            let given = FieldClass.given(by: agencyKind)
            return Line(
                "Report for the conference",
                [
                    .of("What we know", knows, holds: given), .of("Strengths", strengths, holds: given),
                    .of("Risks", risks, holds: given),
                    .of("The child's voice", childsVoice, holds: .childsWords),
                    .of("Our view", viewBecause, holds: given),
                ])
        }
    }

    /// The family reads the reports, or has them read to them, before the conference.
    package struct Share: Act {
        package static let kind: ActKind = "conference.share"
        package let withWhom: String
        package let how: String
        package let said: String?
        package let withChild: String?
        package let heldBack: String?

        package init(
            withWhom: String, how: String, said: String? = nil, withChild: String? = nil, heldBack: String? = nil
        ) {
            self.withWhom = withWhom
            self.how = how
            self.said = said
            self.withChild = withChild
            self.heldBack = heldBack
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "conference.share"
            let meeting = try episode.mustHaveCalled(name + ".called")
            guard !meeting.reports.isEmpty else {
                throw .notNow(
                    name + ".reports", "No report has come in yet.",
                    instead: "Wait for the first report, then record who read it.")
            }
            let isHeldBack = meeting.reports.contains { !$0.act.mayShare }
            if isHeldBack && (heldBack ?? "").isEmpty {
                throw .wrong(
                    name + ".heldBack", "heldBack", "An agency asked that its report not be shared in full.",
                    instead: "Say what was held back, and who was asked.",
                    authority: setting.guidance.duty(.reportsShared).cite)
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.conference.changeCalled { $0.shared.append(Stamped(self, stamp)) }
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Reports shared with the family before the conference",
                [
                    .of("With", withWhom, holds: .thirdParty), .of("How", how), .of("They said", said),
                    .of("With the child", withChild, holds: .childsWords), .of("Held back", heldBack),
                ])
        }
    }

    /// A part of the conference's record, saved by itself so that two people can write at once.
    ///
    /// 1. The chair, the minute-taker and the lead write it. 2. Whoever saves says which entry they had in front of them;
    /// if somebody saved that part meanwhile, both texts are shown and nothing is lost. 3. Parts never collide. 4. Where
    /// brothers and sisters have one meeting, a part may be saved for all of them or none, but for what each child says.
    package struct Minute: Act {
        package static let kind: ActKind = "conference.minute"
        package static let standsAlone = true
        /// The rule that says somebody else saved this part first.
        package static let changed = "conference.minute.changed"
        /// The rule that says a brother's or sister's record says something else there.
        package static let differs = "conference.minute.differs"
        package let section: String
        package let text: String
        package let replaces: Int?

        package init(section: String, text: String, replaces: Int? = nil) {
            self.section = section
            self.text = text
            self.replaces = replaces
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "conference.minute"
            let meeting = try episode.mustHaveCalled(name + ".called")
            guard meeting.isWritten(by: setting.who.practitioner, in: episode) else {
                throw Refusal(
                    name + ".writer", .mayNot,
                    because: "The chair, the minute-taker and the lead social worker write the conference's record.",
                    authority: setting.guidance.rule(.chairConference).cite,
                    instead: "Tell them what should stand there; your agency's report and view are your own.")
            }
            if let beside = setting.beside { return try checkBeside(beside, meeting, in: setting, name) }
            if let latest = meeting.section(section), latest.stamp.number != replaces {
                throw .notNow(
                    Minute.changed, "Somebody saved this part while you were writing.",
                    instead: "Look at both texts, put together what should stand, and save that.")
            }
        }

        /// On the record of a brother or sister it replaces what stands there.
        package func settled(on episode: Episode, in setting: Setting) -> Minute {
            guard setting.beside != nil else { return self }
            return Minute(
                section: section, text: text,
                replaces: episode.conference.called?.section(section)?.stamp.number)
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.conference.changeCalled { $0.minute[section, default: []].append(Stamped(self, stamp)) }
        }

        package func told(_ episode: Episode) -> Line? {
            Line("Conference record written", [.of("It says", text, holds: Conference.holds(section))])
        }
    }

    /// What a part of the record holds.
    package static func holds(_ section: String) -> FieldClass {
        section == "childsViews" ? .childsWords : .narrative
    }
}
