import Guidance

extension Selection {
    /// Begins a selection from one child's chronology: for whom it is, and what it is to show.
    package struct Begin: Act {
        package static let kind: ActKind = "selection.begin"
        package static let opens = true
        /// An option of `selectionPurposes`.
        package let purpose: String
        package let shows: String
        package let neededBy: Day?

        package init(purpose: String, shows: String, neededBy: Day? = nil) {
            self.purpose = purpose
            self.shows = shows
            self.neededBy = neededBy
        }

        package func check(_ selection: Selection, in setting: Setting) throws(Refusal) {
            guard selection.begun == nil else {
                throw .notNow(
                    "selection.begin.already", "This selection has been begun.", instead: "Choose entries for it.")
            }
            guard setting.about.count == 1, setting.about.allSatisfy(setting.standing.people.contains) else {
                throw .wrong(
                    "selection.begin.oneChild", "about", "A selection is from one child's chronology.",
                    instead: "Begin one for each child. The same entry can be chosen in each.")
            }
        }

        package func apply(to selection: inout Selection, _ stamp: Stamp) {
            selection.about = stamp.about
            selection.begun = Stamped(self, stamp)
        }
    }

    /// Chooses one entry of the chronology and says why it matters.
    package struct Choose: Act {
        package static let kind: ActKind = "selection.choose"
        /// The number of the entry.
        package let entry: Int
        package let because: String
        package let meant: String?

        package init(entry: Int, because: String, meant: String? = nil) {
            self.entry = entry
            self.because = because
            self.meant = meant
        }

        package func check(_ selection: Selection, in setting: Setting) throws(Refusal) {
            try selection.mustBeOpen("selection.choose")
            guard setting.standing.openEntries.contains(entry) else {
                throw .wrong(
                    "selection.choose.notThere", "entry", "No entry of this child's chronology has that number.",
                    instead: "Choose it from the chronology, where each entry shows its number.")
            }
            guard !selection.chosen.contains(where: { $0.entry == entry }) else {
                throw .wrong(
                    "selection.choose.already", "entry", "Entry \(entry) is in this selection.",
                    instead: "Leave it out first, if you want to say something else of it.")
            }
        }

        package func apply(to selection: inout Selection, _ stamp: Stamp) {
            selection.chosen.append(Chosen(entry: entry, because: because, meant: meant, stamp: stamp))
        }
    }

    /// Takes an entry out of the selection. It stays in the chronology.
    package struct LeaveOut: Act {
        package static let kind: ActKind = "selection.leaveOut"
        /// The number of the entry.
        package let entry: Int

        package init(entry: Int) { self.entry = entry }

        package func check(_ selection: Selection, in setting: Setting) throws(Refusal) {
            try selection.mustBeOpen("selection.leaveOut")
            guard selection.chosen.contains(where: { $0.entry == entry }) else {
                throw .wrong(
                    "selection.leaveOut.notChosen", "entry", "Entry \(entry) is not in this selection.",
                    instead: "Nothing more is needed.")
            }
        }

        package func apply(to selection: inout Selection, _ stamp: Stamp) {
            selection.chosen.removeAll { $0.entry == entry }
        }
    }

    /// Finishes a version: what it shows, taken together, and what the family says to it.
    package struct Finish: Act {
        package static let kind: ActKind = "selection.finish"
        package let summary: String
        package let familySays: String?

        package init(summary: String, familySays: String? = nil) {
            self.summary = summary
            self.familySays = familySays
        }

        package func check(_ selection: Selection, in setting: Setting) throws(Refusal) {
            try selection.mustBeOpen("selection.finish")
            guard !selection.chosen.isEmpty else {
                throw .notNow(
                    "selection.finish.empty", "Nothing has been chosen yet.",
                    instead: "Choose the entries that a reader must not miss.")
            }
        }

        package func apply(to selection: inout Selection, _ stamp: Stamp) {
            selection.isFinished = true
            selection.versions.append(
                Version(
                    number: selection.versions.count + 1, chosen: selection.chosen, finished: Stamped(self, stamp)))
        }

        package func told(_ selection: Selection) -> Line? {
            let purpose = selection.begun.map { CodeWords.of($0.act.purpose) } ?? "a reader"
            return Line(
                "Selection from the chronology finished, version \(selection.versions.count): \(purpose)",
                [Line.Part("What it shows", summary), .of("What the family says", familySays)])
        }
    }

    /// Opens a finished selection again: its next version begins with what the last one held.
    package struct Reopen: Act {
        package static let kind: ActKind = "selection.reopen"
        package let because: String

        package init(because: String) { self.because = because }

        package func check(_ selection: Selection, in setting: Setting) throws(Refusal) {
            guard selection.isFinished else {
                throw .notNow(
                    "selection.reopen.open", "This selection is not finished.", instead: "Go on with it as it is.")
            }
        }

        package func apply(to selection: inout Selection, _ stamp: Stamp) { selection.isFinished = false }
    }
}
