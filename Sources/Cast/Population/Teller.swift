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
            let stream = try await desk.record(proposal, by: Caller(line.by), at: step.at).stream
            remember(stream, step, place)
        } catch let rejection as Rejection {
            throw StoryError(
                story: "Population", step: "\(line.act), household \(life.number), step \(life.next)",
                why: rejection.inWords)
        }
    }

    private func remember(_ stream: StreamID, _ step: Step, _ place: Int) {
        switch step.what {
        case .registerMother: lives[place].mother = stream
        case .registerFather: lives[place].father = stream
        case .register: lives[place].people[step.child] = stream
        case .concern: lives[place].concerns[step.child].append(stream)
        case .refer, .receive: lives[place].episodes[step.child].append(stream)
        case .identify: lives[place].helps[step.child].append(stream)
        case .lookAfter: lives[place].away[step.child].append(stream)
        default: break
        }
    }
}
