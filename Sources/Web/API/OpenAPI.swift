import Casework
import Guidance
import Practice

/// The contract of `/api/v1` as OpenAPI 3.1, made from the same forms that the pages draw.
package struct OpenAPI {
    let library: Library

    package init(library: Library) { self.library = library }

    package var document: Answer {
        [
            "openapi": "3.1.0",
            "info": [
                "title": "Kith", "version": "1",
                "description":
                    "One shared record in which all who keep a child safe work. The same acts, refusals and answers as the pages.",
                "license": ["name": "MIT", "identifier": "MIT"],
            ],
            "servers": [["url": "/"]],
            "security": [["bearer": []]],
            "tags": [["name": "acts"], ["name": "children"], ["name": "guidance"], ["name": "agencies"]],
            "paths": .object(paths),
            "components": [
                "securitySchemes": [
                    "bearer": [
                        "type": "http", "scheme": "bearer", "description": "A token made by `kith token create`.",
                    ]
                ],
                "schemas": schemas,
            ],
        ]
    }

    private var paths: [String: Answer] {
        var paths = reading.merging(filesAndLetters) { $1 }.merging(particularChildren) { $1 }.merging(earlyHelp) { $1 }
            .merging(selections) { $1 }
            .merging(protecting) { $1 }.merging(conferring) { $1 }.merging(worklists) { $1 }.merging(readiness) { $1 }
            .merging(datasets) { $1 }
            .merging(partnershipPaths) { $1 }.merging(partnershipDocuments) { $1 }
            .merging(audits) { $1 }.merging(families) { $1 }.merging(plans) { $1 }.merging(guidanceLibrary) { $1 }
        for kind in Acts.kinds {
            guard let form = library.forms[kind.rawValue] else { continue }
            paths["/api/v1/acts/\(kind)"] = ["post": act(kind, form)]
        }
        return paths
    }

    // MARK: Acts

    private func act(_ kind: ActKind, _ form: Form) -> Answer {
        let opens = Acts.opening.contains(kind)
        var properties: [String: Answer] = [
            "answers": answers(form),
            "happenedAt": [
                "type": "string", "format": "date-time", "description": "When it happened; now, if left out.",
            ],
            "once": ["type": "string", "maxLength": 100, "description": "Sent again, records nothing more."],
            "documents": Self.documentsOfAct,
        ]
        var required: [Answer] = ["answers"]
        if form.together {
            properties["also"] = [
                "type": "array", "maxItems": 20,
                "items": ["type": "string", "pattern": "^[a-zA-Z]+/[0-9A-HJKMNP-TV-Z]{26}$"],
                "description": "Streams of brothers and sisters on which the same is recorded, all or none.",
            ]
            if !form.ofEachChild.isEmpty { properties["each"] = each(form) }
        }
        if opens {
            properties["about"] = [
                "type": "array", "items": Self.ref("Id"), "maxItems": 20, "description": "The people it is about.",
            ]
        }
        if !opens || kind.rawValue.hasPrefix("person.") {
            properties["stream"] = ["type": "string", "pattern": "^[a-zA-Z]+/[0-9A-HJKMNP-TV-Z]{26}$"]
            properties["expecting"] = ["type": "integer", "minimum": 0, "maximum": 1_000_000]
            if !opens { required.append("stream") }
        }
        if kind.rawValue.hasSuffix(".correct") {
            properties["follows"] = ["type": "integer", "minimum": 0, "maximum": 1_000_000_000]
        }
        let body: Answer = [
            "type": "object", "additionalProperties": false, "required": .list(required),
            "properties": .object(properties),
        ]
        return [
            "tags": ["acts"], "operationId": .text(kind.rawValue), "summary": .text(form.title),
            "description": .text("Answers \(form.cite)."),
            "requestBody": ["required": true, "content": ["application/json": ["schema": body]]],
            "responses": .object(Self.responses("201", "Recorded", "Recorded")),
        ]
    }

    /// What is answered for each of those in “also” alone.
    private func each(_ form: Form) -> Answer {
        let properties = Dictionary(uniqueKeysWithValues: form.ofEachChild.map { ($0.key, question($0)) })
        return [
            "type": "object", "description": "What is each of those children's own, by the stream in “also”.",
            "additionalProperties": [
                "type": "object", "additionalProperties": false, "properties": .object(properties),
            ],
        ]
    }

    private func answers(_ form: Form) -> Answer {
        let properties = Dictionary(uniqueKeysWithValues: form.questions.map { ($0.key, question($0)) })
        let required = form.questions.filter { !$0.optional && $0.when == nil && $0.from == nil && $0.until == nil }
        return [
            "type": "object", "additionalProperties": false,
            "required": .list(required.map { .text($0.key) }), "properties": .object(properties),
        ]
    }

    private func question(_ question: Question) -> Answer {
        var schema: [String: Answer]
        switch question.type {
        case .choice: schema = codes(question)
        case .choices: schema = ["type": "array", "items": .object(codes(question)), "uniqueItems": true]
        case .text, .words: schema = ["type": "string", "maxLength": .int(question.most)]
        case .yesNo: schema = ["type": "boolean"]
        case .day: schema = ["type": "string", "format": "date"]
        case .moment: schema = ["type": "string", "format": "date-time"]
        case .person, .practitioner, .agency: schema = ["$ref": "#/components/schemas/Id"]
        case .people, .practitioners, .agencies:
            schema = ["type": "array", "items": Self.ref("Id"), "maxItems": 200, "uniqueItems": true]
        case .number: schema = ["type": "integer", "minimum": 0]
        case .sections:
            let text: Answer = ["type": "string", "maxLength": .int(question.most)]
            let all = question.list.map(options) ?? []
            schema = [
                "type": "object", "additionalProperties": false,
                "properties": .object(Dictionary(uniqueKeysWithValues: all.map { ($0, text) })),
            ]
        case .grades:
            let grade: Answer = [
                "type": "string", "enum": .list((question.grades.map(options) ?? []).map { .text($0) }),
            ]
            let all = question.list.map(options) ?? []
            schema = [
                "type": "object", "additionalProperties": false,
                "properties": .object(Dictionary(uniqueKeysWithValues: all.map { ($0, grade) })),
            ]
        case .stream: schema = ["type": "string", "pattern": "^[a-zA-Z]+/[0-9A-HJKMNP-TV-Z]{26}$"]
        case .upload: schema = ["$ref": "#/components/schemas/Id"]
        case .entry:
            schema = ["type": "string", "pattern": "^[a-zA-Z]+/[0-9A-HJKMNP-TV-Z]{26}/[0-9]+$"]
        case .marks: schema = ["type": "array", "items": mark(question)]
        case .actions: schema = ["type": "array", "maxItems": 50, "items": Self.action]
        }
        if schema["$ref"] == nil { schema["description"] = .text(question.label) }
        return .object(schema)
    }

    private func mark(_ question: Question) -> Answer {
        let text: Answer = ["type": "string", "maxLength": 300]
        let place: Answer = ["type": "integer", "minimum": 0]
        return [
            "type": "object", "additionalProperties": false, "required": ["part"],
            "properties": [
                "part": .object(codes(question)), "view": text, "x": place, "y": place, "kind": text, "size": text,
                "colour": text, "words": text,
            ],
        ]
    }

    private func codes(_ question: Question) -> [String: Answer] {
        ["type": "string", "enum": .list((question.list.map(options) ?? []).map { .text($0) })]
    }

    /// Every code a list has had, once.
    private func options(_ list: ListKey) -> [String] {
        var codes: [String] = []
        for option in library.lists[list]?.options ?? [] where !codes.contains(option.code) {
            codes.append(option.code)
        }
        return codes
    }

    // MARK: Reading

    private var reading: [String: Answer] {
        let id = Self.parameter("id", in: "path", Self.ref("Id"))
        func dates(_ names: String...) -> [Answer] {
            names.map { Self.parameter($0, in: "query", ["type": "string", "format": "date"]) }
        }
        let text: Answer = ["type": "string", "maxLength": 200]
        let certainties = Answer.list(Provenance.Certainty.allCases.map { .text($0.rawValue) })
        return [
            "/api/v1/children": Self.get(
                "children", "Find children by two identifiers or more",
                ["name", "postcode", "nhsNumber", "upn"].map { Self.parameter($0, in: "query", text) }
                    + dates("dateOfBirth")),
            "/api/v1/children/{id}": Self.get("children", "One child", [id]),
            "/api/v1/children/{id}/chronology": Self.get(
                "children", "A child's chronology, each line with what it rests on and how sure it is",
                [id] + dates("from", "until", "asKnownOn")
                    + [Self.parameter("certainty", in: "query", ["type": "string", "enum": certainties])]),
            "/api/v1/children/{id}/episodes": Self.get("children", "A child's episodes", [id]),
            "/api/v1/episodes/{id}": Self.get("children", "One episode", [id]),
            "/api/v1/clocks": Self.get("children", "The clocks that run for you", dates("asOf")),
            "/api/v1/guidance/editions": Self.get("guidance", "The editions of the guidance", []),
            "/api/v1/guidance/duties": Self.get("guidance", "The duties in force on a date", dates("on")),
            "/api/v1/guidance/duties/{key}": Self.get(
                "guidance", "One duty with its history",
                [Self.parameter("key", in: "path", ["type": "string", "maxLength": 100])] + dates("on")),
            "/api/v1/openapi.json": Self.get("guidance", "This document", []),
        ]
    }

    static func get(_ tag: String, _ summary: String, _ parameters: [Answer]) -> Answer {
        var operation: [String: Answer] = [
            "tags": [.text(tag)], "summary": .text(summary), "parameters": .list(parameters),
            "responses": .object(responses("200", "What was asked for", nil)),
        ]
        // The guidance is public: a token is checked where one is sent, and none is needed.
        if tag == "guidance" { operation["security"] = .list([.object([:]), ["bearer": []]]) }
        return ["get": .object(operation)]
    }

    static func parameter(_ name: String, in place: String, _ schema: Answer) -> Answer {
        ["name": .text(name), "in": .text(place), "required": .bool(place == "path"), "schema": schema]
    }

    static func ref(_ name: String) -> Answer { ["$ref": .text("#/components/schemas/\(name)")] }

    static func responses(_ code: String, _ words: String, _ schema: String?) -> [String: Answer] {
        func json(_ description: String, _ schema: Answer) -> Answer {
            ["description": .text(description), "content": ["application/json": ["schema": schema]]]
        }
        return [
            code: json(words, schema.map(ref) ?? ["type": ["object", "array"]]),
            "400": json("It cannot be read", ref("TurnedAway")), "401": json("No valid token", ref("TurnedAway")),
            "403": json("A rule says no, or the token may only read", ["anyOf": [ref("Refused"), ref("TurnedAway")]]),
            "404": json("Not there, or not for you", ref("TurnedAway")),
            "409": json("Not as the record stands", ref("Refused")),
            "413": json("Too large", ref("TurnedAway")), "415": json("Not JSON", ref("TurnedAway")),
            "422": json("What was answered cannot be right", ["anyOf": [ref("Refused"), ref("Problems")]]),
            "429": json("Too many at once", ref("TurnedAway")), "503": json("Cannot record now", ref("TurnedAway")),
        ]
    }

    private var schemas: Answer {
        let text: Answer = ["type": "string"]
        let perhaps: Answer = ["type": ["string", "null"]]
        return [
            "Id": ["type": "string", "pattern": "^[0-9A-HJKMNP-TV-Z]{26}$"],
            "Stub": Self.stub,
            "Recorded": [
                "type": "object", "required": ["stream", "number", "places", "clocks"],
                "properties": [
                    "stream": text, "number": ["type": "integer"],
                    "places": ["type": "array", "items": ["type": "object"]],
                    "clocks": ["type": "array", "items": ["type": "object"]],
                ],
            ],
            "Refused": [
                "type": "object", "required": ["refusal"],
                "properties": [
                    "refusal": [
                        "type": "object", "required": ["rule", "reason", "authority", "remedy"],
                        "properties": [
                            "rule": text, "reason": text, "authority": text, "remedy": text, "question": perhaps,
                            "whose": perhaps,
                        ],
                    ],
                    "since": ["type": "array"],
                ],
            ],
            "Problems": [
                "type": "object", "required": ["problems"],
                "properties": [
                    "problems": [
                        "type": "array",
                        "items": [
                            "type": "object", "required": ["question", "message"],
                            "properties": ["question": text, "message": text],
                        ],
                    ]
                ],
            ],
            "TurnedAway": [
                "type": "object", "required": ["error"],
                "properties": [
                    "error": [
                        "type": "object", "required": ["code", "message", "remedy", "request"],
                        "properties": ["code": text, "message": text, "remedy": text, "request": text],
                    ]
                ],
            ],
        ]
    }
}
