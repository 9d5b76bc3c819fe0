import { LANE_LABELS, ORGANISATION_KIND_LABELS, STANDARD_TYPE_LABELS } from '../../domain/labels';
import type { ReadingView } from '../../services/versions/view-reading.server';
import { DateText } from '../date-text';
import { Hash } from '../hash';
import { SummaryList } from '../summary-list';

const day = (at: Date | null) => (at === null ? null : <DateText at={at} />);

/** What a version is, as pairs; facts it does not have are left out. */
export function VersionFacts({ view }: { readonly view: ReadingView }) {
  const { standard, version, text, artefacts, about, authority } = view;
  const kinds = standard.appliesToKinds.map((kind) => ORGANISATION_KIND_LABELS[kind]).join(', ');
  return (
    <SummaryList
      rows={[
        { key: 'Applies to', value: kinds === '' ? standard.appliesTo : `${standard.appliesTo} (${kinds})` },
        {
          key: 'Owner',
          value:
            standard.owner === null ? null : (
              <a href={`/organisations/${standard.owner.slug}`}>{standard.owner.name}</a>
            ),
        },
        { key: 'Type', value: STANDARD_TYPE_LABELS[standard.type] },
        {
          key: 'Lane',
          value: standard.lane === null || version.publishedAt !== null ? null : LANE_LABELS[standard.lane],
        },
        { key: 'Published', value: day(version.publishedAt) },
        { key: 'Implement from', value: day(version.implementFrom) },
        { key: 'Comply by', value: day(version.complyBy) },
        { key: 'Mandated', value: about.mandate === null ? null : day(about.mandate.at) },
        { key: 'Review by', value: version.publishedAt === null ? null : day(version.reviewBy) },
        { key: 'Deprecated', value: day(version.deprecatedAt) },
        { key: 'Phase-out ends', value: day(version.phaseOutEndsAt) },
        { key: 'Retired', value: day(version.retiredAt) },
        {
          key: 'Consultation closes',
          value: version.state === 'consultation' ? day(version.consultationClosesAt) : null,
        },
        {
          key: view.consultations.length > 1 ? 'Consultations' : 'Consultation',
          value:
            view.consultations.length === 0
              ? null
              : view.consultations.map(({ path, number, open, closesAt }, at) => (
                  <span key={path}>
                    {at === 0 ? null : ', '}
                    <a href={path}>
                      {view.consultations.length > 1
                        ? `Consultation ${number}`
                        : 'What is asked and who took part'}
                    </a>{' '}
                    ({standsAs(open, version.state)}
                    {open && version.state === 'on-hold' ? null : <DateText at={closesAt} />})
                  </span>
                )),
        },
        {
          key: 'Approved by',
          value:
            about.approvedBy.length === 0
              ? null
              : `${authority} (${about.approvedBy.map(({ leadName }) => leadName).join(', ')})`,
        },
        {
          key: 'Content hash',
          value: text?.hash ? <Hash value={text.hash} label={`Hash of version ${version.number}`} /> : null,
        },
        {
          key: 'Hash of the artefacts',
          value:
            artefacts.hash === null ? null : (
              <Hash value={artefacts.hash} label={`Hash of the artefacts of version ${version.number}`} />
            ),
        },
        { key: 'Licence', value: <a href="/licence">Open Government Licence v3.0</a> },
      ]}
    />
  );
}

/** A consultation that is not closed waits while its version is on hold. */
function standsAs(open: boolean, state: ReadingView['version']['state']): string {
  if (!open) return 'closed on ';
  return state === 'on-hold' ? 'interrupted' : 'open until ';
}
