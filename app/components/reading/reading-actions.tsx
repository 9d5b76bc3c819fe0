import { takesComments } from '../../domain/comment';
import type { ReadingView } from '../../services/versions/view-reading.server';
import { Details } from '../details';
import { Button } from '../form/button';
import { ButtonGroup } from '../form/button-group';
import { ButtonLink } from '../form/button-link';
import { Form } from '../form/form';
import { PrintButton } from '../print-button';

/** What a reader can do with a version: follow, comment, compare, take it along, cite it. */
export function ReadingActions({ view }: { readonly view: ReadingView }) {
  const { standard, version, text, artefacts, draftId, following, signedIn, about } = view;
  const { reference } = standard;
  const consultation =
    version.state === 'consultation' ? view.consultations.find(({ open }) => open) : undefined;
  const here = `/standards/${reference}/${version.number}`;
  const inWork = version.publishedAt === null;
  return (
    <>
      <ButtonGroup>
        {inWork && draftId !== null ? (
          <ButtonLink href={`/drafts/${draftId}`} small>
            Open the draft
          </ButtonLink>
        ) : null}
        {consultation === undefined ? null : (
          <ButtonLink href={consultation.path} small>
            Take part in the consultation
          </ButtonLink>
        )}
        {text === null || !takesComments(version.state) ? null : (
          <ButtonLink
            href={`/standards/${reference}/comments/new?version=${version.number}`}
            look={version.state === 'consultation' && consultation === undefined ? 'primary' : 'secondary'}
            small
          >
            Comment
          </ButtonLink>
        )}
        {text === null && about.previous === null ? null : (
          <ButtonLink
            href={
              about.previous === null
                ? `/standards/${reference}/compare`
                : `/standards/${reference}/compare?from=${about.previous}&to=${compareKey(view)}`
            }
            look="secondary"
            small
          >
            Compare
          </ButtonLink>
        )}
        <ButtonLink href={`${here}/progress`} look="secondary" small>
          {inWork ? 'Where it stands' : 'How it got here'}
        </ButtonLink>
        {view.mayPreparePatch ? (
          <ButtonLink href={`${here}/patch`} look="secondary" small>
            Prepare a patch
          </ButtonLink>
        ) : null}
        {view.mayProposeNext ? (
          <ButtonLink href={`/standards/${reference}/next-version`} look="secondary" small>
            Propose the next version
          </ButtonLink>
        ) : null}
        <FollowButton reference={reference} following={following} signedIn={signedIn} here={here} />
        <PrintButton />
      </ButtonGroup>
      {text?.hash ? (
        <div className="cc-downloads">
          <Details summary="Download">
            <ul className="nhsuk-list nhsuk-list--bullet">
              <li>
                <a href={`${here}/download/html`}>HTML, one file that needs nothing else</a>
              </li>
              <li>
                <a href={`${here}/download/pdf`}>PDF, with contents and bookmarks</a>
              </li>
              <li>
                <a href={`${here}/download/docx`}>Word (.docx)</a>
              </li>
              <li>
                <a href={`${here}/download/md`}>Markdown</a>
              </li>
              <li>
                <a href={`${here}/download/json`}>JSON, the exact bytes that the hash names</a> (
                <a href="/schemas/text-1.json">JSON Schema</a>)
              </li>
              <li>
                <a href={`${here}/download/csv`}>Requirements as CSV, for spreadsheets</a>
              </li>
              <li>
                <a href={`${here}/download/reqif`}>Requirements as ReqIF, for requirements tools</a>
              </li>
              {artefacts.artefacts.length === 0 ? null : (
                <li>
                  <a href="#artefacts">Machine-readable artefacts</a>: one by one, together, and as FHIR
                  package
                </li>
              )}
              {version.publishedAt === null ? null : (
                <li>
                  <a href={`${here}/decision-pack.zip`}>Decision pack</a>: text, votes, comment decisions,
                  approvals and audit events in one archive, with how to check them
                </li>
              )}
              <li>On paper: print this page with your browser</li>
            </ul>
          </Details>
        </div>
      ) : null}
      <Details summary="Cite">
        <p>{citation(view)}</p>
      </Details>
    </>
  );
}

/** The side of a comparison that stands for this version: the draft itself while it is being written. */
function compareKey({ text, version }: ReadingView): string {
  return text?.standing === 'live' ? `draft-${version.number}` : version.number;
}

function citation({ standard, version, text, origin, authority }: ReadingView): string {
  const year = version.publishedAt?.getUTCFullYear();
  const parts = [
    `${standard.owner?.name ?? authority}${year === undefined ? '' : ` (${year})`}. ${standard.title}.`,
    `${standard.reference}, version ${version.label}.`,
    `${origin}/standards/${standard.reference}/${version.number}.`,
    text?.hash ? `SHA-256 ${text.hash}.` : 'Draft, not for implementation.',
  ];
  return parts.join(' ');
}

interface FollowButtonProps {
  readonly reference: string;
  readonly following: boolean;
  readonly signedIn: boolean;
  readonly here: string;
}

function FollowButton({ reference, following, signedIn, here }: FollowButtonProps) {
  if (!signedIn) {
    return (
      <ButtonLink href={`/sign-in?to=${encodeURIComponent(here)}`} look="secondary" small>
        Sign in to follow
      </ButtonLink>
    );
  }
  return (
    <Form action={`/standards/${reference}/follow`}>
      <input type="hidden" name="follow" value={following ? 'no' : 'yes'} />
      <input type="hidden" name="to" value={here} />
      <Button look="secondary" small>
        {following ? 'Stop following' : 'Follow'}
      </Button>
    </Form>
  );
}
