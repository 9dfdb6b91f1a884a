import Guidance

/// The shapes that the contract names for what is read: every field is there, null where there is nothing to say.
extension OpenAPI {
    static let text: Answer = ["type": "string"]
    static let perhapsText: Answer = ["type": ["string", "null"]]
    static let count: Answer = ["type": "integer", "minimum": 0]
    static let flag: Answer = ["type": "boolean"]
    static let perhapsFlag: Answer = ["type": ["boolean", "null"]]
    static let date: Answer = ["type": "string", "format": "date"]
    static let perhapsDate: Answer = ["type": ["string", "null"], "format": "date"]
    static let moment: Answer = ["type": "string", "format": "date-time"]
    static let perhapsMoment: Answer = ["type": ["string", "null"], "format": "date-time"]
    static let id: Answer = ref("Id")
    static let perhapsID: Answer = ["type": ["string", "null"], "pattern": "^[0-9A-HJKMNP-TV-Z]{26}$"]
    static let stream: Answer = ["type": "string", "pattern": "^[a-zA-Z]+/[0-9A-HJKMNP-TV-Z]{26}$"]
    /// What another part of the contract describes.
    static let known: Answer = ["type": "object"]

    static func list(_ items: Answer) -> Answer { ["type": "array", "items": items] }

    static func table(_ of: Answer) -> Answer { ["type": "object", "additionalProperties": of] }

    /// An object with exactly these fields.
    static func object(_ fields: [String: Answer]) -> Answer {
        [
            "type": "object", "additionalProperties": false, "required": .list(fields.keys.sorted().map { .text($0) }),
            "properties": .object(fields),
        ]
    }

    static func perhaps(_ one: Answer) -> Answer { ["anyOf": .list([one, ["type": "null"]])] }

    /// A reading whose answer has this shape.
    static func get(_ tag: String, _ summary: String, _ parameters: [Answer], _ shape: Answer) -> Answer {
        guard case .object(var path) = get(tag, summary, parameters), case .object(var get)? = path["get"],
            case .object(var answers)? = get["responses"], case .object(var found)? = answers["200"]
        else { return .null }
        found["content"] = ["application/json": ["schema": shape]]
        answers["200"] = .object(found)
        get["responses"] = .object(answers)
        path["get"] = .object(get)
        return .object(path)
    }

    /// A look at somebody's record: what may be seen of it, or whom to ask.
    static func look(_ summary: String, _ parameters: [Answer], _ fields: [String: Answer]) -> Answer {
        get("children", summary, parameters, ["anyOf": .list([object(fields), ref("Stub")])])
    }

    static let stub: Answer = [
        "type": "object", "additionalProperties": false, "required": ["stub", "askAgency"],
        "properties": [
            "stub": known, "askAgency": perhapsID,
            "emergencyAccess": object(["act": text, "minutes": count]),
        ],
    ]
}
