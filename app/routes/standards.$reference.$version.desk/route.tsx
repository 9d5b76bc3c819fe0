import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type ThreadFailure, threadPrefix } from '../../components/comments/thread-form';
import { DateText } from '../../components/date-text';
import { Form } from '../../components/form/form';
import { Page } from '../../components/page';
import { Pagination } from '../../components/pagination';
import { VersionStateTag } from '../../components/state-tag';
import { VERSION_STATE_LABELS } from '../../domain/labels';
import { door, memberDoor } from '../../http/respond.server';
import { commentsPath, reportPath } from '../../services/comments/comment-address';
import { LONGEST } from '../../services/comments/comment-limits';
import { deskPath, readDeskSearch } from '../../services/desk/desk-search';
import { viewDesk } from '../../services/desk/view-desk.server';
import { deskAction } from './desk-action.server';
import { DeskFilters } from './desk-filters';
import { DeskKeys } from './desk-keys';
import { DeskList } from './desk-list';
import { DeskNews, DeskRefusals } from './desk-news';
import { OpenedPart } from './opened-part';
import { type SeveralFailure, SeveralPart } from './several-part';

export const loader = door(async ({ ctx, params, url }) => {
  const search = readDeskSearch(url.searchParams);
  return {
    desk: await viewDesk(ctx, params.reference ?? '', params.version ?? '', search),
    done: url.searchParams.get('done') ?? '',
    many: Number(url.searchParams.get('many') ?? '0') || 0,
  };
});

export const action = memberDoor(deskAction);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `Resolution desk of ${data.desk.standard.reference} ${data.desk.standard.title} ${data.desk.version.number} (${VERSION_STATE_LABELS[data.desk.version.state]})`
      : 'Resolution desk',
  },
];

export default function DeskPage() {
  const { desk, done, many } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as SeveralFailure | ThreadFailure | undefined;
  const several = answer !== undefined && 'several' in answer ? answer : undefined;
  const one = answer !== undefined && 'intent' in answer ? answer : undefined;
  const { standard, version, search, pages, total, blocks } = desk;
  const ticked = several?.values?.comment ?? [];
  return (
    <Page
      caption={`${standard.reference} ${standard.title} ${version.number}`}
      title="Resolution desk"
      head={<VersionStateTag state={version.state} />}
      crumbs={[
        { text: 'Standards', href: '/standards' },
        { text: standard.reference, href: `/standards/${standard.reference}` },
        { text: version.number, href: `/standards/${standard.reference}/${version.number}` },
      ]}
      failure={one ?? (several?.refused === undefined ? several : undefined)}
      idPrefix={one === undefined ? 'several-' : threadPrefix(one.intent)}
    >
      <DeskNews done={answer === undefined ? done : ''} many={many} />
      <DeskRefusals failure={several} />
      <p>
        <a href={commentsPath(standard.reference, { version: version.number })}>
          The list that everybody reads
        </a>
        {' · '}
        <a href={reportPath(standard.reference, version.number)}>Disposition report</a>
      </p>
      {blocks.map((block) => (
        <p key={`${block.name}${String(block.standsAfter)}`}>
          Block “{block.name}” stands after <DateText at={block.standsAfter} />:{' '}
          {block.comments.map(({ name, path }, at) => (
            <span key={path}>
              {at === 0 ? null : ', '}
              <a href={path}>{name}</a>
            </span>
          ))}
          .
        </p>
      ))}
      <DeskKeys />
      <div className="cc-desk" data-desk>
        <div className="cc-desk__filters">
          <DeskFilters desk={desk} />
        </div>
        <div className="cc-desk__side">
          <OpenedPart desk={desk} failure={one} longestReason={LONGEST.reason} />
        </div>
        <div className="cc-desk__main">
          <p>{total === 1 ? '1 comment' : `${total} comments`}</p>
          <Form idPrefix="several-" failure={several}>
            <DeskList desk={desk} ticked={typeof ticked === 'string' ? [ticked] : ticked} />
            <Pagination
              page={search.page}
              pages={pages}
              hrefOf={(page) => deskPath(standard.reference, version.number, { ...search, page, open: null })}
            />
            <SeveralPart desk={desk} failure={several} longestReason={LONGEST.reason} />
          </Form>
        </div>
      </div>
    </Page>
  );
}
