import Guidance

/// The acts whose lines rest on more than their recorder's own work. Every other line says what was done or decided, by
/// whoever did or decided it.

// MARK: Seen by the recorder

extension Assessment.SeeChild { package var rests: Provenance { .seen } }
extension ProtectionPlan.Visit { package var rests: Provenance { seen ? .seen : .own } }
extension ChildInNeedPlan.Visit { package var rests: Provenance { seen ? .seen : .own } }
extension LivingAway.VisitLookedAfter { package var rests: Provenance { .seen } }
extension LivingAway.VisitFostered { package var rests: Provenance { .seen } }
extension LivingAway.VisitAfterReturn { package var rests: Provenance { .seen } }
extension LivingAway.CheckWelfare { package var rests: Provenance { childSeen ? .seen : .agency } }
extension Circumstance.VisitEducation { package var rests: Provenance { childSeen ? .seen : .own } }

// MARK: As whoever recorded it says

extension Concern.Record {
    package var rests: Provenance {
        switch source {
        case "opinion": .judged
        case "reported": toldBy == nil ? Provenance(.someone, .reported) : Provenance(knownFrom: toldBy)
        default: .seen
        }
    }
}

extension Person.MeetWith {
    package var rests: Provenance {
        switch source {
        case "opinion": .judged
        case "reported": Provenance(.someone, .reported)
        default: .seen
        }
    }
}

extension Person.Connect {
    package var rests: Provenance {
        switch viewOf {
        case "child": Provenance(.child, .reported)
        case "practitioner": .judged
        default: Provenance(.family, .reported)
        }
    }
}

extension Circumstance.Note { package var rests: Provenance { Provenance(knownFrom: source) } }

// MARK: Told by others

extension Referral.Make { package var rests: Provenance { .account } }

extension Referral.Receive {
    /// By the code of `referralSources`: the child, the family, another person, nobody known, or an agency.
    package var rests: Provenance {
        if anonymous { return Provenance(.someone, .unconfirmed) }
        return switch source {
        case "1C": Provenance(.child, .reported)
        case "1A": Provenance(.family, .reported)
        case "1B", "1D", "8": Provenance(.someone, .reported)
        case "9", "10": Provenance(.someone, .unconfirmed)
        default: .agency
        }
    }
}

extension Assessment.Interview {
    package var rests: Provenance {
        switch interviewee {
        case "child": Provenance(.child, .reported)
        case "sibling", "mother", "father", "otherParent", "carer", "partner", "relative":
            Provenance(.family, .reported)
        default: Provenance(.someone, .reported)
        }
    }
}

extension Assessment.Consult { package var rests: Provenance { answer == nil ? .own : .agency } }
extension Section47Enquiry.Reply { package var rests: Provenance { .account } }
extension Section47Enquiry.Examine {
    package var rests: Provenance { examined ? Provenance(.agency, .confirmed) : .own }
}
extension Conference.Report { package var rests: Provenance { .account } }
extension StrategyDiscussion.Respond { package var rests: Provenance { .account } }
extension Circumstance.ExchangeRisk { package var rests: Provenance { .agency } }
extension Circumstance.EnquireEducation { package var rests: Provenance { .agency } }
extension Transfer.Receive { package var rests: Provenance { .agency } }
extension LivingAway.NotifyFostering { package var rests: Provenance { LivingAway.told(by: givenBy) } }
extension LivingAway.ChangeFostering { package var rests: Provenance { LivingAway.told(by: givenBy) } }
extension LivingAway.LeaveFostering { package var rests: Provenance { LivingAway.told(by: givenBy) } }

// MARK: Set down by a court or another authority

extension ImmediateProtection.ObtainEmergencyOrder { package var rests: Provenance { .ordered } }
extension ImmediateProtection.ExtendEmergencyOrder { package var rests: Provenance { .ordered } }
extension ImmediateProtection.StartAssessmentOrder { package var rests: Provenance { .ordered } }
extension Transfer.Accept { package var rests: Provenance { .ordered } }
extension Document.Add { package var rests: Provenance { Provenance(.document, .certain) } }

// MARK: What practitioners make of it

extension Assessment.Write { package var rests: Provenance { .drawnTogether } }
extension EarlyHelp.Assess { package var rests: Provenance { .drawnTogether } }
extension EarlyHelp.Identify { package var rests: Provenance { .judged } }
extension EarlyHelp.Review { package var rests: Provenance { .drawnTogether } }
extension Section47Enquiry.Conclude { package var rests: Provenance { .drawnTogether } }
extension HarmOutsideHome.Assess { package var rests: Provenance { .drawnTogether } }
extension Circumstance.ConcludeCarer { package var rests: Provenance { .drawnTogether } }
extension Circumstance.Review { package var rests: Provenance { .judged } }
extension Conference.View { package var rests: Provenance { .judged } }
extension Conference.Minute { package var rests: Provenance { .drawnTogether } }
extension StrategyDiscussion.Disagree { package var rests: Provenance { .judged } }
extension ProtectionPlan.Progress { package var rests: Provenance { .judged } }
extension Supervision.RecordSupervision { package var rests: Provenance { .judged } }
extension LivingAway.AdviseUnit { package var rests: Provenance { .judged } }

// MARK: Not asked

extension Person.Name { package var rests: Provenance { .notSaid } }
extension Person.Birth {
    package var rests: Provenance { approximate == true ? Provenance(.notSaid, .believed) : .notSaid }
}
extension Person.Die { package var rests: Provenance { .notSaid } }
extension Person.Relate { package var rests: Provenance { .notSaid } }
extension Person.Communicate { package var rests: Provenance { .notSaid } }
extension Person.Move { package var rests: Provenance { .notSaid } }
extension Person.Household { package var rests: Provenance { .notSaid } }
extension Circumstance.LearnHomeless { package var rests: Provenance { .notSaid } }
extension Circumstance.ExpectHomeless { package var rests: Provenance { .notSaid } }
extension LivingAway.BeginCustody { package var rests: Provenance { .notSaid } }
extension LivingAway.BeginLongStay { package var rests: Provenance { .account } }
