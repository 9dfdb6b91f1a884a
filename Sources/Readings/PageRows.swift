import Guidance
import Practice
import Store

/// What a child's page stands on, asked in one statement.
package struct ChildRows: Sendable {
    package let identity: Identity
    package let lines: [ChronologyLine]
    package let episodes: [EpisodeRow]
    package let earlyHelps: [EarlyHelpRow]
    package let clocks: [ClockRow]
    package let away: [AwayRow]
    package let relations: [Relation]
}

/// What an episode's page stands on, asked in one statement.
package struct EpisodeRows: Sendable {
    package let identity: Identity
    /// Every episode of the child, newest first.
    package let episodes: [EpisodeRow]
    package let lines: [ChronologyLine]
    package let clocks: [ClockRow]
    package let documents: [DocumentRow]
    package let differences: [DifferenceRow]
}

/// What a chronology stands on, asked in one statement.
package struct ChronologyRows: Sendable {
    package let identity: Identity
    package let lines: [ChronologyLine]
    package let documents: [DocumentRow]
    package let selections: [SelectionRow]
}

/// What stands beside a form, asked in one statement.
package struct FormRows: Sendable {
    package let briefs: [PersonID: Brief]
    package let clocks: [ClockRow]
    package let facts: [Fact]
}

/// What a page of one part of an episode stands on: conferences and the plan, harm outside the home.
package struct PartRows: Sendable {
    package let identity: Identity
    package let row: EpisodeRow
    package let clocks: [ClockRow]
    /// Decisions of the episode that are or were challenged, open ones first.
    package let differences: [DifferenceRow]
}

extension Readings {
    /// What stands beside a form about these people, in a process that there is already or in a new one.
    package func formRows(
        of stream: StreamID?, about people: [PersonID], in session: any Session
    ) throws -> FormRows {
        guard people.count <= AboutMany.most else {
            return FormRows(
                briefs: try self.briefs(people, in: session),
                clocks: try stream.map { try self.clocks(of: $0, in: session) } ?? [],
                facts: try self.facts(about: people, in: session))
        }
        var round = Round()
        let briefs = round.ask(briefsQuestion(people), if: !people.isEmpty)
        let facts = round.ask(factsQuestion(about: people), if: !people.isEmpty)
        let clocks = stream.map { round.ask(clocksQuestion(of: $0)) }
        try round.answer(in: session)
        return FormRows(
            briefs: Dictionary(briefs.all.map { ($0.person, $0) }, uniquingKeysWith: { $1 }),
            clocks: clocks?.all ?? [], facts: facts.all.gravestFirst)
    }

    /// Who someone is, with what must be known of them at a glance; nil where there is no such person.
    package func identityAtAGlance(_ person: PersonID, in session: any Session) throws -> Identity? {
        var round = Round()
        let identity = AtAGlance(person, self, &round)
        try round.answer(in: session)
        return identity.identity
    }

    /// A child's page: `status` false leaves out how things stand, `family` false leaves out who is related to them.
    /// Nil where there is no such person.
    package func childRows(
        _ person: PersonID, _ question: ChronologyQuestion?, status: Bool, family: Bool, in session: any Session
    ) throws -> ChildRows? {
        var round = Round()
        let who = AtAGlance(person, self, &round)
        let question = question ?? ChronologyQuestion(limit: 0)
        let lines = round.ask(linesQuestion(of: person, question), if: question.limit > 0)
        let episodes = round.ask(episodesQuestion(of: person), if: status)
        let earlyHelps = round.ask(earlyHelpsQuestion(with: person), if: status)
        let clocks = round.ask(clocksQuestion(about: person), if: status)
        let away = round.ask(awayQuestion(of: person), if: status)
        let relations = round.ask(relationsQuestion(of: person), if: family)
        try round.answer(in: session)
        return who.identity.map {
            ChildRows(
                identity: $0, lines: question.picked(from: lines.all), episodes: episodes.all,
                earlyHelps: earlyHelps.all, clocks: clocks.all, away: away.all, relations: relations.all)
        }
    }

    /// An episode's page; nil where there is no such child.
    package func episodeRows(
        _ stream: StreamID, of child: PersonID, in session: any Session
    ) throws -> EpisodeRows? {
        var round = Round()
        let who = AtAGlance(child, self, &round)
        let episodes = round.ask(episodesQuestion(of: child))
        let lines = round.ask(linesQuestion(of: stream))
        let clocks = round.ask(clocksQuestion(of: stream))
        let documents = round.ask(documentsQuestion(about: child))
        let differences = round.ask(differencesQuestion(on: stream))
        try round.answer(in: session)
        return who.identity.map {
            EpisodeRows(
                identity: $0, episodes: episodes.all, lines: lines.all, clocks: clocks.all, documents: documents.all,
                differences: differences.all)
        }
    }

    /// A page of one part of an episode; nil where there is no such child or episode.
    package func partRows(
        _ stream: StreamID, of child: PersonID, in session: any Session
    ) throws -> PartRows? {
        var round = Round()
        let who = AtAGlance(child, self, &round)
        let episodes = round.ask(episodesQuestion(of: child))
        let clocks = round.ask(clocksQuestion(of: stream))
        let differences = round.ask(differencesQuestion(on: stream))
        try round.answer(in: session)
        guard let identity = who.identity, let row = episodes.all.first(where: { $0.stream == stream }) else {
            return nil
        }
        return PartRows(identity: identity, row: row, clocks: clocks.all, differences: differences.all)
    }

    /// A chronology; nil where there is no such person.
    package func chronologyRows(
        of person: PersonID, _ question: ChronologyQuestion, in session: any Session
    ) throws -> ChronologyRows? {
        var round = Round()
        let who = AtAGlance(person, self, &round)
        let lines = round.ask(linesQuestion(of: person, question))
        let documents = round.ask(documentsQuestion(about: person))
        let selections = round.ask(selectionsQuestion(of: person))
        try round.answer(in: session)
        return who.identity.map {
            ChronologyRows(
                identity: $0, lines: question.picked(from: lines.all), documents: documents.all,
                selections: selections.all)
        }
    }

    /// Someone's identity and what must be known of them at a glance, within a round.
    private struct AtAGlance {
        private let kept: Answers<Identity>
        private let facts: Answers<FactRow>

        init(_ person: PersonID, _ readings: Readings, _ round: inout Round) {
            kept = round.ask(readings.identityQuestion(person))
            facts = round.ask(readings.factsQuestion(about: person))
        }

        var identity: Identity? {
            kept.first.map { kept in
                var identity = kept
                identity.facts = facts.all.map(\.fact)
                return identity
            }
        }
    }
}
