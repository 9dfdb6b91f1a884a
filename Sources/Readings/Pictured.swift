import Guidance
import Practice
import Store

extension Agency: Pictured {
    func write(
        with readings: Readings, at version: Int, asOf moment: Moment, of stream: StreamID, in session: any Session
    ) throws {
        try readings.write(self, at: version, of: stream, in: session)
    }
}

extension Practitioner: Pictured {
    func write(
        with readings: Readings, at version: Int, asOf moment: Moment, of stream: StreamID, in session: any Session
    ) throws {
        try readings.write(self, at: version, of: stream, in: session)
    }
}

extension Person: Pictured {
    func write(
        with readings: Readings, at version: Int, asOf moment: Moment, of stream: StreamID, in session: any Session
    ) throws {
        try readings.write(self, at: version, asOf: moment, of: stream, in: session)
        try readings.recount(stream.id, in: session)
    }
}

extension Concern: Pictured {
    func write(
        with readings: Readings, at version: Int, asOf moment: Moment, of stream: StreamID, in session: any Session
    ) throws {
        try readings.write(self, at: version, of: stream, in: session)
    }
}

extension Episode: Pictured {
    func write(
        with readings: Readings, at version: Int, asOf moment: Moment, of stream: StreamID, in session: any Session
    ) throws {
        try readings.write(self, at: version, of: stream, in: session)
        try readings.writeCaseload(self, asOf: moment, of: stream, in: session)
        try readings.count(self, of: stream, in: session)
    }
}

extension EmergencyAccess: Pictured {
    func write(
        with readings: Readings, at version: Int, asOf moment: Moment, of stream: StreamID, in session: any Session
    ) throws {
        try readings.write(self, of: stream, in: session)
    }
}
