import Guidance

extension OpenAPI {
    /// What the contract says of files and letters.
    var filesAndLetters: [String: Answer] {
        let id = Self.parameter("id", in: "path", Self.ref("Id"))
        let holds: Answer = [
            "type": "string", "enum": .list(FieldClass.allCases.map { .text($0.rawValue) }),
        ]
        var file = Self.get("children", "The document itself", [id])
        if case .object(var path) = file, case .object(var get)? = path["get"],
            case .object(var answers)? = get["responses"]
        {
            let bytes: Answer = ["schema": ["type": "string", "format": "binary"]]
            let kinds = [
                "image/jpeg", "image/png", "application/pdf", "text/plain; charset=utf-8",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "application/vnd.oasis.opendocument.text",
            ]
            answers["200"] = [
                "description": "Its bytes, as an attachment",
                "content": .object(Dictionary(uniqueKeysWithValues: kinds.map { ($0, bytes) })),
            ]
            get["responses"] = .object(answers)
            path["get"] = .object(get)
            file = .object(path)
        }
        return [
            "/api/v1/uploads": [
                "post": [
                    "tags": ["acts"], "operationId": "upload", "summary": "Send a file, to be named by an act",
                    "description": "It waits for a week. What it is is told from its bytes alone.",
                    "parameters": .list([
                        Self.parameter("Kith-What", in: "header", ["type": "string", "maxLength": 200]),
                        Self.parameter("Kith-Holds", in: "header", holds),
                    ]),
                    "requestBody": [
                        "required": true,
                        "content": ["application/octet-stream": ["schema": ["type": "string", "format": "binary"]]],
                    ],
                    "responses": .object(Self.responses("201", "It waits", nil)),
                ]
            ],
            "/api/v1/documents/{id}": Self.get("children", "What a document is", [id]),
            "/api/v1/documents/{id}/file": file,
            "/api/v1/letters/{id}": Self.get("children", "A letter, with its words as sent", [id]),
        ]
    }

    /// The files that come with an act.
    static let documentsOfAct: Answer = [
        "type": "array", "maxItems": 8, "description": "Files sent before, to be recorded with it.",
        "items": [
            "type": "object", "additionalProperties": false, "required": ["upload"],
            "properties": [
                "upload": ["$ref": "#/components/schemas/Id"], "what": ["type": "string", "maxLength": 200],
                "holds": ["type": "string", "enum": .list(FieldClass.allCases.map { .text($0.rawValue) })],
            ],
        ],
    ]
}
