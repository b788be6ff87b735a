import '../theme/work.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/es/locale/en_US.js';
import zhCN from 'antd/es/locale/zh_CN.js';
import { BrowserRouter, Route, Routes } from 'react-router';
import { deferred } from '../entry/deferred.tsx';
import { FactorDialog } from '../people/factor-dialog.tsx';
import { SessionNotices } from '../people/session-notices.tsx';
import { theme } from '../theme/antd-theme.ts';
import { nonceStyles } from '../theme/nonce-styles.ts';
import { useLanguage } from '../words/language.tsx';
import { Missing } from './missing.tsx';
import { NoticeList } from './notice-list.tsx';
import { SessionGate } from './session.tsx';

const HomePage = deferred(() => import('../home/home-page.tsx'));
const OfficePage = deferred(() => import('../office/office-page.tsx'));
const ReviewsPage = deferred(() => import('../assess/reviews-page.tsx'));
const JuryPage = deferred(() => import('../jury/jury-page.tsx'));
const ApplicationPage = deferred(() => import('../application/application-page.tsx'));

const EnrolPage = deferred(() => import('../people/enrol-page.tsx'));
const AccountPage = deferred(() => import('../people/account-page.tsx'));
const MembersPage = deferred(() => import('../people/members-page.tsx'));
const InterferencePage = deferred(() => import('../people/interference-page.tsx'));
const LogPage = deferred(() => import('../people/log-page.tsx'));

const queries = new QueryClient({
  defaultOptions: { queries: { retry: 1, staleTime: 5_000, refetchOnWindowFocus: false } },
});

/** The nonce the server gave this page: style sheets made at run time carry it. */
const nonce = document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce ?? '';
nonceStyles(nonce);

/** Everything behind sign-in. */
export default function Workspace() {
  const language = useLanguage();
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'zh' ? zhCN : enUS}
      csp={{ nonce }}
      button={{ autoInsertSpace: false }}
    >
      <AntApp>
        <QueryClientProvider client={queries}>
          <BrowserRouter>
            <SessionGate>
              <SessionNotices />
              <FactorDialog />
              <Routes>
                <Route path="/home" element={<HomePage />} />
                <Route path="/office/*" element={<OfficePage />} />
                <Route path="/reviews/*" element={<ReviewsPage />} />
                <Route path="/jury/*" element={<JuryPage />} />
                <Route path="/applications/:id/*" element={<ApplicationPage />} />
                <Route path="/people/enrol" element={<EnrolPage />} />
                <Route path="/people/account" element={<AccountPage />} />
                <Route path="/people/members" element={<MembersPage />} />
                <Route path="/people/interference" element={<InterferencePage />} />
                <Route path="/people/log" element={<LogPage />} />
                <Route path="*" element={<Missing />} />
              </Routes>
            </SessionGate>
            <NoticeList />
          </BrowserRouter>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
