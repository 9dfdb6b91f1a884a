import Foundation
import Guidance
import Testing

@testable import Practice

extension Given {
    static let chair = qualifiedChair
    static let minuteTaker = doer("m1nvte", of: council, kind: "localAuthority", roles: ["familySupportWorker"])
    static let neighbourCouncil = agency("other")

    /// The guidance of a partnership that has chosen another option of a local setting in `lists/conference.yaml`.
    static func library(setting list: String, to option: String) throws -> Library {
        let files = FileManager.default
        let folder = files.temporaryDirectory.appendingPathComponent("kith-content-\(UUID().uuidString)")
        try files.copyItem(at: Library.folder, to: folder)
        defer { try? files.removeItem(at: folder) }
        let file = folder.appendingPathComponent("lists/conference.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(lines.firstIndex { $0 == "\(list):" })
        let place = try #require(lines[start...].firstIndex { $0.contains("- { code:") })
        lines[place] = "    - { code: \(option), label: \"Chosen locally\" }"
        try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
        return try Library(folder: folder)
    }

    /// An episode whose enquiry found that a conference is needed: the discussion was on Friday 7 June 2024.
    static func conferenceNeeded() throws -> Story<Episode> {
        var story = try enquired("likelyToSuffer")
        story.knows(chair, minuteTaker, neighbouringSupervisor)
        story.standing.agencies[neighbourCouncil] = "localAuthority"
        return story
    }

    /// A conference has been called for Tuesday 25 June 2024, with the police, the school nurse and the school invited.
    static func conferenceCalled(for planned: String = "2024-06-25T10:00") throws -> Story<Episode> {
        var story = try conferenceNeeded()
        try story.did(conferenceCall(for: planned), by: socialWorker, at: "2024-06-14T14:00")
        try story.did(invitation(), by: socialWorker, at: "2024-06-14T14:10")
        return story
    }

    /// The conference is under way: its record is written and each agency has said what it thinks.
    static func conferenceReady(on day: String = "2024-06-25") throws -> Story<Episode> {
        var story = try conferenceCalled(for: "\(day)T10:00")
        try story.prepareDecision(on: day)
        return story
    }

    /// A plan has begun on Tuesday 25 June 2024.
    static func onPlan() throws -> Story<Episode> {
        var story = try conferenceReady()
        try story.did(conference(), by: chair, at: "2024-06-25T12:00")
        return story
    }

    static func conferenceCall(
        _ kind: String = "initial", for planned: String = "2024-06-25T10:00", chair: Doer = Given.chair
    ) -> Conference.Call {
        Conference.Call(
            conferenceKind: kind, plannedFor: moment(planned), place: "County Hall", chair: chair.practitioner,
            minuteTaker: minuteTaker.practitioner, family: "By letter and in person", childsPart: "writes",
            childsPartHow: "She drew her house", because: "Whether she needs a plan")
    }

    static func invitation(
        _ practitioners: [Doer] = [officer, schoolNurse, safeguardingLead], report: Bool = true
    ) -> Conference.Invite {
        Conference.Invite(practitioners: practitioners.map(\.practitioner), reportWanted: report, note: "What you know")
    }

    static func report(mayShare: Bool = true) -> Conference.Report {
        Conference.Report(
            knows: "What we saw", strengths: "Her aunt", risks: "The nights", childsVoice: "I like Aunt Bo's",
            view: "plan", viewBecause: "It has gone on since March", mayShare: mayShare,
            notSharedBecause: mayShare ? nil : "An address")
    }

    static func minute(_ section: String, _ text: String = "It was said", replaces: Int? = nil) -> Conference.Minute {
        Conference.Minute(section: section, text: text, replaces: replaces)
    }

    static func view(_ view: String = "plan", for agency: AgencyID? = nil) -> Conference.View {
        Conference.View(
            view: view, categories: view == "plan" ? ["NEG"] : nil, because: "What we saw", forAgency: agency)
    }

    static func conference(
        plan: Bool = true, present: [AgencyID] = [council, force, trust, school], waived: String? = nil,
        lead: Doer = socialWorker, group: [Doer] = [schoolNurse, safeguardingLead], groupOn: String = "2024-07-05",
        reviewOn: String = "2024-09-20", dissent: String? = nil, late: String? = nil, manager: String? = nil,
        interim: String? = nil
    ) -> Conference.Hold {
        Conference.Hold(
            present: present, familyPresent: "Her mother and aunt", childsPart: "writes", absent: "The surgery",
            quorumWaivedBecause: waived, plan: plan, because: "She is likely to be harmed", dissent: dissent,
            categories: plan ? ["NEG"] : nil, leadSocialWorker: plan ? lead.practitioner : nil,
            outline: plan ? "Someone is home at night" : nil, coreGroup: plan ? group.map(\.practitioner) : nil,
            coreGroupOthers: "Her mother", coreGroupOn: plan ? day(groupOn) : nil,
            reviewOn: plan ? day(reviewOn) : nil, otherHelp: plan ? nil : "A child in need plan", lateBecause: late,
            managerBecause: manager, interimPlan: interim)
    }

    static func review(
        _ outcome: String = "continue", categories: [String]? = nil,
        present: [AgencyID] = [council, force, trust, school],
        reviewOn: String? = "2025-03-10", late: String? = nil
    ) -> Conference.Review {
        Conference.Review(
            present: present, familyPresent: "Her mother", childsPart: "writes", outcome: outcome,
            because: "What changed",
            categories: categories, changes: outcome == "end" ? nil : "The nights",
            reviewOn: outcome == "end" ? nil : reviewOn.map(day),
            helpAfter: outcome == "end" ? "The family centre" : nil,
            lateBecause: late)
    }

    static func conferenceTelling(of agencies: [AgencyID] = [force, trust, school]) -> Conference.Tell {
        Conference.Tell(agencies: agencies, familyTold: true, childTold: "By her social worker", how: "letter")
    }

    static let writtenPlan = ProtectionPlan.Write(
        worry: "Maya is alone at night", strengths: "She sings", childsViews: "“I want the light on”",
        familysViews: "We will try", contingency: "We ask the court", seeing: "Her social worker, every fortnight")

    static func outcome(_ number: Int? = nil, by day: String = "2024-08-30") -> ProtectionPlan.Outcome {
        ProtectionPlan.Outcome(
            change: "An adult is home every night", byWhen: Given.day(day), weWillKnow: "Maya says so",
            who: "Her aunt, and the family centre", outcome: number)
    }

    static func coreGroup(
        _ present: [Doer] = [socialWorker, schoolNurse], joining: [Doer]? = nil, leaving: [Doer]? = nil,
        late: String? = nil, actions: [PlannedAction]? = nil, next: String? = nil
    ) -> ProtectionPlan.MeetCoreGroup {
        ProtectionPlan.MeetCoreGroup(
            present: present.map(\.practitioner), familyPresent: "Her mother", childsVoice: "The light stays on",
            changed: "Her aunt has moved in", agreed: "A lamp by Friday", joining: joining?.map(\.practitioner),
            leaving: leaving?.map(\.practitioner), lateBecause: late, actions: actions, nextAt: next.map(moment))
    }

    static func planVisit(seen: Bool = true, late: String? = nil) -> ProtectionPlan.Visit {
        ProtectionPlan.Visit(
            seen: seen, notSeenBecause: seen ? nil : "Nobody opened", alone: seen ? true : nil,
            whereSeen: seen ? "Her room" : nil, childsWords: seen ? "Look, my lamp" : nil, observed: "At ease",
            lateBecause: late)
    }

    static func planEnd(
        _ reason: String, consulted: [AgencyID] = [school, trust], leftOn: String = "2024-06-24"
    ) -> ProtectionPlan.End {
        let hasLeft = reason == "leftCountry"
        return ProtectionPlan.End(
            reason: reason, consulted: consulted, consultation: "They agree", because: "The letter came",
            leftOn: hasLeft ? day(leftOn) : nil, leftFor: hasLeft ? "Ireland; the school there rang" : nil)
    }

    static func transferRequest(to council: AgencyID = neighbourCouncil) -> Transfer.Request {
        Transfer.Request(
            council: council, movedOn: day("2024-07-06"), moved: "To Marrowdale, for good",
            mustKnow: "Not alone at night", sent: "The plan and the minutes")
    }

    static func transferNotice(from council: AgencyID = Given.council) -> Transfer.Receive {
        Transfer.Receive(
            fromCouncil: council, movedOn: day("2024-07-06"), worry: "Alone at night", childsWords: "Is there a lamp?",
            whereabouts: "With her mother", sharedCare: "Both councils, in turn", parentsTold: false,
            parentsNotToldBecause: "They are on the road")
    }

    /// One of each act of conferences, plans and transfers, with every question answered.
    static let conferenceExamples: [any Act] = [
        conferenceCall(),
        Conference.Rearrange(plannedFor: moment("2024-06-26T10:00"), chair: chair.practitioner, because: "x"),
        Conference.CallOff(because: "x", consulted: [school], consultation: "x", interimPlan: "x"),
        Conference.Invite(practitioners: [officer.practitioner], agencies: [school], reportWanted: true, note: "x"),
        Conference.Respond(answer: "apologies", because: "x", forAgency: school), report(mayShare: false),
        Conference.Share(withWhom: "x", how: "x", said: "x", withChild: "x", heldBack: "x"),
        minute("risks", replaces: 3), view(for: school), Conference.Delay(because: "x", interimPlan: "x"),
        Conference.Hold(
            present: [council], familyPresent: "x", childsPart: "comes", absent: "x", quorumWaivedBecause: "x",
            plan: true,
            because: "x", dissent: "x", categories: ["NEG"], leadSocialWorker: socialWorker.practitioner, outline: "x",
            coreGroup: [schoolNurse.practitioner], coreGroupOthers: "x", coreGroupOn: day("2024-07-01"),
            reviewOn: day("2024-09-01"), lateBecause: "x", managerBecause: "x", interimPlan: "x"),
        Conference.Review(
            present: [council], familyPresent: "x", childsPart: "comes", absent: "x", quorumWaivedBecause: "x",
            outcome: "changeCategory", because: "x", dissent: "x", categories: ["EMO"], changes: "x",
            reviewOn: day("2024-09-01"), lateBecause: "x"),
        Conference.Tell(
            agencies: [school], familyTold: false, familyNotToldBecause: "x", childTold: "x", how: "letter"),
        writtenPlan, outcome(1), ProtectionPlan.Progress(outcome: 1, progress: "some", seen: "x"),
        ProtectionPlan.MeetCoreGroup(
            present: [socialWorker.practitioner], familyPresent: "x", absent: "x", childsVoice: "x", changed: "x",
            agreed: "x", joining: [officer.practitioner], leaving: [schoolNurse.practitioner], lateBecause: "x",
            actions: [PlannedAction(what: "x", practitioner: officer.practitioner, who: "x", by: day("2024-07-12"))],
            nextAt: moment("2024-08-01T10:00")),
        ProtectionPlan.Done(action: 1, result: "done", came: "x"),
        ProtectionPlan.Visit(
            seen: true, alone: false, notAloneBecause: "tooYoung", whereSeen: "x", childsWords: "x", observed: "x",
            lateBecause: "x"),
        planEnd("leftCountry"),
        ProtectionPlan.Tell(agencies: [school], familyTold: false, familyNotToldBecause: "x", how: "letter"),
        transferRequest(), transferNotice(),
        Transfer.Accept(heldOn: day("2024-07-24"), decided: "x", from: day("2024-07-24"), letter: "x"),
        Transfer.Decline(because: "x"), Transfer.Withdraw(because: "x"),
    ]
}

extension Story<Episode> {
    /// Writes the record that a decision needs, and each agency's view.
    mutating func prepareDecision(
        on day: String, _ views: [(Doer, String)] = Given.allAgree, by chair: Doer = Given.chair
    ) throws {
        for section in ["childsViews", "familysViews", "strengths", "risks"] {
            try did(Given.minute(section), by: chair, at: "\(day)T10:30")
        }
        for (doer, view) in views { try did(Given.view(view), by: doer, at: "\(day)T11:00") }
    }
}

extension Given {
    static let allAgree = [
        (socialWorker, "plan"), (officer, "plan"), (schoolNurse, "plan"), (safeguardingLead, "plan"),
    ]
}
