import Guidance

extension Letter {
    /// A letter is written: composed from the record, then put into the writer's own words.
    package struct Write: Act {
        package static let kind: ActKind = "letter.write"
        package static let opens = true
        /// The process it is about.
        package let regarding: StreamID
        /// An option of `letterKinds`.
        package let letter: String
        /// An option of `letterAddressees`.
        package let to: String
        /// The practitioner it is for, where it is for one.
        package let practitioner: PractitionerID?
        package let agency: AgencyID?
        /// As the envelope says it.
        package let name: String
        package let address: String?
        package let text: String

        package init(
            regarding: StreamID, letter: String, to: String, practitioner: PractitionerID? = nil,
            agency: AgencyID? = nil, name: String, address: String? = nil, text: String
        ) {
            self.regarding = regarding
            self.letter = letter
            self.to = to
            self.practitioner = practitioner
            self.agency = agency
            self.name = name
            self.address = address
            self.text = text
        }

        package func check(_ letter: Letter, in setting: Setting) throws(Refusal) {
            guard letter.written == nil else {
                throw .notNow(
                    "letter.write.already", "This letter has been written already.",
                    instead: "Change its words, or write another one.")
            }
            guard let people = setting.standing.streams[regarding], !people.isEmpty,
                Set(people) == Set(setting.about)
            else {
                throw .wrong(
                    "letter.write.regarding", "regarding",
                    "It does not say what the letter is about, or that is about someone else.",
                    instead: "Start the letter from the page of what it is about.")
            }
            try Letter.checkOpen(regarding, for: self.letter, in: setting)
            if let practitioner, setting.standing.practitioners[practitioner] == nil {
                throw .wrong(
                    "letter.write.practitioner", "practitioner",
                    "This practitioner is not on record or has left.",
                    instead: "Choose someone who works there now, or write to the agency.")
            }
            if let agency, setting.standing.agencies[agency] == nil {
                throw .wrong(
                    "letter.write.agency", "agency", "This agency is not on record or has closed.",
                    instead: "Choose another agency.")
            }
            if let practitioner, let agency, setting.standing.practitioners[practitioner]?.agency != agency {
                throw .wrong(
                    "letter.write.otherAgency", "practitioner",
                    "This practitioner works for another agency than the letter goes to.",
                    instead: "Choose the agency they work for, or someone else.")
            }
        }

        package func apply(to letter: inout Letter, _ stamp: Stamp) {
            letter.about = stamp.about
            letter.written = Stamped(self, stamp)
        }
    }

    /// The words are changed before it is sent, or after it came back.
    package struct Revise: Act {
        package static let kind: ActKind = "letter.revise"
        package let text: String

        package init(text: String) { self.text = text }

        package func check(_ letter: Letter, in setting: Setting) throws(Refusal) {
            try letter.checkOwnAgency("letter.revise", in: setting)
            guard !letter.isSent else {
                throw .notNow(
                    "letter.revise.sent", "This letter has been sent, and stays as it was sent.",
                    instead: "Write another letter that puts it right.")
            }
            if let written = letter.written?.act {
                try Letter.checkOpen(written.regarding, for: written.letter, in: setting)
            }
            guard text != letter.text else {
                throw .wrong(
                    "letter.revise.same", "text", "Nothing was changed.", instead: "Change the words, or go back.")
            }
        }

        package func apply(to letter: inout Letter, _ stamp: Stamp) {
            letter.revisions.append(Stamped(self, stamp))
        }
    }
}
