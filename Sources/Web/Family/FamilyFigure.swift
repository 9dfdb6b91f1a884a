import Casework
import Guidance
import HTML
import Practice
import Readings

/// A family as it is drawn: what was recorded between people, made into couples, parents and children, and other ties.
///
/// What two records say of the same two people stands once. Nothing is concluded that nobody recorded; only what a
/// chain of parents shows already, a grandparent's tie for instance, is not drawn a second time.
struct FamilyFigure {
    let picture: FamilyPicture
    let setting: PageSetting
    private let place: [PersonID: Int]
    private var couples: [Genogram.Couple] = []
    private var descents: [Genogram.Descent] = []
    private var ties: [Genogram.Tie] = []
    private var households: [Genogram.Household] = []

    private var day: Day { picture.day }
    private var focus: PersonID { picture.identity.person }

    init(_ picture: FamilyPicture, _ setting: PageSetting) {
        self.picture = picture
        self.setting = setting
        place = Dictionary(
            picture.people.enumerated().map { ($0.element.person, $0.offset) }, uniquingKeysWith: { first, _ in first })
        couples = makeCouples()
        descents = makeDescents()
        ties = makeTies()
        households = makeHouseholds()
    }

    var family: Genogram {
        Genogram(
            people: picture.people.map(person), couples: couples, descents: descents, ties: ties,
            households: households, focus: place[focus] ?? 0)
    }

    private func name(_ place: Int) -> String { picture.people[place].fullName }

    // MARK: People

    private var responsible: Set<PersonID> {
        Set(
            picture.ties.filter { $0.person == focus && $0.parentalResponsibility == "yes" && $0.lasts(on: day) }
                .map(\.other))
    }

    private func person(_ brief: Brief) -> Genogram.Person {
        let died = brief.diedOn.flatMap { $0 <= day ? $0 : nil }
        let isUnborn = brief.dateOfBirth == nil && brief.expectedDate != nil
        let born = brief.dateOfBirth ?? brief.expectedDate
        var inside = ""
        var notes: [String] = []
        var words = nameWords(brief)
        if let died {
            let age = brief.dateOfBirth.map { ", aged \($0.age(on: died))" } ?? ""
            notes.append("died \(died.year)\(age)")
            words += ", died \(died.inWords)\(age)"
        } else if isUnborn {
            notes.append(born.map { "expected \($0.month)/\($0.year)" } ?? "expected")
            words += ", not born yet\(born.map { ", expected \($0.inWords)" } ?? "")"
        } else if let birth = brief.dateOfBirth {
            let age = birth.age(on: day)
            inside = age > 0 ? "\(age)" : "\(months(from: birth))m"
            notes.append("born \(birth.year)")
            words += ", \(ageWords(born: birth, on: day))"
        } else {
            inside = "?"
            words += ", age not known"
        }
        let sex = brief.sex.flatMap { $0 == "U" ? nil : setting.label(.sex, $0).lowercased() } ?? "sex not recorded"
        if !isUnborn { words += ", \(sex)" }
        let isResponsible = responsible.contains(brief.person)
        if isResponsible { words += ", carries parental responsibility for \(name(place[focus] ?? 0))" }
        let isOpen = picture.open.contains(brief.person) && brief.person != focus
        let line: Markup =
            isOpen
            ? "\(link(nameWords(brief), to: "/people/\(brief.person.id)"))\(words.dropFirst(nameWords(brief).count))"
            : "\(words)"
        var person = Genogram.Person(
            name: brief.fullName, inside: inside, notes: notes,
            form: isUnborn ? .triangle : brief.sex == "M" ? .square : brief.sex == "F" ? .circle : .diamond,
            order: born?.number ?? Int.max, words: line)
        person.isFocus = brief.person == focus
        person.hasDied = died != nil
        person.hasResponsibility = isResponsible
        return person
    }

    private func months(from birth: Day) -> Int {
        max(0, (day.year - birth.year) * 12 + day.month - birth.month - (day.day < birth.day ? 1 : 0))
    }

    // MARK: Couples

    private struct Pair: Hashable {
        let one: Int
        let other: Int

        init(_ one: Int, _ other: Int) {
            self.one = min(one, other)
            self.other = max(one, other)
        }
    }

    private func pair(_ tie: FamilyTie) -> Pair? {
        guard let one = place[tie.person], let other = place[tie.other], one != other else { return nil }
        return Pair(one, other)
    }

    private static let standings = ["partner", "spouse", "separated", "divorced"]

