import { DemoDoor } from '../demo/demo-door.tsx';
import { Boundary } from './boundary.tsx';
import { deferred } from './deferred.tsx';
import { InvitationPage } from './invitation.tsx';
import { ForgottenPage } from './forgotten.tsx';
import { Frame } from './frame.tsx';
import { ResetPage } from './reset.tsx';
import { SignInPage } from './sign-in.tsx';
import { SignUpPage } from './sign-up.tsx';

const Workspace = deferred(() => import('../work/workspace.tsx'));
const DemoPage = deferred(() => import('../demo/demo-page.tsx'));

const light: Readonly<Record<string, () => React.ReactNode>> = {
  '/sign-in': SignInPage,
  '/sign-up': SignUpPage,
  '/forgotten': ForgottenPage,
  '/reset': ResetPage,
  '/invitation': InvitationPage,
};

/** Sign-in pages come at once and alone; the workspace with its components is fetched only by who goes in. */
export function App() {
  const path = location.pathname.replace(/\/+$/u, '');
  const Page = light[path];
  return (
    <Boundary>
      <DemoDoor />
      {Page !== undefined ? (
        <Frame>
          <Page />
        </Frame>
      ) : path === '/demo' ? (
        <Frame wide>
          <DemoPage />
        </Frame>
      ) : (
        <Workspace />
      )}
    </Boundary>
  );
}
