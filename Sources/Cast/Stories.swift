/// Every story, in the order in which they are told.
package enum Stories {
    package static let all: [Story] = told + live

    /// Told at fixed dates, edition by edition.
    package static let told: [Story] = [
        .fridayAfternoon, .contactPutRight, .lateDecision, .returnedTwice, .beforeBirth, .threeSiblings,
        .knownBefore,
        .protectedAddress, .keptUnderWatch, .ledByAHealthVisitor, .takenForAMessage, .overTheBorder,
        .twoGirlsOneName,
        .outOfHours, .challengedDecision, .secondStage, .recordedTogether,
        .twoHomesAndAFosterFamily, .threeAccountsOfOneSpring, .fortyPeopleRoundOneBoy,
        .aFriendOfHerFathers, .homeAgain, .fromSofaToSofa, .neverSeen, .hisBrothersBreakfast, .twoBoysAndAPark,
        .bornInCustody, .theLongWard, .twoThingsToPlan,
        .anotherHarmThenNone, .oneAgencyDisagreed, .lateAndKeptSafe, .expectedInApril, .slowToStart,
        .onThePlanToMarrowdale,
        .aDrawingAtLunch, .toldInWriting,
        .fridaysBruise, .nobodyOnCall, .whenTheClocksWentBack, .whoLeadsTheEnquiry, .theFirstDiscussionCounts,
        .askedForAConference,
        .theChairRotates, .aTrustInThreeAreas, .actingAfterLeaving, .aDisputeOverFunding,
        .thirtyDaysInTheSummer,
        .noAndThenYes, .theirFatherIsInPrison, .whatEarlyHelpHadFound, .theFamilysOwnPlan, .thePlanThatStoodStill,
        .aYearToldInPublic,
        .aTrustAdopts2023, .anAuditCarriedForward, .twoAnswersToOneQuestion,
        .whatTheBloodTestSaid, .theFileThatWentAhead, .twoMonthsNotice, .theRoomWasReady, .remandedOnAFriday,
        .beforeTheLetter, .herMothersDesk, .goneOnFriday, .whatTheSampleShowed,
        .oneMeetingForTwo,
    ]

    /// Told in the days before today, so that there is work due today, soon and late.
    package static let live: [Story] = [
        .thisWeekAtTheFrontDoor, .assessmentsUnderWay, .aSchoolsWeek, .aConferenceTomorrow, .whatTheCoreGroupAgreed,
        .driftFound,
        .aProtocolThatTightens,
        .aTeamAroundAFamily, .beforeFriday, .aWeekBeforeGovernors, .oneMorningAboutNeglect,
    ]
}

extension Family {
    /// Every family of the stories.
    package static let all: [Family] = [
        akintola, prendergast, bui, hartnell, sokolova, mahmood, rudge, haile, novakova, chaudhry, loxley,
        szabo,
        aishaRahimi, ayeshaRahimi, whitmore, obi, pascoe, tran, mercer, dlamini, fairweather, costa, ferreira,
        iqbal, marchbanks, oduya,
        hargreaves, thackeray, quigley, lovelace, darzi,
        thornton, pemberton, ashby,
        ezeudu, tyndall, fenn, aldersley, karimi, brightwell, ndlovu, hallam, rothwell, lomond,
        pryce, maguire, warsame, thorne, delacroix, hennessey, adeyinka,
        tranter, mensah, varga, sorensen, finnegan, okereke, rusbridge,
        thwaite, yilmaz, strickland, adeleke, caddick, sayer, hathersage,
        penmarrow, merriweather, sarpong, kowalczyk,
    ]
}