    private func makeCouples() -> [Genogram.Couple] {
        var said: [Pair: [FamilyTie]] = [:]
        for tie in picture.ties where Kin.couples.contains(tie.kind ?? "") {
            if let pair = pair(tie) { said[pair, default: []].append(tie) }
        }
        return said.sorted { since($0.value, $0.key).lexicographicallyPrecedes(since($1.value, $1.key)) }.map {
            pair, ties in
            // The latest standing holds: partners marry, part and divorce.
            let ordered = ties.sorted { rank($0).lexicographicallyPrecedes(rank($1)) }
            return couple(pair, ordered[ordered.count - 1], before: ordered.dropLast())
        }
    }

    private func since(_ ties: [FamilyTie], _ pair: Pair) -> [Int] {
        [ties.compactMap { $0.from?.number }.min() ?? 0, pair.one, pair.other]
    }

    private func rank(_ tie: FamilyTie) -> [Int] {
        let standing = Self.standings.firstIndex(of: tie.kind ?? "") ?? 0
        return [tie.from?.number ?? (tie.until == nil ? 0 : -1), standing]
    }

    private func couple(_ pair: Pair, _ last: FamilyTie, before: some Sequence<FamilyTie>) -> Genogram.Couple {
        let hasEnded = last.until.map { $0 < day } ?? false
        var bond: Genogram.Bond
        var words: String
        switch last.kind {
        case "spouse": (bond, words) = hasEnded ? (.ended, "Was married to") : (.married, "Married to")
        case "separated": (bond, words) = (.separated, "Separated from")
        case "divorced": (bond, words) = (.divorced, "Divorced from")
        default: (bond, words) = hasEnded ? (.ended, "Was the partner of") : (.cohabiting, "Partner, not married, of")
        }
        var after = [span(last)].filter { !$0.isEmpty }
        for tie in before where tie.kind != last.kind {
            let what =
                tie.kind == "spouse" ? "married" : tie.kind == "partner" ? "partners" : "separated"
            after.append("\(what)\(tie.from.map { " since \($0.inWords)" } ?? " before")")
        }
        if bond == .married, [pair.one, pair.other].contains(where: hasDied) { words = "Was married, until death, to" }
        return Genogram.Couple(pair.one, pair.other, bond, words, after.joined(separator: "; "))
    }

    private func hasDied(_ place: Int) -> Bool { picture.people[place].diedOn.map { $0 <= day } ?? false }

    private func span(_ tie: FamilyTie) -> String {
        let from = tie.from.map { "since \($0.inWords)" }
        let until = tie.until.flatMap { $0 < day ? "until \($0.inWords)" : nil }
        return [from, until].compactMap { $0 }.joined(separator: " ")
    }

    // MARK: Parents and those in a parent's place

    private struct Parent {
        let child: Int
        let parent: Int
        let care: Genogram.Care
        let says: String
        let span: String
    }

    private func parents() -> [Parent] {
        var found: [Parent] = []
        for tie in picture.ties {
            guard let child = place[tie.person], let other = place[tie.other], child != other else { continue }
            let kind = tie.kind ?? ""
            let care: Genogram.Care
            switch kind {
            case "mother", "father", "parent": care = .birth
            case "child":
                add(Parent(child: other, parent: child, care: .birth, says: "Child of", span: ""))
                continue
            case "adoptiveParent": care = .adoptive
            case "stepParent", "parentsPartner": care = .step
            case "kinshipCarer", "specialGuardian": care = .kinship
            case "fosterCarer", "privateFosterCarer", "otherCarer": care = .foster
            default: continue
            }
            guard care == .birth || care == .adoptive || tie.lasts(on: day) else { continue }
            add(Parent(child: child, parent: other, care: care, says: Self.says(kind), span: span(tie)))
        }
        return found

        func add(_ parent: Parent) {
            let isKnown = found.contains {
                $0.child == parent.child && $0.parent == parent.parent && $0.care == parent.care
            }
            if !isKnown { found.append(parent) }
        }
    }

    private static func says(_ kind: String) -> String {
        switch kind {
        case "adoptiveParent": "Adopted by"
        case "stepParent": "Step-child of"
        case "parentsPartner": "A parent's partner is"
        case "kinshipCarer": "Cared for, as kin, by"
        case "specialGuardian": "Under the special guardianship of"
        case "fosterCarer": "Fostered by"
        case "privateFosterCarer": "Privately fostered by"
        case "otherCarer": "Cared for by"
        default: "Child of"
        }
    }

