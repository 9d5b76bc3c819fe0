import { DateTimeText } from '../../components/date-text';
import { Hash } from '../../components/hash';
import { LongerByHold } from '../../components/longer-by-hold';
import { Notice } from '../../components/notice';
import { SummaryList } from '../../components/summary-list';
import { TypedText } from '../../components/typed-text';
import { newCommentPath } from '../../services/comments/comment-address';
import type { PatchView } from '../../services/patches/view-patch.server';
import { textPath, versionPath } from '../../services/versions/version-address';

interface NoticePartProps {
  readonly view: PatchView;
  readonly patch: NonNullable<PatchView['patch']>;
}

/** The public notice: until when it stands, what is corrected and why that is editorial. */
export function NoticePart({ view: { standard, version }, patch }: NoticePartProps) {
  const { notice, approval, of, hashes } = patch;
  const { reference } = standard;
  if (notice === null) return null;
  return (
    <>
      {notice.stands ? (
        <Notice title={`Public notice of version ${version.number}, an editorial patch of ${of}`}>
          <p>
            {notice.stood ? 'The notice has stood since ' : 'The notice stands until '}
            <DateTimeText at={notice.stood ? notice.at : notice.until} />.{' '}
            {notice.stood
              ? 'An NHS Standards Lead may approve it now.'
              : 'Nobody approves it before. If you think that a change is more than editorial, comment on the text.'}
          </p>
          <p>
            <a className="nhsuk-notification-banner__link" href={newCommentPath(reference, version.number)}>
              Comment on the text
            </a>
          </p>
        </Notice>
      ) : null}
      <SummaryList
        rows={[
          { key: 'Corrects', value: <a href={versionPath(reference, of)}>Version {of}</a> },
          { key: 'What is corrected', value: version.changeSummary || null },
          { key: 'Why it is editorial', value: <TypedText text={notice.reason} /> },
          { key: 'Notice given', value: <DateTimeText at={notice.at} /> },
          {
            key: 'Can be approved from',
            value: (
              <>
                <DateTimeText at={notice.until} />
                {version.state === 'on-hold' ? ', and later by the days on hold' : null}
                <LongerByHold by={notice.lengthened} />
              </>
            ),
          },
          {
            key: 'Approval',
            value: approval === null ? null : <a href={`/approvals/${approval.id}`}>Open the approval</a>,
          },
          {
            key: 'Exact text',
            value:
              hashes.to === null ? null : (
                <>
                  <div>
                    <a href={textPath(hashes.to)}>Read it</a>
                  </div>
                  <Hash value={hashes.to} label={`Hash of ${version.number}`} />
                </>
              ),
          },
        ]}
      />
    </>
  );
}
