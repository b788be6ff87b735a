import { dismissNotice, useNotices } from './notices.ts';

/** Short words at the foot of the page. */
export function NoticeList() {
  const notices = useNotices();
  return (
    <div className="notices" role="status" aria-live="polite">
      {notices.map((notice) => (
        <p key={notice.id} className={notice.tone === 'error' ? 'notice error' : 'notice'}>
          <span>{notice.text}</span>
          {notice.act !== undefined && (
            <button
              type="button"
              onClick={() => {
                notice.act?.run();
                dismissNotice(notice.id);
              }}
            >
              {notice.act.title}
            </button>
          )}
        </p>
      ))}
    </div>
  );
}