    private func makeDescents() -> [Genogram.Descent] {
        let all = parents()
        let united = Set(couples.map { Pair($0.one, $0.other) })
        var descents: [Genogram.Descent] = []
        var seen: [[Int]] = []
        for first in all {
            let key = [first.child, first.care.rawValue]
            if seen.contains(key) { continue }
            seen.append(key)
            var own = all.filter { $0.child == first.child && $0.care == first.care }
                .sorted { (form($0.parent), $0.parent) < (form($1.parent), $1.parent) }
            while let one = own.first {
                own.removeFirst()
                let together = own.firstIndex { other in
                    one.care == .birth || one.care == .adoptive || one.care == .foster
                        || united.contains(Pair(one.parent, other.parent))
                }
                var parents = [one.parent]
                if let together, one.care != .step { parents.append(own.remove(at: together).parent) }
                descents.append(Genogram.Descent(first.child, of: parents, one.care, one.says, one.span))
            }
        }
        return descents
    }

    private func form(_ place: Int) -> Int {
        switch picture.people[place].sex {
        case "M": 0
        case "F": 2
        default: 1
        }
    }

    // MARK: Other ties

    private func birthParents(_ child: Int) -> Set<Int> {
        Set(descents.filter { $0.child == child && ($0.care == .birth || $0.care == .adoptive) }.flatMap(\.parents))
    }

    private func makeTies() -> [Genogram.Tie] {
        var found: [Genogram.Tie] = []
        var siblings: [Pair: String] = [:]
        let order = ["stepSibling", "sibling", "halfSibling", "twin", "identicalTwin"]
        for tie in picture.ties where tie.lasts(on: day) {
            guard let pair = pair(tie), let one = place[tie.person], let other = place[tie.other] else { continue }
            let kind = tie.kind ?? ""
            if let rank = order.firstIndex(of: kind) {
                let known = siblings[pair].flatMap { order.firstIndex(of: $0) } ?? -1
                if rank > known { siblings[pair] = kind }
                continue
            }
            switch kind {
            case "grandparent": add(one, other, 2, "Grandchild of")
            case "grandchild": add(other, one, 2, "Grandchild of")
            case "auntUncle": add(one, other, 1, "Niece or nephew of")
            case "cousin": add(min(one, other), max(one, other), 0, "Cousin of")
            default: break
            }
        }
        for (pair, kind) in siblings.sorted(by: { ($0.key.one, $0.key.other) < ($1.key.one, $1.key.other) }) {
            let share = !birthParents(pair.one).isDisjoint(with: birthParents(pair.other))
            let (tie, words): (Genogram.TieKind, String) =
                switch kind {
                case "identicalTwin": (.identicalTwins, "Identical twin of")
                case "twin": (.twins, "Twin of")
                case "halfSibling": (.sibling, "Half-brother or half-sister of")
                case "stepSibling": (.sibling, "Step-brother or step-sister of")
                default: (.sibling, "Brother or sister of")
                }
            // Whoever shares a parent is seen to be a brother or sister; twins need a sign of their own.
            if share, tie == .sibling { continue }
            found.append(Genogram.Tie(pair.one, pair.other, tie, words))
        }
        return found

        func add(_ one: Int, _ other: Int, _ generations: Int, _ words: String) {
            let isShown =
                generations == 2
                ? birthParents(one).contains { birthParents($0).contains(other) }
                : generations == 1
                    ? birthParents(one).contains { !birthParents($0).isDisjoint(with: birthParents(other)) }
                    : false
            let isKnown = found.contains { $0.one == one && $0.other == other && $0.generations == generations }
            guard !isShown, !isKnown else { return }
            found.append(Genogram.Tie(one, other, .other, generations: generations, words))
        }
    }

    // MARK: Households

    private func makeHouseholds() -> [Genogram.Household] {
        let shared = picture.ties.filter { ($0.kind == nil || $0.kind == "householdMember") && $0.lasts(on: day) }
            .compactMap(pair)
        let own = place[focus] ?? 0
        var homes: [Set<Int>] = []
        var taken: Set<Int> = []
        // The home of whom it is about first, so that nobody else's is joined to it by way of a second home.
        let first = Set(shared.filter { $0.one == own || $0.other == own }.flatMap { [$0.one, $0.other] })
        if first.count > 1 { homes.append(first) }
        taken.formUnion(first)
        for pair in shared where !taken.contains(pair.one) && !taken.contains(pair.other) {
            if let home = homes.dropFirst(first.count > 1 ? 1 : 0).firstIndex(where: {
                $0.contains(pair.one) || $0.contains(pair.other)
            }) {
                homes[home].formUnion([pair.one, pair.other])
            } else {
                homes.append([pair.one, pair.other])
            }
        }
        return homes.map { home in
            let title = home.contains(own) ? "Lives with \(name(own))" : "Live together"
            return Genogram.Household(title, home.sorted { ($0 == own ? 0 : 1, $0) < ($1 == own ? 0 : 1, $1) })
        }
    }
}
