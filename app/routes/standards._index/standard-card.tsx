import { Card } from '../../components/card';
import { DateText } from '../../components/date-text';
import { daysLeftWords } from '../../components/dates';
import { VersionStateTag } from '../../components/state-tag';
import { Tag } from '../../components/tag';
import { STANDARD_TYPE_LABELS } from '../../domain/labels';
import type { DirectoryEntry, EntryVersion } from '../../services/directory/find-standards.server';

/** One standard of the list. */
export function StandardCard({ entry, now }: { readonly entry: DirectoryEntry; readonly now: Date }) {
  const { reference, title, summary, type, appliesTo, owner, current, inWork, cancelled } = entry;
  return (
    <Card title={title} href={`/standards/${reference}`}>
      <p className="nhsuk-u-margin-bottom-2">
        <strong>{reference}</strong> · {STANDARD_TYPE_LABELS[type]}
        {owner === null ? '' : ` · ${owner}`}
      </p>
      <p className="nhsuk-u-margin-bottom-2">{summary}</p>
      <p className="nhsuk-u-margin-bottom-3 nhsuk-body-s">
        <strong>Applies to:</strong> {appliesTo}
      </p>
      {current === null ? null : (
        <Line
          version={current}
          now={now}
          label={current.state === 'retired' ? 'Last published version' : 'Current version'}
        />
      )}
      {inWork === null ? null : <Line version={inWork} now={now} label="In work" />}
      {cancelled.map((version) => (
        <div key={version.number}>
          <Line version={version} now={now} label="Cancelled version" />
          <p className="nhsuk-body-s nhsuk-u-margin-bottom-2">
            <strong>Public reason:</strong> {version.reason}
          </p>
        </div>
      ))}
    </Card>
  );
}

interface LineProps {
  readonly version: EntryVersion;
  readonly label: string;
  readonly now: Date;
}

function Line({ version, label, now }: LineProps) {
  const { number, state, publishedAt, mandatoryFrom, closesAt, since } = version;
  return (
    <p className="nhsuk-body-s nhsuk-u-margin-bottom-2">
      {label} <strong>{number}</strong> <VersionStateTag state={state} />{' '}
      {mandatoryFrom === null ? null : (
        <>
          <Tag colour="green">Mandatory</Tag> comply by <DateText at={mandatoryFrom} />{' '}
        </>
      )}
      {closesAt === null ? (
        <>
          since <DateText at={publishedAt ?? since} />
        </>
      ) : (
        <>
          until <DateText at={closesAt} />, {daysLeftWords(now, closesAt)}
        </>
      )}
    </p>
  );
}
