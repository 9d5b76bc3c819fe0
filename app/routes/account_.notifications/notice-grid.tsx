import { NOTICE_CHANNELS } from '../../../db/words';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import type { FormFailure } from '../../components/form/form-failure';
import { NOTICE_CHANNEL_LABELS } from '../../domain/labels/notices';
import type { NoticeRow, viewNoticeSettings } from '../../services/notices/view-notice-settings.server';

type Subjects = Awaited<ReturnType<typeof viewNoticeSettings>>['subjects'];

/** Kinds down, channels across; on a narrow screen each kind is a list of its own choices. */
export function NoticeGrid({
  subjects,
  failure,
}: {
  readonly subjects: Subjects;
  readonly failure: FormFailure | null;
}) {
  return (
    <section aria-labelledby="grid-heading">
      <h2 className="nhsuk-heading-l" id="grid-heading">
        Each kind of news
      </h2>
      <p>
        “Here only” is the page <a href="/notifications">Notifications</a>. The next three bring it by e-mail
        as well: at once, or collected at 8am each day or each Monday, UK time, when there is something to
        tell. “Off” is nowhere. Letters about your account itself, such as a changed password, always come.
      </p>
      <Form intent="choose" failure={failure} className="cc-choices">
        {subjects.map(({ subject, rows }) => (
          <section key={subject} className="cc-choices__part">
            <div className="cc-choices__head">
              <h3 className="nhsuk-heading-s">{subject}</h3>
              {NOTICE_CHANNELS.map((channel) => (
                <span key={channel} className="cc-choices__column" aria-hidden="true">
                  {NOTICE_CHANNEL_LABELS[channel]}
                </span>
              ))}
            </div>
            {rows.map((row) => (
              <Choices key={row.kind} row={row} />
            ))}
          </section>
        ))}
        <Button>Keep these choices</Button>
      </Form>
    </section>
  );
}

/** One row: a question with five answers, each with its words, which the wide grid says once above. */
function Choices({ row: { kind, label, channel: chosen } }: { readonly row: NoticeRow }) {
  return (
    <fieldset className="cc-choices__row">
      <legend className="cc-choices__kind">{label}</legend>
      {NOTICE_CHANNELS.map((channel) => (
        <span key={channel} className="cc-choices__choice nhsuk-radios nhsuk-radios--small">
          <span className="nhsuk-radios__item">
            <input
              className="nhsuk-radios__input"
              type="radio"
              name={kind}
              id={`${kind}-${channel}`}
              value={channel}
              defaultChecked={channel === chosen}
            />
            <label className="nhsuk-label nhsuk-radios__label" htmlFor={`${kind}-${channel}`}>
              <span className="cc-choices__words">{NOTICE_CHANNEL_LABELS[channel]}</span>
            </label>
          </span>
        </span>
      ))}
    </fieldset>
  );
}
