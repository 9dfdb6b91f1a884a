import Access
import Casework
import Guidance
import HTML
import Practice

/// What a viewer can record about a person, in groups.
struct PersonActs {
    let page: ChildPage

    private var person: PersonID { page.identity.person }
    private var setting: PageSetting { page.setting }

    var all: Markup {
        """
        <nav class="kith-acts" aria-label="What you can record">
        \(heading(2, "What you can record"))\(worries)\(changes)</nav>

        """
    }

    private var worries: Markup {
        if page.isAdult {
            return paragraph("Concerns and referrals are about a child: start from the child's record.")
        }
        let doer = setting.viewer.doer
        let takesContacts = doer.hasAny(Roles.socialCare) && doer.agencyKind == Agency.councilKind
        let contact: Markup =
            takesContacts
            ? buttonLink("Record a contact", to: .act("contact.receive", about: [person]), .secondary) : ""
        return """
            \(buttonGroup("""
                \(buttonLink("Record a concern", to: .act("concern.record", about: [person])))\
                \(buttonLink("Make a referral", to: .act("referral.make", about: [person]), .secondary))\(policeProtectionButton(to: person, setting))\(contact)\(earlyHelpStart(doer))
                """))\
            \(paragraph("If a child is in immediate danger, call 999 first."))
            """
    }

    private var changes: Markup {
        let groups: [(String, [ActKind])] = [
            ("Who they are", ["person.name", "person.birth", "person.identify", "person.communicate"]),
            (
                "Home, family and school",
                [
                    "person.move", "person.relate", "person.household", "person.connect", "person.contact",
                    "person.met", "person.enrol", "person.leaveSchool",
                    "person.handOverFile",
                ]
            ),
            (
                "This record",
                ["person.notSame", "person.restrict", "person.exclude", "person.lift", "person.die"]
            ),
        ]
        return groups.markup { title, kinds in
            let open = kinds.filter(page.picture.next.contains)
            if open.isEmpty { return "" }
            return heading(3, title) + actList(open, in: person.stream, setting)
        }
    }
}
