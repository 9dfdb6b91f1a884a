import Access
import Casework
import Guidance
import Practice
import Testing

/// Acts, forms, access rules and duties name the same things.
struct ActTests {
    static let library: Library = {
        do { return try Library.load() } catch { fatalError("The guidance does not load: \(error)") }
    }()

    @Test("Every act has a form, and every form an act")
    func forms() {
        #expect(Acts.kinds.map(\.rawValue) == Self.library.forms.keys.sorted())
    }

    @Test("Every act has a form in every edition")
    func formsInEveryEdition() {
        for edition in Self.library.editions {
            let guidance = Self.library.guidance(on: edition.from)
            for kind in Acts.kinds {
                #expect(guidance.form(kind.rawValue) != nil, "\(kind) in \(edition.key)")
            }
        }
    }

    @Test("Every act has an access rule, and every access rule an act")
    func rules() {
        for kind in Acts.kinds { #expect(ActRule.of(kind) != nil, "\(kind)") }
        #expect(ActRule.all.map(\.act).sorted() == Acts.kinds)
    }

    @Test("An act belongs to one process, and one act at least opens each")
    func processes() {
        #expect(Set(Acts.kinds.compactMap { Acts.process(of: $0) }) == Set(ProcessName.allCases))
        #expect(Set(Acts.opening.compactMap { Acts.process(of: $0) }) == Set(ProcessName.allCases))
    }

    /// The processes of the guidance whose acts have not been built: their duties can be read and not yet kept.
    static let notYetBuilt: Set<String> = [
        "allegation", "death",
        "incident", "localReview", "nationalReview",
        "rapidReview", "year",
    ]

    @Test("A duty's clock is started and stopped by acts there are, or by those of a process not yet built")
    func duties() {
        let built = Set(Acts.kinds.map(\.rawValue))
        var waitingFor: Set<String> = []
        for duty in Self.library.duties {
            #expect(!duty.starts.isEmpty && !duty.stops.isEmpty, "\(duty.key)")
            for kind in duty.starts + duty.stops where !built.contains(kind) {
                let process = String(kind.prefix { $0 != "." })
                #expect(Self.notYetBuilt.contains(process), "\(duty.key): \(kind)")
                waitingFor.insert(process)
            }
        }
        #expect(waitingFor == Self.notYetBuilt, "what has been built leaves the list")
    }

    @Test("A duty that a form shows is one that its act starts, stops or belongs beside")
    func formDuties() {
        for form in Self.library.forms.values {
            for duty in form.duties {
                let known = Self.library.duties.first { $0.key == duty }
                #expect(known != nil, "\(form.kind): \(duty)")
            }
        }
        for duty in Self.library.duties {
            for kind in duty.stops {
                guard let form = Self.library.forms[kind] else { continue }
                #expect(form.duties.contains(duty.key), "\(kind) stops \(duty.key) and does not show it")
            }
        }
    }
}
