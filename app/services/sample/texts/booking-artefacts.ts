import type { ArtefactFile } from '../../../document/artefacts/artefact-types';
import { asFile } from './discharge-artefacts';

const api = `openapi: 3.1.0
info:
  title: Booking across organisations
  version: 0.3.0
  description: Offering, holding and booking slots, as far as the draft has it.
servers:
  - url: https://booking.example.nhs.uk
paths:
  /slots:
    get:
      summary: Find free slots
      parameters:
        - name: service
          in: query
          required: true
          schema: { type: string }
      responses:
        "200":
          description: Free slots, soonest first
          content:
            application/json:
              schema:
                type: array
                items: { $ref: schemas/slot.json }
  /slots/{slotId}/hold:
    post:
      summary: Hold a slot for five minutes
      parameters:
        - name: slotId
          in: path
          required: true
          schema: { type: string }
      responses:
        "201": { description: The slot is held }
        "409": { description: Somebody else holds it }
  /appointments/{appointmentId}:
    delete:
      summary: Cancel an appointment
      parameters:
        - name: appointmentId
          in: path
          required: true
          schema: { type: string }
      responses:
        "204": { description: The slot is free again }
`;

const slot = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'https://booking.example.nhs.uk/schemas/slot.json',
  title: 'Slot',
  type: 'object',
  required: ['id', 'start', 'minutes'],
  properties: {
    id: { type: 'string' },
    start: { type: 'string', format: 'date-time' },
    minutes: { type: 'integer', minimum: 5 },
    groupSize: { type: 'integer', minimum: 1 },
  },
};

const notice = `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:example:booking-notice"
           xmlns="urn:example:booking-notice" elementFormDefault="qualified">
  <xs:element name="bookingNotice">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="appointment" type="xs:string"/>
        <xs:element name="start" type="xs:dateTime"/>
      </xs:sequence>
    </xs:complexType>
  </xs:element>
</xs:schema>
`;

/** Machine-readable artefacts of the draft on booking: an API, the schemas it uses, and an example. */
export function bookingArtefacts(): ArtefactFile[] {
  return [
    asFile('api/booking.yaml', api),
    asFile('api/schemas/slot.json', slot),
    asFile('messages/booking-notice.xsd', notice),
    asFile('examples/slot.json', { id: 'S-104', start: '2031-05-02T09:30:00Z', minutes: 20 }),
  ];
}
