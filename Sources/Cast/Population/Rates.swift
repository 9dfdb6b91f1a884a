/// How often things happen in made-up lives.
///
/// The guidance gives no such figures. Those of referrals, enquiries and conferences follow the Department for
/// Education's statistics *Children in need*: in 2013-14 there were 657,800 referrals and 142,500 section 47 enquiries
/// (SFR 43/2014), about 22 in a hundred; in 2020 there were 167.2 enquiries, 64.4 initial conferences and, at 31 March,
/// 42.8 plans for 10,000 children (data set A2), about 39 conferences for a hundred enquiries. The others are Kith's
/// own guesses, so that every way through the guidance is told. Made-up children are those about whom somebody has
/// recorded something, not all children of an area: what follows the statistics is how one step leads to the next.
enum Rates {
    /// Of a hundred referrals: no further action, early help, a discussion of significant harm. Others are assessed.
    static let nothingMore = 25
    static let earlyHelp = 20
    static let suspected = 25

    /// Of a hundred strategy discussions: those that decide on an enquiry.
    static let enquiries = 92
    /// Of a hundred enquiries: those that lead to a conference, and those substantiated without one. The statistics' 39
    /// count plans that move in and conferences before birth as well, which are drawn apart here.
    static let conferences = 37
    static let substantiated = 22
    /// Of a hundred conferences: those that decide on a plan, and those later than they should be.
    static let plans = 86
    static let lateConferences = 15
    /// Of a hundred review conferences: those that end the plan, at the first and at each later one.
    static let endedAtFirst = 30
    static let endedLater = 60
    /// Of a hundred children who may be harmed: those taken into police protection first.
    static let policeProtection = 5

    /// Of a hundred assessments: those that end in a child in need plan.
    static let needPlans = 45
    /// Of a hundred assessments of older children: those about harm outside the home.
    static let harmOutside = 12
    /// Of a hundred assessments, and of a hundred plans: after which a child is looked after.
    static let lookedAfter = 3
    static let lookedAfterFromPlan = 15
    /// Of a hundred visits and reviews: those that come late.
    static let lateVisits = 12
}

/// The rates of what the statistics do not count, or not by the step it follows. All are Kith's own guesses, each with
/// what it leans on; none is a finding about England.
extension Rates {
    /// Of a hundred discussions: called with invitations (the others are held on the telephone at once), preceded by a
    /// preliminary one because somebody was not reached, and disagreed with by an agency. Most are called and agreed.
    static let invitations = 85
    static let preliminary = 6
    static let dissents = 3
    /// Of a hundred agencies that an enquiry could ask: those that are asked in writing.
    static let checks = 80
    /// Of a hundred enquiries: with a medical examination. Most enquiries are about neglect or emotional harm.
    static let medicals = 15
    /// Of a hundred enquiries: with an emergency protection order, after police protection and without, and how many of
    /// the orders are extended. Rare, and meant to be.
    static let ordersAfterPoliceProtection = 25
    static let emergencyOrders = 1
    static let extended = 30
    /// Of a hundred enquiries: with a child assessment order, which courts make seldom; with somebody kept away.
    static let assessmentOrders = 1
    static let exclusions = 3

    /// Of a hundred core groups: those after which progress is written down, and before a supervision.
    static let progress = 55
    static let supervision = 30
    /// Of a hundred plans: ended because the family moved; of those, to another council here rather than abroad.
    static let administrativeEnds = 6
    static let movedWithinEngland = 70
    /// Of a hundred episodes: begun by another council's plan. As many move in as move out.
    static let movesIn = 1

    /// Of a hundred child in need and early help plans: offered a family group conference, and accepted. Areas differ
    /// from none to nearly all.
    static let familyGroups = 12
    static let familyGroupsAccepted = 65
    /// Of a hundred child in need plans: changed on the way; stepped down to early help at the end.
    static let needPlansAmended = 20
    static let stepsDown = 25
    /// Of a hundred times of early help: that refer the child in the end.
    static let stepsUp = 12
    /// Of a hundred assessments of harm outside the home: which tie the child to a place.
    static let tiedToAPlace = 60
    /// Of a hundred children looked after: who go home by a plan.
    static let returnsHome = 35

    /// Of a hundred decisions on no further action: challenged by the referrer. Of a hundred outcomes: told by letter.
    static let challenges = 4
    static let letters = 30
    /// Of a hundred children not yet at nursery whose family is known: whose mother asks for a place in a unit. Far
    /// fewer in truth; so many that a small population has one.
    static let motherAndBaby = 1

    /// Of a thousand households that become known: with a child who is not born yet. Of a hundred such children: those
    /// about whom a conference is called before the birth, rather than a plan of help agreed.
    static let unborn = 12
    static let preBirthConferences = 40
    /// Of a hundred families asked: those who do not want early help. Of a hundred plans: carried by a team that meets.
    static let earlyHelpRefused = 15
    static let teams = 60
    /// Of a hundred assessments: with an interview that is written down by itself.
    static let interviews = 70
    /// Of a hundred invitations to a conference: answered, and answered by sending a colleague. Of a hundred conferences:
    /// before which the family has read the reports.
    static let invitationsAnswered = 90
    static let colleaguesCome = 15
    static let reportsShared = 75
    /// Of a hundred discussions, and of a hundred core groups: after which more is written down that somebody does.
    static let agreedMore = 30
    static let coreGroupActions = 25
    /// Of a hundred enquiries that were substantiated and led to no conference: after which an agency asks for one.
    static let askedForConference = 12
    /// Of a hundred challenges: which go to the next stage. Of a hundred privately fostered children: with a change told.
    static let escalated = 30
    static let fosteringChanges = 40

    /// Of a thousand known children: in each circumstance. More than among all children, because these are known.
    static let disabled = 40
    static let parentCarers = 8
    static let youngCarers = 35
    static let transitions = 120
    static let parentsInCustody = 12
    static let posingRisk = 8
    static let educatedAtHome = 15
    static let missingEducation = 12
    static let homeless = 20
    static let privatelyFostered = 6
    static let longStays = 10
    static let custody = 6
}
