/// How often things happen in made-up lives.
///
/// The guidance gives no such figures. Those of referrals, enquiries and conferences follow the Department for
/// Education's statistics *Children in need*: in 2013-14 there were 657,800 referrals and 142,500 section 47 enquiries
/// (SFR 43/2014), about 22 in a hundred; in 2020 there were 167.2 enquiries, 64.4 initial conferences and, at 31 March,
/// 42.8 plans for 10,000 children (data set A2), about 39 conferences for a hundred enquiries. The others are Kith's own
/// guesses, so that every way through the guidance is told. Made-up children are those about whom somebody has recorded
/// something, not all children of an area: what follows the statistics is how one step leads to the next.
enum Rates {
    /// Of a hundred referrals: no further action, early help, a discussion of significant harm. The others are assessed.
    static let nothingMore = 25
    static let earlyHelp = 20
    static let suspected = 25

    /// Of a hundred strategy discussions: those that decide on an enquiry.
    static let enquiries = 92
    /// Of a hundred enquiries: those that lead to a conference, and those substantiated without one.
    static let conferences = 39
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
