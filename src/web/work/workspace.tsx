import '../theme/work.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/es/locale/en_US.js';
import zhCN from 'antd/es/locale/zh_CN.js';
import { lazy, Suspense } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { Loading } from '../entry/loading.tsx';
import { FactorDialog } from '../people/factor-dialog.tsx';
import { SessionNotices } from '../people/session-notices.tsx';
import { theme } from '../theme/antd-theme.ts';
import { nonceStyles } from '../theme/nonce-styles.ts';
import { useLanguage } from '../words/language.tsx';
import { Missing } from './missing.tsx';
import { NoticeList } from './notice-list.tsx';
import { SessionGate } from './session.tsx';

const HomePage = lazy(() => import('../home/home-page.tsx'));
const OfficePage = lazy(() => import('../office/office-page.tsx'));
const ApplicationPage = lazy(() => import('../application/application-page.tsx'));

const EnrolPage = lazy(() => import('../people/enrol-page.tsx'));
const AccountPage = lazy(() => import('../people/account-page.tsx'));
const MembersPage = lazy(() => import('../people/members-page.tsx'));
const InterferencePage = lazy(() => import('../people/interference-page.tsx'));
const LogPage = lazy(() => import('../people/log-page.tsx'));

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
              <Suspense fallback={<Loading />}>
                <Routes>
                  <Route path="/home" element={<HomePage />} />
                  <Route path="/office/*" element={<OfficePage />} />
                  <Route path="/applications/:id/*" element={<ApplicationPage />} />
                  <Route path="/people/enrol" element={<EnrolPage />} />
                  <Route path="/people/account" element={<AccountPage />} />
                  <Route path="/people/members" element={<MembersPage />} />
                  <Route path="/people/interference" element={<InterferencePage />} />
                  <Route path="/people/log" element={<LogPage />} />
                  <Route path="*" element={<Missing />} />
                </Routes>
              </Suspense>
            </SessionGate>
            <NoticeList />
          </BrowserRouter>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
