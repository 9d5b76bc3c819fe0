import type { SampleComment } from '../version-talk.server';

const comment = (said: SampleComment) => said;

/** What was said about STD-0001: on its first edition, on its second, and since. */
export const DISCHARGE_COMMENTS = {
  mandate: {
    releases: comment({
      key: 'releases',
      who: 'colin',
      from: 'northmere',
      on: 'r-late',
      type: 'technical',
      says: 'Of our 31 trusts, 22 are on a release that cannot tell the consultant daily. To make this mandatory before they have moved is to make them fail.',
      wording:
        'Where no summary has been signed off after 24 hours, the sender MUST tell the responsible consultant and the ward.',
      blocks: 'Our customers could not comply by any date within the next year.',
    }),
    winterBetween: comment({
      key: 'winter-between',
      who: 'nadia',
      from: 'eastmarsh',
      type: 'general',
      says: 'We would carry this on fourteen wards by the spring. Trusts that begin from paper need longer, and none of them will begin in a winter. Let one lie between the decision and the day.',
    }),
  },
  inUse: {
    notice: comment({
      key: 'notice',
      who: 'ingrid',
      from: 'vanebridge',
      type: 'general',
      says: 'Our practices take two releases a year, and the second of this year is closed. With less than twelve months between the decision and the day, a third of them would be late without any fault of theirs.',
    }),
  },
  first: {
    actionsFirst: comment({
      key: 'actions-first',
      who: 'fiona',
      from: 'college',
      on: 'r-actions-first',
      quote: 'without the reader having to scroll or open anything',
      type: 'technical',
      says: 'Is this possible on the small screens that reception uses? If it is not, the requirement will be met on paper only.',
    }),
    withinADay: comment({
      key: 'within-a-day',
      who: 'owen',
      from: 'tidewell',
      on: 'r-within-24h',
      quote: 'within 48 hours',
      type: 'technical',
      says: 'Forty-eight hours is the weekend. Medicines that changed on Friday are dispensed on Monday from the old list. Our wards send within a day now, without trouble.',
      wording:
        'The sender MUST send the summary within 24 hours of the time of discharge, and as soon as a clinician has signed it off where that is earlier.',
      blocks: 'We cannot support a standard that is slower than what is already done.',
    }),
    matching: comment({
      key: 'matching',
      who: 'samuel',
      from: 'rivergate',
      on: 'r-match',
      quote: 'when the NHS number agrees',
      type: 'technical',
      says: 'Numbers are mistyped. Last year two summaries reached the wrong twin at one of our practices. Please ask for the date of birth as well.',
      wording:
        'A receiver MUST match a message to a registered person only when the NHS number and the date of birth agree.',
    }),
    pharmacyCopy: comment({
      key: 'pharmacy-copy',
      who: 'yusuf',
      from: 'harbour-lane',
      on: 'scope-covers',
      type: 'general',
      says: 'The pharmacy hands over the next bag of medicines, often before the practice has read the letter. Send us the changes as well.',
    }),
    waitingMessages: comment({
      key: 'waiting-messages',
      who: 'marcus',
      from: 'quillstone',
      on: 'fallback',
      type: 'technical',
      says: 'The text does not say what becomes of messages that wait when a system is restarted. We have seen queues held in memory only.',
      wording: 'A sender MUST keep messages that wait for delivery through a restart of any of its parts.',
    }),
    plainWords: comment({
      key: 'plain-words',
      who: 'margaret',
      from: 'patients',
      type: 'question',
      says: 'Does the person get the same text? Many of us would like to read what our practice reads, in words we understand.',
    }),
    storyLength: comment({
      key: 'story-length',
      who: 'catherine',
      from: 'institute',
      on: 'r-story-length',
      quote: 'no longer than 400 words',
      type: 'editorial',
      says: 'In our sample of 600 summaries one in nine was longer for a good reason. Say “must” or leave the number out; “should” with a number is neither.',
    }),
    duplicates: comment({
      key: 'duplicates',
      who: 'ingrid',
      from: 'vanebridge',
      on: 'r-duplicates',
      quote: 'by the identifier of its bundle',
      type: 'technical',
      says: 'Two widely used senders give each attempt a new identifier. A receiver that goes by the identifier presents their summary twice, which the same sentence forbids.',
      wording:
        'A receiver MUST recognise a message that it holds already by the identifier of its bundle or by person, stay and time of signing.',
      blocks:
        'A requirement that a receiver can break without doing anything wrong cannot be declared as met.',
    }),
    winter: comment({
      key: 'winter',
      who: 'nadia',
      from: 'eastmarsh',
      type: 'general',
      says: 'Wards change nothing between November and March: staff are short and beds are full. Whatever the date is, a summer has to lie before it in which people can be trained.',
    }),
  },
  second: {
    consentAsked: comment({
      key: 'consent-asked',
      who: 'leila',
      from: 'fernlight',
      on: 'r-pharmacy-consent',
      quote: 'who asked and when',
      type: 'technical',
      says: 'Our users ask on admission and again at the door. Which of the two counts if the answers differ?',
    }),
    doubleNegative: comment({
      key: 'double-negative',
      who: 'catherine',
      from: 'institute',
      on: 'r-no-guess',
      quote: 'Neither end MUST NOT replace',
      type: 'editorial',
      says: '“Neither … must not” says the opposite of what is meant.',
      wording:
        'A sender or receiver MUST NOT replace a code that it does not know by one that seems near to it.',
    }),
    pdf: comment({
      key: 'pdf',
      who: 'samuel',
      from: 'rivergate',
      on: 'r-pdf',
      quote: 'MAY attach a PDF',
      type: 'technical',
      says: 'Three of the five systems in our practices file the PDF and drop the rest. As long as the picture is allowed, the structure will be thrown away.',
      wording: 'A receiver MAY offer a print of the summary, made from its structured sections.',
    }),
    openingHours: comment({
      key: 'opening-hours',
      who: 'yusuf',
      from: 'harbour-lane',
      on: 'r-ack-first',
      quote: 'within 5 minutes of receiving a message',
      type: 'question',
      says: 'Does this hold at night? Our shops are closed, but the system is on.',
    }),
    relays: comment({
      key: 'relays',
      who: 'marcus',
      from: 'quillstone',
      on: 'r-transport',
      type: 'technical',
      says: 'Engines between the two ends hold a copy of every message, some of them for months. The text should say that they may not.',
      wording:
        'A system that passes messages on MUST NOT keep the content of a message for longer than it takes to deliver it.',
    }),
    twoContracts: comment({
      key: 'two-contracts',
      who: 'marcus',
      from: 'quillstone',
      on: 'r-least',
      type: 'technical',
      says: 'With two of our customers it was agreed in writing that we keep messages for 30 days, in case a ward asks. Both contracts can be changed, but not before the summer. Until then we would not meet this.',
    }),
  },
  since: {
    carers: comment({
      key: 'carers',
      who: 'bethan',
      on: 't-sections',
      type: 'question',
      says: 'I look after my father. Where in the summary would the hospital say that I am the one to ring?',
    }),
    supplyDays: comment({
      key: 'supply-days',
      who: 'samuel',
      from: 'rivergate',
      on: 'r-supply',
      quote: 'for how many days',
      type: 'technical',
      says: 'After three months of use: where the number of days is missing, we ring the ward. That is four calls a day. Make this a MUST in the next edition.',
      wording:
        'A sender MUST state for how many days the hospital supplied each medicine and whether the practice is asked to continue it.',
    }),
  },
} as const;
