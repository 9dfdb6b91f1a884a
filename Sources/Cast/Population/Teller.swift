import Casework
import Guidance
import Practice

/// Tells the lives of some made-up households, one step after another, while others tell theirs.
actor Teller {
    /// A household's plan with what has been recorded of it so far.
    struct Life: Sendable {
        let household: Household
        let steps: [Step]
        let number: Int
        var next = 0
        var mother: StreamID?
        var father: StreamID?
        var people: [StreamID?]
        var concerns: [[StreamID]]
        var episodes: [[StreamID]]
        var helps: [[StreamID]]
        var away: [[StreamID]]
        /// The entries to which later steps come back.
        var marks: [Mark: EntryReference] = [:]

        init(_ household: Household, _ steps: [Step], number: Int) {
            self.household = household
            self.steps = steps
            self.number = number
            people = household.children.map { _ in nil }
            concerns = household.children.map { _ in [] }
            episodes = household.children.map { _ in [] }
            helps = episodes
            away = episodes
        }
    }

    private let desk: Desk
    private let crowd: Crowd
    private let seed: UInt64
    private let counting: @Sendable () -> Void
    private var lives: [Life]

    init(
        _ desk: Desk, _ crowd: Crowd, seed: UInt64, _ lives: [Life], counting: @escaping @Sendable () -> Void
    ) {
        self.desk = desk
        self.crowd = crowd
        self.seed = seed
        self.lives = lives
        self.counting = counting
    }

    /// Tells every step up to a moment.
    func tell(until moment: Moment) async throws {
        for place in lives.indices {
            while let step = lives[place].steps.dropFirst(lives[place].next).first, step.at <= moment {
                try await tell(step, of: place)
                lives[place].next += 1
                counting()
            }
        }
    }

    private func tell(_ step: Step, of place: Int) async throws {
        let life = lives[place]
        var script = Script(
            life: life, step: step, crowd: crowd,
            random: SplitMix64(seed: seed, number: life.number &* 1_000 &+ life.next))
        let line = script.line()
        let proposal = Proposal(line.act, in: line.stream, about: line.about, answers: line.answers)
        do {
            let recorded = try await desk.record(proposal, by: Caller(line.by), at: step.at)
            remember(recorded, step, place)
        } catch let rejection as Rejection {
            throw StoryError(
                story: "Population", step: "\(line.act), household \(life.number), step \(life.next)",
                why: rejection.inWords)
        }
    }

    private func remember(_ recorded: Recorded, _ step: Step, _ place: Int) {
        let stream = recorded.stream
        if step.what.isComeBackTo { lives[place].marks[Mark(step)] = EntryReference(stream, recorded.number) }
        switch step.what {
        case .registerMother: lives[place].mother = stream
        case .registerFather: lives[place].father = stream
        case .register: lives[place].people[step.child] = stream
        case .concern: lives[place].concerns[step.child].append(stream)
        case .refer, .receive, .moveIn: lives[place].episodes[step.child].append(stream)
        case .identify, .handOver: lives[place].helps[step.child].append(stream)
        case .lookAfter: lives[place].away[step.child].append(stream)
        default: break
        }
    }
}

/// A step by which a later one finds what it goes on with.
struct Mark: Hashable {
    let what: Step.What
    let child: Int
    let number: Int
    var part = 0

    init(_ what: Step.What, _ step: Step, part: Int = 0) {
        self.what = what
        child = step.child
        number = step.number
        self.part = part
    }

    init(_ step: Step) { self.init(step.what, step, part: step.what == .askAgency ? step.part : 0) }
}

extension Step.What {
    /// Later steps name its entry, or go on in the stream that it opened.
    var isComeBackTo: Bool {
        switch self {
        case .askAgency, .askForConference, .decide, .foster, .stay, .custody, .unit, .circumstance, .homeless,
            .homeAtRisk, .challenge,
            .writeLetter:
            true
        default: false
        }
    }
}
