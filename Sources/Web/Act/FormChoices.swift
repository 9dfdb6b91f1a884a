import Casework
import Guidance
import HTML
import Practice
import Readings

/// Whom and what a form's questions can choose from, besides the guidance's lists.
struct FormChoices: Sendable {
    var practitioners: [Colleague] = []
    var agencies: [AgencyRow] = []
    /// The council in whose area whoever asks works: it comes first where a council is chosen.
    var ownCouncil: AgencyID?
    var people: [Brief] = []
    /// Decisions that can be challenged, by their entries.
    var entries: [Choice] = []
    /// What of the process is chosen by its number, by question.
    var numbered: [String: [Choice]] = [:]
    /// Whom questions offer, by question; everyone where nothing is said.
    var offered: [String: Offered] = [:]

    func agencies(for question: Question) -> [Choice] {
        let isOwn = question.key == "council" ? ownCouncil : nil
        let ordered = agencies.filter { $0.id == isOwn } + agencies.filter { $0.id != isOwn }
        let fitting = ordered.filter { agency in
            guard agency.isOpen, offered[question.key]?.takes(agency.id) ?? true else { return false }
            switch question.key {
            case "council": return agency.decidesReferrals
            case "school", "schools": return Agency.educationKinds.contains(agency.kind)
            default: return true
            }
        }
        return fitting.map { Choice($0.id.id, $0.name) }
    }

    func practitioners(for question: Question) -> [Choice] {
        let names = Dictionary(uniqueKeysWithValues: agencies.map { ($0.id, $0.name) })
        let able = practitioners.filter { person in
            person.isEnabled && offered[question.key]?.takes(person.id, of: person.agency, with: person.roles) ?? true
        }
        return able.map { person in
            Choice(person.id.id, "\(person.name), \(names[person.agency] ?? "another agency")")
        }
    }

    func people(except: Set<PersonID>) -> [Choice] {
        people.filter { !except.contains($0.person) }.map { brief in
            Choice(brief.person.id, "\(brief.fullName)\(brief.dateOfBirth.map { ", born " + $0.inWords } ?? "")")
        }
    }
}

extension Site {
    /// What the questions of a form can choose from, read in one snapshot and only as far as the form asks.
    func choices(
        for form: Form, _ viewer: SignedIn, about people: [PersonID], chosen: [PersonID] = [], at now: Moment
    ) async throws -> FormChoices {
        let types = Set(form.questions.map(\.type))
        var choices = FormChoices()
        let wantsStaff = !types.isDisjoint(with: [.practitioner, .practitioners, .actions])
        let wantsAgencies = wantsStaff || !types.isDisjoint(with: [.agency, .agencies])
        if wantsAgencies {
            let (agencies, staff) = try await office.database.read { [office] session in
                wantsStaff
                    ? try office.readings.everyone(in: session) : (try office.readings.agencies(in: session), [])
            }
            let own = viewer.doer.agency
            choices.practitioners = staff.filter { $0.agency == own } + staff.filter { $0.agency != own }
            choices.agencies = agencies
        }
        if types.contains(.entry), let child = people.first {
            let found = try await office.lookout.challengeable(about: child, by: caller(viewer), at: now)
            choices.entries = found.map { one in
                let title = library.forms[one.decision.act.rawValue]?.title ?? one.decision.act.rawValue
                return Choice(
                    one.decision.entry.description, "\(title), \(one.decision.happenedAt.day.inWords), \(one.agency)")
            }
        }
        if !types.isDisjoint(with: [.person, .people]) {
            choices.people = try await office.lookout.choosable(
                by: caller(viewer), near: people, chosen: chosen, at: now)
        }
        return choices
    }
}
