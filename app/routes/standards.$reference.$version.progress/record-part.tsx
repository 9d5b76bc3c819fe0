import { Details } from '../../components/details';
import { AsShown } from '../../components/form/as-shown';
import { Button } from '../../components/form/button';
import { Select } from '../../components/form/select';
import { TextArea } from '../../components/form/text-area';
import { TextInput } from '../../components/form/text-input';
import { SummaryList } from '../../components/summary-list';
import { TypedText } from '../../components/typed-text';
import { IMPACT_LABELS } from '../../domain/labels';
import { commentsPath } from '../../services/comments/comment-address';
import type { ProgressView } from '../../services/versions/view-progress.server';
import { type DeskFailure, failureOf } from './desk-failure';
import { DeskForm } from './desk-form';

interface RecordPartProps {
  readonly desk: ProgressView;
  readonly failure: DeskFailure | undefined;
}

/** What goes with the text when it is decided on: changes, who was involved, comments. */
export function RecordPart({ desk, failure }: RecordPartProps) {
  const { standard, version, undecided, may } = desk;
  const typed = (text: string) => (text === '' ? 'Not written yet' : <TypedText text={text} />);
  return (
    <section aria-labelledby="record">
      <h2 className="nhsuk-heading-l" id="record">
        Record of this version
      </h2>
      <SummaryList
        rows={[
          { key: 'Follows version', value: version.basedOn },
          { key: 'Change summary', value: typed(version.changeSummary) },
          { key: 'Change log', value: typed(version.changeLog) },
          { key: 'Who was involved', value: typed(version.involvementRecord) },
          {
            key: 'Greatest change',
            value: version.highestImpact === null ? null : IMPACT_LABELS[version.highestImpact],
          },
          {
            key: 'Invited to the consultation',
            value:
              version.consultationInvited === '' ? null : <TypedText text={version.consultationInvited} />,
          },
          {
            key: 'Consultations',
            value:
              desk.consultationLinks.length === 0
                ? null
                : desk.consultationLinks.map(({ path, number, open }, at) => (
                    <span key={path}>
                      {at === 0 ? null : ', '}
                      <a href={path}>
                        Consultation {number}
                        {open ? '' : ', with its result'}
                      </a>
                    </span>
                  )),
          },
          {
            key: 'Sense checks',
            value: (
              <a href={`/standards/${standard.reference}/${version.number}/sense-checks`}>
                {desk.senseChecks === 0 ? 'None' : desk.senseChecks}
              </a>
            ),
          },
          {
            key: 'Who took part',
            value: (
              <a href={`/standards/${standard.reference}/${version.number}/participation`}>
                By organisation and interest
              </a>
            ),
          },
          {
            key: 'Comments not decided',
            value: (
              <>
                <a href={commentsPath(standard.reference, { version: version.number })}>
                  {undecided === 0 ? 'None' : undecided}
                </a>
                {may.desk ? (
                  <>
                    {' · '}
                    <a href={`/standards/${standard.reference}/${version.number}/desk`}>Resolution desk</a>
                  </>
                ) : null}
              </>
            ),
          },
        ]}
      />
      {may.describe ? (
        <Details summary="Write the record" open={failureOf(failure, 'describe') !== undefined}>
          <DeskForm intent="describe" failure={failure}>
            <AsShown
              shownHash={desk.shownHash}
              now={[
                { field: 'changeSummary', label: 'Change summary', value: version.changeSummary },
                { field: 'changeLog', label: 'Change log', value: version.changeLog },
                { field: 'involvementRecord', label: 'Who was involved', value: version.involvementRecord },
                {
                  field: 'highestImpact',
                  label: 'Greatest change',
                  value: version.highestImpact === null ? '' : IMPACT_LABELS[version.highestImpact],
                },
              ]}
            />
            <TextInput
              name="changeSummary"
              label="Change summary"
              hint="One sentence for lists and feeds"
              defaultValue={version.changeSummary}
            />
            <TextArea
              name="changeLog"
              label="Change log"
              hint="What changed, for those who implement it. A ballot needs it."
              rows={8}
              defaultValue={version.changeLog}
            />
            <TextArea
              name="involvementRecord"
              label="Who was involved"
              hint="Which organisations were offered a chance to take part, and how. Publication needs it."
              rows={6}
              defaultValue={version.involvementRecord}
            />
            <Select
              name="highestImpact"
              label="Greatest change in this version"
              hint="It sets the smallest number the version may have. Decided comments count as well."
              unchosen="As the decided comments say"
              options={Object.entries(IMPACT_LABELS).map(([value, label]) => ({ value, label }))}
              defaultValue={version.highestImpact ?? ''}
            />
            <Button look="secondary">Save the record</Button>
          </DeskForm>
        </Details>
      ) : null}
    </section>
  );
}
