import { followStandard } from '../../standards/follow-standard.server';
import { type Step, step } from '../stage.server';
import { comment } from '../version-talk.server';
import type { VersionWork } from '../version-work.server';

/** STD-0006, which was cancelled before any work on it began. */
export function cancelled(work: VersionWork): Step[] {
  return [
    step(-64, '15:00', (stage) =>
      work.propose(stage, 'colin', 'northmere', {
        title: 'Barcodes on paper referral forms',
        summary:
          'A barcode on paper referrals from which the receiving organisation reads the person and the service.',
        type: 'technical-standards-and-specifications',
        appliesTo: 'Organisations that still send referrals on paper.',
        appliesToKinds: ['nhs-trust', 'care-provider', 'dental-practice'],
        careSettings: ['dentistry', 'community-health'],
        topics: ['referrals', 'demographics'],
        need: 'Paper referrals are typed in by hand, with the mistakes that typing brings.',
        expectedBenefit: 'Fewer mistakes in names and numbers, until the last paper form is gone.',
      }),
    ),
    step(-58, '10:35', (stage) =>
      comment(stage, work, 'draft', {
        key: 'paper',
        who: 'joanne',
        from: 'fellside',
        type: 'general',
        says: 'Our area ends paper referrals this winter. A standard that is ready a year after that helps nobody.',
      }),
    ),
    step(-33, '12:00', (stage) =>
      work.move(stage, 'david', {
        move: 'cancel',
        reason:
          'In the call for adoption no organisation offered to adopt it, and four said that their paper referrals end within a year. The effort is better spent on the electronic referral itself.',
      }),
    ),
  ];
}

/** STD-0007, for which adopters are being called. */
export function proposed(work: VersionWork): Step[] {
  return [
    step(-5, '10:30', (stage) =>
      work.propose(stage, 'owen', 'tidewell', {
        title: 'Observations from virtual wards',
        summary:
          'How readings that people take at home reach the team of a virtual ward, the practice and the ambulance service, with who looks at them and when.',
        type: 'technical-standards-and-specifications',
        appliesTo:
          'Trusts and community services that run virtual wards, and the suppliers of devices and monitoring systems.',
        appliesToKinds: ['nhs-trust', 'care-provider', 'supplier'],
        careSettings: ['hospital', 'community-health', 'urgent-and-emergency-care'],
        topics: ['tests-and-diagnostics', 'clinical-decision-support', 'messaging'],
        need: 'Each monitoring product has its own feed. An ambulance crew at the door cannot see that the person has been measured six times today.',
        expectedBenefit:
          'One feed in place of one for each product, and readings that whoever is with the person can see.',
      }),
    ),
    step(-4, '16:10', (stage) =>
      comment(stage, work, 'draft', {
        key: 'adopt',
        who: 'nadia',
        from: 'eastmarsh',
        type: 'general',
        says: 'We run a virtual ward with 60 places and would be among the first to use this. We can lend a nurse and an engineer to the group.',
      }),
    ),
    step(-1, '09:30', (stage) =>
      comment(stage, work, 'draft', {
        key: 'devices',
        who: 'catherine',
        from: 'institute',
        type: 'question',
        says: 'Is the exchange between device and product meant as well, or only what leaves the product?',
      }),
    ),
  ];
}

/** Who follows what, besides those who work on it. */
export function followers(
  works: Readonly<Record<'discharge' | 'booking' | 'careHome', VersionWork>>,
): Step[] {
  const { discharge, booking, careHome } = works;
  const follows = [
    ['bethan', booking],
    ['bethan', careHome],
    ['marcus', booking],
    ['ingrid', discharge],
    ['joanne', careHome],
    ['nadia', booking],
    ['margaret', discharge],
  ] as const;
  return [
    step(-96, '19:00', async (stage) => {
      for (const [who, work] of follows) await followStandard(await stage.as(who), work.reference, true);
    }),
  ];
}
