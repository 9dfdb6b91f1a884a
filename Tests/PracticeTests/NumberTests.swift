import Testing

@testable import Practice

struct NumberTests {
    @Test(
        "An NHS number whose last digit fits is read, however it is spaced",
        arguments: ["9434765919", "943 476 5919", "943-476-5919", "9434765870", "4010232137"])
    func nhsNumber(text: String) throws {
        #expect(try NHSNumber(text).digits.count == 10)
    }

    @Test("An NHS number is read out in three groups")
    func readOut() throws {
        #expect(try NHSNumber("9434765919").description == "943 476 5919")
    }

    @Test(
        "What is not an NHS number is refused with what is wrong",
        arguments: [
            ("9434765918", "person.nhsNumber.checkDigit"), ("4934765919", "person.nhsNumber.checkDigit"),
            ("943476591", "person.nhsNumber.length"), ("94347659190", "person.nhsNumber.length"),
            ("943476591X", "person.nhsNumber.length"), ("", "person.nhsNumber.length"),
            ("٩٤٣٤٧٦٥٩١٩", "person.nhsNumber.length"), ("0000000000", "person.nhsNumber.issued"),
            // The first nine would need a check digit of 10, and are never issued.
            ("1000000010", "person.nhsNumber.checkDigit"),
        ])
    func notNHSNumber(text: String, rule: String) {
        let refusal = #expect(throws: Refusal.self) { try NHSNumber(text) }
        #expect(refusal?.rule == rule)
        #expect(refusal?.kind == .wrong)
        #expect(refusal?.question == "nhsNumber")
    }

    @Test("Every single wrong digit of an NHS number is found")
    func everyDigit() {
        let right = Array("9434765919")
        for place in right.indices {
            for digit in "0123456789" where digit != right[place] {
                var wrong = right
                wrong[place] = digit
                #expect(throws: Refusal.self) { try NHSNumber(String(wrong)) }
            }
        }
    }

    @Test(
        "A UPN whose first letter fits is read",
        arguments: ["B801200005001", "p207000016049", "B 8012 0000 5001"])
    func upn(text: String) throws {
        #expect(try !UPN(text).isTemporary)
    }

    @Test("A temporary UPN ends in a letter that counts")
    func temporary() throws {
        // 8·2 + 0 + 1·4 + 2·5 + 5·10 = 80, and A to Z count 0 to 22 times 13.
        #expect(try UPN("M80120000500A").characters == "M80120000500A")
        #expect(try UPN("B80120000500B").isTemporary)
    }

    @Test(
        "What is not a UPN is refused with what is wrong",
        arguments: [
            ("A801200005001", "person.upn.checkLetter"), ("B80120000500", "person.upn.length"),
            ("B8012000050011", "person.upn.length"), ("B80120000A001", "person.upn.characters"),
            ("B80120000500I", "person.upn.characters"), ("8801200005001", "person.upn.checkLetter"),
            ("", "person.upn.length"),
        ])
    func notUPN(text: String, rule: String) {
        let refusal = #expect(throws: Refusal.self) { try UPN(text) }
        #expect(refusal?.rule == rule)
        #expect(refusal?.question == "upn")
    }
}
