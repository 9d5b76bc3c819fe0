import { Details } from '../../components/details';
import { Button } from '../../components/form/button';
import { Radios } from '../../components/form/radios';
import { TextInput } from '../../components/form/text-input';
import { PersonName } from '../../components/person-name';
import { SummaryList } from '../../components/summary-list';
import { LANE_LABELS } from '../../domain/labels';
import type { ProgressView } from '../../services/versions/view-progress.server';
import { type DeskFailure, failureOf } from './desk-failure';
import { DeskForm } from './desk-form';

interface PeoplePartProps {
  readonly desk: ProgressView;
  readonly failure: DeskFailure | undefined;
}

type Role = ProgressView['roles'][number];

/** Who owns, chairs and writes it, and the forms to name them. */
export function PeoplePart({ desk, failure }: PeoplePartProps) {
  const { standard, roles, may } = desk;
  const of = (role: Role['role']) => roles.filter((one) => one.role === role);
  return (
    <section aria-labelledby="people">
      <h2 className="nhsuk-heading-m" id="people">
        Who works on it
      </h2>
      <SummaryList
        rows={[
          {
            key: 'Owner',
            value:
              standard.owner === null ? (
                'Not named yet'
              ) : (
                <a href={`/organisations/${standard.owner.slug}`}>{standard.owner.name}</a>
              ),
          },
          { key: 'Lane', value: standard.lane === null ? null : LANE_LABELS[standard.lane] },
          {
            key: 'Chair',
            value: (
              <RoleList roles={of('chair')} may={may.appointChair} failure={failure} none="Not named yet" />
            ),
          },
          {
            key: 'Editors',
            value: (
              <RoleList
                roles={of('editor')}
                may={may.appointEditor}
                failure={failure}
                none="None named yet"
              />
            ),
          },
        ]}
      />
      {may.appointChair ? (
        <Appoint intent="appoint-chair" summary="Name the chair" button="Name as chair" failure={failure} />
      ) : null}
      {may.appointEditor ? (
        <Appoint intent="appoint-editor" summary="Name an editor" button="Name as editor" failure={failure} />
      ) : null}
      {may.describeStandard ? (
        <p>
          <a href={`/standards/${standard.reference}/describe`}>Describe the standard</a>
        </p>
      ) : null}
    </section>
  );
}

interface RoleListProps {
  readonly roles: readonly Role[];
  readonly may: boolean;
  readonly failure: DeskFailure | undefined;
  readonly none: string;
}

function RoleList({ roles, may, failure, none }: RoleListProps) {
  if (roles.length === 0) return none;
  return (
    <ul className="nhsuk-list">
      {roles.map(({ id, name, organisationName, organisationSlug }) => (
        <li key={id}>
          <PersonName
            name={name}
            organisation={organisationName}
            {...(organisationSlug === null ? {} : { organisationHref: `/organisations/${organisationSlug}` })}
          />
          {may ? (
            <DeskForm intent="end-role" failure={failure}>
              <input type="hidden" name="appointmentId" value={id} />
              <Button look="secondary" small>
                End role<span className="nhsuk-u-visually-hidden"> of {name}</span>
              </Button>
            </DeskForm>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Appoint(props: {
  readonly intent: string;
  readonly summary: string;
  readonly button: string;
  readonly failure: DeskFailure | undefined;
}) {
  const own = failureOf(props.failure, props.intent);
  const candidates = own?.candidates ?? [];
  return (
    <Details summary={props.summary} open={own !== undefined}>
      <DeskForm intent={props.intent} failure={props.failure}>
        {candidates.length > 0 ? (
          <Radios
            name="person"
            label="Which one?"
            options={candidates.map(({ personId, name, organisationName }) => ({
              value: personId,
              label: organisationName === null ? name : `${name}, ${organisationName}`,
            }))}
          />
        ) : (
          <TextInput name="person" label="Name or e-mail address" hint="Exactly as in their account" />
        )}
        <Button look="secondary">{props.button}</Button>
      </DeskForm>
    </Details>
  );
}
