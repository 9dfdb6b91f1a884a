import Casework
import Guidance
import HTML
import Practice

/// What became of the parts of a conference's record that somebody pressed to save.
struct MinuteSaved {
    /// Parts that are not in the record yet.
    var rest: [MinuteTyped.Part] = []
    /// What stood in the way, by part; under no part what concerns them all.
    var problems: [String: String] = [:]
}

extension Site {
    /// Saves what was typed and pressed, part by part, each for this child and the brothers and sisters chosen, or for none.
    ///
    /// What stands on this child's record already goes onto a chosen child's where nothing stands there yet: only what the
    /// page had in front of whoever saves, never what somebody wrote meanwhile.
    func save(
        _ typed: MinuteTyped, _ pressed: String, _ picture: ConferencePicture, _ meeting: Conference.Meeting,
        once: String?, _ viewer: SignedIn, _ context: KithContext
    ) async throws -> MinuteSaved {
        let stream = picture.row.stream
        let chosen = picture.alongside.filter { typed.also.contains($0.stream) }
        let changed = typed.changed(in: meeting)
        guard chosen.count == typed.also.count else {
            return MinuteSaved(
                rest: changed,
                problems: [
                    "": """
                    One of the children you chose has another meeting now, or their record is not yours to write. Nothing \
                    was saved; your words are still here. Choose the children again.
                    """
                ])
        }
        var done = MinuteSaved()
        for part in changed {
            guard pressed == "all" || pressed == part.code else {
                done.rest.append(part)
                continue
            }
            let others = part.code == Conference.eachChildsOwn ? [] : chosen.filter { !$0.says(part) }
            if let problem = try await save(part, in: stream, also: others, once: once, viewer, context) {
                done.rest.append(part)
                done.problems[part.code] = problem
            }
        }
        let unchanged = typed.parts.filter { part in
            (pressed == "all" || pressed == part.code) && part.code != Conference.eachChildsOwn
                && !changed.contains(part) && !part.text.trimmed.isEmpty
        }
        for part in unchanged {
            for other in chosen where other.meeting.section(part.code) == nil {
                guard let stands = meeting.section(part.code), stands.stamp.number == part.replaces else {
                    done.problems[part.code] = """
                        Somebody saved this part while you had the page open, so it was not saved for \
                        \(other.brief.fullName). Read what stands here now, and save it again.
                        """
                    continue
                }
                let copy = MinuteTyped.Part(code: part.code, text: stands.act.text, replaces: nil)
                let key = once.map { "\($0).\(other.stream.id)" }
                if let problem = try await save(copy, in: other.stream, also: [], once: key, viewer, context) {
                    done.problems[part.code] = "\(other.brief.fullName): \(problem)"
                }
            }
        }
        return done
    }

    /// Saves one part; gives back what stood in the way, and on whose record where that is another child's.
    private func save(
        _ part: MinuteTyped.Part, in stream: StreamID, also others: [Alongside], once: String?, _ viewer: SignedIn,
        _ context: KithContext
    ) async throws -> String? {
        var answers: [String: Answer] = ["section": .text(part.code), "text": .text(part.text)]
        if let replaces = part.replaces { answers["replaces"] = .int(replaces) }
        do {
            _ = try await office.desk.record(
                Proposal(
                    Conference.Minute.kind, in: stream, also: others.map(\.stream), answers: answers,
                    once: once.map { "\($0).\(part.code)" }), by: caller(viewer), at: context.now)
            return nil
        } catch Rejection.refused(let refusal) {
            let whose = others.first { $0.brief.person == refusal.whose }.map { "\($0.brief.fullName): " } ?? ""
            return "\(whose)\(refusal.reason) \(refusal.remedy)"
        } catch Rejection.problems(let problems) {
            return problems.map(\.message).joined(separator: " ")
        }
    }
}

extension Alongside {
    /// That child's own record says the same there already.
    fileprivate func says(_ part: MinuteTyped.Part) -> Bool {
        meeting.section(part.code)?.act.text.trimmed == part.text.trimmed
    }
}
