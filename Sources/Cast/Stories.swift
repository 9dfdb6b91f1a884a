/// Every story, in the order in which they are told.
package enum Stories {
    package static let all: [Story] = told + live

    /// Told at fixed dates, edition by edition.
    package static let told: [Story] = [
        .fridayAfternoon, .contactPutRight, .lateDecision, .returnedTwice, .beforeBirth, .threeSiblings,
        .knownBefore,
        .protectedAddress, .keptUnderWatch, .ledByAHealthVisitor, .takenForAMessage, .overTheBorder,
        .twoGirlsOneName,
        .outOfHours,
    ]

    /// Told in the days before today, so that there is work due today, soon and late.
    package static let live: [Story] = [.thisWeekAtTheFrontDoor, .assessmentsUnderWay, .aSchoolsWeek]
}

extension Family {
    /// Every family of the stories.
    package static let all: [Family] = [
        akintola, prendergast, bui, hartnell, sokolova, mahmood, rudge, haile, novakova, chaudhry, loxley,
        szabo,
        aishaRahimi, ayeshaRahimi, whitmore, obi, pascoe, tran, mercer, dlamini, fairweather, costa, ferreira,
        iqbal,
        hargreaves,
    ]
}
